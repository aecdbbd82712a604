"""Questions asked of released numbers: worked by hand, silent by chance, refused where too few."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from math import asin, exp, log, sin, sqrt
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from tests.unit.analyses.lattice import DISTRICTS, WHOLE, Cell, windows, years
from tests.unit.products import sample

from headwater.analyses import analyses_of
from headwater.methods.rates_and_shares.divided import divided_limits
from headwater.methods.rates_and_shares.funnels import count_funnel, share_funnel
from headwater.methods.rates_and_shares.missingness import over_representation
from headwater.released import analysis_words as words_of
from headwater.released.analyses import Analysis, Question, Standing
from headwater.released.release import Break, ReleasedMeasure

VIOLENCE = sample.measure("violence", "Violence", theme="harm", feed="police")
COLUMNS = ["measure", "area_type", "area_code", "period_type", "period", "breakdown", "category"]


def released(*some: Sequence[Cell], measure: ReleasedMeasure = VIOLENCE) -> pa.Table:
    """The cells as they are released, with the values and limits that go with them."""
    rows = [dict(cell) for cells in some for cell in cells]
    for row in rows:
        events, people = (
            np.array([row[name]], dtype=float) for name in ("numerator", "denominator")
        )
        found = divided_limits(events, people, per=measure.per, is_share=measure.is_share)
        for name, number in zip(("value", "lower", "upper"), found[:, 0], strict=True):
            row[name] = None if np.isnan(number) else float(number)
    names = [*COLUMNS, "state", "numerator", "denominator", "value", "lower", "upper"]
    return pa.table({name: [row[name] for row in rows] for name in names})


def asked(
    *some: Sequence[Cell],
    measure: ReleasedMeasure = VIOLENCE,
    breaks: Sequence[Break] = (),
    exact: Sequence[Cell] = (),
) -> list[Analysis]:
    table = released(*some, measure=measure)
    small = released(exact, measure=measure) if exact else table.slice(0, 0)
    return list(analyses_of(table, small, measures=[measure], whole=WHOLE, breaks=breaks))


def of(question: Question, found: Sequence[Analysis]) -> list[Analysis]:
    return [one for one in found if one.question is question]


def in_2025(count: int, people: float, **where: Any) -> Cell:
    (*_, cell) = years("violence", [None] * 5 + [count], people=people, **where)
    return cell


def funnel_of(counts: Sequence[int], people: float, **given: Any) -> list[Analysis]:
    parts = [
        in_2025(count, people, area=code) for code, count in zip(DISTRICTS, counts, strict=False)
    ]
    whole = in_2025(sum(counts), people * len(counts))
    return of(Question.FUNNEL, asked([whole, *parts], **given))


def test_a_district_beyond_the_funnel_differs_and_the_others_do_not() -> None:
    found = funnel_of([100, 95, 100, 100, 200], 100_000)
    assert [one.standing for one in found] == [
        Standing.AS_EXPECTED,
        Standing.LOWER,
        *[Standing.AS_EXPECTED] * 2,
        Standing.HIGHER,
    ]
    assert [one.stands_out for one in found] == [False] * 4 + [True]
    average = 595 / 5
    lower, upper = count_funnel([average])
    assert found[0].expected == pytest.approx(average, rel=1e-3)
    assert (found[0].lower, found[0].upper) == (
        pytest.approx(lower[0], rel=1e-3),
        pytest.approx(upper[0], rel=1e-3),
    )
    assert {(one.tested, one.group) for one in found} == {(5, "")}


def test_a_share_has_the_funnel_of_shares() -> None:
    share = replace(VIOLENCE, per=100, is_share=True)
    found = funnel_of([100, 110, 90, 100, 160], 400, measure=share)
    lower, upper = share_funnel([400], average=560 / 2_000)
    assert (found[0].lower, found[0].upper) == (
        pytest.approx(100 * lower[0], rel=1e-3),
        pytest.approx(100 * upper[0], rel=1e-3),
    )
    assert [one.standing for one in found][-1] is Standing.HIGHER


def between_places(z: list[float], precision: list[float]) -> float:
    """Spiegelhalter's variance between places, by his formula, 10% drawn in at each end."""
    ranked, ends = sorted(z), []
    for share in (0.1, 0.9):
        at = share * (len(z) - 1)
        below, part = int(at), at - int(at)
        ends.append(ranked[below] + part * (ranked[min(below + 1, len(z) - 1)] - ranked[below]))
    drawn_in = [min(max(each, ends[0]), ends[1]) for each in z]
    phi = sum(each**2 for each in drawn_in) / len(z)
    weights = sum(precision)
    spare = weights - sum(each**2 for each in precision) / weights
    return (len(z) * phi - (len(z) - 1)) / spare if phi > 1 else 0.0


def test_districts_that_differ_widen_the_funnel_as_published() -> None:
    counts = [60, 90, 100, 130, 150, 250]
    found = funnel_of(counts, 100_000)
    due = sum(counts) / 6
    variance = between_places([log(each / due) * sqrt(due) for each in counts], [due] * 6)
    spread = 1.959964 * sqrt(1 / due + variance)
    assert found[0].group == "districts_differ"
    assert found[0].lower == pytest.approx(due * exp(-spread), rel=1e-3)
    assert found[0].upper == pytest.approx(due * exp(spread), rel=1e-3)
    (plain_lower,), (plain_upper,) = count_funnel([due])
    beyond = sum(not plain_lower <= each <= plain_upper for each in counts)
    outside = sum(one.standing is not Standing.AS_EXPECTED for one in found)
    assert (beyond, outside) == (4, 1)
    words = words_of.analysis_words(found[0], area="Riverland")
    assert "wider than chance alone, because districts differ" in words


def test_shares_that_differ_widen_theirs() -> None:
    share = replace(VIOLENCE, per=100, is_share=True)
    counts, people = [60, 90, 100, 130, 150, 250], 400.0
    found = funnel_of(counts, people, measure=share)
    target = asin(sqrt(sum(counts) / 2_400))
    z = [(asin(sqrt(each / people)) - target) * 2 * sqrt(people) for each in counts]
    spread = 1.959964 * sqrt(1 / (4 * people) + between_places(z, [4 * people] * 6))
    assert found[0].lower == pytest.approx(100 * sin(target - spread) ** 2, rel=1e-3)
    assert found[0].upper == pytest.approx(100 * sin(target + spread) ** 2, rel=1e-3)


@pytest.mark.parametrize("is_share", [False, True])
def test_districts_that_differ_as_chance_has_them_keep_plain_limits(is_share: bool) -> None:
    measure = replace(VIOLENCE, per=100, is_share=True) if is_share else VIOLENCE
    found = funnel_of([100, 105, 95, 100, 98, 102], 400 if is_share else 100_000, measure=measure)
    assert {(one.group, one.standing) for one in found} == {("", Standing.AS_EXPECTED)}


def test_of_fewer_than_six_districts_nothing_is_known_between_them() -> None:
    assert {one.group for one in funnel_of([60, 90, 130, 150, 250], 100_000)} == {""}


def test_one_far_from_all_the_others_still_stands_out() -> None:
    found = funnel_of([100, 110, 95, 105, 90, 180], 100_000)
    standings = [one.standing for one in found]
    assert standings == [*[Standing.AS_EXPECTED] * 5, Standing.HIGHER]
    assert found[-1].group == "districts_differ"


@pytest.mark.parametrize("counts", [[5, 5, 5, 5, 5, 20], [0, 0, 0, 0, 0, 0]])
def test_where_few_are_expected_nothing_is_said(counts: list[int]) -> None:
    assert funnel_of(counts, 100_000) == []


FIFTHS = {"1": 500, "2": 400, "3": 300, "4": 200, "5": 100}


def divided(breakdown: str, counts: dict[str, int], people: dict[str, float]) -> list[Cell]:
    cells = [in_2025(sum(counts.values()), sum(people.values()))]
    return cells + [
        in_2025(count, people.get(name, 0), breakdown=breakdown, category=name)
        for name, count in counts.items()
    ]


def test_the_most_deprived_are_set_against_the_least() -> None:
    cells = divided("deprivation_fifth", FIFTHS, dict.fromkeys(FIFTHS, 100_000.0))
    found = asked(cells)
    (slope,), (relative,) = of(Question.SLOPE, found), of(Question.RELATIVE_SLOPE, found)
    # The values fall by 100 a fifth, so by 500 over the whole range.
    assert slope.value == pytest.approx(500, rel=1e-3)
    assert slope.lower is not None
    assert 0 < slope.lower < 500
    assert relative.value > 5
    assert relative.stands_out


def test_a_fifth_that_is_withheld_leaves_nothing_to_compare() -> None:
    cells = divided("deprivation_fifth", FIFTHS, dict.fromkeys(FIFTHS, 100_000.0))
    withheld = [cell for cell in cells if cell["category"] != "3"]
    assert not of(Question.SLOPE, asked(withheld))


GROUPS = {"white": 800, "black": 120, "asian": 40, "not_recorded": 100, "not_stated": 20}
PEOPLE = {"white": 800_000.0, "black": 40_000.0, "asian": 60_000.0}


def test_a_group_is_set_against_everyone_else_with_the_missing_either_way() -> None:
    found = of(Question.REPRESENTATION, asked(divided("ethnicity", GROUPS, PEOPLE)))
    known = {name: GROUPS[name] for name in sorted(PEOPLE)}
    by_hand = over_representation(
        list(known.values()), [PEOPLE[name] for name in known], missing=120
    )
    for at, one in enumerate(found):
        assert one.group == list(known)[at]
        assert one.value == pytest.approx(by_hand.ratio[at], rel=1e-3)
        assert one.least == pytest.approx(by_hand.least[at], rel=1e-3)
        assert one.most == pytest.approx(by_hand.most[at], rel=1e-3)
    assert [one.standing for one in found] == [
        Standing.CANNOT_TELL,  # asian: fewer, but not if all of the missing are
        Standing.HIGHER,
        Standing.LOWER,  # white: fewer, even if all of the missing are
    ]


def test_where_the_missing_are_withheld_no_group_is_compared() -> None:
    cells = divided("ethnicity", GROUPS, PEOPLE)
    known = [cell for cell in cells if cell["category"] != "not_stated"]
    assert not of(Question.REPRESENTATION, asked(known))


def monthly(counts: Sequence[float], *, people: float = 100_000.0) -> list[Cell]:
    (sample_cell, *_) = years("violence", [1])
    return [
        {
            **sample_cell,
            "period_type": "month",
            "period": f"{2020 + at // 12}-{at % 12 + 1:02d}",
            "numerator": int(count),
            "denominator": people / 12,
        }
        for at, count in enumerate(counts)
    ]


def steady(seed: int, months: int = 72, mean: float = 100) -> np.ndarray:
    return np.random.default_rng(seed).poisson(mean, months).astype(float)


def test_twelve_months_of_twice_as_many_are_more_than_expected() -> None:
    counts = steady(1)
    counts[-12:] *= 2
    found = asked(monthly(counts))
    (expected,) = of(Question.EXPECTED, found)
    assert expected.standing is Standing.HIGHER
    assert expected.stands_out
    assert expected.value == counts[-12:].sum()
    assert expected.period == "2025-01 to 2025-12"
    (chart,) = of(Question.CONTROL_CHART, found)
    assert chart.standing is Standing.HIGHER
    assert chart.group in {"outside", "shift"}


def test_one_month_of_twice_as_many_is_a_warning() -> None:
    counts = steady(2)
    counts[-1] *= 2
    (warning,) = of(Question.EARLY_WARNING, asked(monthly(counts)))
    assert warning.standing is Standing.HIGHER
    assert warning.stands_out


def test_without_three_years_a_month_is_held_against_those_before() -> None:
    counts = steady(6, months=20)
    (usual,) = of(Question.EARLY_WARNING, asked(monthly(counts)))
    counts[-1] *= 2
    (warning,) = of(Question.EARLY_WARNING, asked(monthly(counts)))
    by_hand = counts[-10:-3].mean() * 12  # rates are of a year
    assert (usual.standing, warning.standing) == (Standing.AS_EXPECTED, Standing.HIGHER)
    assert warning.expected == pytest.approx(by_hand, rel=1e-3)
    assert warning.group == "months_before"
    assert not warning.stands_out
    assert "the months before" in words_of.analysis_words(warning, area="Riverland")


def test_nothing_is_compared_across_a_break_or_with_a_month_that_shows_nothing() -> None:
    counts = steady(3)
    cut = Break("violence", date(2025, 6, 1), "Counted otherwise.")
    assert asked(monthly(counts), breaks=[cut]) == []
    gap = monthly(counts)
    del gap[-6]
    assert asked(gap) == []


def test_people_at_a_time_are_not_counted_month_after_month() -> None:
    year = years("violence", [None] * 5 + [100])
    assert of(Question.EXPECTED, asked(monthly(steady(4)), year)) == []


def test_chance_alone_hardly_ever_stands_out() -> None:
    noticed = 0
    for seed in range(40):
        rng = np.random.default_rng(seed)
        counts = rng.poisson(150, 6).tolist()
        parts = [in_2025(c, 100_000, area=code) for code, c in zip(DISTRICTS, counts, strict=True)]
        cells = [in_2025(sum(counts), 600_000), *parts]
        noticed += any(one.stands_out for one in asked(cells, monthly(rng.poisson(80, 72))))
    assert noticed <= 6  # at 5%, more than six of forty come once in a hundred times


def test_small_areas_are_told_by_how_few_have_half_and_how_many_stay_high() -> None:
    rng = np.random.default_rng(5)
    counts = {f"S{at:03d}": rng.poisson(10, 6).tolist() for at in range(80)}
    for at in range(4):
        counts[f"S{at:03d}"] = [90] * 6
    found = asked(exact=windows("violence", counts))
    (concentrated,), (lasting,) = of(Question.CONCENTRATION, found), of(Question.PERSISTENCE, found)
    newest = sorted((series[-1] for series in counts.values()), reverse=True)
    half = int(np.searchsorted(np.cumsum(newest), sum(newest) / 2)) + 1
    assert concentrated.value == round(half / 80, 2)
    assert lasting.value >= 4
    assert lasting.expected == 0.0
    assert (lasting.standing, lasting.tested) == (Standing.HIGHER, 0)


@pytest.mark.parametrize("places", [0, 10, 49])
def test_a_few_small_areas_are_not_spoken_of(places: int) -> None:
    counts = {f"S{at:03d}": [60] * 6 for at in range(places)}
    assert asked(exact=windows("violence", counts)) == []


def test_every_kind_of_answer_has_its_words() -> None:
    for question in Question:
        for standing in Standing:
            one = Analysis(
                question, "violence", WHOLE, "2025", standing, 1.5, 1.0, 0.5, 2.5,
                group={Question.NEAR_REPEAT: "14", Question.HOT_SPOTS: "past"}.get(question, ""),
            )  # fmt: skip
            words = words_of.analysis_words(one, area="Riverland")
            assert words.endswith(".")
            assert "None" not in words
            assert "nan" not in words
    ranged = Analysis(
        Question.REPRESENTATION, "violence", WHOLE, "2025", Standing.CANNOT_TELL, 1.4, 1.0,
        lower=1.1, upper=1.7, least=0.9, most=4.0, group="black",
    )  # fmt: skip
    assert "between 0.9 and 4" in words_of.analysis_words(ranged, area="Riverland")
    assert words_of.compared_words(0) == ""
