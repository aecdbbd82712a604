"""Group-time effects on means: how much more those that started together changed than others."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from headwater.methods.effects_of_interventions.expected_counts_of_treated import Cells
from headwater.methods.rates_and_shares.rates import Numbers


@dataclass(frozen=True, slots=True)
class GroupTimeMeans:
    """One column for each start and time: (1 + areas, cells); row 0 with all areas, then without
    each in turn. Missing where no area is left of the group or of its comparison.

    `starts` and `times` are positions, (cells,). `numbers` are how many areas the group has:
    (1 + areas, cells). `members` and `comparisons` are who has a part: (cells, areas).
    """

    effects: Numbers
    starts: npt.NDArray[np.intp]
    times: npt.NDArray[np.intp]
    numbers: Numbers
    members: Cells
    comparisons: Cells


def group_time_means(
    values: Numbers, *, first_treated: npt.NDArray[np.intp], not_yet_treated: bool
) -> GroupTimeMeans:
    """Each group's mean change since the time before its start, less that of its comparison.

    Before the start, the change since the time before (R's varying base). The comparison is never
    treated, or with `not_yet_treated` also those that start later.
    Source: Callaway & Sant'Anna 2021, Journal of Econometrics 225, 200-230.

    >>> values = np.array([[1.0, 2.0, 6.0], [1.0, 1.0, 4.0], [0.0, 2.0, 3.0]])
    >>> starts = np.array([2, -1, -1])
    >>> found = group_time_means(values, first_treated=starts, not_yet_treated=False)
    >>> found.times.tolist(), found.effects[0].tolist()
    ([1, 2], [0.0, 2.0])
    """
    areas, times = values.shape
    never = first_treated < 0
    kept = np.vstack([np.ones((1, areas), dtype=bool), ~np.eye(areas, dtype=bool)])
    cells = [(g, t) for g in np.unique(first_treated[~never]) for t in range(1, times)]
    effects, members, comparisons, numbers = [], [], [], []
    for start, time in cells:
        base = start - 1 if time >= start else time - 1
        later = not_yet_treated & (first_treated > time) & (first_treated != start)
        group, others = first_treated == start, never | later
        change = values[:, time] - values[:, base]
        effects.append(_mean(kept, group, change) - _mean(kept, others, change))
        numbers.append((kept & group).sum(axis=1))
        members.append(group)
        comparisons.append(others)
    return GroupTimeMeans(
        effects=np.array(effects).T,
        starts=np.array([start for start, _ in cells], dtype=np.intp),
        times=np.array([time for _, time in cells], dtype=np.intp),
        numbers=np.array(numbers, dtype=np.float64).T,
        members=np.array(members),
        comparisons=np.array(comparisons),
    )


def _mean(kept: Cells, part: Cells, change: Numbers) -> Numbers:
    used = (kept & part).astype(np.float64)
    number = used.sum(axis=1)
    mean: Numbers = used @ change / np.where(number > 0, number, np.nan)
    return mean
