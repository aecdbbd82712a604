"""What many tests begin with is placed once in each process; later tests write the same rows again.

A placing reads definitions, checks them and writes hundreds of rows. Begun from the same rows it
writes the same, so only its writes are repeated. PostgreSQL goes on counting when a test's rows
are taken back, so there everything is placed anew.
"""

from collections.abc import Callable
from typing import Any

from django.db import connection, transaction

Write = tuple[str, Any, bool]
"""A statement, its values, and whether it is one statement for many rows."""

_WRITING = ("INSERT", "UPDATE", "DELETE")
_kept: dict[tuple[str, tuple[Any, ...]], list[Write]] = {}


def place_once(name: str, place: Callable[[], object]) -> None:
    """Do what `place` does. The same `name` must always stand for the same placing."""
    if connection.vendor != "sqlite":
        place()
        return
    begun = (name, _rows_numbered())
    with transaction.atomic():
        if begun in _kept:
            _write_again(_kept[begun])
        else:
            _kept[begun] = _written_by(place)


def _rows_numbered() -> tuple[Any, ...]:
    """How far each table has counted, which tells one beginning from another."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, seq FROM sqlite_sequence ORDER BY name")
        return tuple(cursor.fetchall())


def _written_by(place: Callable[[], object]) -> list[Write]:
    writes: list[Write] = []

    def note(execute: Any, sql: str, values: Any, many: bool, context: Any) -> Any:
        if sql.startswith(_WRITING):
            values = list(values) if many else values
            writes.append((sql, values, many))
        return execute(sql, values, many, context)

    with connection.execute_wrapper(note):
        place()
    return writes


def _write_again(writes: list[Write]) -> None:
    with connection.cursor() as cursor:
        for sql, values, many in writes:
            (cursor.executemany if many else cursor.execute)(sql, values)
