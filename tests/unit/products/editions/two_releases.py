"""Two releases a quarter apart: in the later one, one thing moved, and chance moved the rest."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from math import sqrt
from pathlib import Path

from tests.unit.products import sample

from headwater.analyses.counterfactuals import counterfactuals_of
from headwater.analyses.own_past import years_on
from headwater.products import point_current, write_release
from headwater.products.figure_set import draw_figures, save_figures
from headwater.released import Release
from headwater.released.release import Released
from headwater.released.values import ValueRow
from headwater.vocabulary.periods import PeriodType, parse_period

BEFORE, NOW = "R0001-0f0f0f0f", "R0002-1a2b3c4d"
MOVED, MOVED_IN = "ed_assaults", "Z07000001"
MEASURES = tuple(
    replace(each, breakdowns=each.breakdowns[:1])
    for each in sample.MEASURES
    if each.measure in ("ed_assaults", "knife_crime", "callouts", "homicides")
)
_QUARTER = "2025-10"
Change = Callable[[ValueRow], ValueRow]


def later(*changes: Change, seed: int = 11, **parts: object) -> Released:
    """The later release: usual times throughout, then each change made to its cells."""
    rows = list(usual(seed))
    for change in changes:
        rows = [change(row) for row in rows]
    released = sample.released(MEASURES, values=sample.table(rows), **(_PARTS | parts))
    years = replace(released.comparators, years_on=years_on(released))
    return replace(released, comparators=years, counterfactuals=counterfactuals_of(released))


def earlier(of: Released) -> Released:
    """The release of a quarter before: the same cells, but for those that had not come."""
    release = Release.of(of)
    rows = [row for each in of.measures for row in release.values(measure=each.measure)]
    known = [row for row in rows if not _is_new(row)]
    found = replace(
        of, release_id=BEFORE, previous_release_id=None, values=sample.table(known), signals=()
    )
    years = replace(found.comparators, years_on=years_on(found))
    return replace(found, comparators=years)


def planted(row: ValueRow) -> ValueRow:
    """Half as many visits again in one district, in the last quarter."""
    moved = (row.measure, row.area_code, row.breakdown) == (MOVED, MOVED_IN, "all")
    if not (moved and row.period_type is PeriodType.MONTH and row.period >= _QUARTER):
        return row
    return _times(row, 1.6)


def write(released: Released, root: Path, *, figures: bool = True) -> Path:
    """A release on the disk, with its figures, and made the current one."""
    folder = write_release(released, root=root, figures=False)
    if figures:
        folder.chmod(0o755)
        save_figures(draw_figures(Release.of(released)), folder=folder / "figures")
    point_current(root, released.release_id)
    return folder


def usual(seed: int) -> Iterator[ValueRow]:
    """Every cell drawn afresh around a level that does not change: there is only chance in it."""
    chance = random.Random(seed)
    for row in sample.rows(MEASURES):
        if row.period_type is PeriodType.MONTH and row.numerator is not None:
            words = next(each for each in MEASURES if each.measure == row.measure)
            area = next(area for area in sample.areas() if area.code == row.area_code)
            rate = sample._YEARLY_RATE[row.measure] * sample._persons(area) / 12 / 100_000
            exact = max(0, round(chance.gauss(rate, sqrt(rate))))
            yield sample.cell(words, area, parse_period(row.period), exact)
        else:
            yield row


def _is_new(row: ValueRow) -> bool:
    return row.when.end_month > parse_period(_QUARTER).first_month


def _times(row: ValueRow, factor: float) -> ValueRow:
    if row.numerator is None or row.value is None:
        return row
    count = 5 * round(row.numerator * factor / 5)
    scale = count / row.numerator if row.numerator else 1.0
    low, high = (None if each is None else each * scale for each in (row.lower, row.upper))
    return replace(row, numerator=count, value=row.value * scale, lower=low, upper=high)


_PARTS: dict[str, object] = {"release_id": NOW, "previous_release_id": BEFORE, "breaks": ()}
