"""What the offences of each area and year weigh together: released counts times coarse means.

Nothing exact goes in, so nothing comes out that the numbers beside it and the means do not tell.
A district's offences of a kind are taken to weigh what they weigh on average over the whole.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from headwater.analyses.harm.weights_of_kinds import MeanWeight
from headwater.analyses.harm.years import BY_KIND
from headwater.analyses.released_numbers.shown import Shown
from headwater.methods.rates_and_shares.harm import WeightedSums, shares_of_harm, weighted_sums
from headwater.released.harm import Harm, HarmLine, KindWeight
from headwater.vocabulary.periods import PeriodType

PER = 1_000
_DIGITS = 3
"""The means have no more."""


def harm_told(
    about: Harm, shown: Shown, means: Sequence[MeanWeight], *, mean_over: tuple[str, ...]
) -> Harm:
    """The edition with the weights of its kinds, and a line for each area and year that is shown.

    The interval is that of Poisson counts (Dobson) with the spread of weights inside each kind,
    widened by what rounding of the means may do.
    """
    newest = mean_over[-1]
    return replace(
        about,
        per=PER,
        mean_over=mean_over,
        weights=tuple(_weights(shown, means, newest)),
        lines=tuple(_lines(shown, means, newest)),
    )


def _lines(shown: Shown, means: Sequence[MeanWeight], newest: str) -> Iterator[HarmLine]:
    year = newest
    while shown.categories(year, BY_KIND):
        districts = [cell.area_code for cell in shown.districts(year)]
        for area in (shown.whole, *districts):
            yield _line(shown, means, area, year)
        year = str(int(year) - 1)


def _line(shown: Shown, means: Sequence[MeanWeight], area: str, year: str) -> HarmLine:
    whole = shown.cell(PeriodType.YEAR, year, area=area)
    counts = [(_events(shown, each.kind, area, year), each) for each in means]
    known = [(count, each) for count, each in counts if count is not None and each.mean is not None]
    # A kind of which there was nothing is left out of nothing.
    left_out = tuple(
        each.kind for count, each in counts if count is None or (each.mean is None and count > 0)
    )
    if whole is None or not known:
        return HarmLine(area, year, int(whole.events) if whole else None, left_out=left_out)
    sums = _summed(known, rest=max(whole.events - sum(count for count, _ in known), 0.0))
    rates = sums.per_people([whole.people or 0.0], per=PER)
    value, lower, upper, rate, rate_lower, rate_upper = (
        _short(float(each[0])) for each in (sums.value, sums.lower, sums.upper, *rates)
    )
    return HarmLine(
        area,
        year,
        int(whole.events),
        value=value,
        lower=lower,
        upper=upper,
        rate=rate,
        rate_lower=rate_lower,
        rate_upper=rate_upper,
        covered=round(float(sums.covered[0]), 2),
        left_out=left_out,
    )


def _summed(known: Sequence[tuple[float, MeanWeight]], *, rest: float) -> WeightedSums:
    """What events of known kinds weigh; the `rest` of the events has no weight."""
    without = [np.nan] if rest else []
    sums = weighted_sums(
        [[*(count for count, _ in known), *([rest] if rest else [])]],
        [*(float(each.mean or 0.0) for _, each in known), *without],
        squared_weights=[*(float(each.squared or 0.0) for _, each in known), *without],
    )
    out = sum((count * (each.mean or 0.0) * each.within) ** 2 for count, each in known)
    return _widened(sums, out)


def _weights(shown: Shown, means: Sequence[MeanWeight], newest: str) -> Iterator[KindWeight]:
    counts = [_events(shown, each.kind, shown.whole, newest) for each in means]
    shares = shares_of_harm(
        [count if count is not None else 0.0 for count in counts],
        [each.mean if each.mean is not None else np.nan for each in means],
    )
    for each, count, share in zip(means, counts, shares, strict=True):
        is_told = each.mean is not None and count is not None and not np.isnan(share)
        yield KindWeight(
            each.kind,
            each.title,
            _short(each.mean) if each.mean is not None else None,
            round(each.within, 2),
            round(each.covered, 2),
            None if count is None else int(count),
            round(float(share), 3) if is_told else None,
        )


def _events(shown: Shown, kind: str, area: str, year: str) -> float | None:
    cell = shown.cell(PeriodType.YEAR, year, area=area, breakdown=BY_KIND, category=kind)
    return None if cell is None else cell.events


def _widened(sums: WeightedSums, squared: float) -> WeightedSums:
    """The sums with limits further out by an independent error, of that squared half-width."""
    below = np.sqrt((sums.value - sums.lower) ** 2 + squared)
    above = np.sqrt((sums.upper - sums.value) ** 2 + squared)
    return replace(sums, lower=np.maximum(sums.value - below, 0.0), upper=sums.value + above)


def _short(number: float) -> float | None:
    return None if np.isnan(number) else float(f"{number:.{_DIGITS}g}")
