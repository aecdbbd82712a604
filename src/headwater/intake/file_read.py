"""One file on its way through intake, with all that it is judged by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from headwater.definitions.basis import Basis
from headwater.definitions.extract import ExtractSpecification, SpecifiedColumn
from headwater.intake.headers import Matched
from headwater.intake.mapping import InUse
from headwater.intake.reading import (
    Remedy,
)
from headwater.intake.survey import Surveyed
from headwater.intake.tabular.repairs import Repair, RepairKind
from headwater.intake.values import Coding
from headwater.placing import Placer
from headwater.vocabulary.nature import Nature


@dataclass(frozen=True, slots=True)
class Reading:
    """One file on its way through intake, with all that it is judged by."""

    path: Path
    specification: ExtractSpecification
    codes: tuple[Coding, ...]
    in_force: tuple[Basis, ...]
    supplier: str | None
    today: date
    workspace: Path
    home_nature: Nature | None
    surveyed: Surveyed
    matched: Matched
    sha256: Callable[[], str]
    placer: Placer
    repairs: tuple[Repair, ...] = ()
    without: frozenset[RepairKind] = frozenset()
    remedies: tuple[Remedy, ...] = ()
    used: InUse = field(default_factory=InUse)
    name_extract: Callable[[str, str], str] | None = None

    @property
    def accepted(self) -> Path:
        """Where the accepted rows are written."""
        return self.workspace / "accepted.parquet"

    @property
    def staged(self) -> Path:
        """Where every row is written before it is judged."""
        return self.workspace / "staged.parquet"

    @property
    def words(self) -> SpecifiedColumn | None:
        """The column that tells the place in words, where the file has it."""
        column = self.specification.place_words
        return column if column and column.name in self.matched.positions else None

    @property
    def first_column(self) -> str:
        """The specified column that stands leftmost in the file."""
        positions = self.matched.positions
        return min(positions, key=lambda name: positions[name])
