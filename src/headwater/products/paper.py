"""What is put on paper: one rule for the release's own document and for editions.

Every picture of a hundred measures, with its table, would be five hundred pages that nobody reads.
Paper holds every word, what each picture says, the main tables, and how numbers were made. Of the
pictures it holds those of the national success measures, and those that people chose for their own
modules. The rest is on the pages and in the data, and paper says where.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from headwater.released.opened import Release
from headwater.vocabulary.counts import counted

Cell = TypeVar("Cell")

NOT_PUBLISHED = "not published"
HOW_COUNTED = "Counted in this document."
WHAT_PAPER_HOLDS = (
    "On paper are every word, what each picture says, the main tables, and how numbers were made. "
    "Of the pictures, those of the national success measures are here. Every other picture, and "
    "the table of each, is on the pages of this document and in its data."
)
_TREND = "-trend"


def has_picture_on_paper(slug: str, release: Release) -> bool:
    """Whether a figure that the engine shows is on paper as a picture with its table."""
    return slug.startswith(
        tuple(
            f"{measure.measure}-"
            for measure in release.measures
            if measure.national_success_measure
        )
    )


def is_said_already(slug: str) -> bool:
    """Whether what a figure says stands in the text above it: that of the whole through time."""
    return slug.endswith(_TREND)


def pointer_words(left_out: int) -> str:
    """Where the pictures of a part are that are not on paper.

    >>> pointer_words(2)
    '2 more pictures of this part, with their tables, are on its page.'
    """
    many = counted(left_out, "more picture")
    tables, are = ("its table", "is") if left_out == 1 else ("their tables", "are")
    return f"{many} of this part, with {tables}, {are} on its page."


@dataclass(frozen=True, slots=True)
class Divided(Generic[Cell]):
    """The rows of a table that say something, and the first cells of the others."""

    rows: tuple[tuple[Cell, ...], ...]
    not_published: tuple[Cell, ...]


def divided(rows: Iterable[tuple[Cell, ...]], *, nothing: Cell) -> Divided[Cell]:
    """The rows without those that hold `nothing`, which paper names in one line.

    >>> divided([("Assaults", "41"), ("Stays", "not published")], nothing="not published")
    Divided(rows=(('Assaults', '41'),), not_published=('Stays',))
    """
    found = tuple(rows)
    return Divided(
        rows=tuple(row for row in found if nothing not in row),
        not_published=tuple(row[0] for row in found if nothing in row),
    )
