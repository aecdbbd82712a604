"""Nobody's name or date of birth stands in plain anywhere in a home: every file is searched.

Tables are searched cell by cell, since Parquet and DuckDB pack their text; everything else by its
bytes. The people are those that the home itself keeps sealed.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as parquet
import pytest
from tests.integration.journey.homes import ROOT, CommandLine

from headwater.custody import open_home

KEPT_SEALED = ("family_name", "given_name", "birth_date", "postcode")
YOUNGEST_EVENT = date(2019, 1, 1)
LONG_ENOUGH = 7
"""Bytes of a name that no sealed file holds by chance: a name of four stands in some of them."""


@pytest.fixture(scope="module")
def people(demonstration: CommandLine) -> pa.Table:
    home = open_home(demonstration.home, demonstration.environment)
    try:
        found = home.people(current.extract_id for current in home.current_tables("event"))
    finally:
        home.close()
    assert found is not None
    assert found.num_rows > 10_000
    return found


@pytest.fixture(scope="module")
def names(people: pa.Table) -> set[str]:
    """Every family and given name, and every postcode, as it was written."""
    columns = ("family_name", "given_name", "postcode")
    written = {name for column in columns for name in people.column(column).to_pylist() if name}
    ordinary = set(re.findall(r"\w+", "".join(_definitions())))
    found = {name for name in written if name not in ordinary and len(name) > 3}
    assert len(found) > 500
    return found


def _definitions() -> Iterator[str]:
    for path in sorted((ROOT / "definitions").rglob("*.*")):
        yield path.read_text("utf-8")


def tables(home: Path) -> Iterator[tuple[str, pa.Table]]:
    """Every table that stands in plain."""
    for path in home.rglob("*.parquet"):
        yield path.relative_to(home).as_posix(), parquet.read_table(path)
    with duckdb.connect(str(home / "warehouse" / "warehouse.duckdb"), read_only=True) as opened:
        for (table,) in opened.execute("SELECT table_name FROM duckdb_tables()").fetchall():
            yield f"warehouse {table}", opened.table(table).to_arrow_table()


def plain_files(home: Path) -> list[Path]:
    packed = {".parquet", ".duckdb"}
    found = [path for path in home.rglob("*") if path.is_file() and path.suffix not in packed]
    return [path for path in found if "keys" not in path.relative_to(home).parts]


def test_no_table_has_a_column_for_a_person(demonstration: CommandLine) -> None:
    for name, table in tables(demonstration.home):
        assert not set(table.column_names) & set(KEPT_SEALED), name


def test_no_cell_of_a_table_is_a_name(demonstration: CommandLine, names: set[str]) -> None:
    for name, table in tables(demonstration.home):
        for column in table.columns:
            if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
                written = {cell for cell in column.unique().to_pylist() if cell}
                assert not written & names, name
                assert not {word for cell in written for word in cell.split()} & names, name


def test_no_cell_of_a_table_is_a_date_of_birth(
    demonstration: CommandLine, people: pa.Table
) -> None:
    births = {birth for birth in people.column("birth_date").unique().to_pylist() if birth}
    assert min(births) < YOUNGEST_EVENT
    for name, table in tables(demonstration.home):
        for column in table.columns:
            if pa.types.is_date(column.type) or pa.types.is_timestamp(column.type):
                days = {_day(cell) for cell in column.unique().to_pylist() if cell}
                assert not {day for day in days if day < YOUNGEST_EVENT} & births, name


def _day(cell: date) -> date:
    return cell.date() if isinstance(cell, datetime) else cell


def test_no_other_file_holds_a_name_or_a_date_of_birth(
    demonstration: CommandLine, names: set[str], people: pa.Table
) -> None:
    births = {
        form.encode()
        for birth in people.column("birth_date").unique().to_pylist()
        if birth and birth < YOUNGEST_EVENT
        for form in (f"{birth:%d/%m/%Y}", f"{birth:%Y-%m-%d}", f"{birth:%d-%b-%Y}")
    }
    wanted = {name.encode() for name in names}
    unmistakable = {name for name in wanted if len(name) >= LONG_ENOUGH}
    assert len(unmistakable) > 200
    for path in plain_files(demonstration.home):
        content = path.read_bytes()
        looked_for = wanted if _is_text(content) else unmistakable
        assert not set(re.findall(rb"[\w'-]{4,}", content)) & looked_for, path.name
        assert not set(re.findall(rb"[\w/-]{10,11}", content)) & births, path.name


def _is_text(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
