"""The real street file of a force, untouched: every row accounted for, as counted independently."""

import csv
import gzip
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from tests.integration.real_input.shared_data import SHARED, needs_shared

from headwater.definitions.library import Library
from headwater.intake import Received, receive
from headwater.vocabulary.nature import Nature

pytestmark = needs_shared
FILE = SHARED / "police_uk" / "nottinghamshire-street-all.csv.gz"
LIBRARY = Library(Path(__file__).resolve().parents[3] / "definitions")


def _receive(path: Path, feed: str, workspace: Path) -> Received:
    return receive(
        path,
        specification=LIBRARY.extract(feed),
        codelists=LIBRARY.codelists(),
        bases=LIBRARY.bases("nottinghamshire"),
        supplier=None,
        today=date(2026, 11, 1),
        workspace=workspace,
        home_nature=None,
        others=LIBRARY.extracts().values(),
    )


@pytest.fixture(scope="module")
def street(tmp_path_factory: pytest.TempPathFactory) -> Received:
    """The street file as intake receives it."""
    return _receive(FILE, "police_uk_street", tmp_path_factory.mktemp("street"))


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    """The same file, read with the standard library."""
    with gzip.open(FILE, "rt", encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def test_every_row_is_accounted_for(street: Received, rows: list[dict[str, str]]) -> None:
    report = street.report
    assert report.rows_in_file == len(rows) == 177_390
    assert (report.rows_accepted, report.rows_rejected) == (176_964, 426)
    assert street.nature is Nature.REAL
    assert (report.first_month, report.last_month) == (date(2018, 10, 1), date(2025, 12, 1))
    assert len(street.months) == 17


def test_repeated_crime_ids_are_counted_once_as_the_first_row_says(
    street: Received, rows: list[dict[str, str]]
) -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        places[row["Crime ID"]].append(row["LSOA code"])
    del places[""]
    repeated = {reference: codes for reference, codes in places.items() if len(codes) > 1}
    disagreeing = sum(len({code for code in codes if code}) > 1 for codes in repeated.values())
    assert (len(repeated), disagreeing) == (410, 305)
    note = next(note for note in street.report.notes if note.reason == "references_repeated")
    assert note.words.startswith("410 references stand on 836 rows")
    assert note.words.endswith("305 of them disagree on place.")
    assert note.rows == sum(map(len, repeated.values())) == 836


def test_counts_equal_distinct_ids_plus_rows_without_one(
    street: Received, rows: list[dict[str, str]]
) -> None:
    seen: set[str] = set()
    expected: Counter[tuple[str, str, str]] = Counter()
    for row in rows:
        if not row["Crime ID"] or row["Crime ID"] not in seen:
            expected[row["Month"], row["LSOA code"], row["Crime type"]] += 1
        seen.add(row["Crime ID"])
    accepted = pq.read_table(
        street.accepted, columns=["month", "small_area_code", "crime_type", "row_number"]
    ).to_pylist()
    found = Counter(
        (f"{row['month']:%Y-%m}", row["small_area_code"] or "", row["crime_type"])
        for row in accepted
    )
    assert found == expected
    assert len({row["row_number"] for row in accepted}) == len(accepted)


def test_rows_without_a_place_or_an_id_are_kept(
    street: Received, rows: list[dict[str, str]]
) -> None:
    accepted = pq.read_table(street.accepted, columns=["row_number", "small_area_code"])
    without_id = {number for number, row in enumerate(rows, start=1) if not row["Crime ID"]}
    assert without_id
    assert without_id <= set(accepted["row_number"].to_pylist())
    assert accepted["small_area_code"].null_count > 1_000


def test_both_vintages_are_noted(street: Received) -> None:
    note = next(note for note in street.report.notes if note.reason == "mixed_area_vintages")
    assert note.words.startswith("Area codes of several census years: 2011 (55,337 rows), 2021")


def test_the_report_holds_no_cell_of_any_row(street: Received, rows: list[dict[str, str]]) -> None:
    report = repr(street.report)
    for row in rows[:2_000]:
        for name in ("Crime ID", "Location", "LSOA code", "LSOA name"):
            assert not row[name] or row[name] not in report


LOOKUPS = [
    ("area_lookup_2011", "lookup_lsoa11_ltla20.csv.gz", 34_753, 2011, ("E01028009", "E07000171")),
    (
        "area_lookup_2021",
        "lookup_lsoa21_ward24_ltla24.csv.gz",
        35_672,
        2021,
        ("E01012049", "E06000002"),
    ),
]


@pytest.mark.parametrize(("feed", "name", "count", "vintage", "pair"), LOOKUPS)
def test_the_real_lookups_are_read_as_they_are(
    tmp_path: Path, feed: str, name: str, count: int, vintage: int, pair: tuple[str, str]
) -> None:
    lookup = _receive(SHARED / "boundaries" / name, feed, tmp_path)
    assert (lookup.report.rows_accepted, lookup.report.rows_rejected) == (count, 0)
    table = pq.read_table(lookup.accepted)
    assert set(table["vintage"].to_pylist()) == {vintage}
    assert pair in zip(
        table["small_area_code"].to_pylist(), table["district_code"].to_pylist(), strict=True
    )
