"""Every two districts in every measure: the ratio or difference, and what may be said of it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from headwater.analyses.pairs.standing import Standing, standing
from headwater.methods.comparisons import share_change_p
from headwater.methods.false_discovery import Dependence, adjusted_p_values
from headwater.methods.rates_and_shares.rate_comparisons import (
    rate_ratio_limits,
    share_difference_limits,
)
from headwater.methods.rates_and_shares.rates import Numbers
from headwater.released.opened import Release
from headwater.released.pairs import Pair, Verdict
from headwater.released.release import Released, ReleasedMeasure
from headwater.released.values import ValueRow, rows_of
from headwater.vocabulary.areas import AreaType
from headwater.vocabulary.periods import PeriodType

FALSE_DISCOVERY_RATE = 0.05
_DIGITS = 4
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
    told = [_apart(measure, found) for measure, found in asked]
    if not told:
        return []
    adjusted = adjusted_p_values([chance for _, chance in told], dependence=Dependence.ANY)
    return [
        replace(
            pair,
            verdict=_verdict(pair, kept=bool(chance <= FALSE_DISCOVERY_RATE)),
            tested=len(told),
        )
        for (pair, _), chance in zip(told, adjusted, strict=True)
    ]


def _verdict(pair: Pair, *, kept: bool) -> Verdict:
    if not kept or not pair.is_apart:
        return Verdict.CANNOT_TELL
    none = 1.0 if pair.is_ratio else 0.0
    return Verdict.HIGHER if pair.lower is not None and pair.lower > none else Verdict.LOWER


def _apart(measure: ReleasedMeasure, found: Standing) -> tuple[Pair, float]:
    """How much apart, with its interval, and how likely that is if there were no difference."""
    if found.cells is None:
        raise ValueError("found nothing to compare; expected two cells that show numbers")
    here, there = found.cells
    events = np.array([here.numerator or 0, there.numerator or 0], dtype=float)
    sizes = np.array([here.denominator or 0.0, there.denominator or 0.0])
    numbers, chance = (_of_shares if measure.is_share else _of_rates)(events, sizes)
    scale = measure.per if measure.is_share else 1
    value, lower, upper = (_short(float(number) * scale) for number in numbers)
    pair = Pair(
        measure.measure,
        here.area_code,
        there.area_code,
        found.period,
        Verdict.CANNOT_TELL,
        not measure.is_share,
        value,
        lower,
        upper,
    )
    return pair, chance


def _of_rates(events: Numbers, people: Numbers) -> tuple[tuple[Numbers, Numbers, Numbers], float]:
    """Source: `methods.rate_comparisons`, exact and conditional; the p-value is of that test."""
    limits = rate_ratio_limits(events[0], people[0], events[1], people[1])
    share = people[0] / people.sum()
    return limits, float(share_change_p(events[0], events[1], later_share=share))


def _of_shares(parts: Numbers, wholes: Numbers) -> tuple[tuple[Numbers, Numbers, Numbers], float]:
    """Source: `methods.rate_comparisons`, Newcombe's; the p-value is of the pooled score test."""
    from scipy.stats import norm

    parts = np.minimum(parts, wholes)  # rounding may make a part larger than its whole
    limits = share_difference_limits(parts[0], wholes[0], parts[1], wholes[1])
    pooled = parts.sum() / wholes.sum()
    error = np.sqrt(pooled * (1 - pooled) * (1 / wholes).sum())
    distance = abs(parts[0] / wholes[0] - parts[1] / wholes[1])
    return limits, float(2 * norm.sf(distance / error)) if error > 0 else 1.0


def _short(number: float) -> float | None:
    """To four digits, as more would be noise; None is without end."""
    return float(f"{number:.{_DIGITS}g}") if np.isfinite(number) else None
