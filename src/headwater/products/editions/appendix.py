"""The data appendix: every number that an edition says or shows, as rows of one table."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from headwater.products.editions.document import Document
from headwater.products.editions.register import Register
from headwater.released.words import STATE_WORDS

Datum = str | float | int | None
"""One cell of the appendix; None is a number that is not there, said by the state beside it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of the appendix, with what a reader must know first. One row is one number."""

    name: str
    title: str
    notes: tuple[str, ...]
    heads: tuple[str, ...]
    rows: tuple[tuple[Datum, ...], ...]


HEADS = (
    "Said in",
    "Shown in figures",
    "Measure",
    "Measure in words",
    "Definition version",
    "Area",
    "Area code",
    "Period",
    "Breakdown",
    "Category",
    "State",
    "Value",
    "Unit",
    "Counted (n)",
    "Out of",
    "95% range, lower",
    "95% range, upper",
    "Completeness",
    "As at",
    "Release",
    "Reference",
)


def sheets_of(document: Document) -> tuple[Sheet, ...]:
    """The numbers that are cells of the release, and those that were worked out from them."""
    return (_numbers(document), _worked_out(document.register))


def _numbers(document: Document) -> Sheet:
    register = document.register
    references = sorted({*register.cells, *register.shown})
    return Sheet(
        "Numbers",
        f"Numbers of {document.edition.content.title}",
        (
            "One row is one number of the release, as it was released. A number that is withheld, "
            "has not arrived or is not collected has its state in words and nothing else; none of "
            "them is zero.",
            "Counts are rounded where the policy of their source asks for it; values and ranges "
            "are worked out from the rounded counts.",
            "The reference points at the number for ever: on the site at /figures/ and the "
            "reference.",
        ),
        HEADS,
        tuple(_row(register, reference) for reference in references),
    )


def _row(register: Register, reference: str) -> tuple[Datum, ...]:
    row = register.row(reference)
    measure = register.release.measure(row.measure)
    said = register.cells.get(reference)
    shown = register.shown.get(reference)
    return (
        "; ".join(said.chapters) if said else "",
        "; ".join(shown.figures) if shown else "",
        row.measure,
        measure.title,
        measure.version,
        register.release.area(row.area_code).name,
        row.area_code,
        row.period,
        row.breakdown,
        row.category,
        STATE_WORDS[row.state],
        row.value,
        measure.unit,
        row.numerator,
        row.denominator,
        row.lower,
        row.upper,
        row.completeness,
        _day(row.as_at_date),
        register.release.release_id,
        reference,
    )


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _worked_out(register: Register) -> Sheet:
    return Sheet(
        "Worked out",
        "Numbers that follow from numbers of the release",
        ("One row is one number that stands in the words and is no cell of the release.",),
        ("Number", "How it was worked out", "Said in"),
        tuple(
            (each.number.words, each.number.how, "; ".join(each.chapters))
            for each in register.workings.values()
        ),
    )


def as_csv(sheet: Sheet) -> bytes:
    """A sheet as CSV in UTF-8: numbers in full, nothing where there is none."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(sheet.heads)
    writer.writerows(sheet.rows)
    return written.getvalue().encode()


def cover_lines(document: Document) -> Sequence[str]:
    """What stands on the cover of a workbook."""
    content = document.edition.content
    release = document.source.release
    lines = [
        f"{document.edition.partnership}.",
        f"Numbers of release {content.release_id}, with data up to {document.edition.as_at}.",
        f"Questions: {release.partnership.contact_email}",
    ]
    if document.edition.is_synthetic:
        lines.insert(0, "Synthetic data: these numbers were made by a computer, about nobody.")
    return lines
