"""What many tests begin with is placed once in each process; later tests write the same rows again.

A placing reads definitions, checks them and writes hundreds of rows. Begun from the same rows it
writes the same, so only its writes are repeated. PostgreSQL goes on counting when a test's rows
are taken back, so there it is first told to count on from the rows that there are.
"""

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any, TypeVar

from django.apps import apps
from django.db import connection, transaction
from django.db.models import AutoField
from django.utils import timezone

Write = tuple[str, Any, bool]
"""A statement, its values, and whether it is one statement for many rows."""

Placed = TypeVar("Placed")
_WRITING = ("INSERT", "UPDATE", "DELETE")
_kept: dict[tuple[str, date, tuple[Any, ...]], tuple[list[Write], Any]] = {}


def place_once(name: str, place: Callable[[], Placed]) -> Placed:
    """Do what `place` does, and return what it returned, which must be plain words or numbers.

    The same `name` must always stand for the same placing.
    """
    # What is placed is dated from today, so another day is another beginning.
    begun = (name, timezone.localdate(), _rows_numbered())
    with transaction.atomic():
        if begun in _kept:
            _write_again(_kept[begun][0])
        else:
            _kept[begun] = _written_by(place)
    placed: Placed = _kept[begun][1]
    return placed


def _rows_numbered() -> tuple[Any, ...]:
    """How far each table has counted, which tells one beginning from another."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, seq FROM sqlite_sequence ORDER BY name")
            return tuple(cursor.fetchall())
        cursor.execute(_counting_on_from_the_rows())
        return tuple(cursor.fetchone())


@cache
def _counting_on_from_the_rows() -> str:
    """One statement by which every sequence goes on from its table's highest number."""
    quoted = connection.ops.quote_name
    numbered = [
        (quoted(each._meta.db_table), field.column)
        for each in apps.get_models(include_auto_created=True)
        for field in each._meta.local_fields
        if isinstance(field, AutoField)
    ]
    each_table = [
        f"(SELECT setval(pg_get_serial_sequence('{table}', '{column}'),"
        f" coalesce(max({quoted(column)}), 0) + 1, false) FROM {table})"
        for table, column in numbered
    ]
    return f"SELECT {', '.join(each_table)}"


def _written_by(place: Callable[[], object]) -> tuple[list[Write], object]:
    writes: list[Write] = []

    def note(execute: Any, sql: str, values: Any, many: bool, context: Any) -> Any:
        if sql.startswith(_WRITING):
            values = list(values) if many else values
            writes.append((sql, values, many))
        return execute(sql, values, many, context)

    with connection.execute_wrapper(note):
        placed = place()
    return writes, placed


def _write_again(writes: list[Write]) -> None:
    with connection.cursor() as cursor:
        for sql, values, many in writes:
            (cursor.executemany if many else cursor.execute)(sql, values)
