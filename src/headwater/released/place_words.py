"""Analyses of small areas in plain sentences; none of them names one."""

from headwater.released.analyses import NO_HOT_SPOT, Analysis, Standing
from headwater.vocabulary.counts import counted

_COURSES = {
    "first_now": "high for the first time in the newest year",
    "run_to_now": "high for some years up to the newest, and never before",
    "lasting_stronger": "high in nearly every year, and more so lately",
    "lasting": "high in nearly every year, neither more nor less so lately",
    "lasting_weaker": "high in nearly every year, and less so lately",
    "on_and_off": "high in the newest year, and on and off before",
    "turned": "high in the newest year, and once among the quietest",
    "past": "high in nearly every year, but not in the newest",
}


def hot_spot_words(one: Analysis, _area: str) -> str:
    """How many small areas took one course, told as the five numbers that it may be.

    >>> from headwater.released.analyses import Analysis, Question, Standing
    >>> found = Analysis(
    ...     Question.HOT_SPOTS, "violence", "P", "2020 to 2025", Standing.DESCRIBED, 5.0,
    ...     group="first_now",
    ... )
    >>> hot_spot_words(found, "Riverland")[:52]
    'From 2020 to 2025, 1 to 5 small areas were, with tho'
    """
    if one.group == NO_HOT_SPOT:
        return f"From {one.period}, no small area was, with those around it, clearly high."
    places = counted(round(one.value), "small area")
    return (
        f"From {one.period}, {one.value - 4:.0f} to {places} were, with those around them, "
        f"{_COURSES[one.group]}."
    )


def near_repeat_words(one: Analysis, _area: str) -> str:
    """Whether events draw others soon, how strongly, and what chance would do."""
    days = counted(int(one.group), "day")
    if one.standing is not Standing.HIGHER:
        return (
            f"In {one.period}, events came within {days} of each other in the same small area no "
            f"more often than chance explains, or hardly ({one.value:.1f} times as many pairs)."
        )
    return (
        f"In {one.period}, {one.value:.1f} times as many pairs of events came within {days} of "
        f"each other in the same small area as chance would have it{_chance(one.p_value)}. Soon "
        "after one event is a time to be there."
    )


def _chance(p_value: float | None) -> str:
    return "" if p_value is None else f" (p = {max(p_value, 0.001):.3f})"
