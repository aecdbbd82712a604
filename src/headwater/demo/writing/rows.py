"""Rows of counts: few enough to be written one by one."""

from collections.abc import Iterable

import pyarrow as pa

Rows = list[dict[str, str]]


def table_of(rows: Iterable[dict[str, str]]) -> pa.Table:
    """The rows as a table, with the first row's headers."""
    return pa.Table.from_pylist(list(rows))
