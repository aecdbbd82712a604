"""What was to be expected of many series at once, month by month and of some months together."""

from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date
from itertools import groupby

import numpy as np

from headwater.analyses.counterfactuals.spans import Spans
from headwater.methods.change.expected_counts import (
    Comparison,
    ExpectationModel,
    ExpectedAgainstObserved,
    expected_against_observed,
)
from headwater.released.counterfactuals import Beside, ExpectedMonth
from headwater.vocabulary.periods import add_months

ALMOST_NO_DAYS = 1e-9
"""The exposure of a month that is not in a sum: nothing is expected of it, and nothing observed."""

Chosen = Callable[[Spans], Sequence[date]]


def expect(spans: Sequence[Spans]) -> dict[int, tuple[ExpectedMonth, ...]]:
    """What was to be expected of each month judged, by place in `spans`, where it can be had.

    Months count by their days. What a month shows does not bear on what was expected of it.
    """
    fitted = _fitted(spans, lambda each: each.judged)
    return {
        place: _months(spans[place], found.by_time, number)
        for place, (found, number) in fitted.items()
    }


def together(spans: Sequence[Spans], chosen: Chosen) -> dict[int, Beside]:
    """Observed and expected of the chosen months together, by place, where any shows a number.

    The limits are those of the sum, which are not the sums of the months' limits. A month that
    shows no number is in neither.
    """
    fitted = _fitted(spans, lambda each: each.shown(chosen(each)))
    return {
        place: _beside(found.total, number, months=len(spans[place].shown(chosen(spans[place]))))
        for place, (found, number) in fitted.items()
    }


Fitted = dict[int, tuple[ExpectedAgainstObserved, int]]
"""By place: the fit that a series was in, and its number there."""


def _fitted(spans: Sequence[Spans], chosen: Chosen) -> Fitted:
    """Every series that has chosen months, in as few fits as can be."""
    asked = sorted(
        (place for place, each in enumerate(spans) if chosen(each)),
        key=lambda place: _alike(spans[place]),
    )
    found: Fitted = {}
    for _, group in groupby(asked, key=lambda place: _alike(spans[place])):
        found |= _of_group(spans, list(group), chosen)
    return found


def _alike(spans: Spans) -> tuple[str, date]:
    """What series of one fit have in common: the event, and the first month if none is missing.

    Where neighbouring months may be alike no month may be missing, so these begin together; the
    others are given missing months up to the earliest beginning.
    """
    return spans.event, spans.before[0] if spans.is_whole else date.min


def _of_group(spans: Sequence[Spans], places: list[int], chosen: Chosen) -> Fitted:
    """One fit of all; where it is refused, one of each, and none of those that are to blame."""
    try:
        found = _fit([spans[place] for place in places], chosen)
    except ValueError:
        if len(places) == 1:
            return {}
        alone = [_of_group(spans, [place], chosen) for place in places]
        return {place: each for one in alone for place, each in one.items()}
    return {place: (found, number) for number, place in enumerate(places)}


def _fit(spans: Sequence[Spans], chosen: Chosen) -> ExpectedAgainstObserved:
    first = min(each.before[0] for each in spans)
    run = _run(first, max(each.judged[-1] for each in spans))
    rows = [_row(each, set(chosen(each)), run) for each in spans]
    return expected_against_observed(
        [counts for counts, _ in rows],
        before=run.index(spans[0].judged[0]),
        exposure=np.array([days for _, days in rows]),
        model=ExpectationModel(drifting=spans[0].is_whole),
    )


def _row(spans: Spans, chosen: set[date], run: Sequence[date]) -> tuple[list[float], list[float]]:
    """The counts and days of one series over a run of months; missing counts are NaN."""
    fitted, counts, days = spans.fitted, [], []
    for month in run:
        is_before = month < spans.judged[0]
        count = fitted.get(month) if is_before else spans.series.at(month).count or 0
        counts.append(
            float("nan") if count is None else float(count * (month in chosen or is_before))
        )
        is_in = is_before or month in chosen
        days.append(float(monthrange(month.year, month.month)[1]) if is_in else ALMOST_NO_DAYS)
    return counts, days


def _run(first: date, last: date) -> list[date]:
    run = [first]
    while run[-1] < last:
        run.append(add_months(run[-1], 1))
    return run


def _months(spans: Spans, found: Comparison, number: int) -> tuple[ExpectedMonth, ...]:
    return tuple(
        ExpectedMonth(
            month=month,
            in_event=month < spans.over,
            state=spans.series.at(month).state,
            observed=spans.series.at(month).count,
            expected=round(float(found.expected[number, time]), 1),
            lower=float(found.lower[number, time]),
            upper=float(found.upper[number, time]),
        )
        for time, month in enumerate(spans.judged)
    )


def _beside(found: Comparison, number: int, *, months: int) -> Beside:
    return Beside(
        months=months,
        observed=round(float(found.observed[number])),
        expected=round(float(found.expected[number]), 1),
        lower=float(found.lower[number]),
        upper=float(found.upper[number]),
    )
