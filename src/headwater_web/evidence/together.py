"""Cards put together: which ones can be, their mean, and how far the next study may lie."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from headwater.released.studies_together import FEW, FEWEST, StudyEffect, Together, put_together
from headwater_web.evidence.effects import Effect, EffectMeasure, number_words
from headwater_web.evidence.following import ShownCard

_PLACES = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class InPlot:
    """One study in the plot: its card, effect, and weight of a hundred."""

    card: ShownCard
    effect: Effect
    weight: int


@dataclass(frozen=True, slots=True)
class Plot:
    """Studies under each other, their mean, and where the next effect may lie."""

    studies: tuple[InPlot, ...]
    mean: Effect
    ahead: Effect | None
    differing: int
    cautions: tuple[str, ...]

    @property
    def mean_words(self) -> str:
        """The mean with its interval."""
        return number_words(self.mean)


def can_be_put_together(cards: Iterable[ShownCard]) -> tuple[ShownCard, ...]:
    """Cards that state an effect against somebody, with its interval."""
    return tuple(each for each in cards if _is_usable(each.effect))


def faults_of(cards: Sequence[ShownCard]) -> tuple[str, ...]:
    """Why the chosen cards cannot be put together; nothing where they can."""
    faults = []
    if len(cards) < FEWEST:
        faults.append(_("Choose at least two cards that state an effect with its interval."))
    measures = {each.version.measure for each in cards}
    if len(measures) > 1:
        faults.append(_("The cards state effects in different ways. Choose those of one measure."))
    sources = [each.version.source.strip() for each in cards]
    if len(set(sources)) < len(sources):
        faults.append(
            _("Two of the cards are from one source, so they tell of the same people. Keep one.")
        )
    return tuple(faults)


def plot_of(cards: Sequence[ShownCard]) -> Plot:
    """The chosen cards put together. They have no fault."""
    effects = [each.effect for each in cards if each.effect is not None]
    first = effects[0]
    found = put_together(
        [
            StudyEffect(
                float(each.estimate),
                float(each.lower or 0),
                float(each.upper or 0),
                each.interval_percent,
            )
            for each in effects
        ],
        are_ratios=first.is_ratio,
    )
    return Plot(
        studies=tuple(
            InPlot(card, effect, round(weight * 100))
            for card, effect, weight in zip(cards, effects, found.weights, strict=True)
        ),
        mean=_effect(first, found.mean, found.lower, found.upper),
        ahead=_ahead(first, found),
        differing=round(found.differing * 100),
        cautions=tuple(_cautions(cards)),
    )


def _cautions(cards: Sequence[ShownCard]) -> Iterable[str]:
    if len(cards) < FEW:
        yield _("There are few studies: the mean could change much with the next one.")
    if len({each.version.outcome.strip().casefold() for each in cards}) > 1:
        yield _("The studies looked at different outcomes, so the mean is of unlike things.")
    if len({each.version.intervention.strip().casefold() for each in cards}) > 1:
        yield _("The studies are of different types of help.")
    yield _("Studies that found nothing are published less often, so a mean leans the better way.")


def _is_usable(effect: Effect | None) -> bool:
    return (
        effect is not None
        and effect.measure is not EffectMeasure.SHARE
        and effect.lower is not None
        and effect.upper is not None
        and effect.lower < effect.upper
    )


def _ahead(like: Effect, found: Together) -> Effect | None:
    if found.next_lower is None or found.next_upper is None:
        return None
    return _effect(like, found.mean, found.next_lower, found.next_upper)


def _effect(like: Effect, mean: float, lower: float, upper: float) -> Effect:
    return Effect(
        measure=like.measure,
        estimate=Decimal(mean).quantize(_PLACES),
        lower=Decimal(lower).quantize(_PLACES),
        upper=Decimal(upper).quantize(_PLACES),
        interval_percent=95,
        good_direction=like.good_direction,
    )
