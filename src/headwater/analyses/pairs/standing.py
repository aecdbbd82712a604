"""Which cells of two districts stand beside each other, or why they do not."""

from collections.abc import Mapping
from dataclasses import dataclass

from headwater.released.breaks import breaks_at, breaks_inside
from headwater.released.opened import Release
from headwater.released.pairs import WhyNot
from headwater.released.release import Break, ReleasedMeasure
from headwater.released.values import ValueRow
from headwater.vocabulary.periods import Period
from headwater.vocabulary.states import ValueState

FEWEST_EXPECTED = 10
"""Released counts are rounded to the nearest five: of fewer than that the rounding is the most."""
COMPLETENESS_APART = 0.05
"""A gap in recording that alone would make a rate a twentieth too low."""

Cells = Mapping[str, ValueRow]
"""The cells of one district in one measure, by period."""

_KNOWN = (ValueState.RELEASED, ValueState.SUPPRESSED)
_STATES = {
    ValueState.SUPPRESSED: WhyNot.WITHHELD,
    ValueState.MISSING: WhyNot.NOT_ARRIVED,
    ValueState.NOT_COLLECTED: WhyNot.NOT_COLLECTED,
}
_COUNTED_OTHERWISE = {"", "counting_rule", "new_system", "other"}
"""Kinds of break after which a place goes on being counted in another way than before."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Two cells of one period, or why they are not set beside each other."""

    period: str
    why_not: WhyNot | None
    cells: tuple[ValueRow, ValueRow] | None = None


def standing(release: Release, measure: ReleasedMeasure, first: Cells, second: Cells) -> Standing:
    """The newest period that either district shows or withholds, and what stands against it."""
    if why := _of_measure(measure):
        return Standing("", why)
    known = [
        cell.when for cells in (first, second) for cell in cells.values() if cell.state in _KNOWN
    ]
    if not known:
        return Standing("", _nothing_known(first, second))
    newest = max(known, key=lambda when: (when.end_month, when.first_month))
    here, there = first.get(str(newest)), second.get(str(newest))
    if here is None or there is None:
        return Standing(str(newest), WhyNot.NOT_FOR_DISTRICTS)
    return Standing(str(newest), _of_cells(release, here, there, measure), (here, there))


def _of_measure(measure: ReleasedMeasure) -> WhyNot | None:
    if measure.is_as_published:
        return WhyNot.AS_PUBLISHED
    return None if measure.has_denominator else WhyNot.ONLY_COUNTS


def _nothing_known(first: Cells, second: Cells) -> WhyNot:
    cells = [cell for each in (first, second) for cell in each.values()]
    if not cells:
        return WhyNot.NOT_FOR_DISTRICTS
    return _STATES[max(cells, key=lambda cell: cell.when.end_month).state]


def _of_cells(
    release: Release, here: ValueRow, there: ValueRow, measure: ReleasedMeasure
) -> WhyNot | None:
    for cell in (here, there):
        if not cell.is_released:
            return _STATES[cell.state]
    if any(cell.numerator is None or not cell.denominator for cell in (here, there)):
        return WhyNot.NOT_ARRIVED
    if _is_parted(release, here, there):
        return WhyNot.BREAK
    if _is_recorded_otherwise(here, there):
        return WhyNot.COMPLETENESS
    return WhyNot.TOO_FEW if _are_few(here, there, measure) else None


def _is_parted(release: Release, here: ValueRow, there: ValueRow) -> bool:
    when = here.when
    own, others = (breaks_at(release, cell.measure, cell.area_code) for cell in (here, there))
    if breaks_inside(when, (*own, *others)):
        return True
    touched, other_touched = ({_key(each) for each in side} for side in (own, others))
    return any(
        _key(each) not in touched & other_touched and _lasts_into(each, when)
        for each in (*own, *others)
    )


def _key(found: Break) -> tuple[object, ...]:
    return (found.month, found.kind, found.reason, found.area_code)


def _lasts_into(found: Break, when: Period) -> bool:
    """Whether what happened earlier, to one of them alone, still tells in a period."""
    if found.month >= when.end_month:
        return False
    if found.is_shock:
        return found.end_month is None or when.first_month < found.end_month
    return found.kind in _COUNTED_OTHERWISE


def _is_recorded_otherwise(here: ValueRow, there: ValueRow) -> bool:
    """Of small counts completeness is not told, and then it cannot be set beside another."""
    if here.completeness is None or there.completeness is None:
        return False
    return round(abs(here.completeness - there.completeness), 4) > COMPLETENESS_APART


def _are_few(here: ValueRow, there: ValueRow, measure: ReleasedMeasure) -> bool:
    events = float(here.numerator or 0) + float(there.numerator or 0)
    sizes = (here.denominator or 0.0, there.denominator or 0.0)
    expected = [events * size / sum(sizes) for size in sizes]
    if measure.is_share:
        expected += [size - part for size, part in zip(sizes, expected, strict=True)]
    return min(expected) < FEWEST_EXPECTED
