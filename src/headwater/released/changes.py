"""What changed between one release and the one before it, as it is written and read back."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import TypeAdapter

from headwater.released import layout
from headwater.released.release import Break
from headwater.vocabulary.areas import AreaType
from headwater.vocabulary.periods import Period, PeriodType, parse_period
from headwater.vocabulary.states import ValueState


class ChangeKind(StrEnum):
    """What became of one cell."""

    NEW = "new"
    """It had no number and now has one, shown or withheld."""
    REVISED = "revised"
    NEWLY_WITHHELD = "newly_withheld"
    NO_LONGER_WITHHELD = "no_longer_withheld"
    GONE = "gone"
    """It had a number, shown or withheld, and now has none."""


class Difference(StrEnum):
    """Whether a number differs from what it is set beside by more than chance."""

    HIGHER = "higher"
    LOWER = "lower"
    CANNOT_TELL = "cannot_tell"
    NOT_COMPARED = "not_compared"


class BasisChangeKind(StrEnum):
    """What became of one source."""

    NEW = "new"
    LAPSED = "lapsed"
    RESTORED = "restored"
    REPLACED = "replaced"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class ReplacedFile:
    """One file that lost months or periods to a newer one, and all that it covered itself."""

    version: int
    months: tuple[date, ...]
    period: str


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """One file that was accepted between the two releases, and the extracts that it superseded.

    `period` is for files that are not by month. `months`, `supersedes` and `replaced` of a
    protected feed are for partners: they narrow which withheld cells may have been revised.
    `replaced` tells of the same files as `supersedes`; releases made before it was said lack it.
    """

    extract_id: str
    feed: str
    title: str
    supplier: str
    supplier_name: str
    policy: str
    version: int
    loaded_on: date
    as_at_date: date
    months: tuple[date, ...]
    period: str
    supersedes: tuple[str, ...]
    replaced: tuple[ReplacedFile, ...] = ()


@dataclass(frozen=True, slots=True)
class DefinitionChange:
    """One definition by which numbers are made, with its version before and now; None for none.

    `what` is `measure`, `scope`, `feed` or, of a version that is proposed, `proposal`. Equal
    versions mean that its words alone changed. Of `weights` the versions are editions of a scale.
    """

    what: str
    key: str
    title: str
    before: str | None
    now: str | None


@dataclass(frozen=True, slots=True)
class BasisChange:
    """One source whose basis changed; `day` is the last day of one that lapsed."""

    kind: BasisChangeKind
    feed: str
    title: str
    supplier: str
    supplier_name: str
    before: str
    now: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class NameChange:
    """Something that is the same and has another name: `area`, `supplier` or `partnership`."""

    what: str
    key: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class ReleaseChanges:
    """What stands beside the changed figures: the two releases, and what came between them."""

    release_id: str
    made_at: datetime
    since_release_id: str
    since_made_at: datetime
    files: tuple[LoadedFile, ...] = ()
    definitions: tuple[DefinitionChange, ...] = ()
    bases: tuple[BasisChange, ...] = ()
    names: tuple[NameChange, ...] = ()
    breaks: tuple[Break, ...] = ()
    breaks_withdrawn: tuple[Break, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """All that changed. `figures` has the columns of `tables.results.ReleasedChange`."""

    notes: ReleaseChanges
    figures: pa.Table


@dataclass(frozen=True, slots=True)
class ChangedFigure:
    """One cell that shows something else than before; the columns of `ReleasedChange`."""

    measure: str
    area_type: AreaType
    area_code: str
    period_type: PeriodType
    period: str
    breakdown: str
    category: str
    kind: ChangeKind
    state_before: ValueState | None
    state_now: ValueState | None
    value_before: float | None
    value_now: float | None
    numerator_before: int | None
    numerator_now: int | None
    lower_before: float | None
    upper_before: float | None
    lower_now: float | None
    upper_now: float | None
    compared_with: str | None
    difference: Difference

    @property
    def when(self) -> Period:
        """The period as dates."""
        return parse_period(self.period)

    @property
    def is_beyond_chance(self) -> bool:
        """Whether the two ranges do not touch."""
        return self.difference in (Difference.HIGHER, Difference.LOWER)


BEYOND_CHANCE = "beyond_chance"
_NOTES = TypeAdapter(ReleaseChanges)
_ENUMERATIONS = {
    "area_type": AreaType,
    "period_type": PeriodType,
    "kind": ChangeKind,
    "state_before": ValueState,
    "state_now": ValueState,
    "difference": Difference,
}


def write_notes(notes: ReleaseChanges, *, folder: Path) -> None:
    """Write what stands beside the changed figures into the folder of the release."""
    (folder / layout.CHANGES).write_bytes(_NOTES.dump_json(notes, indent=2) + b"\n")


def read_notes(folder: Path) -> ReleaseChanges | None:
    """What stands beside the changed figures.

    None for a first release, and for one that was made before changes were written down.
    """
    path = folder / layout.CHANGES
    return _NOTES.validate_json(path.read_bytes()) if path.is_file() else None


@lru_cache(maxsize=1024)
def read_made_at(folder: Path) -> datetime:
    """When a release was made, without opening it: releases never change, so it is read once."""
    made_at: str = json.loads((folder / layout.MANIFEST).read_bytes())["made_at"]
    return datetime.fromisoformat(made_at)


def read_figures(
    folder: Path, *, measure: str | None = None, beyond_chance: bool = False
) -> tuple[ChangedFigure, ...]:
    """The changed figures of a release, in stored order; none where none were written.

    Of one `measure` where it is named; those that differ by more than chance where asked.
    """
    path = folder / layout.CHANGED_FIGURES
    if not path.is_file():
        return ()
    wanted: list[tuple[str, str, object]] = [("measure", "=", measure)] if measure else []
    if beyond_chance:
        wanted.append(("difference", "in", [Difference.HIGHER.value, Difference.LOWER.value]))
    return tuple(figures_of(pq.read_table(path, filters=wanted or None)))


def read_tally(folder: Path) -> dict[str, Counter[str]]:
    """How many figures of each measure are of each kind, and under `beyond_chance` how many are."""
    path = folder / layout.CHANGED_FIGURES
    if not path.is_file():
        return {}
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    rows = pq.read_table(path, columns=["measure", "kind", "difference"])
    grouped = rows.group_by(["measure", "kind", "difference"]).aggregate([([], "count_all")])
    for row in grouped.to_pylist():
        counted[row["measure"]][row["kind"]] += row["count_all"]
        if row["difference"] in (Difference.HIGHER, Difference.LOWER):
            counted[row["measure"]][BEYOND_CHANCE] += row["count_all"]
    return dict(counted)


def figures_of(table: pa.Table) -> Iterable[ChangedFigure]:
    """The rows of a table of changed figures, in its order."""
    columns = []
    for column in fields(ChangedFigure):
        cells = table.column(column.name).to_pylist()
        words = _ENUMERATIONS.get(column.name)
        columns.append([words(cell) if words and cell else cell for cell in cells])
    return (ChangedFigure(*cells) for cells in zip(*columns, strict=True))
