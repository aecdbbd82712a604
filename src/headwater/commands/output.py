"""How commands print: a table for people, JSON and CSV for programs."""

import csv
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict, is_dataclass
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any

Row = Mapping[str, Any]
_WIDE = 200
"""Columns of a table that goes to a file or a program: wide enough to cut nothing off."""


def print_json(content: object) -> None:
    """Print one JSON document."""
    print(json.dumps(_plain(content), ensure_ascii=False, indent=2))


def print_csv(rows: Sequence[Row], *, columns: Sequence[str]) -> None:
    """Print rows as CSV; an absent number is an empty cell."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(row[column]) for column in columns] for row in rows)


def print_table(rows: Sequence[Row], *, columns: Sequence[str]) -> None:
    """Print rows as a table with right-aligned numbers."""
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for column in columns:
        numeric = any(isinstance(row[column], int | float) for row in rows)
        table.add_column(column.replace("_", " "), justify="right" if numeric else "left")
    for row in rows:
        table.add_row(*(_cell(row[column]) for column in columns))
    width = None if sys.stdout.isatty() else _WIDE
    Console(soft_wrap=True, width=width).print(table)


def say(words: str = "") -> None:
    """Print a line to people, away from the output that programs read."""
    print(words, file=sys.stderr, flush=True)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.6g}"
    return str(value)


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {name: _plain(item) for name, item in asdict(value).items()}
    if isinstance(value, Mapping):
        return {str(name): _plain(item) for name, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value) if isinstance(value, Path) else value
