"""How shares of accepted returns are said, and whether two of them can be told apart."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from headwater.vocabulary.shares import FEW, Share, in_percent, wilson_interval
from headwater_web.provider_returns.answers import Answer, Mark, as_number

_MARKS = {
    Mark.NOT_YET: "not yet",
    Mark.NOT_COLLECTED: "not collected",
    Mark.FEW: "fewer than 5",
}


def number_shown(answer: Answer | None) -> str:
    """A number or a word for why there is none, as a table has it.

    >>> number_shown(1204), number_shown(Mark.FEW), number_shown(None)
    ('1,204', 'fewer than 5', 'no answer')
    """
    if answer is None:
        return _("no answer")
    if isinstance(answer, int):
        return f"{answer:,}"
    return _(_MARKS[Mark(answer)]) if answer in set(Mark) else answer


def share_of(part: Answer | None, whole: Answer | None) -> Share | None:
    """The share, where both are numbers of one whole."""
    of, number = as_number(whole), as_number(part)
    return Share(number, of) if number is not None and of and number <= of else None


def share_shown(part: Answer | None, whole: Answer | None) -> str:
    """A part of a whole with its interval, or what is known of it.

    >>> share_shown(21, 28)
    '21 of 28, 75% (57% to 87%)'
    >>> share_shown(14, Mark.NOT_COLLECTED)
    '14; out of how many: not collected'
    """
    share = share_of(part, whole)
    if share is not None:
        return share.words
    if as_number(part) is None:
        return number_shown(part)
    if whole == 0:
        return _("nobody to count")
    return _("{part}; out of how many: {whole}").format(
        part=number_shown(part), whole=number_shown(whole)
    )


def repeated_shown(part: Answer | None, whole: Answer | None, people: Answer | None) -> str:
    """The same where one person brings many: with the range of so many people, else without.

    The range is the widest that fits, as if each person came always or never.

    >>> repeated_shown(3890, 5400, 54)
    '3,890 of 5,400, 72% (59% to 82%)'
    >>> repeated_shown(3890, 5400, None)
    '3,890 of 5,400'
    """
    share, number = share_of(part, whole), as_number(people)
    if share is None:
        return share_shown(part, whole)
    if number is None or number < FEW:
        return share.counts
    lower, upper = wilson_interval(numerator=round(share.value * number), denominator=number)
    shown = (in_percent(each) for each in (share.value, lower, upper))
    return _("{counts}, {share} ({lower} to {upper})").format(
        counts=share.counts, **dict(zip(("share", "lower", "upper"), shown, strict=True))
    )


def told_apart(first: Share, second: Share) -> bool:
    """Whether the intervals of two shares have nothing in common.

    >>> told_apart(Share(60, 100), Share(30, 100)), told_apart(Share(6, 10), Share(3, 10))
    (True, False)
    """
    (low, high), (other_low, other_high) = first.interval, second.interval
    return high < other_low or other_high < low


def comparison(named: Sequence[tuple[str, Share]]) -> str:
    """Which of several shares is highest, where that can be told; nothing for fewer than two.

    A share of too few people for a percentage is left out.
    """
    large = [each for each in named if each[1].whole >= FEW]
    if len(large) < 2:
        return ""
    ordered = sorted(large, key=lambda each: each[1].value)
    (lowest, low), (highest, high) = ordered[0], ordered[-1]
    if not told_apart(low, high):
        return _("These numbers cannot tell the lines apart: their ranges overlap.")
    return _("{highest}: {high}. {lowest}: {low}. Their ranges do not overlap.").format(
        highest=highest, high=high.words, lowest=lowest, low=low.words
    )
