"""Risk and protective factors as a release tells them, with the measures that tell of each here."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter

from headwater.released import layout
from headwater.vocabulary.factors import EvidenceStrength, FactorEffect, FactorLevel


@dataclass(frozen=True, slots=True)
class LocalMeasure:
    """A measure that tells of a factor, and what of it; it may have no number in this release."""

    measure: str
    tells: str


@dataclass(frozen=True, slots=True)
class Factor:
    """One factor. `holders` are those who can change it, by key.

    Where `measures` is empty, `nothing_local` says what is not collected.
    """

    factor: str
    title: str
    effect: FactorEffect
    words: str
    strength: EvidenceStrength
    evidence: str
    sources: tuple[str, ...]
    holders: tuple[str, ...]
    measures: tuple[LocalMeasure, ...] = ()
    nothing_local: str = ""


@dataclass(frozen=True, slots=True)
class FactorsOfLevel:
    """The factors of one level, in the order of the definition."""

    level: FactorLevel
    title: str
    words: str
    reviewed_by: str
    next_review: date
    factors: tuple[Factor, ...]


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody in whose gift factors lie, and the three that people chose as most so."""

    holder: str
    title: str
    gift: str
    most_within: tuple[str, ...]
    because: str


@dataclass(frozen=True, slots=True)
class FactorLibrary:
    """Every factor by level, and everybody who can change one."""

    levels: tuple[FactorsOfLevel, ...] = ()
    holders: tuple[Holder, ...] = ()

    def holder(self, key: str) -> Holder | None:
        """The holder of that key, if there is one."""
        return next((each for each in self.holders if each.holder == key), None)

    def most_within(self, holder: Holder) -> tuple[Factor, ...]:
        """The three factors chosen for a holder, in the order in which they were chosen."""
        known = {each.factor: each for level in self.levels for each in level.factors}
        return tuple(known[key] for key in holder.most_within if key in known)

    def also_within(self, holder: Holder) -> tuple[Factor, ...]:
        """The other factors that a holder can change, in the order of the levels."""
        return tuple(
            each
            for level in self.levels
            for each in level.factors
            if holder.holder in each.holders and each.factor not in holder.most_within
        )


def read_factors(folder: Path) -> FactorLibrary:
    """What was written; nothing in a release of before there were factors."""
    path = folder / layout.FACTORS
    return FACTORS.validate_json(path.read_bytes()) if path.is_file() else FactorLibrary()


FACTORS = TypeAdapter(FactorLibrary)
