"""Samples of education, youth justice, work and population feeds, through intake as it is.

The clean sheet is accepted whole; each planted mistake is rejected, alone, for its own reason.
"""

from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.intake.small_feed import basis

from headwater.definitions.library import Library
from headwater.demo.samples import (
    education,
    education_after_16,
    education_published,
    population,
    work,
    youth,
)
from headwater.demo.samples.counts import PERSON_HEADERS, in_several_forms
from headwater.demo.samples.sheets import Feed, Sheet
from headwater.intake import Received, receive
from headwater.intake.faults import ColumnsAmiss
from headwater.intake.reasons import WORDS
from headwater.tables.aggregates import (
    AggregateRow,
    PublishedAggregate,
    columns_with_figures,
    one_row_for_each_figure,
    state_of,
)
from headwater.vocabulary.nature import Nature

LIBRARY = Library(Path(__file__).resolve().parents[4] / "definitions")
CODELISTS = LIBRARY.codelists()
SPECIFICATIONS = LIBRARY.extracts()
ROOMS = (education, education_after_16, education_published, youth, work, population)
FEEDS = tuple(feed for room in ROOMS for feed in room.FEEDS)
MONTH, TODAY, ROWS = date(2026, 1, 1), date(2026, 11, 22), 120
UNMARKED = {"offending_and_social_care"}
"""The published workbook has no column in which a mark could stand."""
SUPPLIERS = ("youth_justice_city", "youth_justice_county")


def names_of(feed: Feed) -> str:
    return f"{feed.feed}-{feed.headers[0]}"


by_feed = pytest.mark.parametrize("feed", FEEDS, ids=names_of)


def clean(feed: Feed, seed: int = 7, rows: int = ROWS) -> Sheet:
    return feed.clean(seed=seed, month=MONTH, rows=rows)


def received(feed: Feed, sheet: Sheet, folder: Path) -> Received:
    """What intake makes of a sheet, with every other feed to mistake it for."""
    path = folder / f"{feed.feed}.csv"
    path.write_text(sheet.as_csv(), encoding="utf-8")
    specification = SPECIFICATIONS[feed.feed]
    suppliers = SUPPLIERS if specification.supplier_column else ("council",)
    bases = (
        basis(feed=feed.feed, supplier=each, supplier_name=each, ends_on=None) for each in suppliers
    )
    return receive(
        path,
        specification=specification,
        codelists=CODELISTS,
        bases=bases,
        supplier=None,
        today=TODAY,
        workspace=folder / "workspace",
        home_nature=None,
        others=SPECIFICATIONS.values(),
    )


def accepted(result: Received) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pq.read_table(result.accepted).to_pylist()
    return rows


@by_feed
def test_the_clean_sheet_is_accepted_whole(feed: Feed, tmp_path: Path) -> None:
    result = received(feed, clean(feed), tmp_path)
    assert (result.report.rows_accepted, result.report.rows_rejected) == (ROWS, 0)
    assert {note.reason for note in result.report.notes} <= {"suppressed_cells"}
    assert result.nature is (Nature.REAL if feed.feed in UNMARKED else Nature.SYNTHETIC)


@by_feed
def test_every_planted_mistake_is_rejected_for_its_reason(feed: Feed, tmp_path: Path) -> None:
    result = received(feed, feed.faulty(clean(feed)), tmp_path)
    assert result.rejected is not None
    found = pq.read_table(result.rejected, columns=["row_number", "reason"]).to_pylist()
    expected = list(enumerate(feed.reasons, start=ROWS + 1))
    assert [(row["row_number"], row["reason"]) for row in found] == expected
    assert result.report.rows_accepted == ROWS
    assert result.report.rows_in_file == ROWS + len(feed.reasons)
    assert set(feed.reasons) <= WORDS.keys()


@pytest.mark.parametrize("feed", [feed for feed in FEEDS if feed.old_headers], ids=names_of)
def test_renamed_columns_are_accepted_too(feed: Feed, tmp_path: Path) -> None:
    sheet = feed.renamed(clean(feed))
    assert sheet.headers != feed.headers
    again = received(feed, sheet, tmp_path)
    assert again.report.rows_accepted == ROWS


@by_feed
def test_the_same_seed_gives_the_same_sheet(feed: Feed) -> None:
    assert clean(feed).as_csv() == clean(feed).as_csv()
    assert clean(feed, seed=8).rows != clean(feed).rows


DATED = [
    (education.ATTENDANCE, "Term Start", ("%Y-%m-%d", "%d/%m/%Y", "%b-%y", "%d %b %Y")),
    (education.ROLL_CHANGES, "Month", ("%d/%m/%Y", "%b-%y")),
    (education_after_16.DESTINATIONS, "Month", ("%Y-%m-%d", "%b-%y", "%d/%m/%Y")),
    (youth.SOCIAL_CARE, "Quarter Start", ("%Y-%m-%d", "%d/%m/%Y", "%b-%y")),
]


@pytest.mark.parametrize(("feed", "header", "forms"), DATED, ids=lambda part: str(part)[:20])
def test_dates_in_several_forms_are_one_date_and_the_report_says_so(
    tmp_path: Path, feed: Feed, header: str, forms: tuple[str, ...]
) -> None:
    result = received(feed, in_several_forms(clean(feed), header, forms), tmp_path)
    assert result.report.rows_accepted == ROWS
    notes = {note.reason: note for note in result.report.notes}
    assert len(forms) > 1
    assert f"({ROWS // len(forms):,})" in notes["several_date_formats"].words
    assert {row["period_start"] for row in accepted(result)} == {MONTH}


CELLS = [
    # cell       value   state
    ("12", 12.0, "released"),
    ("0", 0.0, "released"),
    ("<5", None, "suppressed"),
    ("*", None, "suppressed"),
    ("C", None, "suppressed"),
    ("..", None, "missing"),
    ("", None, "missing"),
    ("z", None, "not_collected"),
    # No number and no agreed mark: the value is emptied, counted in a note, and never zero.
    ("a few", None, "missing"),
    ("-4", None, "missing"),
]


def test_zero_withheld_missing_and_not_collected_are_four_states(tmp_path: Path) -> None:
    feed, figure = education.ROLL_CHANGES, "part_time_timetable"
    rows = clean(feed, rows=len(CELLS)).rows
    header = "Part-time Timetable"
    changed = tuple(
        {**row, header: cell} for row, (cell, _value, _state) in zip(rows, CELLS, strict=True)
    )
    result = received(feed, Sheet(feed.headers, changed), tmp_path)
    assert result.report.rows_rejected == 0
    found = [(row[figure], row[state_of(figure)]) for row in accepted(result)]
    assert found == [(value, state) for _cell, value, state in CELLS]
    noted = {(note.reason, note.column, note.rows) for note in result.report.notes}
    assert noted >= {("not_a_number", figure, 1), ("out_of_range", figure, 1)}


@pytest.mark.parametrize(
    "feed",
    [feed for feed in FEEDS if SPECIFICATIONS[feed.feed].becomes == "aggregate"],
    ids=names_of,
)
def test_each_figure_becomes_one_row_that_nothing_is_lost_from(feed: Feed, tmp_path: Path) -> None:
    result = received(feed, clean(feed), tmp_path)
    figures = [str(column.becomes) for column in SPECIFICATIONS[feed.feed].figures]
    file = f"SELECT * FROM read_parquet('{result.accepted}')"
    stated = duckdb.sql(file).columns
    long = duckdb.sql(one_row_for_each_figure(file, stated=stated, figures=figures))
    assert long.columns == list(PublishedAggregate.columns())
    assert len(long) == ROWS * len(figures)
    cells = [(row[name], row[state_of(name)]) for row in accepted(result) for name in figures]
    place = {name: number for number, name in enumerate(long.columns)}
    turned = [(row[place["value"]], row[place["state"]]) for row in long.fetchall()]
    assert sorted(map(str, turned)) == sorted(map(str, cells))
    assert all((value is None) is (state != "released") for value, state in turned)


def test_two_services_with_two_shapes_become_one_table(tmp_path: Path) -> None:
    shapes = {}
    for feed in (youth.FIRST_SERVICE, youth.SECOND_SERVICE):
        folder = tmp_path / feed.headers[0].replace(" ", "_")
        folder.mkdir()
        shapes[feed.headers] = accepted(received(feed, clean(feed), folder))
    first, second = shapes.values()
    assert not set(youth.FIRST_SERVICE.headers) & set(youth.SECOND_SERVICE.headers)
    assert first[0].keys() == second[0].keys()
    assert {row["period_start"] for row in (*first, *second)} == {MONTH}
    assert {row["supplier"] for row in first} == {"youth_justice_city"}
    assert {row["supplier"] for row in second} == {"youth_justice_county"}
    both = {row["indicator"] for row in first} & {row["indicator"] for row in second}
    assert {"first_time_entrants", "out_of_court_disposals", "serious_violence"} <= both


def test_region_and_country_stand_in_where_a_row_has_no_authority(tmp_path: Path) -> None:
    sheet = clean(education_published.NEET, rows=3)
    one, two, three = sheet.rows
    above = {"new_la_code": "", "geographic_level": "Regional"}
    country = {"new_la_code": "", "region_code": "", "geographic_level": "National"}
    rows = (one, {**two, **above}, {**three, **country})
    found = accepted(received(education_published.NEET, Sheet(sheet.headers, rows), tmp_path))
    assert [(row["area_code"], row["category"]) for row in found] == [
        ("Z10000001", "local_authority"),
        ("Z12000001", "region"),
        ("Z92000001", "country"),
    ]


@pytest.mark.parametrize("feed", [feed for feed in FEEDS if feed.person_headers], ids=names_of)
def test_columns_about_a_person_are_refused_and_the_feed_s_own_are_not(feed: Feed) -> None:
    specification = SPECIFICATIONS[feed.feed]
    assert specification.refused_columns((*feed.headers, *PERSON_HEADERS)) == PERSON_HEADERS
    assert specification.refused_columns(feed.renamed(clean(feed)).headers) == ()


@pytest.mark.parametrize("header", PERSON_HEADERS)
def test_a_file_with_a_column_about_a_person_is_refused_whole(tmp_path: Path, header: str) -> None:
    feed = youth.SOCIAL_CARE
    sheet = clean(feed, rows=3)
    rows = tuple({**row, header: "Adwoa Example"} for row in sheet.rows)
    with pytest.raises(ColumnsAmiss) as refusal:
        received(feed, Sheet((*sheet.headers, header), rows), tmp_path)
    assert header in refusal.value.found
    assert "Adwoa" not in str(refusal.value)


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(0, 2**31), rows=st.integers(1, 60), feed=st.sampled_from(FEEDS))
def test_accepted_and_rejected_add_up_whatever_the_seed(
    tmp_path: Path, seed: int, rows: int, feed: Feed
) -> None:
    report = received(feed, feed.faulty(clean(feed, seed, rows)), tmp_path).report
    assert report.rows_accepted == rows
    assert report.rows_rejected == len(feed.reasons)
    assert report.rows_in_file == report.rows_accepted + report.rows_rejected


def test_a_figure_cannot_take_the_name_of_a_column_of_the_table() -> None:
    with pytest.raises(ValueError, match="'area_code'"):
        columns_with_figures(["area_code"])
    assert list(columns_with_figures(["n"])) == [*AggregateRow.columns(), "n", "n_state"]
