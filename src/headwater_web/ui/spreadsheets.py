"""Rows as comma-separated values, which a spreadsheet may open: words never become formulas."""

import csv
from collections.abc import Iterable, Iterator
from typing import Any

from headwater.vocabulary.spreadsheets import as_words


def lines_of(columns: Iterable[str], rows: Iterable[Iterable[Any]]) -> Iterator[str]:
    """A line of names, and a line for each row. Nothing is an empty cell."""
    writer = csv.writer(_Echo())
    yield writer.writerow(columns)
    for row in rows:
        yield writer.writerow([_cell(each) for each in row])


def _cell(value: Any) -> str:
    """A cell as text; a word that a spreadsheet would take for a formula is kept a word."""
    if value is None:
        return ""
    if isinstance(value, str):
        return as_words(value)
    return str(value)


class _Echo:
    """Gives each line back to whoever asked for it to be written."""

    def write(self, line: str) -> str:
        return line
