"""Does a district differ from the whole by more than chance explains, given its size?"""

from collections.abc import Iterator

import numpy as np

from headwater.analyses.released_numbers.shown import FEWEST_EXPECTED, Shown, Tested
from headwater.methods.rates_and_shares.funnels import count_funnel, count_funnel_p, share_funnel
from headwater.methods.rates_and_shares.overdispersion import (
    Dispersion,
    ratio_dispersion,
    ratio_funnel,
    ratio_funnel_p,
    share_dispersion,
    share_funnel_p,
    share_funnel_widened,
)
from headwater.methods.rates_and_shares.rates import Numbers
from headwater.released.analyses import DISTRICTS_DIFFER, Analysis, Question, Standing
from headwater.vocabulary.periods import PeriodType

FEWEST_DISTRICTS = 6
"""Of fewer the variance between them is anybody's guess, and limits stay those of chance."""
Funnel = tuple[Numbers, Numbers, Numbers]
"""Lower and upper limits, as events per person, and p-values."""


def funnel(shown: Shown) -> Iterator[Tested]:
    """Each district's newest year, on a funnel about the value of the whole.

    Where six districts or more are known and differ more than chance has them, the variance between
    them is added, so that a district stands out from its peers and not from a chance that none of
    them keeps to. A district where fewer than ten are expected is left out: the rounding of what is
    released would say more than chance. Source: `methods.funnels`, `methods.overdispersion`.
    """
    year = shown.newest_year()
    whole = year and shown.cell(PeriodType.YEAR, year, area=shown.whole)
    if not year or not whole or not whole.people or not whole.events:
        return
    measure, average = shown.measure, whole.events / whole.people
    cells = [
        cell
        for cell in shown.districts(year)
        if cell.people and cell.people * average >= FEWEST_EXPECTED
    ]
    if not cells:
        return
    people = np.array([cell.people or 0.0 for cell in cells])
    events = np.array([cell.events for cell in cells])
    of_kind = _of_shares if measure.is_share else _of_rates
    (lower, upper, p_values), is_wider = of_kind(events, people, average)
    for at, cell in enumerate(cells):
        limits = (lower[at] * measure.per, upper[at] * measure.per)
        analysis = Analysis(
            Question.FUNNEL,
            measure.measure,
            cell.area_code,
            year,
            standing_between(cell.value, *limits),
            value=cell.value,
            expected=average * measure.per,
            lower=float(limits[0]),
            upper=float(limits[1]),
            group=DISTRICTS_DIFFER if is_wider else "",
        )
        yield Tested(analysis, float(p_values[at]))


def standing_between(value: float, lower: float, upper: float) -> Standing:
    """Whether a value lies above or below its limits.

    >>> standing_between(3.0, 1.0, 2.0).value
    'higher'
    """
    if value > upper:
        return Standing.HIGHER
    return Standing.LOWER if value < lower else Standing.AS_EXPECTED


def _of_rates(events: Numbers, people: Numbers, average: float) -> tuple[Funnel, bool]:
    expected = people * average
    lower, upper = count_funnel(expected)
    by_chance = (lower / people, upper / people, count_funnel_p(events, expected))
    if events.size < FEWEST_DISTRICTS:
        return by_chance, False
    dispersion = ratio_dispersion(events, expected)
    low, high = ratio_funnel(expected, dispersion=dispersion)
    p_values = ratio_funnel_p(events, expected, dispersion=dispersion)
    return _wider(by_chance, (low * average, high * average, p_values), dispersion)


def _of_shares(events: Numbers, people: Numbers, average: float) -> tuple[Funnel, bool]:
    from scipy.stats import norm

    # Both numbers are rounded when they are released, and so a part may exceed its whole.
    share, part = min(average, 1.0), np.minimum(events, people)
    lower, upper = share_funnel(people, average=share)
    spread = np.sqrt(share * (1 - share) / people)
    distance = np.abs(events / people - average) / np.where(spread > 0, spread, np.inf)
    by_chance = (lower, upper, 2 * np.asarray(norm.sf(distance)))
    if events.size < FEWEST_DISTRICTS:
        return by_chance, False
    dispersion = share_dispersion(part, people)
    low, high = share_funnel_widened(people, average=share, dispersion=dispersion)
    p_values = share_funnel_p(part, people, average=share, dispersion=dispersion)
    return _wider(by_chance, (low, high, p_values), dispersion)


def _wider(by_chance: Funnel, widened: Funnel, dispersion: Dispersion) -> tuple[Funnel, bool]:
    """The widened funnel where districts differ more than chance has them, else that of chance.

    The two rest on different approximations: a limit is never drawn in by the other one.
    """
    if dispersion.factor <= 1:
        return by_chance, False
    (lower, upper, p), (low, high, wide_p) = by_chance, widened
    return (np.minimum(lower, low), np.maximum(upper, high), np.maximum(p, wide_p)), True
