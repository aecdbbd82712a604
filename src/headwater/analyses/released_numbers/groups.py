"""How unequal are groups of people, by deprivation and by ethnic group?"""

from collections.abc import Iterator
from math import log

import numpy as np

from headwater.analyses.disparity import ETHNICITY, MISSING
from headwater.analyses.released_numbers.shown import FEWEST_EXPECTED, Cell, Shown, Tested
from headwater.methods.rates_and_shares.inequality import Scale, inequality, scale_standard_errors
from headwater.methods.rates_and_shares.missingness import OverRepresentation, over_representation
from headwater.released.analyses import Analysis, Question, Standing

_FIFTHS = ("1", "2", "3", "4", "5")
_BY_DEPRIVATION = "deprivation_fifth"
_Z = 1.959964


def gradient(shown: Shown) -> Iterator[Tested]:
    """The slope and the relative index of inequality over the fifths of deprivation.

    Source: `methods.inequality`, on the logarithm of the rates.
    """
    year = shown.newest_year(_BY_DEPRIVATION)
    cells = shown.categories(year, _BY_DEPRIVATION) if year else {}
    fifths = [cells[name] for name in _FIFTHS if name in cells]
    if not year or len(fifths) < len(_FIFTHS) or any(not _is_rated(cell) for cell in fifths):
        return
    values, lower, upper, people = (
        np.array([float(getattr(cell, name)) for cell in fifths])
        for name in ("value", "lower", "upper", "people")
    )
    errors = scale_standard_errors(lower, upper, scale=Scale.LOGARITHM)
    found = inequality(values, people, errors, scale=Scale.LOGARITHM)
    # A straight line may reach nothing at the least deprived end; one through logarithms does not.
    bent = inequality(values, people, errors, scale=Scale.LOGARITHM, fitted_on_scale=True)
    # Told as most over least deprived: the other way round than the methods have it.
    slope = (-found.slope, -found.slope_upper, -found.slope_lower)
    turned = (1 / bent.relative, 1 / bent.relative_upper, 1 / bent.relative_lower)
    for question, numbers, none in (
        (Question.SLOPE, slope, 0.0),
        (Question.RELATIVE_SLOPE, turned, 1.0),
    ):
        value, least, most = (float(number) for number in numbers)
        if not np.isfinite([value, least, most]).all():
            continue
        yield _tested(shown, question, year, (value, least, most), none)


def representation(shown: Shown) -> Iterator[Tested]:
    """Each ethnic group against everyone else, with the bounds of those not recorded.

    Of a share, such as arrests of searches, the group is missing from both numbers alike, and no
    bounds are given. Source: `methods.missingness`.
    """
    year = shown.newest_year(ETHNICITY)
    cells = shown.categories(year, ETHNICITY) if year else {}
    groups = {
        name: cell
        for name, cell in sorted(cells.items())
        if name not in MISSING and cell.people and cell.events >= FEWEST_EXPECTED
    }
    missing = [cells[name] for name in MISSING if name in cells]
    if not year or len(groups) < 2 or (len(missing) < len(MISSING) and not shown.measure.is_share):
        return
    unknown = 0.0 if shown.measure.is_share else sum(cell.events for cell in missing)
    found = over_representation(
        [cell.events for cell in groups.values()],
        [cell.people or 0.0 for cell in groups.values()],
        missing=unknown,
    )
    for at, group in enumerate(groups):
        yield _represented(shown, year, group, found, at)


def _represented(shown: Shown, year: str, group: str, found: OverRepresentation, at: int) -> Tested:
    value, lower, upper = (float(row[at]) for row in (found.ratio, found.lower, found.upper))
    has_bounds = not shown.measure.is_share
    apart = lower > 1 or upper < 1
    moved = Standing.HIGHER if value > 1 else Standing.LOWER
    sure = not has_bounds or bool(found.conclusive[at])
    analysis = Analysis(
        Question.REPRESENTATION,
        shown.measure.measure,
        shown.whole,
        year,
        (moved if sure else Standing.CANNOT_TELL) if apart else Standing.AS_EXPECTED,
        value=value,
        expected=1.0,
        lower=lower,
        upper=upper,
        least=float(found.least[at]) if has_bounds else None,
        most=float(found.most[at]) if has_bounds else None,
        group=group,
    )
    return Tested(analysis, _p_value(log(value), (log(upper) - log(lower)) / (2 * _Z)))


def _tested(
    shown: Shown, question: Question, year: str, numbers: tuple[float, float, float], none: float
) -> Tested:
    value, lower, upper = numbers
    is_apart = lower > none or upper < none
    moved = Standing.HIGHER if value > none else Standing.LOWER
    analysis = Analysis(
        question,
        shown.measure.measure,
        shown.whole,
        year,
        moved if is_apart else Standing.AS_EXPECTED,
        value=value,
        expected=none,
        lower=lower,
        upper=upper,
    )
    if question is Question.SLOPE:
        return Tested(analysis)  # the relative index is the same question, and is tested
    return Tested(analysis, _p_value(log(value), (log(upper) - log(lower)) / (2 * _Z)))


def _p_value(distance: float, error: float) -> float:
    from scipy.stats import norm

    return float(2 * norm.sf(abs(distance) / error)) if error > 0 else 1.0


def _is_rated(cell: Cell) -> bool:
    return bool(cell.people) and cell.events >= FEWEST_EXPECTED
