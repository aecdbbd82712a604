"""Counts of filled and unstated cells, against a count by hand of the same rows."""

from datetime import date

import duckdb
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.analyses.quality import AskedOf, field_quality
from headwater.tables.events import Event
from headwater.tables.results import FieldQuality

JUNE, JULY = date(2026, 6, 1), date(2026, 7, 1)
ED = AskedOf(
    "ed",
    fields=("ethnicity", "age", "alcohol", "no_such_column"),
    unstated=("ethnicity",),
    rules=("early_arrival", "late_leaving"),
)
POLICE = AskedOf("police", fields=("age",))

EVENTS = """
feed   | supplier | month   | age | ethnicity  | alcohol | inconsistencies
ed     | north    | 2026-06 | 20  | white      | True    |
ed     | north    | 2026-06 |     | not_stated | False   | early_arrival
ed     | north    | 2026-06 | 31  |            |         | early_arrival|late_leaving
ed     | north    | 2026-07 | 31  | black      |         |
ed     | south    | 2026-06 | 40  | white      | True    |
police | force    | 2026-06 | 50  | not_stated | True    |
"""

EXPECTED = """
feed   | supplier | month   | field         | rows | filled | not_stated
ed     | north    | 2026-06 | age           | 3    | 2      | 0
ed     | north    | 2026-07 | age           | 1    | 1      | 0
ed     | north    | 2026-06 | alcohol       | 3    | 2      | 0
ed     | north    | 2026-07 | alcohol       | 1    | 0      | 0
ed     | north    | 2026-06 | early_arrival | 3    | 1      | 0
ed     | north    | 2026-07 | early_arrival | 1    | 1      | 0
ed     | north    | 2026-06 | ethnicity     | 3    | 1      | 1
ed     | north    | 2026-07 | ethnicity     | 1    | 1      | 0
ed     | north    | 2026-06 | late_leaving  | 3    | 2      | 0
ed     | north    | 2026-07 | late_leaving  | 1    | 1      | 0
ed     | south    | 2026-06 | age           | 1    | 1      | 0
ed     | south    | 2026-06 | alcohol       | 1    | 1      | 0
ed     | south    | 2026-06 | early_arrival | 1    | 1      | 0
ed     | south    | 2026-06 | ethnicity     | 1    | 1      | 0
ed     | south    | 2026-06 | late_leaving  | 1    | 1      | 0
police | force    | 2026-06 | age           | 1    | 1      | 0
"""
_TYPES = {"month": pa.date32(), "age": pa.int16(), "alcohol": pa.bool_()}


def rows_of(table: str) -> list[dict[str, str]]:
    header, *lines = [
        [cell.strip() for cell in line.split(" |")] for line in table.strip().splitlines()
    ]
    return [dict(zip(header, [*line, ""], strict=False)) for line in lines]


def events(rows: list[dict[str, object]]) -> pa.Table:
    """A table of events with the columns of the engine's."""
    return pa.table(
        {
            name: pa.array([row.get(name) for row in rows], _TYPES.get(name, pa.string()))
            for name in Event.columns()
        }
    )


def counted(event: pa.Table, *asked: AskedOf) -> list[dict[str, object]]:
    with duckdb.connect() as connection:
        connection.register("event", event)
        rows: list[dict[str, object]] = (
            connection.sql(field_quality(asked).sql).to_arrow_table().to_pylist()
        )
    return rows


def as_event(row: dict[str, str]) -> dict[str, object]:
    return {
        **{name: text or None for name, text in row.items()},
        "month": date.fromisoformat(f"{row['month']}-01"),
        "age": int(row["age"]) if row["age"] else None,
        "alcohol": row["alcohol"] == "True" if row["alcohol"] else None,
        "extract_id": "e1",
    }


def test_each_field_that_a_feed_is_asked_for_is_counted_by_supplier_and_month() -> None:
    found = counted(events([as_event(row) for row in rows_of(EVENTS)]), ED, POLICE)
    names = list(rows_of(EXPECTED)[0])
    told = [
        {name: f"{row[name]:%Y-%m}" if name == "month" else str(row[name]) for name in names}  # type: ignore[str-format]
        for row in found
    ]
    assert told == rows_of(EXPECTED)


def test_a_field_that_is_never_filled_has_rows_and_none_filled() -> None:
    event = events([{"feed": "ed", "supplier": "north", "month": JUNE, "extract_id": "e1"}])
    (age,) = [row for row in counted(event, ED) if row["field"] == "age"]
    assert (age["rows"], age["filled"]) == (1, 0)


def test_nothing_asked_gives_no_row_and_every_column() -> None:
    with duckdb.connect() as connection:
        connection.register("event", events([]))
        found = connection.sql(field_quality(()).sql).to_arrow_table()
    assert found.column_names == list(FieldQuality.columns())
    assert found.num_rows == 0


ETHNICITIES = st.sampled_from([None, "white", "black", "not_stated", "not_recorded"])
ROWS = st.lists(st.tuples(st.sampled_from(["north", "south"]), ETHNICITIES), max_size=40)


@settings(max_examples=25, deadline=None)
@given(rows=ROWS)
def test_filled_not_stated_and_the_rest_are_all_rows(rows: list[tuple[str, str | None]]) -> None:
    """The same as a count by hand, whatever the rows."""
    event = events(
        [
            {"feed": "ed", "supplier": s, "month": JUNE, "extract_id": "e1", "ethnicity": e}
            for s, e in rows
        ]
    )
    for row in counted(event, AskedOf("ed", ("ethnicity",), unstated=("ethnicity",))):
        own = [ethnicity for supplier, ethnicity in rows if supplier == row["supplier"]]
        assert row["rows"] == len(own)
        assert row["filled"] == sum(each in {"white", "black"} for each in own)
        assert row["not_stated"] == own.count("not_stated")
