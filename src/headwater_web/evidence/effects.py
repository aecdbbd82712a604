"""An effect as its source states it: a ratio, a difference or a share, with its interval.

Nothing is calculated from effects here. They are checked against themselves, and put in words.
"""

from dataclasses import dataclass
from decimal import Decimal

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class EffectMeasure(models.TextChoices):
    """How an effect is stated."""

    RATE_RATIO = "rate_ratio", gettext_lazy("Rate ratio")
    RISK_RATIO = "risk_ratio", gettext_lazy("Risk ratio")
    ODDS_RATIO = "odds_ratio", gettext_lazy("Odds ratio")
    HAZARD_RATIO = "hazard_ratio", gettext_lazy("Hazard ratio")
    MEAN_DIFFERENCE = "mean_difference", gettext_lazy("Difference of means, in its own unit")
    STANDARDISED_DIFFERENCE = (
        "standardised_difference",
        gettext_lazy("Difference in standard deviations"),
    )
    RISK_DIFFERENCE = "risk_difference", gettext_lazy("Difference of shares, from -1 to 1")
    SHARE = "share", gettext_lazy("Share, with nobody to compare with")


class GoodDirection(models.TextChoices):
    """Which way is better."""

    LOWER = "lower", gettext_lazy("Lower is better")
    HIGHER = "higher", gettext_lazy("Higher is better")
    NEITHER = "neither", gettext_lazy("Neither is better")


RATIOS = frozenset(
    {
        EffectMeasure.RATE_RATIO,
        EffectMeasure.RISK_RATIO,
        EffectMeasure.ODDS_RATIO,
        EffectMeasure.HAZARD_RATIO,
    }
)
OF_ODDS = {
    EffectMeasure.ODDS_RATIO: gettext_lazy("odds"),
    EffectMeasure.HAZARD_RATIO: gettext_lazy("risk at each moment"),
}
"""Ratios of something else than how many there were: “fewer” would say too much."""
DOUBLED = 2


@dataclass(frozen=True, slots=True)
class Effect:
    """One effect. A share is of those supported, and is compared with nobody."""

    measure: EffectMeasure
    estimate: Decimal
    lower: Decimal | None
    upper: Decimal | None
    interval_percent: int
    good_direction: GoodDirection

    @property
    def is_ratio(self) -> bool:
        """Whether 1, not 0, stands for no difference."""
        return self.measure in RATIOS

    @property
    def no_difference(self) -> int | None:
        """The value that stands for no difference; a share has none."""
        if self.measure is EffectMeasure.SHARE:
            return None
        return 1 if self.is_ratio else 0

    @property
    def fits_no_difference(self) -> bool:
        """Whether the interval holds the value that stands for no difference."""
        none = self.no_difference
        if none is None or self.lower is None or self.upper is None:
            return False
        return self.lower <= none <= self.upper

    @property
    def is_clear(self) -> bool:
        """Whether something was compared and the interval leaves no difference out."""
        return (
            self.no_difference is not None
            and self.lower is not None
            and not self.fits_no_difference
        )

    @property
    def is_as_hoped(self) -> bool:
        """Whether it is clear, and goes the better way."""
        none = self.no_difference
        if not self.is_clear or none is None:
            return False
        better = GoodDirection.LOWER if self.estimate < none else GoodDirection.HIGHER
        return self.good_direction is better


def effect_faults(
    measure: EffectMeasure,
    estimate: Decimal,
    lower: Decimal | None,
    upper: Decimal | None,
) -> list[tuple[str, str]]:
    """What is wrong with an effect: the column, and what to do. Empty where nothing is."""
    faults = [*_interval_faults(estimate, lower, upper)]
    values = {"estimate": estimate, "lower": lower, "upper": upper}
    known = {name: value for name, value in values.items() if value is not None}
    if measure in RATIOS:
        faults += [
            (name, _("A ratio is above 0. Found {value}.").format(value=plain(value)))
            for name, value in known.items()
            if value <= 0
        ]
    if measure is EffectMeasure.SHARE:
        faults += [
            (name, _("A share lies from 0 to 1. Found {value}.").format(value=plain(value)))
            for name, value in known.items()
            if not 0 <= value <= 1
        ]
    if measure is EffectMeasure.RISK_DIFFERENCE:
        faults += [
            (name, _("It lies from -1 to 1. Found {value}.").format(value=plain(value)))
            for name, value in known.items()
            if not -1 <= value <= 1
        ]
    return faults


def _interval_faults(
    estimate: Decimal, lower: Decimal | None, upper: Decimal | None
) -> list[tuple[str, str]]:
    if lower is None and upper is None:
        return []
    if lower is None or upper is None:
        missing = "lower" if lower is None else "upper"
        return [(missing, _("An interval has both ends. Give this one, or leave both out."))]
    if not lower <= estimate <= upper:
        return [
            (
                "estimate",
                _("The interval {lower} to {upper} does not hold the effect {value}.").format(
                    lower=plain(lower), upper=plain(upper), value=plain(estimate)
                ),
            )
        ]
    return []


def plain(value: Decimal) -> str:
    """A number as it was stated, without the zeros that a database adds.

    >>> plain(Decimal("0.58000")), plain(Decimal("12.00"))
    ('0.58', '12')
    """
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def number_words(effect: Effect) -> str:
    """The effect as its source has it: 0.58 (95% interval 0.49 to 0.69)."""
    if effect.lower is None or effect.upper is None:
        return _("{value} (no interval stated)").format(value=plain(effect.estimate))
    return _("{value} ({percent}% interval {lower} to {upper})").format(
        value=plain(effect.estimate),
        percent=effect.interval_percent,
        lower=plain(effect.lower),
        upper=plain(effect.upper),
    )


def reading(effect: Effect, *, people: int | None = None) -> str:
    """The effect in one or two sentences for a reader who knows no statistics.

    `people` is how many there were, where that is known: 100 of 100 may be five people.
    """
    if effect.measure is EffectMeasure.SHARE:
        told = "" if people is None else _("There were {n} in all.").format(n=f"{people:,}")
        nobody = _("Nobody was there to compare with.")
        return " ".join(filter(None, (_share_words(effect), told, nobody)))
    found = _capital(_said(effect, effect.estimate))
    if effect.lower is None or effect.upper is None:
        return _(
            "{found}. The source states no interval, so how sure this is we cannot tell."
        ).format(found=found)
    span = {"lower": _said(effect, effect.lower), "upper": _said(effect, effect.upper)}
    if effect.fits_no_difference:
        return _("It cannot tell: the figures fit anything from {lower} to {upper}.").format(**span)
    return _("{found}. The figures fit anything from {lower} to {upper}.").format(
        found=found, **span
    )


def _share_words(effect: Effect) -> str:
    value = _hundredths(effect.estimate)
    if effect.lower is None or effect.upper is None:
        return _("{value} of 100, with no interval stated.").format(value=value)
    return _("{value} of 100. The figures fit anything from {lower} to {upper} of 100.").format(
        value=value, lower=_hundredths(effect.lower), upper=_hundredths(effect.upper)
    )


def _said(effect: Effect, value: Decimal) -> str:
    """One value in words that can stand within a sentence."""
    if effect.is_ratio:
        return _ratio_words(effect.measure, value)
    if effect.measure is EffectMeasure.RISK_DIFFERENCE:
        words = _("{number} fewer in 100") if value < 0 else _("{number} more in 100")
        return words.format(number=_hundredths(abs(value)))
    unit = (
        _(" standard deviations") if effect.measure is EffectMeasure.STANDARDISED_DIFFERENCE else ""
    )
    words = _("{number}{unit} lower") if value < 0 else _("{number}{unit} higher")
    return words.format(number=plain(abs(value)), unit=unit)


def _ratio_words(measure: EffectMeasure, value: Decimal) -> str:
    of_odds = OF_ODDS.get(measure)
    if value == 1:
        return _("no difference")
    if value > DOUBLED:
        words = _("{times} times the {what}") if of_odds else _("{times} times as many")
        return words.format(times=plain(value), what=of_odds)
    percent = round(abs(1 - value) * 100)
    if of_odds:
        words = _("{what} {percent}% lower") if value < 1 else _("{what} {percent}% higher")
    else:
        words = _("{percent}% fewer") if value < 1 else _("{percent}% more")
    return words.format(percent=percent, what=of_odds)


def _hundredths(value: Decimal) -> str:
    return plain(Decimal(round(value * 100)))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
