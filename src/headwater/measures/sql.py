"""Pieces of standard SQL, with every literal quoted."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date


def quoted(text: str) -> str:
    """A text literal.

    >>> quoted("Bishop's Field")
    "'Bishop''s Field'"
    """
    return "'" + text.replace("'", "''") + "'"


def named(text: str) -> str:
    """A column name made of any text.

    >>> named("kind assault")
    '"kind assault"'
    """
    return '"' + text.replace('"', '""') + '"'


def listed(texts: Iterable[str]) -> str:
    """Text literals, ready for IN (…). No text gives NULL, which is in no list."""
    return ", ".join(quoted(text) for text in texts) or "NULL"


def day(value: date) -> str:
    """A date literal."""
    return f"DATE '{value:%Y-%m-%d}'"


def rows_of_text(name: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """SELECT of a small table of text literals; it may be empty.

    >>> rows_of_text("sides", ["side"], [["left"], ["right"]])
    "SELECT * FROM (VALUES ('left'), ('right')) AS sides (side)"
    """
    literals = [f"({listed(row)})" for row in rows]
    if literals:
        return f"SELECT * FROM (VALUES {', '.join(literals)}) AS {name} ({', '.join(columns)})"
    empty = ", ".join(f"CAST(NULL AS VARCHAR) AS {column}" for column in columns)
    return f"SELECT {empty} WHERE FALSE"


def with_tables(tables: Mapping[str, str], *, recursive: bool = False) -> str:
    """A WITH clause naming each sub-select, in order."""
    named = ",\n".join(f"{name} AS (\n{select}\n)" for name, select in tables.items())
    return f"WITH {'RECURSIVE ' if recursive else ''}{named}\n"


def union_all(selects: Iterable[str]) -> str:
    """The rows of all of the selects."""
    return "\nUNION ALL\n".join(selects)
