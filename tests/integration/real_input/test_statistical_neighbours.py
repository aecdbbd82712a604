"""The lists of neighbours that ship are those of the department's workbook, in its order."""

import csv
from datetime import date
from pathlib import Path

import duckdb
import openpyxl
import pyarrow as pa
import pytest
from tests.integration.real_input.shared_data import SHARED, needs_shared
from tests.unit.intake.small_feed import basis

from headwater.definitions.library import Library
from headwater.intake import receive
from headwater.measures import neighbouring_figures
from headwater.pipeline.releasing.neighbouring import areas_asked, neighbours_of
from headwater.released.comparators import Beside, Neighbours
from headwater.tables.aggregates import one_row_for_each_figure

pytestmark = needs_shared
LIBRARY = Library(Path(__file__).resolve().parents[3] / "definitions")
CHILDREN = SHARED / "health_education"
WORKBOOK = CHILDREN / "dfe_lait_statistical_neighbours_2025.xlsx"
SHARES = CHILDREN / "dfe_neet_UD_NEETNK_LA_dashboard_2023_final.csv"
HOW_MANY = 10
INDICATORS = CHILDREN / "dfe_lait_bds_long.parquet"
PARTNERSHIP = LIBRARY.partnership("nottinghamshire")
CITY = "E06000018"


@pytest.fixture(scope="module")
def published() -> dict[str, list[str]]:
    """The codes of the neighbours of each authority, closest first."""
    codes = {code.code: code.value or "" for code in LIBRARY.codelist("local_authorities").codes}
    (sheet, *_) = openpyxl.load_workbook(WORKBOOK).worksheets
    found = {}
    for number, _, *cells in sheet.iter_rows(values_only=True):
        if str(number) in codes:
            named = cells[3 : 3 + 2 * HOW_MANY : 2]
            found[codes[str(number)]] = [codes[str(each)] for each in named]
    return found


@pytest.mark.parametrize("key", ["nottinghamshire", "leicestershire"])
def test_each_list_is_as_published(key: str, published: dict[str, list[str]]) -> None:
    for each in LIBRARY.partnership(key).statistical_neighbours:
        assert [other.code for other in each.neighbours] == published[each.area]


@pytest.mark.parametrize("key", ["nottinghamshire", "leicestershire"])
def test_the_shares_of_every_neighbour_are_published_under_its_code(key: str) -> None:
    with SHARES.open(encoding="utf-8-sig", newline="") as text:
        given = {row["new_la_code"]: row["la_name"] for row in csv.DictReader(text)}
    for each in LIBRARY.partnership(key).statistical_neighbours:
        assert each.area in given
        for other in each.neighbours:
            assert given[other.code] == other.name


def _compared(
    path: Path, feed: str, measures: list[str], workspace: Path
) -> tuple[Neighbours, ...]:
    """What is set beside ours, from a file as it is published."""
    result = receive(
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
    asked = [LIBRARY.measure(name) for name in measures]
    lists = PARTNERSHIP.statistical_neighbours
    with duckdb.connect() as connection:
        accepted = f"SELECT * FROM read_parquet('{result.accepted}')"
        stated = [row[0] for row in connection.execute(f"DESCRIBE {accepted}").fetchall()]
        figures = [each.becomes or each.name for each in LIBRARY.extract(feed).figures]
        rows = one_row_for_each_figure(accepted, stated=stated, figures=figures)
        connection.execute(f"CREATE VIEW published_aggregate AS {rows}")
        empty = pa.table(
            {"extract_id": pa.array([], pa.string()), "as_at_date": pa.array([], pa.date32())}
        )
        connection.register("extract", empty)
        sql = neighbouring_figures(asked, area_codes=areas_asked(lists))
        found = connection.sql(sql).to_arrow_table()
    return neighbours_of(
        found,
        measures=asked,
        lists=lists,
        partnership=PARTNERSHIP,
        specifications=LIBRARY.extracts_as_asked(),
    )


def test_the_city_stands_beside_those_like_it_as_the_department_publishes(tmp_path: Path) -> None:
    city, county = _compared(SHARES, "neet_not_known", ["neet_16_17"], tmp_path)
    with SHARES.open(encoding="utf-8-sig", newline="") as text:
        given = {row["new_la_code"]: row for row in csv.DictReader(text)}
    for table in (city, county):
        for each in (table.own, *table.others):
            assert each.value == float(given[each.area_code]["NEET_percent"])
            assert each.people == int(given[each.area_code]["Cohort_DJFavg"])
            assert each.lower is not None
            assert each.upper is not None
            assert each.lower < each.value < each.upper
    assert (city.own.value, city.own.lower, city.own.upper) == (4.7, 4.22, 5.23)
    assert {each.beside(city.own) for each in city.others} >= {Beside.LOWER, Beside.CANNOT_TELL}


@pytest.mark.parametrize(
    ("measure", "indicator"),
    [
        ("first_time_entrants", "FirstYJS"),
        ("children_looked_after", "LAC"),
        ("children_in_need", "CIN"),
        ("persistent_absence", "TotPerAbNew"),
        ("severe_absence", "TotSevPerAbNew"),
        ("unauthorised_absence", "TotUnAuthAbs"),
    ],
)
def test_figures_of_the_interactive_tool_stand_beside_what_is_counted_here(
    measure: str, indicator: str, tmp_path: Path
) -> None:
    text = tmp_path / "lait.csv"
    with duckdb.connect() as connection:
        chosen = f"FROM read_parquet('{INDICATORS}') WHERE \"Short Desc\" = '{indicator}'"
        connection.execute(f"COPY (SELECT * {chosen}) TO '{text}' (HEADER)")
        given = {
            (str(int(number)), year): value
            for number, year, value in connection.execute(
                f'SELECT "LA Number", "Years", "Values" {chosen}'
            ).fetchall()
        }
    numbers = {
        code.value: code.code
        for code in LIBRARY.codelist("local_authorities").codes
        if code.code.isdigit()
    }
    found = _compared(text, "local_authority_indicators", [measure], tmp_path / "workspace")
    assert [each.own.area_code for each in found] == [CITY, "E10000024"]
    for table in found:
        shown = [each for each in (table.own, *table.others) if each.value is not None]
        assert len(shown) >= HOW_MANY
        for each in shown:
            assert each.value == float(given[numbers[each.area_code], each.period])
        assert {each.beside(table.own) for each in shown[1:]} == {Beside.CANNOT_TELL}
