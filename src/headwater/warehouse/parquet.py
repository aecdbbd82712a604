"""The rows of accepted Parquet files, restricted to the months for which each file is current."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from headwater.tables.schema import Table

MonthsOfFile = tuple[Path, Sequence[date] | None]
"""A file, and the months to take from it; None takes them all."""


def rows_of_files(table: type[Table], files: Sequence[MonthsOfFile]) -> str:
    """SQL for the rows of `files` in the shape of `table`; no file gives no row."""
    if not files:
        return no_rows(table)
    return "\nUNION ALL\n".join(
        _rows(table, paths, months) for months, paths in _grouped_by_months(files)
    )


def _grouped_by_months(
    files: Sequence[MonthsOfFile],
) -> Iterator[tuple[tuple[date, ...] | None, list[Path]]]:
    # Hundreds of monthly files that are wholly current become one scan rather than hundreds.
    groups: dict[tuple[date, ...] | None, list[Path]] = defaultdict(list)
    for path, months in files:
        groups[None if months is None else tuple(sorted(months))].append(path)
    yield from groups.items()


def _rows(table: type[Table], paths: Sequence[Path], months: tuple[date, ...] | None) -> str:
    columns = ", ".join(
        f"CAST({name} AS {column.column_type.value}) AS {name}"
        for name, column in table.columns().items()
    )
    sources = ", ".join(quoted(str(path)) for path in paths)
    # A file holds only the columns that its feed fills; the table without rows supplies the rest.
    return (
        f"SELECT {columns} FROM ({no_rows(table)} UNION ALL BY NAME "
        f"SELECT * FROM read_parquet([{sources}], union_by_name = true)){_in_months(months)}"
    )


def _in_months(months: tuple[date, ...] | None) -> str:
    if months is None:
        return ""
    if not months:
        return " WHERE FALSE"
    listed = ", ".join(f"DATE '{month:%Y-%m-%d}'" for month in months)
    return f" WHERE month IN ({listed})"


def no_rows(table: type[Table]) -> str:
    """SQL that yields the columns of `table` and no row."""
    columns = ", ".join(
        f"CAST(NULL AS {column.column_type.value}) AS {name}"
        for name, column in table.columns().items()
    )
    return f"SELECT {columns} WHERE FALSE"


def quoted(text: str) -> str:
    """A text as SQL."""
    return "'" + text.replace("'", "''") + "'"
