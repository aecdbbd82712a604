"""Analyses in plain sentences: the same on the site and in documents."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from headwater.released.analyses import (
    DISTRICTS_DIFFER,
    MONTHS_BEFORE,
    Analysis,
    Question,
    Standing,
)
from headwater.released.place_words import hot_spot_words, near_repeat_words
from headwater.vocabulary.counts import counted
from headwater.vocabulary.periods import spans_in_words

_MOVED = {Standing.HIGHER: "higher", Standing.LOWER: "lower"}
_RULES = {
    "outside": "it lies outside the limits",
    "trend": "six points in a row have risen or fallen",
    "two_of_three": "two of three points lie near one limit",
    "shift": "seven points in a row lie on one side of the centre",
}
_GROUPS = {
    "white": "white",
    "mixed": "mixed or multiple ethnic",
    "asian": "Asian",
    "black": "Black",
    "other": "other ethnic",
}


def analysis_words(analysis: Analysis, *, area: str) -> str:
    """One sentence or two: what was found, set against what, and how sure that is.

    >>> from headwater.released.analyses import Analysis, Question, Standing
    >>> found = Analysis(Question.CONCENTRATION, "violence", "P", "2025", Standing.DESCRIBED, 0.16)
    >>> analysis_words(found, area="Riverland")
    'In 2025, 16% of small areas had half of all events.'
    """
    (period,) = spans_in_words([analysis.period])
    return _WORDS[analysis.question](replace(analysis, period=period), area)


def compared_words(tested: int) -> str:
    """How many comparisons were held to one false-discovery rate; empty where none is known.

    >>> compared_words(361)[:34]
    '361 comparisons were made together'
    """
    if not tested:
        return ""
    return (
        f"{tested:,} comparisons were made together; of those said to stand out, about one in "
        "twenty may be chance."
    )


def _funnel(one: Analysis, area: str) -> str:
    if one.group == DISTRICTS_DIFFER:
        return _wider_funnel(one, area)
    if one.standing not in _MOVED:
        return f"{area} in {one.period}: no further from the whole than chance explains."
    sure = "" if one.stands_out else " Among so many comparisons that may be chance."
    return (
        f"{area} in {one.period}: {_MOVED[one.standing]} than the whole by more than chance "
        f"explains ({_number(one.value)}; chance keeps a district of its size between "
        f"{_number(one.lower)} and {_number(one.upper)}).{sure}"
    )


def _wider_funnel(one: Analysis, area: str) -> str:
    limits = f"{_number(one.lower)} and {_number(one.upper)}"
    if one.standing not in _MOVED:
        return (
            f"{area} in {one.period}: no further from the whole than districts usually differ "
            f"({_number(one.value)}, between {limits}; wider than chance alone, because districts "
            "differ)."
        )
    sure = "" if one.stands_out else " Among so many comparisons that may be chance."
    return (
        f"{area} in {one.period}: {_MOVED[one.standing]} than the whole by more than districts "
        f"usually differ ({_number(one.value)}; a district of its size is usually between "
        f"{limits}: wider than chance alone, because districts differ).{sure}"
    )


def _chart(one: Analysis, area: str) -> str:
    if not one.group:
        return f"{area}, {one.period}: part of the usual run of months, by the NHS rules."
    return (
        f"{area}, {one.period}: an unusual pattern by the NHS rules: {_RULES[one.group]}. "
        f"The month is {_number(one.value)}, the centre {_number(one.expected)}."
    )


def _warning(one: Analysis, area: str) -> str:
    what = "the months before lead" if one.group == MONTHS_BEFORE else "the season leads"
    if one.standing is not Standing.HIGHER:
        return f"{area}, {one.period}: not above what {what} one to expect."
    sure = "" if one.stands_out else " Among so many comparisons that may be chance."
    return (
        f"{area}, {one.period}: above what {what} one to expect ({_number(one.value)}; "
        f"expected {_number(one.expected)}, at most {_number(one.upper)}).{sure}"
    )


def _expected(one: Analysis, area: str) -> str:
    words = _MOVED.get(one.standing, "what was")
    than = "than expected" if one.standing in _MOVED else "expected"
    events = counted(round(one.value), "event")
    return (
        f"{area}, {one.period}: {words} {than} from the years before ({events}; "
        f"expected {_number(one.expected)}, between {_number(one.lower)} and "
        f"{_number(one.upper)})."
    )


def _slope(one: Analysis, area: str) -> str:
    return (
        f"{area} in {one.period}: from the least to the most deprived the value rises by "
        f"{_number(one.value)} ({_number(one.lower)} to {_number(one.upper)})."
    )


def _relative(one: Analysis, area: str) -> str:
    return (
        f"{area} in {one.period}: the value of the most deprived is {_number(one.value)} times "
        f"that of the least ({_number(one.lower)} to {_number(one.upper)})."
    )


def _representation(one: Analysis, area: str) -> str:
    group = _GROUPS.get(one.group, one.group.replace("_", " "))
    words = (
        f"{area} in {one.period}, {group} people: {_number(one.value)} times the value of everyone "
        f"else ({_number(one.lower)} to {_number(one.upper)})."
    )
    if one.least is not None and one.most is not None:
        words += (
            f" Whoever those of no recorded group are, it is between {_number(one.least)} and "
            f"{_number(one.most)}."
        )
    if one.standing is Standing.CANNOT_TELL:
        words += " What is not recorded may explain it."
    return words


def _concentration(one: Analysis, _area: str) -> str:
    return f"In {one.period}, {one.value:.0%} of small areas had half of all events."


def _inequality(one: Analysis, _area: str) -> str:
    return (
        f"In {one.period}, events lay over small areas with a generalised Gini of {one.value:.2f} "
        "(0 is as evenly as so many events can lie, 1 all in one)."
    )


def _persistence(one: Analysis, _area: str) -> str:
    places = counted(round(one.value), "small area was", "small areas were")
    return (
        f"In every year from {one.period}, {places} among the highest tenth; chance would put "
        f"{_number(one.expected)} there."
    )


_WORDS: Mapping[Question, Callable[[Analysis, str], str]] = {
    Question.FUNNEL: _funnel,
    Question.CONTROL_CHART: _chart,
    Question.EARLY_WARNING: _warning,
    Question.EXPECTED: _expected,
    Question.SLOPE: _slope,
    Question.RELATIVE_SLOPE: _relative,
    Question.REPRESENTATION: _representation,
    Question.CONCENTRATION: _concentration,
    Question.INEQUALITY_OF_PLACES: _inequality,
    Question.PERSISTENCE: _persistence,
    Question.HOT_SPOTS: hot_spot_words,
    Question.NEAR_REPEAT: near_repeat_words,
}


def _number(value: float | None) -> str:
    if value is None:
        return "not known"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:,.3g}"
