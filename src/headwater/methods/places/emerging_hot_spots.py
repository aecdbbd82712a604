"""Hot spots through time: which are new, which last, which come and go, which are over."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from headwater.methods.false_discovery import Dependence, discoveries
from headwater.methods.places.local_g import getis_ord
from headwater.methods.places.mann_kendall import Trend, mann_kendall
from headwater.methods.places.neighbours import Neighbours
from headwater.methods.rates_and_shares.rates import Numbers

NEARLY_ALWAYS = 0.9
"""The share of periods that makes a lasting spot."""

Marks = npt.NDArray[np.bool_]


class Course(StrEnum):
    """What a spot has done over the periods. The same words serve hot and cold spots."""

    FIRST_NOW = "first_now"
    """In the last period, and never before."""
    RUN_TO_NOW = "run_to_now"
    """In the last few periods without a break, and never before them."""
    LASTING_STRONGER = "lasting_stronger"
    """Nearly always, the last period among them, and with a trend away from the rest."""
    LASTING = "lasting"
    """Nearly always, the last period among them, without a trend."""
    LASTING_WEAKER = "lasting_weaker"
    """Nearly always, the last period among them, and with a trend back to the rest."""
    ON_AND_OFF = "on_and_off"
    """In the last period and, with breaks, before; never the opposite."""
    TURNED = "turned"
    """In the last period, and at some time before the opposite."""
    PAST = "past"
    """Nearly always, but not in the last period."""
    NONE = "none"
    """None of these."""


@dataclass(frozen=True, slots=True)
class EmergingHotSpots:
    """The course of each place as a hot and as a cold spot, and what it was read from."""

    hot: tuple[Course, ...]
    cold: tuple[Course, ...]
    z_scores: Numbers
    """Gi* of each place in each period."""
    hot_in: Marks
    cold_in: Marks
    trend: Trend
    """Of each place's Gi* over the periods: against the rest of the map, not in numbers."""
    tested: int
    """How many places times periods the false discoveries were controlled over."""


def emerging_hot_spots(
    values: npt.ArrayLike,
    neighbours: Neighbours,
    *,
    false_discovery_rate: float = 0.05,
    trend_level: float = 0.05,
    dependence: Dependence = Dependence.POSITIVE,
) -> EmergingHotSpots:
    """Follow Gi* through time and name each place's course.

    `values` is of shape (places, periods), counts or rates in order of time. Gi* is taken in space
    alone, each period by itself, so that periods do not lean on each other and the trend test
    holds; false discoveries are controlled over all places and periods together. A hot spot is hot
    against the map of its period: if everywhere rises alike, none emerges. The first course in
    the order of `Course` that fits is given, lasting ones first. Raises ValueError as `getis_ord`,
    or with fewer than 4 periods.
    Source: Getis & Ord 1992 and Mann 1945, put together as in the emerging hot spot analysis of
    ArcGIS Pro's space-time pattern mining (Esri), whose categories the courses follow.

    >>> from headwater.methods.places.neighbours import neighbours_from_pairs
    >>> line = neighbours_from_pairs([(i, i + 1) for i in range(39)], places=40)
    >>> values = np.ones((40, 10)) + np.arange(40)[:, None] % 2
    >>> values[5:8, :] += 30
    >>> values[20:23, 9] += 30
    >>> found = emerging_hot_spots(values, line)
    >>> found.hot[6].value, found.hot[21].value, found.hot[30].value, found.tested
    ('lasting', 'first_now', 'none', 400)
    """
    if np.ndim(values) != 2 or np.shape(values)[1] < 4:
        raise ValueError(f"found values of shape {np.shape(values)}; expected 4 periods or more")
    scores = getis_ord(values, neighbours)
    found = discoveries(
        scores.p_values.ravel(),
        rate=false_discovery_rate,
        tested=scores.judged.ravel(),
        dependence=dependence,
    )
    unusual = found.found.reshape(scores.z_scores.shape)
    hot, cold = unusual & (scores.z_scores > 0), unusual & (scores.z_scores < 0)
    trend = mann_kendall(scores.z_scores.round(9))
    moving = np.where(trend.p_values < trend_level, np.sign(trend.scores), 0.0)
    return EmergingHotSpots(
        courses(hot, opposite=cold, away=moving),
        courses(cold, opposite=hot, away=-moving),
        scores.z_scores,
        hot,
        cold,
        trend,
        found.tested,
    )


def courses(spot: Marks, *, opposite: Marks, away: npt.ArrayLike) -> tuple[Course, ...]:
    """Name the course of each place, from when it was a spot and when the opposite.

    `spot` and `opposite` are of shape (places, periods); `away` is of shape (places,): 1 for a
    trend away from the rest of the map, -1 for one back to it, 0 for none.

    >>> on = np.array([[0, 0, 0, 1], [0, 0, 1, 1], [1, 0, 1, 1], [1, 1, 1, 1]], dtype=bool)
    >>> found = courses(on, opposite=np.zeros_like(on), away=[0, 0, 0, 1])
    >>> [course.value for course in found]
    ['first_now', 'run_to_now', 'on_and_off', 'lasting_stronger']
    """
    periods = spot.shape[1]
    direction = np.asarray(away)
    now, times = spot[:, -1], spot.sum(axis=1)
    often = times >= NEARLY_ALWAYS * periods
    earlier = np.maximum.accumulate(spot, axis=1)
    unbroken = ~(earlier & ~spot).any(axis=1)
    fits = {
        Course.LASTING_STRONGER: now & often & (direction > 0),
        Course.LASTING_WEAKER: now & often & (direction < 0),
        Course.LASTING: now & often,
        Course.PAST: ~now & often,
        Course.TURNED: now & opposite[:, :-1].any(axis=1),
        Course.FIRST_NOW: now & (times == 1),
        Course.RUN_TO_NOW: now & unbroken,
        Course.ON_AND_OFF: now,
    }
    names = np.array([*fits, Course.NONE], dtype=object)
    first = np.argmax(np.vstack([*fits.values(), np.ones_like(now)]), axis=0)
    return tuple(names[first].tolist())
