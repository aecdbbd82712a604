"""One factor as its card shows it: what it is, how sure that is, and the numbers here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from headwater.released.factors import Factor, Holder, LocalMeasure
from headwater.released.opened import Release
from headwater.released.release import ReleasedMeasure
from headwater.vocabulary.areas import Area
from headwater.vocabulary.factors import EvidenceStrength, FactorEffect
from headwater_web.dashboard.headlines import Headline, headline
from headwater_web.dashboard.places import areas_around
from headwater_web.ui.words import day_words, share_words

EFFECTS = {
    FactorEffect.RISK: gettext_lazy("Raises the risk of violence"),
    FactorEffect.PROTECTIVE: gettext_lazy("Protects from violence"),
}
STRENGTHS = {
    EvidenceStrength.STRONG: gettext_lazy("Strong evidence"),
    EvidenceStrength.MODERATE: gettext_lazy("Moderate evidence"),
    EvidenceStrength.LIMITED: gettext_lazy("Limited evidence"),
}
STRENGTH_MEANINGS = {
    EvidenceStrength.STRONG: gettext_lazy(
        "many studies that follow people over years, or trials, and reviews of them, agree"
    ),
    EvidenceStrength.MODERATE: gettext_lazy(
        "several studies agree; few follow people over years, or other causes may explain it"
    ),
    EvidenceStrength.LIMITED: gettext_lazy("few studies, or studies that do not agree"),
}


@dataclass(frozen=True, slots=True)
class LocalNumber:
    """One measure that tells of a factor: its newest number, and of where.

    `headline` is None of a measure that this release does not have. A measure that is not
    published for the chosen area is shown of the next area around it that it is published for.
    """

    tells: str
    headline: Headline | None
    area: Area | None
    is_elsewhere: bool
    complete: str
    as_at: str


@dataclass(frozen=True, slots=True)
class Card:
    """One factor."""

    factor: Factor
    effect: str
    strength: str
    holders: tuple[tuple[str, str], ...]
    numbers: tuple[LocalNumber, ...]


def cards(release: Release, factors: Iterable[Factor], area: Area) -> list[Card]:
    """A card for each factor, in the order given."""
    return [
        Card(
            factor=factor,
            effect=str(EFFECTS[factor.effect]),
            strength=str(STRENGTHS[factor.strength]),
            holders=tuple(_holders(release, factor, area)),
            numbers=tuple(_number(release, each, area) for each in factor.measures),
        )
        for factor in factors
    ]


def holder_address(holder: Holder, area: Area) -> str:
    """The page of the three factors most within somebody's gift, with the numbers of an area."""
    return f"{reverse('dashboard:factors')}?for={holder.holder}&area={area.code}"


def meanings() -> list[tuple[str, str]]:
    """What each word for the evidence means."""
    return [(str(STRENGTHS[each]), str(STRENGTH_MEANINGS[each])) for each in EvidenceStrength]


def _holders(release: Release, factor: Factor, area: Area) -> Iterator[tuple[str, str]]:
    for key in factor.holders:
        if holder := release.factors.holder(key):
            yield holder.title, holder_address(holder, area)


def _number(release: Release, local: LocalMeasure, area: Area) -> LocalNumber:
    measure = next((each for each in release.measures if each.measure == local.measure), None)
    if measure is None:
        return LocalNumber(local.tells, None, None, is_elsewhere=False, complete="", as_at="")
    found = _where_published(release, measure, area)
    told = headline(release, measure, found)
    row = told.row
    is_shown = row is not None and row.is_released
    return LocalNumber(
        tells=local.tells,
        headline=told,
        area=found,
        is_elsewhere=found.code != area.code,
        complete=_complete(row.completeness) if row is not None and is_shown else "",
        as_at=day_words(row.as_at_date) if row is not None and row.as_at_date else "",
    )


def _where_published(release: Release, measure: ReleasedMeasure, area: Area) -> Area:
    """The area itself, or the nearest around it of which the measure has any cell."""
    around = (area, *areas_around(release, area), release.whole_area)
    return next(
        (each for each in around if release.values(measure=measure.measure, area_code=each.code)),
        area,
    )


def _complete(share: float | None) -> str:
    return "" if share is None else _("{share} complete").format(share=share_words(share))
