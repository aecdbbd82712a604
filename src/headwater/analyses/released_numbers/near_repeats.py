"""Does one event draw another, soon, in the same small area? One coarse answer for the whole.

Events keep no point once they are placed, so near means the same small area and not metres.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from headwater.methods.near_repeats.close_pairs import Metric
from headwater.methods.near_repeats.near_repeat import near_repeats
from headwater.released.analyses import Analysis, Question, Standing
from headwater.vocabulary.areas import AreaType
from headwater.vocabulary.periods import PeriodType, parse_period
from headwater.vocabulary.states import ValueState

FEWEST_EVENTS, FEWEST_PLACES = 500, 50
"""Below these an answer would say something about single places."""
MOST_EVENTS = 15_000
"""Of more a sample is drawn: it leaves fewer pairs of every kind alike, and the ratio as it is."""
YEARS = 3
PERMUTATIONS = 999
LEVEL = 0.05
LEAST_RATIO = 1.1
"""Of many events a hundredth more is beyond chance, and nothing that anybody could act on."""
_SEED = 1
_APART = 10.0
"""Between small areas laid out on a line, so that only those of one area are at one location."""


@dataclass(frozen=True, slots=True)
class NearRepeatEvents:
    """The days of located events: measure, small_area_code, day; and what is asked of them."""

    days: pa.Table
    measures: tuple[str, ...]
    within_days: int


def near_repeats_of(
    events: NearRepeatEvents, values: pa.Table, *, measures: Sequence[str], whole: str
) -> Iterator[Analysis]:
    """For each measure that is asked and has 500 events: how many times as many pairs as chance.

    Of the newest twelve months, or of three years together where those hold too few. Held to 5%
    over all measures asked together, a share each (Bonferroni): permutations give no p-value
    small enough for the one rate of everything that is compared. Less than a tenth more is not
    said to be more. `values` has the columns of
    MeasureValue, exact, and says which years are whole. Source: `methods.near_repeat`.
    """
    asked = [measure for measure in measures if measure in events.measures]
    found = []
    for measure in asked:
        period, when, where = _newest(events.days, measure, _years(values, measure))
        if period:
            found.append(_answer(measure, period, when, where, events.within_days, whole))
    for one in found:
        is_sure = one.p_value is not None and one.p_value <= LEVEL / len(found)
        is_more = is_sure and one.value >= LEAST_RATIO
        yield replace(one, standing=Standing.HIGHER) if is_more else one


def _answer(
    measure: str,
    period: str,
    when: npt.NDArray[np.int64],
    where: npt.NDArray[np.int64],
    within_days: int,
    whole: str,
) -> Analysis:
    generator = np.random.default_rng(_SEED)
    if when.size > MOST_EVENTS:
        kept = np.sort(generator.choice(when.size, MOST_EVENTS, replace=False))
        when, where = when[kept], where[kept]
    table = near_repeats(
        np.column_stack([where * _APART, np.zeros(where.size)]),
        when,
        distance_bands=(_APART / 2,),
        day_bands=(within_days,),
        generator=generator,
        permutations=PERMUTATIONS,
        metric=Metric.EUCLIDEAN,
    )
    return Analysis(
        Question.NEAR_REPEAT,
        measure,
        whole,
        period,
        Standing.AS_EXPECTED,
        value=round(float(table.ratios[0, 0]), 1),
        expected=1.0,
        group=str(within_days),
        p_value=round(float(table.p_values[0, 0]), 3),
    )


def _newest(
    days: pa.Table, measure: str, years: Sequence[int]
) -> tuple[str, npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """The period, the days and the small areas of its events; no period where there are too few."""
    own = days.filter(pc.equal(days["measure"], measure))
    when = own["day"].cast(pa.date32()).to_numpy().astype("datetime64[D]")
    of_year = when.astype("datetime64[Y]").astype(np.int64) + 1970
    where = own["small_area_code"].combine_chunks().dictionary_encode().indices.to_numpy()
    for back in (1, YEARS):
        span = [year for year in years if year > years[-1] - back] if years else []
        here = np.isin(of_year, span)
        if len(span) == back and _is_enough(where[here]):
            period = str(span[0]) if back == 1 else f"{span[0]} to {span[-1]}"
            return period, when[here].astype(np.int64), where[here]
    return "", np.zeros(0, np.int64), np.zeros(0, np.int64)


def _is_enough(where: npt.NDArray[np.int64]) -> bool:
    return where.size >= FEWEST_EVENTS and np.unique(where).size >= FEWEST_PLACES


def _years(values: pa.Table, measure: str) -> list[int]:
    """The years of which small areas are known, oldest first."""
    wanted = {
        "measure": measure,
        "area_type": AreaType.SMALL_AREA.value,
        "period_type": PeriodType.WINDOW_12.value,
        "state": ValueState.RELEASED.value,
    }
    for column, word in wanted.items():
        values = values.filter(pc.equal(values[column], word))
    periods = pc.unique(values["period"]).to_pylist()
    return sorted(parse_period(period).first_month.year for period in periods)
