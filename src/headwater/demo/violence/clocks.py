"""When violence happens: weights of the hours of a week, for three ways of life."""

from datetime import date

import numpy as np

from headwater.demo.seeds.draws import Integers, Moments, Numbers, pick
from headwater.vocabulary.periods import add_months

_HOURS = np.arange(24)


def _bump(peak: float, width: float) -> Numbers:
    """A smooth hump over the day that wraps around midnight."""
    apart = np.abs(_HOURS - peak)
    return np.asarray(np.exp(-((np.minimum(apart, 24 - apart) / width) ** 2)), dtype=np.float64)


def _week(usual: Numbers, weekend: Numbers) -> Numbers:
    """Weekday by hour. A night belongs to the day on which it began, so mornings shift by one."""
    week = np.tile(usual, (7, 1))
    week[[4, 5], 17:] += weekend[17:]
    week[[5, 6], :6] += weekend[:6]
    return week


CLOCKS = {
    "evening": _week(0.15 + _bump(18, 5), 0.5 * _bump(22, 4)),
    "night": _week(0.10 + 0.5 * _bump(21, 4), 2.2 * _bump(0, 3)),
    "home": _week(0.25 + 0.7 * _bump(20, 5), 0.5 * _bump(23, 4)),
    "day": np.tile(_bump(12, 2.5), (7, 1)) * (np.arange(7) < 5)[:, None] + 1e-9,
}


def moments(clock: str, month: date, count: int, generator: np.random.Generator) -> Moments:
    """`count` minutes of a month; many are rounded to the hour, as people remember them."""
    first, last = np.datetime64(month, "D"), np.datetime64(add_months(month, 1), "D")
    days = np.arange(first, last)
    weekday = ((days.astype(np.int64) + 3) % 7).astype(np.int64)
    slot: Integers = pick(generator, CLOCKS[clock][weekday].ravel(), count)
    minute = generator.integers(0, 60, count)
    minute[generator.random(count) < 0.35] = 0
    minutes = slot * 60 + minute
    return np.asarray(first.astype("datetime64[m]") + minutes.astype("timedelta64[m]"))
