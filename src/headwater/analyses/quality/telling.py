"""From counts to what may be said of them, still exact: parts of wholes, aspect by aspect."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from headwater.analyses.quality.counting import WAS_ASKED
from headwater.vocabulary.quality import Aspect

EVERYTHING = "all"
QUESTIONS = frozenset({"alcohol", "drugs"})
"""Fields that hold the answer to a question which staff may not have put."""


@dataclass(frozen=True, slots=True)
class FileFaults:
    """What intake found in one file as it came: rows, and by field cells empty and cells at fault.

    A row without a value that it must have is rejected, so only the file knows of the empty ones.
    """

    rows: int
    missing: Mapping[str, int] = field(default_factory=dict)
    invalid: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Told:
    """One thing said of one supplier's month: `part` of `rows`; days have no part."""

    feed: str
    supplier: str
    month: date
    aspect: Aspect
    field: str
    rows: int
    part: int | None = None
    days: int | None = None
    months: int = 1


@dataclass(frozen=True, slots=True)
class Counted:
    """One row of `FieldQuality`, or several months of it added up, of which `month` is the last."""

    feed: str
    supplier: str
    month: date
    extract_id: str
    field: str
    rows: int
    filled: int
    not_stated: int
    months: int = 1


def told_of_rows(
    counted: Iterable[Counted],
    *,
    files: Mapping[str, FileFaults],
    needed: Mapping[str, frozenset[str]],
    unstated: Mapping[str, frozenset[str]],
    rules: Mapping[str, frozenset[str]],
) -> Iterator[Told]:
    """Everything said of fields and rules, in the order of the counts.

    `files` by extract; `needed` are the fields of each feed that no row is accepted without,
    `unstated` those that can say "not stated", `rules` its consistency rules. A field that is
    needed is judged over the file that brought the month, since its accepted rows are all filled.
    """
    for row in counted:
        if row.field in rules.get(row.feed, frozenset()):
            yield _told(row, Aspect.CONSISTENT, row.filled)
            continue
        yield from _filling(row, files.get(row.extract_id), row.field in needed[row.feed])
        if row.field in unstated.get(row.feed, frozenset()):
            yield _told(row, Aspect.NOT_STATED, row.not_stated)
            yield _told(row, Aspect.NOT_RECORDED, row.rows - row.filled - row.not_stated)
        yield from _validity(row, files.get(row.extract_id))


def _filling(row: Counted, file: FileFaults | None, is_needed: bool) -> Iterator[Told]:
    if is_needed and file is not None:
        missing = min(file.missing.get(row.field, 0), file.rows)
        yield _told(row, Aspect.FILLED, file.rows - missing, rows=file.rows)
    elif row.field == WAS_ASKED:
        yield _told(row, Aspect.ASKED, row.filled)
    elif row.field in QUESTIONS:
        yield _told(row, Aspect.ANSWERED, row.filled)
    else:
        yield _told(row, Aspect.FILLED, row.filled)


def _validity(row: Counted, file: FileFaults | None) -> Iterator[Told]:
    """Cells that could be read, of all rows of the file; a cell that is empty is not at fault."""
    if file is not None and file.rows:
        invalid = min(file.invalid.get(row.field, 0), file.rows)
        yield _told(row, Aspect.VALID, file.rows - invalid, rows=file.rows)


def _told(row: Counted, aspect: Aspect, part: int, *, rows: int | None = None) -> Told:
    whole = row.rows if rows is None else rows
    return Told(
        row.feed, row.supplier, row.month, aspect, row.field, whole, part=part, months=row.months
    )
