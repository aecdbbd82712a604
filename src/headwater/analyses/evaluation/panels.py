"""Counts of an evaluation by area and month, in the order that a plan names the areas."""

from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import numpy.typing as npt

from headwater.released.evaluations.plan import EvaluationPlan
from headwater.vocabulary.periods import add_months

Numbers = npt.NDArray[np.float64]
Positions = npt.NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class Panel:
    """Events by area and month: first the treated areas, then the comparison, then those beside.

    `first_treated` is the position of the first month with the intervention, -1 where there never
    was one. `residents` is None where counts are compared as they are. `is_public` is true of
    counts that anybody can see already.
    """

    areas: tuple[str, ...]
    months: tuple[date, ...]
    events: Numbers
    residents: Numbers | None
    first_treated: Positions
    treated: Positions
    comparison: Positions
    beside: Positions
    source: str
    release_id: str | None = None
    is_public: bool = False

    @property
    def start(self) -> int:
        """The position of the first month in which any area had the intervention."""
        return int(self.first_treated[self.treated].min())

    @property
    def cohorts(self) -> tuple[Positions, ...]:
        """The treated areas that began together, the earliest first."""
        starts = self.first_treated[self.treated]
        return tuple(self.treated[starts == each] for each in np.unique(starts))

    @property
    def exposure(self) -> Numbers:
        """What events are divided by. Residents that never change say nothing, and are left out."""
        if self.residents is None or np.ptp(self.residents, axis=1).max() == 0:
            return np.ones_like(self.events)
        return self.residents

    def rows(self, *groups: Positions) -> Positions:
        """The positions of some groups together."""
        return np.concatenate(groups)

    def without_months(self, columns: range) -> "Panel":
        """The panel without these months, which all lie before the start."""
        kept = np.array([at for at in range(len(self.months)) if at not in columns], dtype=np.intp)
        moved = np.where(self.first_treated < 0, -1, self.first_treated - len(columns))
        return replace(
            self,
            months=tuple(self.months[at] for at in kept),
            events=self.events[:, kept],
            residents=None if self.residents is None else self.residents[:, kept],
            first_treated=moved,
        )


def months_between(begins: date, ends: date) -> tuple[date, ...]:
    """The first day of each month from one to before another."""
    found = []
    while begins < ends:
        found.append(begins)
        begins = add_months(begins, 1)
    return tuple(found)


def areas_of(plan: EvaluationPlan) -> tuple[str, ...]:
    """The areas of a plan in the order of a panel."""
    return (*(each.area for each in plan.treated), *plan.comparison, *plan.areas_beside)


def panel(
    plan: EvaluationPlan,
    events: Numbers,
    residents: Numbers | None,
    *,
    source: str,
    release_id: str | None = None,
    is_public: bool = False,
) -> Panel:
    """A panel of a sound plan; `events` are (areas, months) in the order of `areas_of`."""
    months = months_between(plan.begins, plan.ends)
    treated, comparison = len(plan.treated), len(plan.comparison)
    first = np.full(len(areas_of(plan)), -1, dtype=np.intp)
    first[:treated] = [months.index(each.since) for each in plan.treated]
    return Panel(
        areas=areas_of(plan),
        months=months,
        events=events,
        residents=residents,
        first_treated=first,
        treated=np.arange(treated),
        comparison=np.arange(treated, treated + comparison),
        beside=np.arange(treated + comparison, len(first)),
        source=source,
        release_id=release_id,
        is_public=is_public,
    )
