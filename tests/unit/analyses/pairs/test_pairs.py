"""Districts beside each other: worked by hand, silent by chance, refused where it would mislead."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from scipy.stats import binom, binomtest
from tests.unit.products import sample

from headwater.analyses.pairs import pairs_of
from headwater.methods.rates_and_shares.comparisons import share_change_p
from headwater.methods.rates_and_shares.divided import divided_limits
from headwater.methods.rates_and_shares.rate_comparisons import (
    rate_ratio_limits,
    share_difference_limits,
)
from headwater.released.pairs import Pair, Verdict, WhyNot, between
from headwater.released.release import Break, Released, ReleasedMeasure
from headwater.released.values import ValueRow
from headwater.vocabulary.areas import Area, AreaType
from headwater.vocabulary.periods import PeriodType, parse_period
from headwater.vocabulary.states import ValueState

RATE = sample.measure("violence", "Violence", theme="harm", feed="police")
SHARE = replace(RATE, measure="share", is_share=True, per=100)
AREAS = (
    Area("P", "Riverland", AreaType.PARTNERSHIP),
    Area("A", "Alder", AreaType.DISTRICT, "P"),
    Area("B", "Birch", AreaType.DISTRICT, "P"),
    Area("C", "Cedar", AreaType.DISTRICT, "P"),
)

NOTHING = sample.released((), areas=AREAS, signals=(), outlines={}, breaks=())


def cell(
    area: str,
    events: int | None,
    people: float = 100_000,
    *,
    measure: ReleasedMeasure = RATE,
    period: str = "2025",
    state: ValueState = ValueState.RELEASED,
    completeness: float | None = 1.0,
) -> ValueRow:
    """A district's number as it is released."""
    shown = state is ValueState.RELEASED
    limits = (
        divided_limits([events or 0], [people], per=measure.per, is_share=measure.is_share)[:, 0]
        if shown
        else (None, None, None)
    )
    return ValueRow(
        measure.measure,
        AreaType.DISTRICT,
        area,
        parse_period(period).period_type,
        period,
        "all",
        "all",
        state,
        None if limits[0] is None else float(limits[0]),
        events if shown else None,
        people,
        None if limits[1] is None else float(limits[1]),
        None if limits[2] is None else float(limits[2]),
        completeness if shown else None,
        date(2025, 12, 31),
    )


def released(
    cells: Sequence[ValueRow],
    *,
    measures: Sequence[ReleasedMeasure] = (RATE,),
    breaks: Sequence[Break] = (),
) -> Released:
    return replace(
        NOTHING,
        measures=tuple(measures),
        values=sample.table(list(cells)),
        breaks=tuple(breaks),
    )


def pair_of(
    *cells: ValueRow, measure: ReleasedMeasure = RATE, breaks: Sequence[Break] = ()
) -> Pair:
    found = pairs_of(released(cells, measures=[measure], breaks=breaks))
    return next(each for each in found if (each.first, each.second) == ("A", "B"))


def test_a_ratio_of_two_rates_is_that_of_the_method() -> None:
    pair = pair_of(cell("A", 200), cell("B", 100, 90_000))
    value, lower, upper = rate_ratio_limits(200, 100_000, 100, 90_000)
    assert (pair.value, pair.lower, pair.upper) == (
        pytest.approx(float(value), rel=1e-3),
        pytest.approx(float(lower), rel=1e-3),
        pytest.approx(float(upper), rel=1e-3),
    )
    assert (pair.verdict, pair.period, pair.tested) == (Verdict.HIGHER, "2025", 1)


@pytest.mark.parametrize(("here", "there"), [(60, 40), (63, 37), (40, 60), (101, 100), (37, 63)])
def test_the_interval_and_the_exact_test_agree(here: int, there: int) -> None:
    """With one measure, a verdict is given exactly where the doubled binomial tail is below 5%."""
    pair = pair_of(cell("A", here), cell("B", there))
    tail = min(
        binomtest(here, here + there, 0.5, alternative=side).pvalue for side in ("less", "greater")
    )
    assert float(share_change_p(here, there, later_share=0.5)) == pytest.approx(min(1, 2 * tail))
    assert (pair.verdict is not Verdict.CANNOT_TELL) == (2 * tail <= 0.05)


def test_of_shares_the_difference_is_told_in_percentage_points() -> None:
    pair = pair_of(
        cell("A", 56, 70, measure=SHARE), cell("B", 48, 80, measure=SHARE), measure=SHARE
    )
    numbers = share_difference_limits(56, 70, 48, 80)
    assert not pair.is_ratio
    assert [pair.value, pair.lower, pair.upper] == [
        pytest.approx(100 * float(each), rel=1e-3) for each in numbers
    ]
    assert pair.verdict is Verdict.HIGHER


def test_the_other_way_round_it_says_the_same() -> None:
    both = [cell("A", 200), cell("B", 100), cell("C", 150)]
    found = pairs_of(released(both))
    turned = pairs_of(
        released(
            [
                replace(each, area_code={"A": "B", "B": "A"}.get(each.area_code, "C"))
                for each in both
            ]
        )
    )
    direct = between(found, "B", "A")["violence"]
    swapped = between(turned, "A", "B")["violence"]
    assert direct.verdict is swapped.verdict is Verdict.LOWER
    for name in ("value", "lower", "upper"):
        assert getattr(direct, name) == pytest.approx(getattr(swapped, name), rel=1e-3)
    assert len(found) == 3


def test_where_one_has_none_the_ratio_has_no_end_and_is_told_all_the_same() -> None:
    pair = pair_of(cell("A", 40), cell("B", 0))
    assert (pair.value, pair.upper, pair.verdict) == (None, None, Verdict.HIGHER)
    assert pair.lower is not None
    assert pair.lower > 1
    turned = pair.turned()
    assert (turned.value, turned.lower, turned.verdict) == (0.0, 0.0, Verdict.LOWER)
    assert turned.turned() == pair


def many(count: int, events: int) -> tuple[list[ReleasedMeasure], list[ValueRow]]:
    measures = [replace(RATE, measure=f"m{at}") for at in range(count)]
    cells = [cell(area, 100, measure=each) for each in measures[1:] for area in ("A", "B")]
    return measures, [
        *cells, cell("A", events, measure=measures[0]), cell("B", 100, measure=measures[0])
    ]  # fmt: skip


def test_among_many_measures_one_near_the_edge_cannot_be_told() -> None:
    alone = pairs_of(released(*[many(1, 135)[1]], measures=many(1, 135)[0]))
    measures, cells = many(30, 135)
    among = {
        each.measure: each
        for each in pairs_of(released(cells, measures=measures))
        if each.first == "A" and each.second == "B"
    }
    assert alone[0].verdict is Verdict.HIGHER
    assert among["m0"].is_apart
    assert (among["m0"].verdict, among["m0"].tested) == (Verdict.CANNOT_TELL, 30)


def alarms(nulls: int) -> int:
    """In how many of so many releases without any difference one is said to be there."""
    measures = [
        *(replace(RATE, measure=f"m{at}") for at in range(8)),
        *(replace(SHARE, measure=f"s{at}") for at in range(4)),
    ]
    told = 0
    for seed in range(nulls):
        chance = np.random.default_rng(seed)
        cells = [
            cell(
                area,
                int(chance.binomial(400, 0.3) if each.is_share else chance.poisson(120)),
                400 if each.is_share else 100_000,
                measure=each,
            )
            for each in measures
            for area in ("A", "B")
        ]
        found = pairs_of(released(cells, measures=measures))
        told += any(each.verdict in {Verdict.HIGHER, Verdict.LOWER} for each in found)
    return told


def test_chance_alone_hardly_ever_says_anything() -> None:
    assert alarms(40) <= binom.ppf(0.995, 40, 0.05)


@pytest.mark.prove
def test_of_a_thousand_nulls_at_most_one_in_twenty_says_anything() -> None:
    assert alarms(1_000) <= binom.ppf(0.995, 1_000, 0.05)


SYSTEM = Break("violence", date(2024, 4, 1), "A new system.", "new_system", area_code="A")
FLOOD = Break(
    "violence", date(2025, 1, 1), "A flood.", "event", area_code="A", until=date(2025, 12, 1)
)
REFUSED = {
    "withheld": (
        [cell("A", 100), cell("B", None, state=ValueState.SUPPRESSED)], (), WhyNot.WITHHELD,
    ),
    "not arrived": (
        [cell("A", 100), cell("B", None, state=ValueState.MISSING)], (), WhyNot.NOT_ARRIVED,
    ),
    "not collected": (
        [cell("A", 100), cell("B", None, state=ValueState.NOT_COLLECTED)], (),
        WhyNot.NOT_COLLECTED,
    ),
    "only one is published": ([cell("A", 100)], (), WhyNot.NOT_FOR_DISTRICTS),
    "neither is published": ([cell("C", 100)], (), WhyNot.NOT_FOR_DISTRICTS),
    "neither has arrived": (
        [cell(each, None, state=ValueState.MISSING) for each in "AB"], (), WhyNot.NOT_ARRIVED,
    ),
    "other completeness": (
        [cell("A", 100), cell("B", 100, completeness=0.9)], (), WhyNot.COMPLETENESS,
    ),
    "few": ([cell("A", 15), cell("B", 4)], (), WhyNot.TOO_FEW),
    "nobody at risk": ([cell("A", 15), cell("B", 5, 0.0)], (), WhyNot.NOT_ARRIVED),
    "a break inside the year": (
        [cell("A", 100), cell("B", 100)],
        (replace(SYSTEM, month=date(2025, 4, 1), area_code=None),),
        WhyNot.BREAK,
    ),
    "counted otherwise in one since": (
        [cell("A", 100), cell("B", 100)], (SYSTEM,), WhyNot.BREAK,
    ),
    "a shock in one": ([cell("A", 100), cell("B", 100)], (FLOOD,), WhyNot.BREAK),
}  # fmt: skip


@pytest.mark.parametrize("named", REFUSED)
def test_what_would_mislead_is_not_compared_and_says_why(named: str) -> None:
    cells, breaks, why = REFUSED[named]
    pair = pair_of(*cells, breaks=breaks)
    assert (pair.verdict, pair.why_not) == (Verdict.NOT_COMPARED, why)
    assert (pair.value, pair.lower, pair.upper, pair.tested) == (None, None, None, 0)
    assert pair.turned().why_not is why


COMPARED = {
    "a break of everywhere before the year": replace(SYSTEM, area_code=None),
    "a change in another district": replace(SYSTEM, area_code="C"),
    "new boundaries of one, before": replace(SYSTEM, kind="boundary"),
    "a shock in one that has passed": replace(
        FLOOD, month=date(2024, 1, 1), until=date(2024, 6, 1)
    ),
    "a change in one that is yet to come": replace(SYSTEM, month=date(2026, 1, 1)),
    "a shock of everywhere, all year": replace(FLOOD, area_code=None),
}


@pytest.mark.parametrize("named", COMPARED)
def test_what_touches_both_alike_or_neither_stands_in_no_way(named: str) -> None:
    assert pair_of(cell("A", 200), cell("B", 100), breaks=[COMPARED[named]]).is_compared


def test_completeness_that_is_not_told_of_one_stands_in_no_way() -> None:
    assert pair_of(cell("A", 200, completeness=None), cell("B", 100)).is_compared
    assert pair_of(cell("A", 200, completeness=0.95), cell("B", 100)).is_compared


def test_a_share_near_everybody_has_too_few_that_are_not() -> None:
    pair = pair_of(
        cell("A", 95, 100, measure=SHARE), cell("B", 95, 100, measure=SHARE), measure=SHARE
    )
    assert pair.why_not is WhyNot.TOO_FEW


def test_counts_and_figures_as_published_are_never_compared() -> None:
    for changed, why in (
        (replace(RATE, has_denominator=False), WhyNot.ONLY_COUNTS),
        (replace(RATE, is_as_published=True), WhyNot.AS_PUBLISHED),
    ):
        assert pair_of(cell("A", 200), cell("B", 100), measure=changed).why_not is why


def test_the_newest_period_that_shows_anything_is_compared() -> None:
    older = [cell("A", 200, period="2024"), cell("B", 100, period="2024")]
    to_come = [cell(each, None, state=ValueState.MISSING) for each in "AB"]
    assert pair_of(*older, *to_come).period == "2024"
    assert pair_of(*older, cell("A", 100), cell("B", 100)).period == "2025"


def test_of_a_measure_with_windows_three_years_are_compared() -> None:
    windowed = replace(RATE, has_windows=True)
    cells = [
        *(cell(each, 30, period="2023-01/P36M", measure=windowed) for each in "AB"),
        *(cell(each, 10, measure=windowed) for each in "AB"),
    ]
    assert pair_of(*cells, measure=windowed).period == "2023-01/P36M"
    assert cells[0].period_type is PeriodType.WINDOW_36
