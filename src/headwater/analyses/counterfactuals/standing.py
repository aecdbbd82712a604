"""Whether an event made a difference, and whether a series is back within what was expected."""

from collections.abc import Sequence
from datetime import date

from headwater.analyses.counterfactuals.spans import Spans
from headwater.released.counterfactuals import Beside, ExpectedMonth
from headwater.vocabulary.shocks import Doubt, Standing
from headwater.vocabulary.states import ValueState

NEWEST = 6
"""Months that are judged together at the end: one month alone says too little."""
FEWEST_AFTER = 3
"""Below this many months after an event nobody can tell whether it has passed."""

Stands = tuple[Standing, Doubt, date | None]
_TOO_LITTLE = (Doubt.FEW_MONTHS, Doubt.FEW_EVENTS, Doubt.WITHHELD_BEFORE)


def newest_months(spans: Spans) -> tuple[date, ...]:
    """The last months of those after the event that show a number, where there are enough."""
    after = spans.shown(spans.after)[-NEWEST:]
    is_shock_long_enough = not spans.lasts or len(spans.shown(spans.after)) >= 2 * NEWEST
    return after if len(after) >= FEWEST_AFTER and is_shock_long_enough else ()


def stands(
    spans: Spans, months: Sequence[ExpectedMonth], total: Beside | None, newest: Beside | None
) -> Stands:
    """How a series stands, why no more can be said, and since when it is back, if it is.

    A withheld month is a small one, so a sum without it would look larger than it is: then there
    is no sum. The difference is judged by the sum over the event; the return by the sum of the
    newest months, which sees what single months are too noisy to show.
    """
    if spans.doubt in _TOO_LITTLE:
        return Standing.TOO_LITTLE_BEFORE, spans.doubt, None
    if spans.doubt is not Doubt.NONE:
        return Standing.CANNOT_TELL, spans.doubt, None
    if _is_withheld(spans, spans.during):
        return Standing.CANNOT_TELL, Doubt.WITHHELD_DURING, None
    if not months or total is None:
        reason = Doubt.NO_EXPECTATION if not months else Doubt.NOT_ARRIVED
        return Standing.CANNOT_TELL, reason, None
    if not spans.is_shock:
        return Standing.RECORDING, Doubt.NONE, None
    return _after(spans, months, total, newest)


def _after(
    spans: Spans, months: Sequence[ExpectedMonth], total: Beside, newest: Beside | None
) -> Stands:
    if not total.side:
        return Standing.NO_DIFFERENCE, Doubt.NONE, None
    if newest is None:
        return Standing.TOO_SOON, Doubt.NONE, None
    first = newest_months(spans)[0]
    if _is_withheld(spans, [month for month in spans.after if month >= first]):
        return Standing.CANNOT_TELL, Doubt.WITHHELD_AFTER, None
    if newest.side:
        return (Standing.BELOW if newest.side < 0 else Standing.ABOVE), Doubt.NONE, None
    return Standing.BACK, Doubt.NONE, _back_since(spans, months, total.side, latest=first)


def _back_since(
    spans: Spans, months: Sequence[ExpectedMonth], side: int, *, latest: date
) -> date | None:
    """The month after the last two in a row that lay outside on the side of the event.

    One month alone lies outside by chance now and then. Where no two did, from the end of the
    event; never later than the newest months, which are within together.
    """
    shown = [each for each in months if each.observed is not None]
    since = shown[0].month if spans.lasts else min(spans.over, latest)
    for one, other, following in zip(shown, shown[1:], shown[2:], strict=False):
        if one.side == side and other.side == side:
            since = following.month
    return min(since, latest)


def _is_withheld(spans: Spans, months: Sequence[date]) -> bool:
    return any(spans.series.at(month).state is ValueState.SUPPRESSED for month in months)
