"""Plans and counts for tests of evaluations: counts that are drawn with a known effect, or none."""

from datetime import UTC, date, datetime
from typing import Any

import numpy as np
import pyarrow as pa

from headwater.analyses.evaluation import Answered, Asked, evaluate, panel_of_area_months
from headwater.released.evaluations.plan import (
    ChosenBecause,
    CountsFrom,
    Design,
    Direction,
    EvaluationPlan,
    GroupCounts,
    TreatedArea,
)
from headwater.vocabulary.periods import add_months

BEGINS, START, ENDS = date(2020, 1, 1), date(2023, 1, 1), date(2025, 1, 1)
MONTHS_BEFORE, MONTHS = 36, 60
NOW = datetime(2026, 2, 3, 9, tzinfo=UTC)
SERIES = "city_violence"


def areas(count: int, first: int = 1) -> tuple[str, ...]:
    """Names of so many invented areas."""
    return tuple(f"Brelcombe {number:03d}" for number in range(first, first + count))


def plan(*, with_it: int = 12, without: int = 40, near: int = 0, **changed: Any) -> EvaluationPlan:
    """A sound plan: so many areas of each kind, in the order of their names."""
    stated: dict[str, Any] = {
        "reference": "EP-1",
        "version": 1,
        "title": "Patrols and outreach",
        "question": "Is there less violence where patrols and outreach are?",
        "intervention": "PG-1",
        "design": Design.DIFFERENCE_IN_DIFFERENCES,
        "counts_from": CountsFrom.AREA_MONTHS,
        "outcome": SERIES,
        "outcome_words": "violent offences",
        "direction": Direction.FALL,
        "smallest_effect": 10.0,
        "chosen_because": ChosenBecause.BY_NEED,
        "begins": BEGINS,
        "ends": ENDS,
        "treated": tuple(TreatedArea(area, START) for area in areas(with_it)),
        "comparison": areas(without, with_it + near + 1),
        "areas_beside": areas(near, with_it + 1),
        "locked_at": datetime(2025, 12, 1, 12, tzinfo=UTC),
        "locked_by": "person-1",
        "where": "Brelcombe",
    }
    return EvaluationPlan(**{**stated, **changed})


def of_groups(*counts: int, **changed: Any) -> EvaluationPlan:
    """A plan of two groups: events before and after of both, each over 100 person-years."""
    before, after, others_before, others_after = counts
    groups = (
        GroupCounts(before, 100.0, after, 100.0),
        GroupCounts(others_before, 100.0, others_after, 100.0),
    )
    return plan(
        **{
            "design": Design.PRIOR_EVENT_RATE_RATIO,
            "counts_from": CountsFrom.TWO_GROUPS,
            "groups": groups,
            **changed,
        }
    )


def drawn(
    *,
    areas_in_all: int = 52,
    treated: int = 12,
    effect: float = 0.0,
    beside: int = 0,
    moved: float = 0.0,
    level: float = 10.0,
    seed: int = 1,
) -> np.ndarray:
    """Events by area and month, the treated areas first. `moved` is the effect in areas beside."""
    draw = np.random.default_rng(seed)
    months = np.arange(MONTHS)
    rates = level * np.exp(
        draw.normal(0, 0.25, (areas_in_all, 1))
        + 0.1 * np.cos(months * 2 * np.pi / 12)
        + draw.normal(0, 0.1, (areas_in_all, MONTHS))
    )
    rates[:treated, MONTHS_BEFORE:] *= 1 + effect
    rates[treated : treated + beside, MONTHS_BEFORE:] *= 1 + moved
    return draw.poisson(rates)


def rows(events: np.ndarray, *, series: str = SERIES, residents: float | None = None) -> pa.Table:
    """Events by area and month in the columns of AreaMonthCount."""
    area, month = (axis.ravel() for axis in np.indices(events.shape))
    names = areas(len(events))
    return pa.table(
        {
            "series": [series] * events.size,
            "area": [names[each] for each in area],
            "month": pa.array([add_months(BEGINS, int(each)) for each in month], pa.date32()),
            "events": pa.array(events.ravel(), pa.int64()),
            "residents": pa.array([residents] * events.size, pa.float64()),
        }
    )


def answered(asked: EvaluationPlan, counts: pa.Table, **changed: Any) -> Answered:
    """The answer to a plan from such rows."""
    found = panel_of_area_months(counts, plan=asked)
    return evaluate(Asked(asked, found, NOW, "0.0.0", **changed))
