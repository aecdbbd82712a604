"""A part of a whole, with how sure we can be of its share: the only form in which one is said."""

from dataclasses import dataclass
from math import sqrt

NORMAL_95 = 1.959963984540054
_TAIL = 0.025
FEW = 10
"""Below so many people a share is not said in percent: one person more would move it too far."""


class ImpossibleShare(ValueError):
    """A part that is not within its whole."""

    def __init__(self, part: int, whole: int) -> None:
        super().__init__(f"found {part} of {whole}, expected a part of a whole")


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many. Raises ImpossibleShare unless 0 <= part <= whole and whole > 0."""

    part: int
    whole: int

    def __post_init__(self) -> None:
        if not 0 <= self.part <= self.whole or self.whole == 0:
            raise ImpossibleShare(self.part, self.whole)

    @property
    def value(self) -> float:
        """The share as a part of 1."""
        return self.part / self.whole

    @property
    def interval(self) -> tuple[float, float]:
        """The 95% interval as parts of 1: Wilson's, or the exact bound where it is none or all."""
        if self.part == 0:
            return 0.0, exact_bound(self.whole)
        if self.part == self.whole:
            return 1.0 - exact_bound(self.whole), 1.0
        return wilson_interval(numerator=self.part, denominator=self.whole)

    @property
    def counts(self) -> str:
        """The two counts in words.

        >>> Share(21, 28).counts
        '21 of 28'
        """
        return f"{self.part:,} of {self.whole:,}" if self.part else f"none of {self.whole:,}"

    @property
    def words(self) -> str:
        """The counts, the percentage and its interval; counts alone of fewer than ten.

        >>> Share(21, 28).words
        '21 of 28, 75% (57% to 87%)'
        >>> Share(0, 28).words
        'none of 28 (as many as 12% would agree with that)'
        >>> Share(28, 28).words
        'all 28 (as few as 88% would agree with that)'
        >>> Share(3, 4).words
        '3 of 4 (too few for a percentage)'
        """
        if self.whole < FEW:
            return f"{self.counts} (too few for a percentage)"
        lower, upper = self.interval
        if self.part == 0:
            return f"{self.counts} (as many as {in_percent(upper)} would agree with that)"
        if self.part == self.whole:
            return f"all {self.whole:,} (as few as {in_percent(lower)} would agree with that)"
        return (
            f"{self.counts}, {in_percent(self.value)} ({in_percent(lower)} to {in_percent(upper)})"
        )


def exact_bound(whole: int) -> float:
    """The highest share that none of `whole` agrees with, by the exact two-sided 95% interval.

    Raises ValueError unless `whole` is positive.
    Source: Clopper & Pearson 1934, Biometrika 26, 404-413, with no event.

    >>> round(exact_bound(28), 3)
    0.123
    """
    if whole <= 0:
        raise ValueError(f"found {whole} in all, expected at least one")
    return float(1.0 - _TAIL ** (1.0 / whole))


def wilson_interval(*, numerator: int, denominator: int) -> tuple[float, float]:
    """Lower and upper end of Wilson's 95% interval of a share.

    Valid for any share of a positive number. Raises ImpossibleShare if `numerator` is below 0 or
    above `denominator`, or `denominator` is not positive.
    Source: Wilson 1927, Journal of the American Statistical Association 22, 209-212.

    >>> lower, upper = wilson_interval(numerator=21, denominator=28)
    >>> round(lower, 3), round(upper, 3)
    (0.566, 0.873)
    """
    if not 0 <= numerator <= denominator or denominator == 0:
        raise ImpossibleShare(numerator, denominator)
    share, square = numerator / denominator, NORMAL_95**2
    middle = (share + square / (2 * denominator)) / (1 + square / denominator)
    spread = share * (1 - share) / denominator + square / (4 * denominator**2)
    half = NORMAL_95 * sqrt(spread) / (1 + square / denominator)
    return max(0.0, middle - half), min(1.0, middle + half)


def share_difference(first: Share, second: Share) -> tuple[float, float, float]:
    """How much higher the first share is, and the ends of the 95% interval, as parts of 1.

    Source: Newcombe 1998, Statistics in Medicine 17, 873-890, method 10.

    >>> [round(number, 4) for number in share_difference(Share(56, 70), Share(48, 80))]
    [0.2, 0.0524, 0.3339]
    """
    lower, upper = wilson_interval(numerator=first.part, denominator=first.whole)
    other_lower, other_upper = wilson_interval(numerator=second.part, denominator=second.whole)
    difference = first.value - second.value
    below = sqrt((first.value - lower) ** 2 + (other_upper - second.value) ** 2)
    above = sqrt((upper - first.value) ** 2 + (second.value - other_lower) ** 2)
    return difference, difference - below, difference + above


def in_percent(share: float) -> str:
    """A share in whole percent; only beside its counts and interval.

    >>> in_percent(0.5663)
    '57%'
    """
    return f"{share:.0%}"
