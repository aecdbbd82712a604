"""Words about a place: read once, placed at most as surely as they are, and then gone."""

import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.intake.small_feed import (
    CODELISTS,
    COLUMNS,
    HEADERS,
    basis,
    column,
    csv_of,
    received,
    rows_of,
    specification,
)
from tests.unit.placing.town import CLUB, EAST, GAZETTEER, WEST

from headwater.definitions.codelist import Code, Codelist
from headwater.definitions.extract import ExtractSpecification
from headwater.intake import NoBasis, Received
from headwater.intake.faults import ColumnsAmiss

KINDS = Codelist("kinds", (Code("03", "Home", "home"), Code("04", "Pub", "licensed")))
PLACES = [
    column("kind", "Kind", becomes="place_type", codelist="kinds"),
    column("place_words", "Where", classification="identifier", placeWords=True),
]
WORDED = [*HEADERS, "Kind", "Where"]
OUTCOMES = {
    "place_stated",
    "placed_high",
    "placed_medium",
    "placed_low",
    "not_placed_home",
    "not_placed_address",
    "not_placed_blank",
    "not_placed",
}
TEXTS = (
    "outside the Velvet City",
    "nr Opera House",
    "Westerham town centre",
    "walking from Marlow",
)
WRITTEN = st.sampled_from([*TEXTS, "home", "ZZ1 1AB", "12 Tanner Street", "town", "zqx", ""])


def worded(areas: dict[str, Any] | None = None) -> ExtractSpecification:
    """The small feed, with a kind of place and the place in words."""
    columns = [{**each} for each in COLUMNS]
    if areas:
        columns[3] = {**columns[3], "customProperties": [*columns[3]["customProperties"], areas]}
    return specification(columns=[*columns, *PLACES])


def read(folder: Path, *rows: dict[str, str], **changed: Any) -> Received:
    """What intake makes of rows with words about their places."""
    stated: dict[str, Any] = {
        "specification": worded(),
        "codelists": {**CODELISTS, "kinds": KINDS},
        "gazetteer": GAZETTEER,
        **changed,
    }
    headers = stated.pop("headers", WORDED)
    unplaced = ({"Area": "", "Kind": "", "Where": "", **row} for row in rows)
    return received(folder, csv_of(rows_of(*unplaced), headers), **stated)


def placed(result: Received) -> list[tuple[str | None, str | None, str | None]]:
    """Small area, district told in words, and band of each accepted row."""
    table = pq.read_table(result.accepted)
    names = ("small_area_code", "worded_district_code", "place_band")
    return list(zip(*(table[name].to_pylist() for name in names), strict=True))


def outcomes(result: Received) -> dict[str, int]:
    return {note.reason: note.rows for note in result.report.notes if note.reason in OUTCOMES}


@pytest.mark.parametrize(
    ("where", "kind", "found", "outcome"),
    [
        ("outside the Velvet City", "04", (CLUB, None, "high"), "placed_high"),
        ("outside the Velvet City", "03", (None, None, "none"), "not_placed_home"),
        ("Deer Park", "", (None, EAST, "high"), "placed_high"),
        ("nr Velvet City", "", (None, WEST, "medium"), "placed_medium"),
        ("Westerham town centre", "", (None, WEST, "medium"), "placed_medium"),
        ("walking from Velvet City", "", (None, None, "low"), "placed_low"),
        ("The Red Lion", "04", (None, None, "none"), "not_placed"),
        ("town", "", (None, None, "none"), "not_placed"),
        ("home", "", (None, None, "none"), "not_placed_home"),
        ("ZZ1 1AB", "04", (None, None, "none"), "not_placed_address"),
        ("12 Tanner Street", "04", (None, None, "none"), "not_placed_address"),
        ("", "04", (None, None, "none"), "not_placed_blank"),
    ],
)
def test_what_becomes_of_words(
    where: str,
    kind: str,
    found: tuple[str | None, str | None, str],
    outcome: str,
    tmp_path: Path,
) -> None:
    result = read(tmp_path, {"Where": where, "Kind": kind})
    assert placed(result) == [found]
    assert outcomes(result) == {outcome: 1}


def test_where_a_code_tells_the_place_its_words_are_not_read(tmp_path: Path) -> None:
    result = read(tmp_path, {"Area": "Z01000099", "Where": "outside the Velvet City"})
    assert placed(result) == [("Z01000099", None, None)]
    assert outcomes(result) == {"place_stated": 1}


@given(st.lists(st.tuples(WRITTEN, st.sampled_from(["", "03", "04"])), min_size=1, max_size=12))
@settings(max_examples=25, deadline=None)
def test_the_outcomes_add_up_and_only_the_surest_words_give_a_small_area(
    rows: list[tuple[str, str]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        result = read(Path(folder), *({"Where": where, "Kind": kind} for where, kind in rows))
        found = placed(result)
    assert sum(outcomes(result).values()) == result.report.rows_accepted == len(rows)
    assert all(band == "high" for area, _district, band in found if area)
    assert all(band in {"high", "medium"} for _area, district, band in found if district)
    homes = [place for place, (_where, kind) in zip(found, rows, strict=True) if kind == "03"]
    assert set(homes) <= {(None, None, "none")}


def test_rejected_rows_are_in_no_outcome_and_hold_no_words(tmp_path: Path) -> None:
    rows = [{"Where": "behind the zebra kiosk", "Happened": "last night"}, {"Where": "home"}]
    result = read(tmp_path, *rows)
    assert (result.report.rows_accepted, result.report.rows_rejected) == (1, 1)
    assert outcomes(result) == {"not_placed_home": 1}
    assert result.rejected is not None
    rejected = pq.read_table(result.rejected)
    assert "Ref" in rejected.column_names
    assert "Where" not in rejected.column_names


def test_words_are_in_no_table_and_no_report(tmp_path: Path) -> None:
    texts = ["behind the zebra kiosk", "outside the Velvet City", "zebra crossing", "my flat"]
    result = read(tmp_path, *({"Where": text, "Kind": "04"} for text in texts))
    tables = sorted((tmp_path / "workspace").rglob("*.parquet"))
    assert {"accepted.parquet", "people.parquet"} <= {p.name for p in tables}
    cells = [str(row) for path in tables for row in pq.read_table(path).to_pylist()]
    for said in [*cells, str(result.report), str(result)]:
        assert not [word for word in ("zebra", "Velvet", "flat") if word in said]


def test_rows_of_many_batches_keep_their_order(tmp_path: Path) -> None:
    texts = ("outside the Velvet City", "home", "Deer Park", "Westerham", "zqx")
    rows = [{"Where": texts[number % 5], "Age": str(number % 90)} for number in range(9_000)]
    result = read(tmp_path, *rows)
    expected = {
        "outside the Velvet City": (CLUB, None, "high"),
        "home": (None, None, "none"),
        "Deer Park": (None, EAST, "high"),
        "Westerham": (None, WEST, "medium"),
        "zqx": (None, None, "none"),
    }
    assert placed(result) == [expected[row["Where"]] for row in rows]


def test_a_file_that_is_read_record_by_record_is_placed_alike(tmp_path: Path) -> None:
    rows = [{"Where": text, "Surname": "Oka\nfor"} for text in TEXTS]
    plain = [{"Where": text} for text in TEXTS]
    (tmp_path / "lines").mkdir()
    (tmp_path / "plain").mkdir()
    assert placed(read(tmp_path / "lines", *rows)) == placed(read(tmp_path / "plain", *plain))


def test_without_a_gazetteer_no_name_is_known_and_homes_are_still_told(tmp_path: Path) -> None:
    rows = [{"Where": "outside the Velvet City"}, {"Where": "home"}]
    assert outcomes(read(tmp_path, *rows, gazetteer=None)) == {
        "not_placed": 1,
        "not_placed_home": 1,
    }


def test_a_file_without_words_says_nothing_of_them(tmp_path: Path) -> None:
    may_be_absent = {"property": "mayBeAbsent", "value": True}
    words = {**PLACES[1], "customProperties": [*PLACES[1]["customProperties"], may_be_absent]}
    feed = specification(columns=[*COLUMNS, PLACES[0], words])
    result = read(tmp_path, {"Area": ""}, specification=feed, headers=[*HEADERS, "Kind"])
    assert outcomes(result) == {}
    assert "place_band" not in pq.read_table(result.accepted).column_names


def test_codes_may_be_absent_only_where_words_are_there(tmp_path: Path) -> None:
    feed = worded({"property": "mayBeAbsentIf", "value": "place_words"})
    without = [header for header in WORDED if header != "Area"]
    result = read(
        tmp_path, {"Where": "outside the Velvet City"}, specification=feed, headers=without
    )
    assert placed(result) == [(CLUB, None, "high")]
    without_either = [header for header in without if header != "Where"]
    with pytest.raises(ColumnsAmiss, match="'Area' is absent"):
        read(tmp_path, {}, specification=feed, headers=without_either)


@pytest.mark.parametrize("name", ["small_area_code", "place_words"])
def test_a_basis_must_cover_where_the_words_lie(name: str, tmp_path: Path) -> None:
    read_fields = ("reference", "occurred_at", "offence_code", "sex", "age", "weapon")
    people = ("family_name", "birth_date", "place_type")
    headers = [header for header in WORDED if header != "Area"]
    feed = worded({"property": "mayBeAbsentIf", "value": "place_words"})
    stated: dict[str, Any] = {"specification": feed, "headers": headers}
    covering = basis(fields=(*read_fields, *people, name))
    assert Counter(outcomes(read(tmp_path, {"Where": "x"}, bases=(covering,), **stated)))
    lacking = basis(fields=(*read_fields, *people))
    with pytest.raises(NoBasis, match="place_words"):
        read(tmp_path, {"Where": "x"}, bases=(lacking,), **stated)
