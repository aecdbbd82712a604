"""Real open files of education, deprivation and population, untouched, with every row accounted
for and sums made by another reader."""

import csv
import gzip
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from tests.integration.real_input.shared_data import SHARED, needs_shared
from tests.unit.intake.small_feed import basis

from headwater.definitions.library import Library
from headwater.intake import Received, receive
from headwater.intake.faults import FileRefused
from headwater.vocabulary.nature import Nature

pytestmark = needs_shared
LIBRARY = Library(Path(__file__).resolve().parents[3] / "definitions")
PEOPLE, AREAS = SHARED / "deprivation_population", SHARED / "boundaries"
CHILDREN = SHARED / "health_education"
LAIT = CHILDREN / "dfe_lait_bds_long.parquet"
NO_READER = "a reader of Parquet files and workbooks is not here yet (file of ../shared)"


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


def _one(result: Received, sql: str) -> Any:
    with duckdb.connect() as connection:
        found = connection.execute(f"SELECT {sql} FROM read_parquet('{result.accepted}')")
        rows = found.fetchall()
    return rows[0][0]


WHOLE = [
    # file, feed, rows, the years or periods that it describes
    (PEOPLE / "imd2019_england_lsoa11.csv.gz", "deprivation_2019", 32_844, "2019"),
    (PEOPLE / "imd2025_england_lsoa21.csv.gz", "deprivation_2025", 33_755, "2025"),
    (
        PEOPLE / "population20_lsoa11.csv.gz",
        "population_by_age_small_area_2011",
        34_753,
        "2020",
    ),
    (PEOPLE / "population20_ltla21.csv.gz", "population_by_age_district_2021", 331, "2020"),
    (
        PEOPLE / "age_gender21_ltla21_ew.csv.gz",
        "population_broad_ages_district_2021",
        331,
        "2021",
    ),
    (PEOPLE / "ethnicity21_lsoa21.csv.gz", "ethnicity_small_area_2021", 178_360, "2021"),
    (PEOPLE / "ethnicity21_ltla21.csv.gz", "ethnicity_district_2021", 12_578, "2021"),
    (
        AREAS / "lookup_lsoa11_lsoa21_ltla22.csv.gz",
        "area_changes_2011_2021",
        35_795,
        "",
    ),
    (AREAS / "lookup_lsoa11_ltla20.csv.gz", "area_lookup_2011", 34_753, "2011"),
    (AREAS / "lookup_lsoa21_ward24_ltla24.csv.gz", "area_lookup_2021", 35_672, "2021"),
    (
        CHILDREN / "dfe_neet_UD_NEETNK_LA_dashboard_2023_final.csv",
        "neet_not_known",
        160,
        "2023",
    ),
]


@pytest.mark.parametrize(
    ("path", "feed", "rows", "period"), WHOLE, ids=lambda part: str(part)[-40:]
)
def test_a_published_file_loads_unchanged(
    tmp_path: Path, path: Path, feed: str, rows: int, period: str
) -> None:
    result = _receive(path, feed, tmp_path)
    report = result.report
    assert (report.rows_in_file, report.rows_accepted, report.rows_rejected) == (rows, rows, 0)
    assert {note.reason for note in report.notes} <= {"extra_column", "suppressed_cells"}
    assert result.period_key == period
    assert result.nature is Nature.REAL


def _cells(path: Path) -> list[dict[str, str]]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def test_residents_are_those_that_another_reader_adds_up(tmp_path: Path) -> None:
    path = PEOPLE / "population20_lsoa11.csv.gz"
    result = _receive(path, "population_by_age_small_area_2011", tmp_path)
    rows = _cells(path)
    assert _one(result, "sum(residents)") == sum(int(row["total_population"]) for row in rows)
    assert _one(result, "sum(age_90)") == sum(int(row["90+"]) for row in rows)
    ages = " + ".join(f"age_{age}" for age in range(91))
    assert _one(result, f"count_if({ages} <> residents)") == 0


def test_groups_add_up_to_the_residents_of_each_small_area(tmp_path: Path) -> None:
    path = PEOPLE / "ethnicity21_lsoa21.csv.gz"
    result = _receive(path, "ethnicity_small_area_2021", tmp_path)
    black = sum(int(row["n"]) for row in _cells(path) if row["ethnic_group"].startswith("Black"))
    assert _one(result, "sum(persons) FILTER (ethnicity = 'black')") == black
    with duckdb.connect() as connection:
        differing = connection.execute(
            f"SELECT area_code FROM read_parquet('{result.accepted}') "
            "GROUP BY area_code HAVING sum(persons) <> max(residents) OR count(*) <> 5"
        ).fetchall()
    assert differing == []


def test_percentages_are_never_added_to_people(tmp_path: Path) -> None:
    result = _receive(PEOPLE / "ethnicity21_ltla21.csv.gz", "ethnicity_district_2021", tmp_path)
    assert _one(result, "max(value) FILTER (indicator = 'percent')") <= 100
    rows = _cells(PEOPLE / "ethnicity21_ltla21.csv.gz")
    counted = sum(float(row["value"]) for row in rows if row["ethnic_group"].endswith("(number)"))
    assert _one(result, "sum(value) FILTER (indicator = 'persons')") == counted


def test_each_tenth_of_places_holds_a_tenth_of_them(tmp_path: Path) -> None:
    result = _receive(PEOPLE / "imd2025_england_lsoa21.csv.gz", "deprivation_2025", tmp_path)
    for decile in range(1, 11):
        share = _one(result, f"count_if(decile = {decile}) / count(*)")
        assert share == pytest.approx(0.1, abs=0.001)


def test_changes_of_areas_are_those_that_the_facts_name(tmp_path: Path) -> None:
    path = AREAS / "lookup_lsoa11_lsoa21_ltla22.csv.gz"
    result = _receive(path, "area_changes_2011_2021", tmp_path)
    counted = {
        change: _one(result, f"count_if(change = '{change}')")
        for change in ("unchanged", "split", "merged", "irregular")
    }
    assert counted == {"unchanged": 33_647, "split": 1_900, "merged": 239, "irregular": 9}


def test_not_in_education_and_not_known_add_up_to_what_is_published_together(
    tmp_path: Path,
) -> None:
    path = CHILDREN / "dfe_neet_UD_NEETNK_LA_dashboard_2023_final.csv"
    result = _receive(path, "neet_not_known", tmp_path)
    # Each of the three is rounded to one decimal.
    together = "abs(neet_percent + not_known_percent - neet_or_not_known_percent)"
    assert _one(result, f"max({together})") < 0.16
    assert _one(result, "count(area_code)") == 160
    assert _one(result, "count_if(category = 'region')") == 9
    support = "neet_or_not_known_support_percent_state"
    assert _one(result, f"count_if({support} = 'suppressed')") == 6
    assert _one(result, f"count_if({support} = 'not_collected')") == 5


def _check_indicators(result: Received) -> None:
    report = result.report
    assert (report.rows_in_file, report.rows_accepted) == (641_070, 641_070)
    assert _one(result, "count_if(value_state = 'missing')") == 93_883
    assert _one(result, "count(value)") == 641_070 - 93_883
    assert _one(result, "count(DISTINCT indicator)") == 434
    assert _one(result, "count(DISTINCT area_code)") >= 165


def test_the_interactive_tool_loads_once_it_is_text(tmp_path: Path) -> None:
    text = tmp_path / "lait.csv"
    with duckdb.connect() as connection:
        connection.execute(f"COPY (FROM read_parquet('{LAIT}')) TO '{text}' (HEADER)")
    _check_indicators(_receive(text, "local_authority_indicators", tmp_path / "workspace"))


def test_the_interactive_tool_loads_unchanged(tmp_path: Path) -> None:
    try:
        result = _receive(LAIT, "local_authority_indicators", tmp_path)
    except FileRefused:
        pytest.skip(NO_READER)
    _check_indicators(result)


def _check_overlap(result: Received) -> None:
    report = result.report
    assert (report.rows_in_file, report.rows_accepted) == (1_812, 1_812)
    state = "ever_in_care_percent_state"
    assert _one(result, f"count_if({state} = 'missing')") == 5
    assert _one(result, "count(DISTINCT area_code)") == 151
    country = "area_code = 'E92000001' AND category = 'serious_violence' AND need = 'in_need'"
    assert _one(result, f"max(ever_in_care_percent) FILTER ({country})") == 54


def _workbook() -> Path:
    return CHILDREN / "dfe_offending_2023_OFFSEN_CSCExp.xlsx"


def test_a_sheet_of_the_offending_workbook_loads_once_it_is_text(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="no openpyxl to read ../shared with")
    book = openpyxl.load_workbook(_workbook(), read_only=True)
    text = tmp_path / "overlap.csv"
    with text.open("w", encoding="utf-8", newline="") as target:
        csv.writer(target).writerows(book["EverCINCLA"].iter_rows(values_only=True))
    book.close()
    _check_overlap(_receive(text, "offending_and_social_care", tmp_path / "workspace"))


def test_the_offending_workbook_loads_unchanged(tmp_path: Path) -> None:
    try:
        result = _receive(_workbook(), "offending_and_social_care", tmp_path)
    except FileRefused:
        pytest.skip(NO_READER)
    _check_overlap(result)
