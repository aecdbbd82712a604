"""What the methods say of a release: one line for each question that was asked of a measure."""

from dataclasses import dataclass
from enum import StrEnum

MONTHS_BEFORE = "months_before"
"""The group of an early warning that had no earlier season to compare with."""
NO_HOT_SPOT = "no_hot_spot"
"""The group where no small area is, or was, a hot spot."""
DISTRICTS_DIFFER = "districts_differ"
"""The group of a funnel that is wider than chance alone, because districts differ."""


class Question(StrEnum):
    """What was asked, and so what the numbers of an analysis are."""

    FUNNEL = "funnel"
    """Is a district's value further from the whole than chance explains, given its size?"""
    CONTROL_CHART = "control_chart"
    """Is the newest month part of an unusual pattern, by the NHS rules?"""
    EARLY_WARNING = "early_warning"
    """Is the newest month above what the same season of earlier years leads one to expect?"""
    EXPECTED = "expected"
    """Are the newest twelve months what the years before lead one to expect?"""
    SLOPE = "slope"
    """How far does the value fall from the most to the least deprived?"""
    RELATIVE_SLOPE = "relative_slope"
    """How many times the value of the most deprived is that of the least?"""
    REPRESENTATION = "representation"
    """How many times the value of everyone else is a group's own?"""
    CONCENTRATION = "concentration"
    """What share of small areas has half of all events?"""
    INEQUALITY_OF_PLACES = "inequality_of_places"
    """How unequally do events lie over small areas (0 evenly, 1 all in one)?"""
    PERSISTENCE = "persistence"
    """How many small areas were among the highest tenth in every year, and how many by chance?"""
    HOT_SPOTS = "hot_spots"
    """How many small areas, to the next five up, have taken one course of a hot spot?"""
    NEAR_REPEAT = "near_repeat"
    """How many times as many events follow another soon in the same small area as by chance?"""


class Standing(StrEnum):
    """What is said of the value."""

    HIGHER = "higher"
    LOWER = "lower"
    AS_EXPECTED = "as_expected"
    CANNOT_TELL = "cannot_tell"
    """Chance does not explain it, and what is not recorded may."""
    DESCRIBED = "described"
    """A number that nothing was tested of."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """The answer to one question of one measure.

    `value` is set against `expected`; `lower` and `upper` are its 95% interval, or, of a funnel, a
    chart and an expectation, the limits within which chance keeps it. `least` and `most` are what
    it could be whoever those of no recorded group are. `group` is the group, or the rule of a
    chart, or `months_before`, or `districts_differ`, or the course of hot spots, or the days
    within which a repeat is near, of which `p_value` says how often chance makes as many. It
    `stands_out` if it is unlike chance among all that was `tested` together in this release, at a
    false-discovery rate of 5%. Everything is worked out from released numbers, but for the
    questions of small areas, of which only these coarse numbers leave the engine.
    """

    question: Question
    measure: str
    area_code: str
    period: str
    standing: Standing
    value: float
    expected: float | None = None
    lower: float | None = None
    upper: float | None = None
    least: float | None = None
    most: float | None = None
    group: str = ""
    stands_out: bool = False
    tested: int = 0
    p_value: float | None = None
