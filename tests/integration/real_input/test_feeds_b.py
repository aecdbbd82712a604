"""Real open files of police and public health, untouched, through the feeds that describe them."""

import csv
import gzip
from collections import Counter
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from tests.integration.real_input.shared_data import SHARED, needs_shared
from tests.unit.intake.small_feed import basis

from headwater.definitions.library import Library
from headwater.intake import NothingAccepted, Received, receive
from headwater.intake.faults import WrongFeed
from headwater.vocabulary.nature import Nature

pytestmark = needs_shared
LIBRARY = Library(Path(__file__).resolve().parents[3] / "definitions")
SEARCHES = SHARED / "police_uk" / "2023-12-metropolitan-stop-and-search.csv.gz"
STREET = SHARED / "police_uk" / "nottinghamshire-street-all.csv.gz"
FINGERTIPS = SHARED / "health_education" / "fingertips_format_example_campylobacter.csv"
Cells = list[dict[str, str]]


def _receive(path: Path, feed: str, workspace: Path) -> Received:
    return receive(
        path,
        specification=LIBRARY.extract(feed),
        codelists=LIBRARY.codelists(),
        bases=(basis(feed=feed, kind="open_licence", ends_on=None),),
        supplier=None,
        today=date(2026, 11, 22),
        workspace=workspace,
        home_nature=None,
        others=LIBRARY.extracts().values(),
    )


def _rows(path: Path) -> Cells:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


@pytest.fixture(scope="module")
def searches(tmp_path_factory: pytest.TempPathFactory) -> Received:
    """A month of searches by the country's largest force."""
    return _receive(SEARCHES, "police_uk_stop_and_search", tmp_path_factory.mktemp("searches"))


def test_every_search_is_accepted_and_real(searches: Received) -> None:
    report = searches.report
    assert report.rows_in_file == 9_086
    assert (report.rows_accepted, report.rows_rejected) == (9_086, 0)
    assert searches.nature is Nature.REAL
    assert searches.months == (date(2023, 12, 1),)
    assert report.notes == ()


def test_searches_keep_their_sex_time_and_self_defined_ethnicity(searches: Received) -> None:
    rows = _rows(SEARCHES)
    table = pq.read_table(searches.accepted).to_pylist()
    sexes = {"Male": "male", "Female": "female", "Other": "other", "": None}
    assert Counter(row["sex"] for row in table) == Counter(sexes[row["Gender"]] for row in rows)
    written = Counter(row["Date"].removesuffix("+00:00") for row in rows)
    assert Counter(row["occurred_at"].isoformat() for row in table) == written
    ethnicity = Counter(row["ethnicity"] for row in table)
    assert ethnicity["not_stated"] == 2_868
    assert ethnicity["white"] == sum(
        row["Self-defined ethnicity"].startswith("White") for row in rows
    )
    assert ethnicity[None] == 109


def test_officer_defined_ethnicity_is_never_merged_with_self_defined(searches: Received) -> None:
    rows = _rows(SEARCHES)
    black = sum(row["Self-defined ethnicity"].startswith("Black") for row in rows)
    seen = sum(row["Officer-defined ethnicity"] == "Black" for row in rows)
    table = pq.read_table(searches.accepted, columns=["ethnicity"])
    assert Counter(table["ethnicity"].to_pylist())["black"] == black != seen


def test_no_point_of_a_search_is_kept(searches: Received) -> None:
    names = set(pq.read_table(searches.accepted).column_names)
    assert not names & {"latitude", "longitude", "small_area_code"}


def test_every_real_outcome_is_in_the_codelist() -> None:
    listed = LIBRARY.codelists()["police_uk_outcomes"].values
    found = {row["Last outcome category"] for row in _rows(STREET)} - {""}
    assert len(found) == 26
    assert found <= listed.keys()


def test_a_street_file_is_not_taken_for_outcomes(tmp_path: Path) -> None:
    with pytest.raises(WrongFeed) as refusal:
        _receive(STREET, "police_uk_outcomes", tmp_path)
    assert "police_uk_street" in refusal.value.found


def test_real_outcomes_load_in_the_layout_of_an_outcomes_file(tmp_path: Path) -> None:
    """The shared folder holds no outcomes file, so one is laid out from real rows that have one."""
    specification = LIBRARY.extract("police_uk_outcomes")
    headers = [column.header for column in specification.columns]
    decided = [row for row in _rows(STREET) if row["Last outcome category"]]
    path = tmp_path / "outcomes.csv"
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, headers, extrasaction="ignore")
        writer.writeheader()
        writer.writerows({**row, "Outcome type": row["Last outcome category"]} for row in decided)
    outcomes = _receive(path, "police_uk_outcomes", tmp_path / "workspace")
    assert outcomes.report.rows_accepted == outcomes.report.rows_in_file == len(decided)
    # Crimes of which two rows stand in the file stay two outcomes.
    assert len(decided) > len({row["Crime ID"] for row in decided})


def test_the_fingertips_layout() -> None:
    rows = _indicators()
    specification = LIBRARY.extract("fingertips_indicators")
    assert [column.header for column in specification.columns] == list(rows[0])
    assert {row["Sex"] for row in rows} <= LIBRARY.codelists()["sex_fingertips"].values.keys()


def test_a_real_fingertips_download_loads_unchanged(tmp_path: Path) -> None:
    rows = _indicators()
    try:
        result = _receive(FINGERTIPS, "fingertips_indicators", tmp_path)
    except NothingAccepted:
        pytest.skip(
            "each of its rows has 25 cells under 26 headers: the last empty cell is left out, "
            "and the reader does not fill it in yet"
        )
    assert result.report.rows_accepted == len(rows) == 852
    table = pq.read_table(result.accepted).to_pylist()
    assert Counter(row["published_value_state"] for row in table)["missing"] == 10
    assert table[0]["events"] == 51_897


def test_a_fingertips_download_with_all_its_cells_loads_whole(tmp_path: Path) -> None:
    """The same rows with the last empty cell written out."""
    rows = _indicators()
    path = tmp_path / "indicators.csv"
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, list(rows[0]))
        writer.writeheader()
        writer.writerows({**row, "Compared to goal": ""} for row in rows)
    result = _receive(path, "fingertips_indicators", tmp_path / "workspace")
    assert (result.report.rows_accepted, result.report.rows_rejected) == (852, 0)
    assert result.nature is Nature.REAL
    table = pq.read_table(result.accepted).to_pylist()
    assert Counter(row["published_value_state"] for row in table) == {
        "released": 842,
        "missing": 10,
    }
    published = [float(row["Value"]) for row in rows if row["Value"]]
    kept = [row["published_value"] for row in table if row["published_value"] is not None]
    assert kept == published
    assert {row["period"] for row in table} == {"2015", "2016", "2017"}
    assert {row["sex"] for row in table} == {None}


def _indicators() -> Cells:
    with FINGERTIPS.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))
