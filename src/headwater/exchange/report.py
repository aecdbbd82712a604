"""What intake says about one file: column names, counts and codelist-sized values, never a row."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Outcome(StrEnum):
    """What became of a file."""

    ACCEPTED = "accepted"
    """At least one row was accepted; any rejected rows are listed with their reasons."""
    UNCHANGED = "unchanged"
    """Exactly this file was accepted before; nothing changed."""
    REFUSED = "refused"
    """Nothing was accepted; `found`, `expected` and `next_step` say why and what to do."""
    WITHDRAWN = "withdrawn"
    """The sender took the file back; `found` says what became of it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One kind of fault or note, in one column, and how many rows it touches.

    `reason` is a short key such as `not_in_codelist`; `words` say it in plain English;
    `values` holds unknown codes only where the column is coded, at most ten.
    """

    reason: str
    words: str
    column: str | None
    rows: int
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldFill:
    """How often one column of the accepted rows was filled."""

    column: str
    filled: int
    rows: int


@dataclass(frozen=True, slots=True)
class RepairMade:
    """One thing done to a file before its rows were judged: how often, and where.

    `kind` is the name under which a reversible repair is refused (`without`). `rows` are rows of
    the file, the first being 1, at most twenty; `columns` are headers or names of columns.
    """

    kind: str
    words: str
    count: int
    rows: tuple[int, ...] = ()
    columns: tuple[str, ...] = ()
    is_reversible: bool = False


@dataclass(frozen=True, slots=True)
class AbsentColumn:
    """A specified column that stands under no header of the file.

    `suggestion` is the header of the file that resembles it most, if one does.
    """

    name: str
    header: str
    description: str
    is_needed: bool
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class CodeChoice:
    """One code that an unknown value may stand for."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class UnknownValue:
    """A value of a coded column that its codelist does not have, and how many rows hold it.

    `suggestion` is the code that resembles it most, if one does.
    """

    column: str
    header: str
    value: str
    rows: int
    codes: tuple[CodeChoice, ...]
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What a mapping could put right: columns that are absent, and values that are unknown.

    `extra` are the headers of the file that nobody asked for, at most a hundred.
    """

    absent: tuple[AbsentColumn, ...] = ()
    extra: tuple[str, ...] = ()
    unknown: tuple[UnknownValue, ...] = ()

    @property
    def can_be_answered(self) -> bool:
        """Whether there is anything to choose: a header for a column, or a code for a value."""
        return bool((self.absent and self.extra) or self.unknown)


@dataclass(frozen=True, slots=True)
class FileReport:
    """The whole report on one file. `rows_accepted + rows_rejected == rows_in_file`.

    `rows_in_file` are the rows to be judged. `rows_left_out` are neither: headers, totals, notes
    and blank rows that `repairs` name. `mapping_version` is of the mapping that was used.
    """

    feed: str
    supplier: str | None
    file_name: str
    sha256: str
    outcome: Outcome
    rows_in_file: int = 0
    rows_accepted: int = 0
    rows_rejected: int = 0
    rejections: tuple[Finding, ...] = ()
    notes: tuple[Finding, ...] = ()
    completeness: tuple[FieldFill, ...] = ()
    first_month: date | None = None
    last_month: date | None = None
    extract_id: str | None = None
    version: int | None = None
    supersedes: tuple[str, ...] = ()
    found: str | None = None
    expected: str | None = None
    next_step: str | None = None
    repairs: tuple[RepairMade, ...] = ()
    rows_left_out: int = 0
    mapping_version: int | None = None
    question: Question | None = None
