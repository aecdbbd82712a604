"""Every declared table says what one row is and what each column means."""

import importlib
import pkgutil

import duckdb
import pytest

import headwater.tables
from headwater.tables.schema import Table


def every_table() -> list[type[Table]]:
    for module in pkgutil.iter_modules(headwater.tables.__path__):
        importlib.import_module(f"headwater.tables.{module.name}")
    found: list[type[Table]] = []
    waiting = Table.__subclasses__()
    while waiting:
        table = waiting.pop()
        found.append(table)
        waiting.extend(table.__subclasses__())
    return sorted(found, key=lambda table: table.name)


@pytest.mark.parametrize("table", every_table(), ids=lambda table: table.name)
def test_a_table_says_what_it_holds(table: type[Table]) -> None:
    assert (table.__doc__ or "").startswith("One row is ")
    assert table.columns()
    assert all(column.meaning for column in table.columns().values())


@pytest.mark.parametrize("table", every_table(), ids=lambda table: table.name)
def test_a_table_can_be_created(table: type[Table]) -> None:
    with duckdb.connect() as connection:
        connection.execute(f"CREATE TABLE {table.name} ({table.column_definitions()})")
        created = connection.sql(f"SELECT * FROM {table.name}").columns
    assert created == list(table.columns())


def test_names_are_used_once() -> None:
    names = [table.name for table in every_table()]
    assert len(names) == len(set(names))
