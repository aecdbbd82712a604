"""Two releases beside each other: movements outside noise, revisions, and what is not compared."""

from collections.abc import Iterator, Sequence

import numpy as np

from headwater.analyses.since.new_months import AREAS, KNOWN, NewMonths, new_months
from headwater.methods.change.expected_counts import (
    Comparison,
    ExpectationModel,
    expected_against_observed,
)
from headwater.methods.false_discovery import Dependence, discoveries
from headwater.released.comparators import Beside, YearOn
from headwater.released.movements import Direction, MonthsMoved, Movements, Revised, YearMoved
from headwater.released.opened import Release
from headwater.released.values import ValueRow
from headwater.vocabulary.periods import PeriodType
from headwater.vocabulary.states import ValueState

FEWEST_BEFORE = 24
"""Two turns of the seasons: with fewer, a season cannot be told from a trend."""
MOST_HIDDEN = 0.1
"""Months are withheld because they are small: without many of them the past looks larger."""
MOST_NEW = 12
_ALMOST_NOBODY = 1e-9
"""The exposure of a month that is not in the sum: nothing is expected of it."""
_MODEL = ExpectationModel(pairs=1)
_DRIFTING = ExpectationModel(pairs=1, drifting=True)
_DIRECTIONS = {Beside.HIGHER: Direction.HIGHER, Beside.LOWER: Direction.LOWER}

_Tested = tuple[NewMonths, Comparison]


def movements_between(before: Release, now: Release) -> Movements:
    """What moved from `before` to `now`, from what both of them show and from nothing else.

    New months are set beside what the months before them lead one to expect (trend and season,
    fitted to one series at a time), and kept among all that were tested at a false-discovery rate
    of 5%, however they hang together. New years are the release's own comparison with the year
    before. Nothing is compared across a break, nor with the months of a shock.
    """
    asked = list(new_months(before, now))
    tested = [(each, found) for each in asked if (found := _expected(each)) is not None]
    years = list(_new_years(before, now))
    broken = {each.measure for each in asked if each.is_broken}
    names = {each.measure for each in now.measures}
    names_before = {each.measure for each in before.measures}
    return Movements(
        since_release_id=before.release_id,
        since_as_at=before.as_at_date,
        release_id=now.release_id,
        as_at=now.as_at_date,
        months=tuple(_moved(tested)),
        years=tuple(found for found in years if found is not None),
        months_tested=len(tested),
        years_tested=len(years),
        too_little=sum(not each.is_broken for each in asked) - len(tested),
        not_compared=tuple(sorted(broken)),
        revised=tuple(_revised(before, now)),
        breaks=tuple(found for found in now.breaks if found not in before.breaks),
        new_measures=tuple(sorted(names - names_before)),
        ended_measures=tuple(sorted(names_before - names)),
        defined_anew=tuple(sorted(_defined_anew(before, now))),
    )


def _expected(each: NewMonths) -> Comparison | None:
    """The new months together against what was to be expected; None where nothing can be said."""
    used = [each.is_used(row) for row in each.before]
    if each.is_broken or not each.shown or len(each.new) > MOST_NEW:
        return None
    if sum(used) < FEWEST_BEFORE or _is_hidden(each.before) or _is_hidden(each.new):
        return None
    counts = [float(row.numerator or 0) if is_in else np.nan for row, is_in in _marked(each)]
    counts[len(used) :] = [0.0 if np.isnan(count) else count for count in counts[len(used) :]]
    exposure = [_at_risk(row, is_in) for row, is_in in _marked(each)]
    try:
        return expected_against_observed(
            counts,
            before=len(used),
            exposure=exposure,
            model=_DRIFTING if all(used) else _MODEL,
        ).total
    except ValueError:
        return None  # hardly any events, or a trend that runs away: nothing can be expected


def _marked(each: NewMonths) -> list[tuple[ValueRow, bool]]:
    return [(row, each.is_used(row)) for row in (*each.before, *each.new)]


def _at_risk(row: ValueRow, is_in: bool) -> float:
    """Person-years of a month, or its days; nobody where a new month is not in the sum."""
    days = (row.when.end_month - row.when.first_month).days
    return float(row.denominator or days) if is_in else _ALMOST_NOBODY


def _is_hidden(rows: Sequence[ValueRow]) -> bool:
    hidden = sum(row.state is ValueState.SUPPRESSED for row in rows)
    return hidden > MOST_HIDDEN * len(rows)


def _moved(tested: Sequence[_Tested]) -> Iterator[MonthsMoved]:
    if not tested:
        return
    p_values = [float(found.p_value[0]) for _, found in tested]
    kept = discoveries(p_values, dependence=Dependence.ANY).found
    for (each, found), is_kept in zip(tested, kept, strict=True):
        observed, lower, upper = (
            float(number[0]) for number in (found.observed, found.lower, found.upper)
        )
        if is_kept and not lower <= observed <= upper:
            yield MonthsMoved(
                measure=each.measure,
                area_code=each.area_code,
                months=tuple(row.when.first_month for row in each.shown),
                observed=round(observed),
                expected=round(float(found.expected[0]), 1),
                lower=lower,
                upper=upper,
                direction=Direction.HIGHER if observed > upper else Direction.LOWER,
            )


def _new_years(before: Release, now: Release) -> Iterator[YearMoved | None]:
    """What each comparison of a year that was not known before found, nothing where it is noise."""
    for each in now.comparators.years_on:
        if each.verdict is Beside.NOT_COMPARED or not _is_new(before, each):
            continue
        way = _DIRECTIONS.get(each.verdict)
        yield (
            YearMoved(each.measure, each.area_code, each.period, each.before, way) if way else None
        )


def _is_new(before: Release, each: YearOn) -> bool:
    """Whether the year of a comparison was not known in a release that has its measure and area."""
    if each.area_code not in {area.code for area in before.areas}:
        return False
    if each.measure not in {measure.measure for measure in before.measures}:
        return False
    years = before.series(each.measure, each.area_code, PeriodType.YEAR)
    return all(row.period != each.period or row.state not in KNOWN for row in years)


def _revised(before: Release, now: Release) -> Iterator[Revised]:
    """Numbers for the whole and the districts that read otherwise, counted by the same words."""
    anew = set(_defined_anew(before, now))
    names = {each.measure for each in before.measures}
    for measure in now.measures:
        if measure.measure not in names or measure.measure in anew:
            continue
        changed = list(_changed_cells(before, now, measure.measure))
        if changed:
            beyond = sum(_apart(old, new) for old, new in changed)
            yield Revised(measure.measure, len(changed), beyond)


def _changed_cells(
    before: Release, now: Release, measure: str
) -> Iterator[tuple[ValueRow, ValueRow]]:
    for kind in AREAS:
        then = {_key(row): row for row in before.values(measure=measure, area_type=kind)}
        for row in now.values(measure=measure, area_type=kind):
            old = then.get(_key(row))
            if old and old.is_released and row.is_released and _shown(old) != _shown(row):
                yield old, row


def _key(row: ValueRow) -> tuple[str, ...]:
    return row.area_code, row.period, row.breakdown, row.category


def _shown(row: ValueRow) -> tuple[float | None, ...]:
    return row.numerator, row.value


def _apart(old: ValueRow, new: ValueRow) -> bool:
    if old.lower is None or old.upper is None or new.lower is None or new.upper is None:
        return False
    return new.lower > old.upper or new.upper < old.lower


def _defined_anew(before: Release, now: Release) -> Iterator[str]:
    words = {each.measure: (each.version, each.definition) for each in before.measures}
    for each in now.measures:
        was = words.get(each.measure)
        if was is not None and was != (each.version, each.definition):
            yield each.measure
