"""Judged files to be admitted: made by intake from the small feed, and kept in a home."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.unit.intake.small_feed import csv_of, received, rows_of

from headwater.custody import Home, open_home
from headwater.exchange.report import FileReport
from headwater.intake import Received

NOW = datetime(2026, 1, 31, 9, 0, tzinfo=UTC)
KEY = {"HEADWATER_KEY": "5a" * 32}


def home_at(folder: Path) -> Home:
    """A home with a fixed key."""
    return open_home(folder / "home", KEY)


def rows_in(*months: str, **changed: str) -> list[dict[str, str]]:
    """One sound row in each of these months."""
    return rows_of(*({"Happened": f"{month}-10 12:00", **changed} for month in months))


def arrival(home: Home, rows: list[dict[str, str]], **changed: Any) -> Received:
    """A judged file of these rows, in a workspace of the home."""
    return received(home.new_workspace(), csv_of(rows), **changed)


def load(home: Home, rows: list[dict[str, str]], **changed: Any) -> FileReport:
    """Judge and admit a file of these rows."""
    return home.admit(arrival(home, rows, **changed), now=NOW)
