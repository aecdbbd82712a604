"""Every two districts in every measure: the ratio or difference, and what may be said of it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

import pyarrow as pa
import pyarrow.compute as pc

from headwater.analyses.pairs.standing import Standing, standing
from headwater.analyses.two_numbers import Apart, OneNumber, kept_among, rates_apart, shares_apart
from headwater.released.opened import Release
from headwater.released.pairs import Pair, Verdict
from headwater.released.release import Released, ReleasedMeasure
from headwater.released.values import ValueRow, rows_of
from headwater.vocabulary.areas import AreaType
from headwater.vocabulary.periods import PeriodType

_Found = tuple[ReleasedMeasure, Standing]
_Cells = Mapping[tuple[str, str], Mapping[str, ValueRow]]


def pairs_of(released: Released) -> tuple[Pair, ...]:
    """Every two districts in every measure in force, by measure and by the codes of the districts.

    Worked out from `released.values` alone, so that nothing is told that its readers could not
    work out. A verdict is given where the 95% interval leaves out that there is no difference, and
    the comparison is kept among all measures of the same two districts at a false-discovery rate
    of 5% (Benjamini and Yekutieli: measures depend on each other).
    """
    release = Release.of(released)
    codes = sorted(area.code for area in release.areas_of_type(AreaType.DISTRICT))
    cells = _cells(released.values)
    found = [
        pair
        for first, second in combinations(codes, 2)
        for pair in _of_two(release, cells, first, second)
    ]
    order = {measure.measure: at for at, measure in enumerate(release.measures)}
    return tuple(sorted(found, key=lambda pair: (order[pair.measure], pair.first, pair.second)))


def _cells(values: pa.Table) -> _Cells:
    """The undivided years and windows of 36 months of every district, by measure and district."""
    wanted = {
        "area_type": [AreaType.DISTRICT.value],
        "breakdown": ["all"],
        "period_type": [PeriodType.YEAR.value, PeriodType.WINDOW_36.value],
    }
    for column, words in wanted.items():
        values = values.filter(
            pc.is_in(values[column].cast(pa.string()), value_set=pa.array(words, pa.string()))
        )
    found: dict[tuple[str, str], dict[str, ValueRow]] = defaultdict(dict)
    for row in rows_of(values):
        found[row.measure, row.area_code][row.period] = row
    return found


def _of_two(release: Release, cells: _Cells, first: str, second: str) -> Iterator[Pair]:
    stands = [
        (measure, _stands(release, measure, cells, first, second)) for measure in release.measures
    ]
    asked = [each for each in stands if each[1].why_not is None]
    compared = dict(zip((each[0].measure for each in asked), _compared(asked), strict=True))
    for measure, found in stands:
        if measure.measure in compared:
            yield compared[measure.measure]
        else:
            yield Pair(
                measure.measure,
                first,
                second,
                found.period,
                Verdict.NOT_COMPARED,
                not measure.is_share,
                why_not=found.why_not,
            )


def _stands(
    release: Release, measure: ReleasedMeasure, cells: _Cells, first: str, second: str
) -> Standing:
    """Of a measure whose years are too small, windows of 36 months are set beside each other."""
    kind = PeriodType.WINDOW_36 if measure.has_windows else PeriodType.YEAR
    here, there = (
        {
            period: row
            for period, row in cells.get((measure.measure, code), {}).items()
            if row.period_type is kind
        }
        for code in (first, second)
    )
    return standing(release, measure, here, there)


def _compared(asked: Sequence[_Found]) -> list[Pair]:
    """What is compared of two districts, each told as higher or lower only if it is kept."""
    if not asked:
        return []
    told = [_pair(measure, found) for measure, found in asked]
    kept = kept_among([apart for _, apart in told])
    return [
        replace(pair, verdict=_verdict(apart, kept=is_kept), tested=len(told))
        for (pair, apart), is_kept in zip(told, kept, strict=True)
    ]


def _verdict(apart: Apart, *, kept: bool) -> Verdict:
    if not kept or not (apart.above or apart.below):
        return Verdict.CANNOT_TELL
    return Verdict.HIGHER if apart.above else Verdict.LOWER


def _pair(measure: ReleasedMeasure, found: Standing) -> tuple[Pair, Apart]:
    if found.cells is None:
        raise ValueError("found nothing to compare; expected two cells that show numbers")
    here, there = (
        OneNumber(float(cell.numerator or 0), cell.denominator or 0.0) for cell in found.cells
    )
    apart = (
        shares_apart(here, there, per=measure.per) if measure.is_share else rates_apart(here, there)
    )
    pair = Pair(
        measure.measure,
        found.cells[0].area_code,
        found.cells[1].area_code,
        found.period,
        Verdict.CANNOT_TELL,
        not measure.is_share,
        apart.value,
        apart.lower,
        apart.upper,
    )
    return pair, apart
