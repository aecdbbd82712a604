"""Sentences about two districts: what may be said, how much, and why not more."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from headwater.released.pairs import Pair, Verdict, WhyNot
from headwater.released.release import ReleasedMeasure
from headwater.released.values import ValueRow

WHY_NOT = {
    WhyNot.AS_PUBLISHED: gettext_lazy(
        "its publisher gives no count, so what chance explains cannot be weighed"
    ),
    WhyNot.ONLY_COUNTS: gettext_lazy("it is a count, and where more people live there is more"),
    WhyNot.NOT_FOR_DISTRICTS: gettext_lazy("it is not published for both districts"),
    WhyNot.WITHHELD: gettext_lazy("a number is withheld to protect people"),
    WhyNot.NOT_ARRIVED: gettext_lazy("a number has not arrived; that is not zero"),
    WhyNot.NOT_COLLECTED: gettext_lazy("nobody was asked to count it; that is not zero"),
    WhyNot.BREAK: gettext_lazy(
        "a change or an event lies within the period, or touched only one of the two"
    ),
    WhyNot.COMPLETENESS: gettext_lazy(
        "it is recorded more completely in one of the two than in the other"
    ),
    WhyNot.TOO_FEW: gettext_lazy(
        "so few are expected that rounding would say more than the number does"
    ),
}
MINUS = "\N{MINUS SIGN}"
_PERCENT = 100


def verdict_words(pair: Pair, first: str, second: str) -> str:
    """What may be said of the first district beside the second."""
    words = {
        Verdict.HIGHER: _("{first} is higher than {second}"),
        Verdict.LOWER: _("{first} is lower than {second}"),
        Verdict.CANNOT_TELL: _("Cannot tell"),
        Verdict.NOT_COMPARED: _("Not compared"),
    }[pair.verdict]
    return words.format(first=first, second=second)


def apart_words(pair: Pair, measure: ReleasedMeasure, second: str) -> str:
    """How much apart, with the 95% range; nothing where nothing is compared."""
    if not pair.is_compared:
        return ""
    if not pair.is_ratio:
        return _("{value} {unit} (95% range {lower} to {upper})").format(
            value=_signed(pair.value),
            unit=_points(measure),
            lower=_signed(pair.lower),
            upper=_signed(pair.upper),
        )
    if pair.value is None:
        return _("no ratio, as {second} has none (95% range {lower} times and more)").format(
            second=second, lower=_times(pair.lower)
        )
    if pair.upper is None:
        return _("{value} times (95% range {lower} and more)").format(
            value=_times(pair.value), lower=_times(pair.lower)
        )
    return _("{value} times (95% range {lower} to {upper})").format(
        value=_times(pair.value), lower=_times(pair.lower), upper=_times(pair.upper)
    )


def remark(
    pair: Pair, measure: ReleasedMeasure, rows: tuple[ValueRow | None, ValueRow | None]
) -> str:
    """Why it is not compared or told, and what stands beside it all the same."""
    if pair.why_not is not None:
        why = str(WHY_NOT[pair.why_not])
        return _("{why}.").format(why=why[:1].upper() + why[1:])
    parts = [_cannot_tell(pair)] if pair.verdict is Verdict.CANNOT_TELL else []
    if any(row is not None and row.completeness is None for row in rows):
        parts.append(_("How completely it is recorded is not told of both."))
    if measure.definition_notes:
        parts.append(_("Suppliers record it differently: see the measure."))
    return " ".join(parts)


def reading(pairs: Sequence[Pair], first: str, second: str) -> str:
    """How many measures say something, and how many do not."""
    found = [pair.verdict for pair in pairs]
    counts = {verdict: found.count(verdict) for verdict in Verdict}
    told = ngettext(
        "Of {all} measure, {first} is higher than {second} in {higher} and lower in {lower}; in "
        "{unsure} we cannot tell, and {left} cannot be compared.",
        "Of {all} measures, {first} is higher than {second} in {higher} and lower in {lower}; in "
        "{unsure} we cannot tell, and {left} cannot be compared.",
        len(found),
    )
    return told.format(
        all=len(found),
        first=first,
        second=second,
        higher=counts[Verdict.HIGHER],
        lower=counts[Verdict.LOWER],
        unsure=counts[Verdict.CANNOT_TELL],
        left=counts[Verdict.NOT_COMPARED],
    )


def tested_words(tested: int) -> str:
    """How many measures were compared together; empty where none was."""
    if not tested:
        return ""
    return ngettext(
        "{count} measure was compared.",
        "{count} measures were compared together. Of those said to be higher or lower, at most "
        "one in twenty is to be expected to be chance.",
        tested,
    ).format(count=tested)


def complete_words(share: str) -> str:
    """How completely a number is recorded."""
    return _("{share} complete").format(share=share)


def _cannot_tell(pair: Pair) -> str:
    if pair.is_apart:
        return ngettext(
            "The range alone says that they differ; among {count} measure that may be chance.",
            "The range alone says that they differ; among {count} measures that may be chance.",
            pair.tested,
        ).format(count=pair.tested)
    return _("The range reaches from lower to higher, so it does not let us say.")


def _points(measure: ReleasedMeasure) -> str:
    if measure.per == _PERCENT:
        return _("percentage points")
    return _("per {per}").format(per=f"{measure.per:,}")


def _times(number: float | None) -> str:
    """A ratio to two decimals, or to as many as show that it is not none."""
    if number is None:
        return ""
    return f"{number:.2f}" if number >= 0.1 or number == 0 else f"{number:.2g}"


def _signed(number: float | None) -> str:
    """A difference with its sign: `0.0` has none.

    >>> _signed(7.54), _signed(-0.04)
    ('+7.5', '0.0')
    """
    if number is None:
        return ""
    if not round(number, 1):
        return "0.0"
    return f"{'+' if number > 0 else MINUS}{abs(number):.1f}"
