"""What missing ethnicity could do to the ratio between two groups, from released numbers alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from headwater.methods.rates_and_shares.missingness import worst_case_ratio
from headwater.released.quality import DisparityBounds
from headwater.vocabulary.areas import AreaType
from headwater.vocabulary.periods import PeriodType
from headwater.vocabulary.states import ValueState

ETHNICITY = "ethnicity"
MISSING = ("not_recorded", "not_stated")
"""Categories of people whose ethnicity nobody knows here."""


@dataclass(frozen=True, slots=True)
class _Cell:
    state: str
    numerator: int | None
    denominator: float | None

    @property
    def is_rated(self) -> bool:
        """Whether it shows events among a known number of people."""
        is_shown = self.state == ValueState.RELEASED and self.numerator is not None
        return is_shown and bool(self.denominator and self.denominator > 0)


def disparity_bounds(released: pa.Table) -> tuple[DisparityBounds, ...]:
    """The bounds for each measure, calendar year and group of the whole partnership.

    `released` has the columns of `ReleasedValue`. The reference is the group of most people. A
    year is left out where any count of the missing is withheld or did not arrive, since then
    nobody may say how many are missing; so is a group whose own count is not shown.
    """
    groups = _cells(released)
    return tuple(bounds for key in sorted(groups) for bounds in _bounds(*key, cells=groups[key]))


def _cells(released: pa.Table) -> dict[tuple[str, str, str], dict[str, _Cell]]:
    chosen = released.filter(
        pc.and_(
            pc.equal(released["breakdown"], ETHNICITY),
            pc.and_(
                pc.equal(released["area_type"], AreaType.PARTNERSHIP.value),
                pc.equal(released["period_type"], PeriodType.YEAR.value),
            ),
        )
    )
    names = ["measure", "area_code", "period", "category", "state", "numerator", "denominator"]
    found: dict[tuple[str, str, str], dict[str, _Cell]] = {}
    for row in chosen.select(names).to_pylist():
        key = (row["measure"], row["area_code"], row["period"])
        cell = _Cell(row["state"], row["numerator"], row["denominator"])
        found.setdefault(key, {})[row["category"]] = cell
    return found


def _bounds(
    measure: str, area_code: str, period: str, *, cells: Mapping[str, _Cell]
) -> Iterator[DisparityBounds]:
    missing = _missing(cells)
    rated = {name: cell for name, cell in cells.items() if cell.is_rated and name not in MISSING}
    if missing is None or len(rated) < 2:
        return
    reference = max(rated, key=lambda name: (rated[name].denominator or 0, name))
    if not rated[reference].numerator:
        return
    events = missing + sum(cell.numerator or 0 for cell in rated.values())
    for group in sorted(rated.keys() - {reference}):
        ratio = worst_case_ratio(**_counts(rated[group], rated[reference]), missing=missing)
        yield DisparityBounds(
            measure=measure,
            area_code=area_code,
            period=period,
            group=group,
            reference=reference,
            ratio=round(ratio.value, 2),
            lower=round(ratio.lower, 2),
            upper=round(ratio.upper, 2),
            missing=missing,
            events=events,
        )


def _missing(cells: Mapping[str, _Cell]) -> int | None:
    """How many are missing, as shown; None where that is withheld or unknown."""
    there = [cells[name] for name in MISSING if name in cells]
    if not there or any(cell.state != ValueState.RELEASED for cell in there):
        return None
    return sum(cell.numerator or 0 for cell in there)


def _counts(group: _Cell, reference: _Cell) -> dict[str, Any]:
    return {
        "events": group.numerator,
        "people": group.denominator,
        "reference_events": reference.numerator,
        "reference_people": reference.denominator,
    }
