"""A yearly rate with its interval, as the engine works it out for events of its own."""

from dataclasses import dataclass
from math import log, sqrt

PER = 100_000
_Z = 1.959963984540054
"""The 97.5th percentile of the normal distribution."""


@dataclass(frozen=True, slots=True)
class YearlyRate:
    """Events for each 100,000 people in a year, with its 95% interval."""

    value: float
    lower: float
    upper: float


def yearly_rate(*, events: int, people: int) -> YearlyRate:
    """The rate with Byar's interval; without events, with the exact upper limit.

    Source: Breslow & Day 1987, Statistical Methods in Cancer Research II, page 69.

    >>> found = yearly_rate(events=24, people=18_432)
    >>> round(found.value, 1), round(found.lower, 1), round(found.upper, 1)
    (130.2, 83.4, 193.7)
    """
    above = events + 1
    upper = above * (1 - 1 / (9 * above) + _Z / (3 * sqrt(above))) ** 3
    lower = 0.0
    if events:
        lower = events * (1 - 1 / (9 * events) - _Z / (3 * sqrt(events))) ** 3
    else:
        upper = -log(0.025)
    return YearlyRate(*(PER * count / people for count in (events, lower, upper)))
