"""Reading the published warehouse."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pyarrow as pa

from headwater.vocabulary.faults import ExitCode, Fault
from headwater.warehouse.connection import open_reader, storage_failures_named


class WarehouseAbsent(Fault):
    """There is no warehouse yet."""

    exit_code = ExitCode.NOT_FOUND


class Reader:
    """Reads one published warehouse; cannot write it, nor reach any other file."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    def fetch(self, sql: str) -> pa.Table:
        """The rows that `sql` yields."""
        with storage_failures_named():
            return self._connection.sql(sql).to_arrow_table()


@contextmanager
def read(target: Path) -> Iterator[Reader]:
    """The warehouse at `target`, read-only, closed at the end.

    A warehouse published meanwhile does not disturb the reader: it keeps the file it opened.
    Raises WarehouseAbsent where none was published.
    """
    if not target.is_file():
        raise WarehouseAbsent(
            found="No warehouse has been built yet.",
            expected="a warehouse, built from at least one accepted file.",
            next_step="Load a file, then run `headwater run`.",
        )
    with storage_failures_named():
        connection = open_reader(target)
    try:
        yield Reader(connection)
    finally:
        connection.close()
