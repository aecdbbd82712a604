"""What treated areas would have had, had they moved as others did; and how sure that is.

The rate of an area without the intervention is taken to be its own level times what all areas
share at that time. The shared part comes from area-times without the intervention; the level from
the area's own times before. No assumption is made about season, trend or how counts scatter.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from headwater.methods.effects_of_interventions.panels import Panel
from headwater.methods.rates_and_shares.rates import Numbers

MOST_ROUNDS = 2_000
CLOSE_ENOUGH = 1e-9
LEAST_EXPECTED = 1e-9

Cells = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class SharedTimes:
    """What areas share at each time: (times,), with a mean of 1, and without each area in turn.

    `without` is (areas, times); of an area that adds nothing to it, it is as with it. Missing at
    times at which fewer than two areas are left to tell it.
    """

    level: Numbers
    without: Numbers
    informing: Cells


@dataclass(frozen=True, slots=True)
class Contrast:
    """Observed over expected, as a logarithm, and how it moves when an area is taken out.

    `moves` is (areas,): the logarithm without the area less that with it, 0 where it has no part.
    `expected_by_area` is of the treated areas, 0 for others; a treated area without an event before
    has next to none, so that it still has a part.
    """

    log_ratio: float
    observed: float
    expected: float
    moves: Numbers
    expected_by_area: Numbers


def shared_times(panel: Panel, cells: Cells) -> SharedTimes:
    """Maximum likelihood (Poisson) of the shared part, with every area's level taken out.

    Solved by proportional fitting. Raises ValueError if it does not come to rest.
    Source: Deming & Stephan 1940, Annals of Mathematical Statistics 11, 427-444; Wooldridge 2023,
    Econometrics Journal 26, C31-C66 (imputation with Poisson quasi-likelihood).

    >>> from headwater.methods.effects_of_interventions.panels import checked_panel
    >>> panel = checked_panel([[4, 9], [2, 2], [4, 4], [6, 9]], first_treated=[1, -1, -1, -1])
    >>> shared = shared_times(panel, panel.never[:, None] & np.full((4, 2), True))
    >>> shared.level.round(4).tolist(), shared.without[3].round(4).tolist()
    ([0.8889, 1.1111], [1.0, 1.0])
    """
    counts, exposure = panel.counts * cells, panel.exposure * cells
    informing = (counts.sum(axis=1) > 0) & ((exposure > 0).sum(axis=1) > 1)
    counts, exposure = counts[informing], exposure[informing]
    areas = len(counts)
    told = (exposure > 0).sum(axis=0) > 1
    out = np.vstack([np.zeros((1, areas), dtype=bool), np.eye(areas, dtype=bool)])
    keep = ~out
    fitted = _fit(counts[:, told], exposure[:, told], keep)
    every = np.full((areas + 1, panel.counts.shape[1]), np.nan)
    every[:, told] = fitted
    without = np.repeat(every[:1], len(panel.counts), axis=0)
    without[informing] = every[1:]
    return SharedTimes(level=every[0], without=without, informing=informing)


def _fit(counts: Numbers, exposure: Numbers, keep: Cells) -> Numbers:
    """The shared part for each choice of areas (a row of `keep`): (choices, times)."""
    totals, kept = counts.sum(axis=1), keep @ counts
    shared = np.ones_like(kept)
    for _ in range(MOST_ROUNDS):
        before = shared
        levels = keep * (totals / np.maximum(shared @ exposure.T, 1e-300))
        at_risk = levels @ exposure
        shared = kept / np.where(at_risk > 0, at_risk, np.inf)
        shared /= np.maximum(shared.mean(axis=1, keepdims=True), 1e-300)
        if np.abs(shared - before).max(initial=0.0) < CLOSE_ENOUGH:
            return shared
    raise ValueError("found areas whose times hardly overlap; expected counts at most times")


def contrast(panel: Panel, shared: SharedTimes, *, of: Cells, against: Cells) -> Contrast:
    """What was counted in cells `of` over what their areas' cells `against` lead one to expect.

    Times that nothing tells of are left out. With no event in either, or none left without one of
    the areas, the logarithm or its move is infinite.
    Source: delete-one-cluster jackknife: MacKinnon, Nielsen & Webb 2023, Journal of Applied
    Econometrics 38, 671-694 (CV3).

    >>> from headwater.methods.effects_of_interventions.panels import checked_panel
    >>> panel = checked_panel([[4, 9], [2, 2], [4, 4], [6, 9]], first_treated=[1, -1, -1, -1])
    >>> shared = shared_times(panel, panel.never[:, None] & np.full((4, 2), True))
    >>> found = contrast(panel, shared, of=panel.treated_cells, against=panel.times_before)
    >>> found.observed, round(found.expected, 4), round(float(np.exp(found.log_ratio)), 4)
    (9.0, 5.0, 1.8)
    """
    told = ~np.isnan(shared.level)
    after, before = panel.exposure * (of & told), panel.exposure * (against & told)
    used = (after.sum(axis=1) > 0) & (before.sum(axis=1) > 0)
    after, before = after[used], before[used]
    events = (panel.counts * (of & told)).sum(axis=1)[used]
    events_before = (panel.counts * (against & told)).sum(axis=1)[used]
    level, without = np.nan_to_num(shared.level), np.nan_to_num(shared.without)
    expected = events_before * _over(level @ after.T, level @ before.T)
    each_out = events_before * _over(without @ after.T, without @ before.T)
    stays = ~np.eye(len(panel.counts), dtype=bool)[:, used]
    with np.errstate(divide="ignore", invalid="ignore"):
        log_ratio = float(np.log(events.sum()) - np.log(expected.sum()))
        moved = np.log(stays @ events) - np.log((stays * each_out).sum(axis=1))
        moves = np.where(used | shared.informing, moved - log_ratio, 0.0)
    by_area = np.zeros(len(panel.counts))
    by_area[used] = np.maximum(expected, LEAST_EXPECTED)
    return Contrast(log_ratio, float(events.sum()), float(expected.sum()), moves, by_area)


def _over(after: Numbers, before: Numbers) -> Numbers:
    """What the shared part rises by; 0 where an area has no expectation to start from."""
    return after / np.where(before > 0, before, np.inf)
