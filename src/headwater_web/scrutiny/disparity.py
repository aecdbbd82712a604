"""Shares of groups, how sure we can be of them, and what missing ethnicity could do to them."""

from dataclasses import dataclass

from headwater.vocabulary.shares import wilson_interval

SMALLEST_RELEASED = 8
"""A count of 1 to 7 people could point at one of them, so none is ever released."""


def is_releasable(count: int) -> bool:
    """Whether a count may be written here: none, or enough that nobody stands out.

    >>> [is_releasable(count) for count in (0, 1, 7, 8)]
    [True, False, False, True]
    """
    return count == 0 or count >= SMALLEST_RELEASED


@dataclass(frozen=True, slots=True)
class Missing:
    """People whose ethnicity is missing: how many were counted, of how many.

    `denominator` is 0 where the whole is residents, whose ethnicity is known from a census.
    """

    numerator: int
    denominator: int


@dataclass(frozen=True, slots=True)
class Share:
    """The share of one group, as a part of 1."""

    value: float
    lower: float
    upper: float
    all_here: float | None = None
    """If everyone whose ethnicity is missing belonged to this group."""
    least: float | None = None
    """If only those belonged here who were not counted: the lowest that the missing allow."""
    most: float | None = None
    """If only those belonged here who were counted: the highest that the missing allow."""


def share_of(*, numerator: int, denominator: int, missing: Missing | None = None) -> Share:
    """The share of a group with its interval and, where ethnicity is missing, its bounds.

    >>> share = share_of(numerator=21, denominator=280, missing=Missing(8, 40))
    >>> round(share.value, 3), round(share.all_here, 3)
    (0.075, 0.091)
    >>> round(share.least, 3), round(share.most, 3)
    (0.067, 0.101)
    """
    lower, upper = wilson_interval(numerator=numerator, denominator=denominator)
    value = numerator / denominator
    if missing is None:
        return Share(value, lower, upper)
    counted, of_all = missing.numerator, missing.denominator
    if of_all == 0:
        highest = min(1.0, (numerator + counted) / denominator)
        return Share(value, lower, upper, all_here=highest, least=value, most=highest)
    return Share(
        value,
        lower,
        upper,
        all_here=(numerator + counted) / (denominator + of_all),
        least=numerator / (denominator + of_all - counted),
        most=(numerator + counted) / (denominator + counted),
    )


def percent_words(share: float) -> str:
    """A share as a percentage with one decimal.

    >>> percent_words(0.075)
    '7.5%'
    """
    return f"{share:.1%}"
