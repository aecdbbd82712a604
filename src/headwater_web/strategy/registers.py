"""The published registers as files: read into entries, and written back exactly as they came.

A register is published text. Its numbers, gaps and wording are kept; nothing is tidied.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

NATIONAL = ("national", "joint national")
"""How the column `addressed_to` begins where somebody else has to act."""
ORPHAN = "ORPHAN"
"""How a cross-reference begins where a promise stands in neither published table."""
_CROSS_REFERENCE = re.compile(r"([ABT])0*([1-9]\d*)")
_PREFIXES = {"A": "R", "B": "B", "T": "T"}
"""Appendix A's own letter is that of actions here, so its recommendations have another."""


class Register(TextChoices):
    """One published register, by the first letter of its entries."""

    RECOMMENDATIONS = "R", _("Recommendations of the needs assessment")
    IMPROVEMENTS = "B", _("Areas for improvement of the annual report")
    COMMITMENTS = "T", _("Commitments made in the text of the strategy")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of one register's file: all of them in order, and which says what."""

    all: tuple[str, ...]
    number: str
    words: str
    section: str
    cross_references: tuple[str, ...]
    leads: str = ""
    note: str = ""


COLUMNS = {
    Register.RECOMMENDATIONS: Columns(
        (
            "id",
            "urn",
            "in_source",
            "priority_no",
            "priority",
            "source_document",
            "source_year",
            "recommendation",
            "lead_in_source",
            "timeline_in_source",
            "related_appendix_b",
            "transcriber_note",
        ),
        number="urn",
        words="recommendation",
        section="priority",
        cross_references=("related_appendix_b",),
        leads="lead_in_source",
        note="transcriber_note",
    ),
    Register.IMPROVEMENTS: Columns(
        (
            "id",
            "urn",
            "area_for_improvement",
            "annual_report_section_no",
            "annual_report_section",
            "leads_in_source",
            "leads",
            "timeline_in_source",
            "window_start",
            "due",
            "addressed_to",
            "related_appendix_a",
            "transcriber_note",
        ),
        number="urn",
        words="area_for_improvement",
        section="annual_report_section",
        cross_references=("related_appendix_a",),
        leads="leads",
        note="transcriber_note",
    ),
    Register.COMMITMENTS: Columns(
        ("id", "section", "commitment_verbatim", "group", "appendix_cross_reference"),
        number="id",
        words="commitment_verbatim",
        section="section",
        cross_references=("appendix_cross_reference",),
    ),
}


class RegisterUnreadable(Exception):
    """A file is not the register that it should be. Carries every fault found."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__(" ".join(faults))
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True)
class PublishedEntry:
    """One row of a register, as published, and what was read from it."""

    register: Register
    number: int
    words: str
    section: str
    is_in_source: bool
    priority_number: int | None
    source: str
    leads: tuple[str, ...]
    timeline: str
    window_starts_on: date | None
    due_on: date | None
    addressed_to: str
    cross_references: tuple[str, ...]
    is_orphan: bool
    note: str
    cells: tuple[str, ...]

    @property
    def reference(self) -> str:
        """The reference by which the entry is known for ever."""
        return f"{self.register}-{self.number}"


def read_register(register: Register, text: str) -> tuple[PublishedEntry, ...]:
    """Every entry of a register's file, in the file's order.

    Raises RegisterUnreadable with all faults at once.
    """
    rows = list(csv.reader(io.StringIO(text, newline="")))
    columns = COLUMNS[register]
    faults = list(_faults(rows, columns))
    if faults:
        raise RegisterUnreadable(faults)
    return tuple(
        _entry(register, columns, dict(zip(columns.all, row, strict=True))) for row in rows[1:]
    )


def write_register(register: Register, rows: Iterable[Sequence[str]]) -> str:
    """The register's file again, from the cells of its entries in their order."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(COLUMNS[register].all)
    writer.writerows(rows)
    return written.getvalue()


def _faults(rows: list[list[str]], columns: Columns) -> Iterable[str]:
    if not rows or tuple(rows[0]) != columns.all:
        found = ", ".join(rows[0]) if rows else "an empty file"
        yield (
            f"Found the columns {found}. Expected {', '.join(columns.all)}. "
            "Choose the register to which the file belongs."
        )
        return
    met: set[int] = set()
    for line, row in enumerate(rows[1:], start=2):
        if len(row) != len(columns.all):
            yield f"Line {line}: found {len(row)} cells. Expected {len(columns.all)}."
            continue
        cells = dict(zip(columns.all, row, strict=True))
        yield from _faults_of_row(line, cells, columns, met)


def _faults_of_row(
    line: int, cells: Mapping[str, str], columns: Columns, met: set[int]
) -> Iterable[str]:
    number = _number(cells[columns.number])
    if number is None:
        yield f"Line {line}: found the number {cells[columns.number]!r}. Expected a whole number."
    elif number in met:
        yield f"Line {line}: the number {number} stands in the file twice. Expected it once."
    else:
        met.add(number)
    if not cells[columns.words] and cells.get("in_source") != "no":
        yield f"Line {line}: found no words. Expected the published text, or in_source = no."
    for name in ("window_start", "due"):
        if cells.get(name) and _day(cells[name]) is None:
            yield f"Line {line}: found {cells[name]!r} in {name}. Expected a date as 2021-03-31."


def _entry(register: Register, columns: Columns, cells: Mapping[str, str]) -> PublishedEntry:
    crossed = " ".join(cells[name] for name in columns.cross_references)
    source = (cells.get("source_document", ""), cells.get("source_year", ""))
    return PublishedEntry(
        register=register,
        number=_number(cells[columns.number]) or 0,
        words=cells[columns.words],
        section=cells[columns.section],
        is_in_source=cells.get("in_source") != "no",
        priority_number=_number(cells.get("priority_no", "")),
        source=" ".join(part for part in source if part),
        leads=tuple(part.strip() for part in cells.get(columns.leads, "").split(";") if part),
        timeline=cells.get("timeline_in_source", ""),
        window_starts_on=_day(cells.get("window_start", "")),
        due_on=_day(cells.get("due", "")),
        addressed_to=cells.get("addressed_to", ""),
        cross_references=() if crossed.startswith(ORPHAN) else _cross_references(crossed),
        is_orphan=crossed.startswith(ORPHAN),
        note=cells.get(columns.note, "") or (crossed if crossed.startswith(ORPHAN) else ""),
        cells=tuple(cells.values()),
    )


def _cross_references(text: str) -> tuple[str, ...]:
    """The references named in a cell: `A5;B17` names R-5 and B-17."""
    found = _CROSS_REFERENCE.findall(text)
    return tuple(f"{_PREFIXES[letter]}-{number}" for letter, number in found)


def _number(text: str) -> int | None:
    digits = text.strip().lstrip("ABT")
    return int(digits) if digits.isdigit() else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
