"""How few small areas have how much of it, year after year: exact inside, coarse outside."""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from headwater.analyses.released_numbers.emerging import Borders, hot_spots
from headwater.methods.places.concentration import concentration
from headwater.methods.places.persistence import persistence
from headwater.released.analyses import Analysis, Question, Standing
from headwater.vocabulary.areas import AreaType
from headwater.vocabulary.periods import PeriodType, parse_period
from headwater.vocabulary.states import ValueState

FEWEST_PLACES, FEWEST_EVENTS, FEWEST_YEARS = 50, 500, 3
"""Below these a share of places would say something about single ones."""
HIGHEST = 0.1


def of_small_areas(
    values: pa.Table, measure: str, *, whole: str, borders: Borders
) -> Iterator[Analysis]:
    """Concentration in the newest twelve months, and what lasts or emerges over all windows held.

    `values` has the columns of MeasureValue, exact. What is given is a share to the nearest
    hundredth, an index to the nearest hundredth, and numbers of places that name none.
    """
    counts, areas, years = _by_place(values, measure)
    if len(counts) < FEWEST_PLACES or not len(years) or counts[:, -1].sum() < FEWEST_EVENTS:
        return
    found = concentration(counts[:, -1])
    for question, value in (
        (Question.CONCENTRATION, found.share_of_places_with_half),
        (Question.INEQUALITY_OF_PLACES, found.generalised_gini),
    ):
        yield Analysis(
            question, measure, whole, years[-1], Standing.DESCRIBED, value=round(value, 2)
        )
    if len(years) < FEWEST_YEARS:
        return
    lasting = persistence(counts, top_share=HIGHEST)
    seen, chance = int(lasting.places_by_years[-1]), float(lasting.expected_by_years[-1])
    yield Analysis(
        Question.PERSISTENCE,
        measure,
        whole,
        f"{years[0]} to {years[-1]}",
        Standing.HIGHER if seen > 2 * chance + 1 else Standing.AS_EXPECTED,
        value=float(seen),
        expected=round(chance, 1),
    )
    yield from hot_spots(measure, whole, counts, areas=areas, years=years, borders=borders)


def _by_place(values: pa.Table, measure: str) -> tuple[np.ndarray, list[str], list[str]]:
    """Events of the small areas that are known in every window: places by years, and both."""
    wanted = {
        "measure": measure,
        "area_type": AreaType.SMALL_AREA.value,
        "period_type": PeriodType.WINDOW_12.value,
        "state": ValueState.RELEASED.value,
    }
    for column, word in wanted.items():
        values = values.filter(pc.equal(values[column], word))
    rows = values.select(["area_code", "period", "numerator"]).to_pylist()
    periods = sorted({row["period"] for row in rows})
    places: dict[str, dict[str, float]] = {}
    for row in rows:
        places.setdefault(row["area_code"], {})[row["period"]] = row["numerator"]
    whole = {code: found for code, found in places.items() if len(found) == len(periods)}
    rows_of = [[found[period] for period in periods] for found in whole.values()]
    years = [str(parse_period(period).first_month.year) for period in periods]
    table = np.array(rows_of, dtype=float).reshape(len(whole), len(periods))
    return table, list(whole), years
