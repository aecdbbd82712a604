"""Factors and lenses of the definitions, as a release tells them."""

from headwater.definitions import factor as defined
from headwater.definitions import lens as defined_lens
from headwater.definitions.library import Library
from headwater.released.factors import (
    Factor,
    FactorLibrary,
    FactorsOfLevel,
    Holder,
    LocalMeasure,
)
from headwater.released.lenses import Lens


def factor_library(library: Library) -> FactorLibrary:
    """Every factor by level, and everybody who can change one. Raises DefinitionFault."""
    levels, holders = library.factors()
    return FactorLibrary(
        levels=tuple(map(_level, levels)),
        holders=tuple(Holder(**each.model_dump()) for each in (holders.holders if holders else ())),
    )


def lenses_of(library: Library) -> tuple[Lens, ...]:
    """Every lens, in the order of the definition. Raises DefinitionFault."""
    found = library.lenses()
    return tuple(map(_lens, found.lenses)) if found else ()


def _level(level: defined.FactorsOfLevel) -> FactorsOfLevel:
    return FactorsOfLevel(
        level=level.level,
        title=level.title,
        words=level.words,
        reviewed_by=level.reviewed_by,
        next_review=level.next_review,
        factors=tuple(map(_factor, level.factors)),
    )


def _factor(factor: defined.Factor) -> Factor:
    return Factor(
        factor=factor.factor,
        title=factor.title,
        effect=factor.effect,
        words=factor.words,
        strength=factor.evidence.strength,
        evidence=factor.evidence.words,
        sources=factor.evidence.sources,
        holders=factor.holders,
        measures=tuple(LocalMeasure(each.measure, each.tells) for each in factor.measures),
        nothing_local=factor.nothing_local or "",
    )


def _lens(lens: defined_lens.Lens) -> Lens:
    return Lens(
        lens=lens.lens,
        title=lens.title,
        who=lens.who,
        cannot=lens.cannot,
        characteristic=lens.characteristic,
        breakdown=lens.breakdown or "",
        category=lens.category or "",
        siblings=lens.siblings,
        own=lens.own,
        about=lens.about,
    )
