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
class FileReport:
    """The whole report on one file. `rows_accepted + rows_rejected == rows_in_file`."""

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
