"""The panel of a plan from counts that were loaded by area and month."""

from collections.abc import Iterator
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from headwater.analyses.evaluation.panels import Numbers, Panel, areas_of, months_between, panel
from headwater.analyses.evaluation.refusing import refuse
from headwater.released.evaluations.plan import EvaluationPlan
from headwater.released.evaluations.plan_faults import named
from headwater.vocabulary.counts import counted
from headwater.vocabulary.periods import month_in_words

Cells = dict[tuple[str, date], tuple[int, float | None]]


def panel_of_area_months(rows: pa.Table, *, plan: EvaluationPlan) -> Panel:
    """The counts that a sound plan asks for. `rows` have the columns of AreaMonthCount.

    Raises EvaluationRefused with everything that is not there.
    """
    series = rows.filter(pc.equal(rows["series"], plan.outcome))
    refuse(_of_series(rows, series, plan))
    cells: Cells = {
        (row["area"], row["month"]): (row["events"], row["residents"]) for row in series.to_pylist()
    }
    refuse(_of_cells(series, cells, plan))
    months, areas = months_between(plan.begins, plan.ends), areas_of(plan)
    found = [[cells[area, month] for month in months] for area in areas]
    events = np.array([[count for count, _ in row] for row in found], dtype=np.float64)
    return panel(
        plan, events, _residents(found), source=f"Counts by area and month, {plan.outcome}"
    )


def _of_series(rows: pa.Table, series: pa.Table, plan: EvaluationPlan) -> Iterator[str]:
    if series.num_rows == 0:
        known = sorted(pc.unique(rows["series"]).to_pylist())
        yield (
            f"No counts of the series {plan.outcome!r} were loaded. Load them, or name one that "
            f"was: {named(known) or 'none'}."
        )
        return
    known_areas = set(pc.unique(series["area"]).to_pylist())
    if unknown := [area for area in areas_of(plan) if area not in known_areas]:
        yield (
            f"{counted(len(unknown), 'area')} of the plan {'is' if len(unknown) == 1 else 'are'} "
            f"not in the counts: {named(unknown)}. Write names as the counts have them."
        )
    first, last = pc.min(series["month"]).as_py(), pc.max(series["month"]).as_py()
    if plan.begins < first or months_between(plan.begins, plan.ends)[-1] > last:
        yield (
            f"The counts go from {month_in_words(first)} to {month_in_words(last)}; the plan asks "
            "for months beyond them. State months that were loaded."
        )


def _of_cells(series: pa.Table, cells: Cells, plan: EvaluationPlan) -> Iterator[str]:
    if len(cells) < series.num_rows:
        yield (
            f"{counted(series.num_rows - len(cells), 'count')} of the series stands beside another "
            "for the same area and month. Load it again with one row for each."
        )
    if pc.min(series["events"]).as_py() < 0:
        yield "A count of the series is below 0. Load the series again with counts of 0 or more."
    areas = areas_of(plan)
    missing = {
        month: sum((area, month) not in cells for area in areas)
        for month in months_between(plan.begins, plan.ends)
    }
    if lacking := [month for month, number in missing.items() if number]:
        yield (
            f"{counted(sum(missing.values()), 'count')} of the plan's areas "
            f"{'is' if sum(missing.values()) == 1 else 'are'} missing, in "
            f"{named(month_in_words(month) for month in lacking)}. A month without events is a row "
            "with 0; load the series with every month of every area."
        )
    asked = [cells[key] for key in cells if key[0] in set(areas)]
    with_residents = sum(residents is not None for _, residents in asked)
    if with_residents not in (0, len(asked)):
        yield (
            f"{counted(with_residents, 'row')} of {len(asked):,} of the plan's areas state "
            "residents. State them in every row, or in none."
        )


def _residents(found: list[list[tuple[int, float | None]]]) -> Numbers | None:
    if found[0][0][1] is None:
        return None
    return np.array([[residents for _, residents in row] for row in found], dtype=np.float64)
