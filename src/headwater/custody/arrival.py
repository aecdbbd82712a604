"""What custody needs to know of a file that intake has judged."""

from datetime import date
from pathlib import Path
from typing import Protocol

from headwater.definitions.basis import Basis
from headwater.definitions.extract import ExtractSpecification
from headwater.exchange.report import FileReport
from headwater.vocabulary.nature import Nature


class Arrival(Protocol):
    """A judged file: intake's `Received` is one. Custody and intake do not know each other."""

    @property
    def specification(self) -> ExtractSpecification:
        """The feed's specification."""

    @property
    def basis(self) -> Basis:
        """The basis on which the file was received."""

    @property
    def report(self) -> FileReport:
        """What intake says about the file."""

    @property
    def raw(self) -> Path:
        """The file as supplied."""

    @property
    def accepted(self) -> Path:
        """The accepted rows."""

    @property
    def people(self) -> Path | None:
        """The people named in them, to be sealed."""

    @property
    def rejected(self) -> Path | None:
        """The rejected rows, to be sealed."""

    @property
    def nature(self) -> Nature:
        """Whether the rows are synthetic or real."""

    @property
    def months(self) -> tuple[date, ...]:
        """The months of the accepted events."""

    @property
    def period_key(self) -> str:
        """The years that a reference table describes."""

    @property
    def periods(self) -> tuple[str, ...]:
        """What a table of published aggregates states: each indicator in each period."""

    @property
    def as_at_date(self) -> date:
        """The last day that the file describes."""

    @property
    def sha256(self) -> str:
        """The digest of the file as supplied."""

    @property
    def extract_id(self) -> str:
        """The name under which it is kept, as `Home.extract_name` gave it."""

    @property
    def judged_with(self) -> str:
        """The digest of the mapping with which it was read; empty for the file as it stood."""
