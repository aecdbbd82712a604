"""What every table of a subject is made of: cells that say how sure they are, and their records."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from headwater.released.opened import Release
from headwater.released.release import ReleasedMeasure
from headwater.released.values import ValueRow
from headwater_web.dashboard import readings
from headwater_web.dashboard.headlines import measure_address
from headwater_web.dashboard.rows import CSV_COLUMNS, figure_address
from headwater_web.ui.words import STATE_WORDS, day_words, number_words, period_words, share_words

VALUE, RATIO, GAP = "value", "ratio", "gap"
"""What a record of the download is: a released value, how many times, or a difference."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One number as a table shows it, what it rests on, and what is said of it.

    `record` is the same as one line of the download; empty where there is nothing to download.
    """

    value: str
    note: str = ""
    said: str = ""
    address: str = ""
    record: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table. `instead` stands across all its cells where there are none."""

    title: str
    notes: tuple[str, ...] = ()
    address: str = ""
    cells: tuple[Cell, ...] = ()
    instead: str = ""
    records: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over a column."""

    title: str
    notes: tuple[str, ...] = ()
    address: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """One table: `heads` are over its columns, the first over the titles of its rows."""

    caption: str
    unit: str
    heads: tuple[Head, ...]
    rows: tuple[Row, ...]

    @property
    def columns(self) -> int:
        """How many cells a row has."""
        return len(self.heads) - 1

    @property
    def records(self) -> list[Mapping[str, Any]]:
        """Every number of the table as a line of the download."""
        return [
            record
            for row in self.rows
            for record in (*row.records, *(cell.record for cell in row.cells))
            if record
        ]


NOTHING = "\N{EN DASH}"


def value_cell(
    release: Release, measure: ReleasedMeasure, row: ValueRow | None, *, line: str, said: str = ""
) -> Cell:
    """A released value with its range and its count; or why there is none."""
    if row is None:
        return Cell(NOTHING, _("not published here"))
    record = value_record(release, row, line=line, standing=said)
    if not row.is_released:
        return Cell(str(STATE_WORDS[row.state]), record=record)
    if row.value is None:
        return Cell(NOTHING, undivided(row, measure), "", figure_address(release, row), record)
    return Cell(
        number_words(row.value, is_rate=measure.has_denominator or measure.is_as_published),
        readings.note_words(row, measure),
        said,
        figure_address(release, row),
        record,
    )


def undivided(row: ValueRow, measure: ReleasedMeasure) -> str:
    """What is said of a count for which there is no rate or share."""
    count = readings.count_words(row, measure)
    return _("{count}; too few to divide by, or not known").format(count=count)


def value_record(
    release: Release, row: ValueRow, *, line: str, standing: str = ""
) -> dict[str, Any]:
    """A released value as a line of the download."""
    extra = {
        "area_name": release.area(row.area_code).name,
        "figure": str(release.reference(row)),
    }
    known = {name: extra.get(name) or getattr(row, name, None) for name in CSV_COLUMNS}
    return {"kind": VALUE, "line": line, "standing": standing, **known}


def about(measure: ReleasedMeasure, row: ValueRow | None) -> tuple[str, ...]:
    """What stands under a measure's title: its unit, and of the number when and how complete."""
    if row is None:
        return (measure.unit,)
    when = _("{unit}, {when}").format(unit=measure.unit, when=period_words(row.when))
    if not row.is_released:
        return (when,)
    return (when, complete_words(row))


def complete_words(row: ValueRow) -> str:
    """How complete a number is, and up to when its source reaches."""
    return _("complete: {share}; data up to {day}").format(
        share=share_words(row.completeness), day=day_words(row.as_at_date)
    )


def heads(*titles: str) -> tuple[Head, ...]:
    """Heads of columns that need no more than a title."""
    return tuple(Head(title) for title in titles)


def measure_head(measure: ReleasedMeasure, row: ValueRow | None) -> Head:
    """What stands over a column that is one measure's, with the way to its page."""
    return Head(measure.short_title, about(measure, row), measure_address(measure.measure))


def measure_row(
    measure: ReleasedMeasure, row: ValueRow | None, cells: tuple[Cell, ...], *, title: str
) -> Row:
    """A line of a table that is one measure's, with the way to its page."""
    return Row(title, about(measure, row), measure_address(measure.measure), cells)
