"""States of figures, totals and their parts, and areas that are there, counted by hand."""

from datetime import date

import duckdb
import pytest

from headwater.analyses.quality import AskedTotal, figure_states, stated_areas, totals_kept
from headwater.tables.aggregates import PublishedAggregate
from headwater.tables.lineage import StatedPlace
from headwater.tables.places import AreaLookup
from headwater.tables.results import FigureState, TotalKept

ALL = AskedTotal("all", ("women", "men"), parts_of_more=False)
SOME = AskedTotal("all", ("women", "men"), parts_of_more=True)

# area, figure, value; a letter in its place is its state
ROWS = """
a | all | 10 | women | 4 | men | 6
b | all | 10 | women | 4 | men | 5
c | all | 10 | women | s | men | 6
d | all | 10 | women | s | men | 11
e | all | m  | women | 4 | men | 6
f | all | n  | women | m | men | m
g | all | 9  | women | 5 | men | 6
"""
STATES = {"s": "suppressed", "m": "missing", "n": "not_collected"}


def database(rows: str = ROWS) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    connection.execute(
        f"CREATE TABLE published_aggregate ({PublishedAggregate.column_definitions()})"
    )
    for line in rows.strip().splitlines():
        area, *cells = (cell.strip() for cell in line.split("|"))
        for figure, cell in zip(cells[::2], cells[1::2], strict=True):
            value = None if cell in STATES else float(cell)
            connection.execute(
                "INSERT INTO published_aggregate (feed, supplier, extract_id, area_code, figure, "
                "value, state) VALUES ('people', 'office', 'e1', $1, $2, $3, $4)",
                [area, figure, value, STATES.get(cell, "released")],
            )
    return connection


def test_the_four_states_of_each_figure_add_up_to_its_rows() -> None:
    rows = database().sql(figure_states().sql).to_arrow_table()
    assert rows.column_names == list(FigureState.columns())
    found = {row["figure"]: row for row in rows.to_pylist()}
    assert [found["women"][name] for name in ("stated", "suppressed", "missing")] == [4, 2, 1]
    assert [found["all"][name] for name in ("stated", "missing", "not_collected")] == [5, 1, 1]
    for row in found.values():
        states = ("stated", "suppressed", "missing", "not_collected")
        assert sum(row[name] for name in states) == row["rows"] == 7


KEPT = [
    # a, b, g state everything; a keeps it
    (ALL, 3, 1),
    # a, b, c, d, g state the total and any part; d and g have too many
    (SOME, 5, 3),
]


@pytest.mark.parametrize(("asked", "rows", "kept"), KEPT)
def test_totals_are_asked_of_rows_that_state_enough(
    asked: AskedTotal, rows: int, kept: int
) -> None:
    table = database().sql(totals_kept({"people": [asked]}).sql).to_arrow_table()
    assert set(table.column_names) == set(TotalKept.columns())
    (row,) = table.to_pylist()
    assert (row["feed"], row["number"], row["rows"], row["kept"]) == ("people", 0, rows, kept)


def test_rows_about_the_very_same_thing_are_not_asked() -> None:
    twice = database("a | all | 10 | women | 4 | men | 6\n" * 2)
    assert twice.sql(totals_kept({"people": [ALL]}).sql).fetchall() == []


def test_no_declared_total_gives_no_row() -> None:
    assert database().sql(totals_kept({}).sql).fetchall() == []


def test_areas_are_set_beside_those_of_their_level() -> None:
    connection = database()
    for table in (StatedPlace, AreaLookup):
        connection.execute(f"CREATE TABLE {table.name} ({table.column_definitions()})")
    for code, vintage in (("x1", 2021), ("x2", 2021), ("x1", 2011)):
        connection.execute(
            "INSERT INTO area_lookup VALUES ($1, $1, $2, 'D1', 'One')", [code, vintage]
        )
    connection.execute("INSERT INTO area_lookup VALUES ('y1', 'y1', 2021, 'elsewhere', 'Else')")
    for code in ("D1", "x1", "y1", "unknown"):
        connection.execute(
            "INSERT INTO stated_place VALUES ('people', 'office', $1, NULL, '2025', $2)",
            [code, date(2025, 1, 1)],
        )
    rows = connection.sql(stated_areas(["D1", "D2"], ["J1"])).fetchall()
    assert sorted(row[2:] for row in rows) == [
        ("district", 1, 2),
        ("small_area_2011", 1, 1),
        ("small_area_2021", 1, 2),
    ]
