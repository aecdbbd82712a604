"""How far early warning looks back, and what counts as unusual."""

from dataclasses import dataclass
from enum import StrEnum


class Bound(StrEnum):
    """How the bound is taken from the expected count and its dispersion."""

    NEGATIVE_BINOMIAL = "negative_binomial"
    """Quantile of the count, the expected count taken as known: Noufaily and others 2013."""
    NEGATIVE_BINOMIAL_ESTIMATED = "negative_binomial_estimated"
    """The same with the variance of the estimate added: wider, and true to its rate of alarms."""
    TWO_THIRDS_POWER = "two_thirds_power"
    """Normal on the two-thirds power, with the variance of the estimate: Farrington 1996."""


@dataclass(frozen=True, slots=True)
class FarringtonRules:
    """How far to look back and what counts as unusual; what is not given is Noufaily's advice.

    `alarm_rate` is one-sided. A trend is kept if its p-value is below `trend_level` (1: always),
    three years or more are used, and it does not project beyond every count of the baseline. No
    alarm is raised below `fewest_events` in the last `recent_times`, the present included.
    Lengths are in times of the series (weeks, if `per_year` is 52).
    """

    years: int = 5
    half_window: int = 3
    parts: int = 10
    left_out: int = 26
    per_year: int = 52
    alarm_rate: float = 0.005
    bound: Bound = Bound.NEGATIVE_BINOMIAL
    trend_level: float = 1.0
    reweight_beyond: float = 2.58
    fewest_events: int = 5
    recent_times: int = 4

    def __post_init__(self) -> None:
        if not 0 < self.alarm_rate < 0.5 or not 0 <= self.trend_level <= 1:
            raise ValueError(
                f"found an alarm rate of {self.alarm_rate} and a trend level of "
                f"{self.trend_level}; expected 0 to 0.5 and 0 to 1"
            )
