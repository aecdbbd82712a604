"""Risk and protective factors by level, and the three most within a head teacher's gift."""

from collections.abc import Iterator

from headwater.products.editions.pieces import (
    Chapter,
    Listing,
    Piece,
    Text,
    Title,
    prose,
    text,
)
from headwater.products.editions.sentences import trend_text
from headwater.products.editions.source import Source
from headwater.released.editions.content import Module
from headwater.released.factors import Factor, FactorsOfLevel, Holder
from headwater.released.opened import Release
from headwater.vocabulary.factors import EvidenceStrength, FactorEffect

_EFFECTS = {FactorEffect.RISK: "makes violence more likely", FactorEffect.PROTECTIVE: "protects"}
_STRENGTHS = {
    EvidenceStrength.STRONG: "The evidence is strong.",
    EvidenceStrength.MODERATE: "The evidence is moderate.",
    EvidenceStrength.LIMITED: "The evidence is limited.",
}
_HEAD_TEACHER = "head-teacher"


def factors(source: Source, module: Module) -> Iterator[Chapter]:
    """One chapter: the three within a head teacher's gift, then every level."""
    library = source.release.factors
    pieces: list[Piece] = [
        prose(
            "A factor says where help is owed. It never says who will be violent: most who have a "
            "risk never hurt anybody, and most risks can be made smaller."
        )
    ]
    holder = library.holder(_HEAD_TEACHER)
    if holder is not None:
        pieces += _gift(source.release, holder)
    for level in library.levels:
        pieces += _level(source.release, level)
    if not library.levels:
        pieces.append(prose("This release carries no library of factors."))
    easy: list[Text] = [("Some things make violence more likely. Some things protect people.",)]
    if holder is not None:
        easy.append(("A head teacher can change these three:",))
        easy += [(f"{each.title}.",) for each in library.most_within(holder)]
    yield Chapter(module.key, module.title, tuple(pieces), easy=tuple(easy))


def _gift(release: Release, holder: Holder) -> Iterator[Piece]:
    found = release.factors.most_within(holder)
    yield Title("The three within a head teacher's gift")
    yield prose(holder.because)
    yield Listing(tuple(text(f"{each.title}. {each.words}") for each in found))
    local = tuple(line for each in found for line in _local(release, each))
    if local:
        yield prose("What our numbers say of them:")
        yield Listing(local)


def _level(release: Release, level: FactorsOfLevel) -> Iterator[Piece]:
    yield Title(level.title)
    yield prose(level.words)
    for each in level.factors:
        yield Title(each.title, level=3)
        yield prose(
            f"This {_EFFECTS[each.effect]}. {each.words} {_STRENGTHS[each.strength]} "
            f"{each.evidence}"
        )
        local = tuple(_local(release, each))
        if local:
            yield Listing(local)
        elif each.nothing_local:
            yield prose(f"Here: {each.nothing_local}")


def _local(release: Release, factor: Factor) -> Iterator[Text]:
    """What the release's own measures tell of a factor."""
    known = {each.measure for each in release.measures}
    for each in factor.measures:
        if each.measure in known:
            measure = release.measure(each.measure)
            words = trend_text(release, measure, release.whole_area.code)
            yield text(f"{each.tells}. ", words)
