"""Is what happened lately part of the usual run of things?"""

from collections.abc import Iterator

import numpy as np

from headwater.analyses.noticing.warnings import MONTHLY
from headwater.analyses.released_numbers.districts import standing_between
from headwater.analyses.released_numbers.shown import Shown, Tested
from headwater.methods.change.expected_counts import ExpectationModel, expected_against_observed
from headwater.methods.control_charts.charts import u_chart
from headwater.methods.control_charts.lines import Standing as ChartStanding
from headwater.methods.control_charts.rules import Signal as ChartSignal
from headwater.methods.early_warning.ears import EarsRule, ears_alarms
from headwater.methods.early_warning.farrington import farrington_alarms
from headwater.methods.rates_and_shares.rates import Numbers
from headwater.released.analyses import MONTHS_BEFORE, Analysis, Question, Standing

CHARTED, FEWEST_MONTHS, YEAR = 36, 24, 12
FEWEST_A_MONTH = 10.0


def through_time(shown: Shown) -> Iterator[Tested]:
    """The newest month on a chart and against its season; the newest twelve against years before.

    Only of the whole partnership: months of districts are rounded and withheld too often.
    """
    if shown.measure.is_share or shown.measure.is_as_published:
        return
    months, events, people = shown.months()
    if len(months) < YEAR or events.mean() < FEWEST_A_MONTH:
        return
    if shown.is_average(str(months[-YEAR].year)):
        return  # people at a time are not events: the same ones are there month after month
    scale = shown.measure.per if shown.measure.has_denominator else 1
    period = f"{months[-1]:%Y-%m}"
    if len(months) >= FEWEST_MONTHS:
        yield from _charted(shown, events[-CHARTED:], people[-CHARTED:], scale, period)
    if len(months) < 3 * YEAR:
        yield from _against_months_before(shown, events, people[-1] / scale, period)
    else:
        yield from _against_season(shown, events, people, scale, period)
        yield from _against_years(shown, events, people, f"{months[-YEAR]:%Y-%m} to {period}")


def _charted(
    shown: Shown, events: Numbers, people: Numbers, scale: int, period: str
) -> Iterator[Tested]:
    """Source: `methods.control_charts`; limits after Laney, as denominators are large."""
    chart = u_chart(events, people, prime=True)
    if chart.standing[-1] >= ChartStanding.TOO_FEW_POINTS:
        return
    signal = ChartSignal(int(chart.signal[-1]))
    value, centre = float(events[-1] / people[-1]), float(chart.lines.centre[-1])
    moved = Standing.HIGHER if value > centre else Standing.LOWER
    yield Tested(
        Analysis(
            Question.CONTROL_CHART,
            shown.measure.measure,
            shown.whole,
            period,
            moved if signal else Standing.AS_EXPECTED,
            value=value * scale,
            expected=centre * scale,
            lower=float(chart.lines.lower[-1]) * scale,
            upper=float(chart.lines.upper[-1]) * scale,
            group=signal.name.lower() if signal else "",
        )
    )


def _against_months_before(
    shown: Shown, events: Numbers, over: float, period: str
) -> Iterator[Tested]:
    """Where there are not three years: against seven months that end two before. No p-value.

    Source: `methods.ears`, rule C2 at one in a thousand; a season would look like a warning.
    """
    found = ears_alarms(events, rule=EarsRule.C2)
    if not found.assessed[0, -1]:
        return
    yield Tested(
        Analysis(
            Question.EARLY_WARNING,
            shown.measure.measure,
            shown.whole,
            period,
            Standing.HIGHER if found.alarm[0, -1] else Standing.AS_EXPECTED,
            value=float(events[-1]) / over,
            expected=float(found.expected[0, -1]) / over,
            upper=float(found.upper_bound[0, -1]) / over,
            group=MONTHS_BEFORE,
        )
    )


def _against_season(
    shown: Shown, events: Numbers, people: Numbers, scale: int, period: str
) -> Iterator[Tested]:
    """Source: `methods.farrington`."""
    found = farrington_alarms(events, at=[len(events) - 1], exposure=people, rules=MONTHLY)
    if not found.assessed[0, 0]:
        return
    value, expected, upper = (
        float(number) for number in (events[-1], found.expected[0, 0], found.upper_bound[0, 0])
    )
    over = people[-1] / scale
    analysis = Analysis(
        Question.EARLY_WARNING,
        shown.measure.measure,
        shown.whole,
        period,
        Standing.HIGHER if found.alarm[0, 0] else Standing.AS_EXPECTED,
        value=value / over,
        expected=expected / over,
        upper=upper / over,
    )
    yield Tested(analysis, float(found.p_value[0, 0]))


def _against_years(shown: Shown, events: Numbers, people: Numbers, period: str) -> Iterator[Tested]:
    """Source: `methods.expected_counts`. The numbers are of events: twelve months together."""
    before = len(events) - YEAR
    model = ExpectationModel(period=YEAR, pairs=1, drifting=True)
    if np.count_nonzero(events[:before]) < before / 2:
        return
    total = expected_against_observed(events, before=before, exposure=people, model=model).total
    observed, expected, lower, upper = (
        float(number[0]) for number in (total.observed, total.expected, total.lower, total.upper)
    )
    analysis = Analysis(
        Question.EXPECTED,
        shown.measure.measure,
        shown.whole,
        period,
        standing_between(observed, lower, upper),
        value=observed,
        expected=expected,
        lower=lower,
        upper=upper,
    )
    yield Tested(analysis, float(total.p_value[0]))
