"""What is written for spreadsheets is read back as it was meant, and no word becomes a formula."""

import csv
from decimal import Decimal
from typing import Any

import pytest

from headwater_web.ui.spreadsheets import lines_of

CELLS = [
    # the value         the cell
    ("north", "north"),
    ("a, b", "a, b"),
    ("two\nlines", "two\nlines"),
    ("=1+1", "'=1+1"),
    ("+44 115", "'+44 115"),
    ("-", "'-"),
    ("@here", "'@here"),
    ("\tindented", "'\tindented"),
    (Decimal("-50.00"), "-50.00"),
    (0, "0"),
    (None, ""),
]


@pytest.mark.parametrize(("value", "cell"), CELLS)
def test_a_cell_is_read_back_as_it_was_meant(value: Any, cell: str) -> None:
    written = "".join(lines_of(["name"], [[value, "end"]]))
    assert list(csv.reader(written.splitlines(keepends=True))) == [["name"], [cell, "end"]]
