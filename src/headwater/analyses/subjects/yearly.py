"""Whole-partnership years of one measure, as they were released."""

from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from headwater.vocabulary.areas import AreaType
from headwater.vocabulary.periods import PeriodType
from headwater.vocabulary.states import ValueState

_COLUMNS = ("period", "category", "state", "numerator", "denominator", "value", "lower", "upper")


@dataclass(frozen=True, slots=True)
class Shown:
    """One released number of a share or a rate: what it counts, of how many, and its interval."""

    events: float
    people: float
    value: float
    lower: float
    upper: float


def years_of(
    released: pa.Table, measure: str, *, breakdown: str = "all"
) -> dict[str, dict[str, Shown]]:
    """What the whole shows of a measure: by year, and in a year by category.

    `released` has the columns of ReleasedValue. A cell without a number, or divided by nothing
    that is known, is left out.
    """
    wanted = {
        "measure": measure,
        "area_type": AreaType.PARTNERSHIP.value,
        "period_type": PeriodType.YEAR.value,
        "breakdown": breakdown,
        "state": ValueState.RELEASED.value,
    }
    for column, word in wanted.items():
        released = released.filter(pc.equal(released[column].cast(pa.string()), word))
    found: dict[str, dict[str, Shown]] = {}
    for row in released.select(_COLUMNS).to_pylist():
        if row["numerator"] is None or row["value"] is None or not row["denominator"]:
            continue
        numbers = (float(row[name]) for name in ("numerator", "denominator"))
        limits = (float(row[name]) for name in ("value", "lower", "upper"))
        found.setdefault(row["period"], {})[row["category"]] = Shown(*numbers, *limits)
    return found
