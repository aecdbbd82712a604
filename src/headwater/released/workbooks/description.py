"""What a workbook holds, whatever the format it is written in.

Laid out for readers who listen to a spreadsheet or walk it by keyboard: each sheet has a title in
its first cell, at most one table, no merged and no empty cells inside it, and words beside colour.
Source: Government Analysis Function 2021, Making spreadsheets accessible.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

Cell = str | int | float | date | None

_LONGEST_SHEET_NAME: Final = 31
_NOT_IN_A_SHEET_NAME: Final = set("[]:*?/\\'")


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to another sheet, or to an address of the web."""

    words: str
    sheet: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, how wide it is in letters, and how many decimals its numbers show.

    Without a number of decimals each number shows those that it has. Numbers of a share are written
    as they are, from 0 to 1, and shown as percentages.
    """

    heading: str
    letters: int = 14
    decimals: int | None = 0
    is_share: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings. `name` is how formulas call it: letters, digits and underscores."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __post_init__(self) -> None:
        headings = [column.heading for column in self.columns]
        if len({heading.casefold() for heading in headings}) < len(headings):
            raise ValueError(f"found headings {headings}; expected each of them once")
        if any(len(row) != len(headings) for row in self.rows):
            raise ValueError(f"expected as many cells in each row of {self.name} as it has columns")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its title, lines of words under it, and a table under those, where it has one."""

    name: str
    title: str
    lines: tuple[str | Link, ...] = ()
    table: Table | None = None

    def __post_init__(self) -> None:
        if len(self.name) > _LONGEST_SHEET_NAME or _NOT_IN_A_SHEET_NAME & set(self.name):
            raise ValueError(
                f"found a sheet named {self.name!r}; expected at most {_LONGEST_SHEET_NAME} "
                "letters and none of []:*?/\\'"
            )

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of its table, or one that is wide enough for lines of words."""
        return self.table.columns if self.table else (Column("", 90),)


@dataclass(frozen=True, slots=True)
class Workbook:
    """A whole workbook. `made_at` is when its numbers were released, and not when it was asked for:
    so the same numbers are always the same file."""

    title: str
    publisher: str
    made_at: datetime
    sheets: tuple[Sheet, ...]
    language: str = "en-GB"


def with_front(
    title: str,
    *,
    publisher: str,
    made_at: datetime,
    about: Iterable[str | Link],
    tables: Iterable[Sheet],
    notes: Iterable[tuple[str, str]] = (),
) -> Workbook:
    """The tables behind a cover, a list of contents, and notes, each note with what it is about.

    Where there are no notes there is no sheet of them.
    """
    behind = (*_notes(tuple(notes)), *tables)
    cover = Sheet("Cover", title, tuple(about))
    contents = Sheet(
        "Contents",
        "Contents",
        tuple(Link(f"{each.name}: {each.title}", sheet=each.name) for each in behind),
    )
    return Workbook(title, publisher, made_at, (cover, contents, *behind))


def _notes(noted: tuple[tuple[str, str], ...]) -> tuple[Sheet, ...]:
    if not noted:
        return ()
    columns = (Column("About", 30), Column("Note", 90))
    table = Table("notes", columns, noted)
    return (Sheet("Notes", "Notes: how to read the tables", table=table),)
