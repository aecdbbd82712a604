"""Placebos: what a design finds where or when there was nothing to find."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from headwater.methods.effects_of_interventions.panels import NEVER, checked_starts
from headwater.methods.effects_of_interventions.ratio_effects import RatioEffect
from headwater.methods.rates_and_shares.rates import Numbers

Design = Callable[[Numbers, npt.NDArray[np.intp], npt.NDArray[np.intp]], RatioEffect]
"""From counts (areas, times), first treated times (-1: never), and which areas of the whole these
are (positions, for their exposure), to an effect."""


@dataclass(frozen=True, slots=True)
class PlaceboInTime:
    """The effect of a start that many times before the true one, from times before it alone."""

    times_earlier: int
    effect: RatioEffect


@dataclass(frozen=True, slots=True)
class PlaceboInSpace:
    """The effect of pretending that these comparison areas were treated."""

    areas: tuple[int, ...]
    effect: RatioEffect


def placebos_in_time(
    counts: npt.ArrayLike,
    *,
    first_treated: npt.ArrayLike,
    design: Design,
    times_earlier: Sequence[int],
) -> tuple[PlaceboInTime, ...]:
    """One effect for each pretended start, of every treated area so many times before its own.

    Nothing that was truly treated is looked at: true treated area-times are made missing (NaN), and
    times after the last true start are cut off.
    A pretended start that would leave an area without a time before is refused. An effect here says
    that something else was going on, or that areas were chosen at a peak.
    Raises ValueError as `checked_starts`, for a start that is not earlier, and as the design.
    Source: Abadie, Diamond & Hainmueller 2015, American Journal of Political Science 59, 495-510.

    >>> def design(counts, starts, areas):
    ...     change = np.log(counts[:, -1] / counts[:, 0])
    ...     ratio = np.exp(change[starts >= 0].mean() - change[starts < 0].mean())
    ...     return RatioEffect(float(ratio), 0.0, np.inf, None)
    >>> counts = [[4, 8, 2], [5, 5, 5], [6, 6, 6]]
    >>> found = placebos_in_time(
    ...     counts, first_treated=[2, -1, -1], design=design, times_earlier=[1])
    >>> round(found[0].effect.ratio, 6)
    2.0
    """
    observed = np.asarray(counts, dtype=np.float64)
    starts = checked_starts(first_treated, *observed.shape)
    treated = starts != NEVER
    first, last = int(starts[treated].min()), int(starts[treated].max())
    wrong = [each for each in times_earlier if not 0 < each < first]
    if wrong:
        raise ValueError(
            f"found a start {wrong[0]} times earlier; expected 1 to {first - 1}, which leaves a"
            " time before it"
        )
    truly = treated[:, None] & (np.arange(last) >= starts[:, None])
    before = np.where(truly, np.nan, observed[:, :last])
    everywhere = np.arange(len(observed))
    return tuple(
        PlaceboInTime(
            times_earlier=each,
            effect=design(before, np.where(treated, starts - each, NEVER), everywhere),
        )
        for each in times_earlier
    )


def placebos_in_space(
    counts: npt.ArrayLike,
    *,
    first_treated: npt.ArrayLike,
    design: Design,
    draws: int,
    seed: int,
) -> tuple[PlaceboInSpace, ...]:
    """As many comparison areas as were treated, drawn anew each time, with the true starts.

    Truly treated areas are left out. About one in twenty has an interval without 1 where intervals
    are as they should be.
    Raises ValueError as `checked_starts`, with fewer than two comparison areas more than treated
    ones, without a draw, and what the design does.
    Source: as `placebos_in_time`; draws: Buchmueller, DiNardo & Valletta 2011, American Economic
    Journal: Economic Policy 3, 25-51.

    >>> def design(counts, starts, areas):
    ...     return RatioEffect(float(counts[starts >= 0].sum()), 0.0, np.inf, None)
    >>> counts = [[4, 8], [1, 1], [1, 1], [1, 1]]
    >>> found = placebos_in_space(
    ...     counts, first_treated=[1, -1, -1, -1], design=design, draws=2, seed=7)
    >>> [each.effect.ratio for each in found], 0 in found[0].areas
    ([2.0, 2.0], False)
    """
    observed = np.asarray(counts, dtype=np.float64)
    starts = checked_starts(first_treated, *observed.shape)
    true_starts, others = starts[starts != NEVER], np.flatnonzero(starts == NEVER)
    if len(others) < len(true_starts) + 2 or draws < 1:
        raise ValueError(
            f"found {len(others)} comparison areas and {draws} draws; expected"
            f" {len(true_starts) + 2} areas or more, and 1 draw or more"
        )
    chance = np.random.default_rng(seed)
    found = []
    for _ in range(draws):
        drawn = chance.choice(len(others), size=len(true_starts), replace=False)
        pretended = np.full(len(others), NEVER, dtype=np.intp)
        pretended[drawn] = true_starts
        effect = design(observed[others], pretended, others)
        found.append(
            PlaceboInSpace(areas=tuple(sorted(int(each) for each in others[drawn])), effect=effect)
        )
    return tuple(found)
