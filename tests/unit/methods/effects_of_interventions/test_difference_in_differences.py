"""Difference in differences of counts: against a slow regression, what holds, what is refused."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.methods.effects_of_interventions.panels_of_areas import World, two_way_poisson

from headwater.methods.effects_of_interventions.difference_in_differences import (
    fit_difference_in_differences,
)

SMALL = World(areas=12, treated=4, months=14, mean=8.0)
SEEDS = st.integers(0, 10_000)


def drawn(seed: int = 1, world: World = SMALL) -> tuple[np.ndarray, np.ndarray]:
    counts, starts = world.drawn(np.random.default_rng(seed))
    return counts.astype(float), starts


@pytest.mark.parametrize("seed", range(5))
def test_the_ratio_is_that_of_a_poisson_regression_with_areas_and_times(seed: int) -> None:
    counts, starts = drawn(seed)
    found = fit_difference_in_differences(counts, first_treated=starts)
    assert np.log(found.effect.ratio) == pytest.approx(two_way_poisson(counts, starts), abs=1e-8)
    assert found.observed / found.expected == pytest.approx(found.effect.ratio)


def test_the_ratio_is_that_of_pyfixest() -> None:
    """pyfixest 0.60, fepois("y ~ d | area + month") of these counts: 0.789173."""
    chance = np.random.default_rng(20_261_123)
    level = chance.gamma(3, 2, 30)
    starts = np.full(30, -1)
    starts[:8] = 12
    on = (starts[:, None] >= 0) & (np.arange(24) >= starts[:, None])
    season = 1 + 0.3 * np.sin(np.arange(24) / 2)
    counts = chance.poisson(level[:, None] * season * np.where(on, 0.8, 1))
    found = fit_difference_in_differences(counts, first_treated=starts)
    assert found.effect.ratio == pytest.approx(0.789173, abs=5e-7)


@given(SEEDS, st.floats(0.01, 1_000))
@settings(max_examples=15)
def test_the_scale_of_exposure_does_not_matter(seed: int, scale: float) -> None:
    counts, starts = drawn(seed)
    people = np.random.default_rng(seed).uniform(500, 2_000, counts.shape)
    once = fit_difference_in_differences(counts, first_treated=starts, exposure=people)
    again = fit_difference_in_differences(counts, first_treated=starts, exposure=people * scale)
    assert again.effect.ratio == pytest.approx(once.effect.ratio, rel=1e-7)
    assert again.standard_error == pytest.approx(once.standard_error, rel=1e-6)


@given(SEEDS, st.randoms(use_true_random=False))
@settings(max_examples=15)
def test_the_order_of_areas_does_not_matter(seed: int, order) -> None:
    counts, starts = drawn(seed)
    places = list(range(len(counts)))
    order.shuffle(places)
    once = fit_difference_in_differences(counts, first_treated=starts, step=2)
    again = fit_difference_in_differences(counts[places], first_treated=starts[places], step=2)
    assert again.effect.ratio == pytest.approx(once.effect.ratio, rel=1e-8)
    assert again.effect.lower == pytest.approx(once.effect.lower, rel=1e-6)
    assert again.parallel_p_value == pytest.approx(once.parallel_p_value, rel=1e-5)


@given(SEEDS, st.floats(0.2, 5))
@settings(max_examples=15)
def test_what_an_area_is_and_what_all_share_does_not_matter(seed: int, factor: float) -> None:
    """Levels of areas and a season of all multiply out: with exposure for both, nothing moves."""
    counts, starts = drawn(seed)
    shape = np.linspace(1, factor, counts.shape[1])
    found = fit_difference_in_differences(counts, first_treated=starts)
    people = np.tile(shape, (len(counts), 1))
    shifted = fit_difference_in_differences(counts, first_treated=starts, exposure=people)
    assert shifted.effect.ratio == pytest.approx(found.effect.ratio, rel=1e-7)


def test_a_planted_effect_and_its_course_are_found() -> None:
    world = World(areas=120, treated=40, months=36, mean=20, scatter=0.1, effect=0.75)
    counts, starts = drawn(3, world)
    found = fit_difference_in_differences(counts, first_treated=starts, step=3)
    assert found.effect.lower < 0.75 < found.effect.upper < 0.85
    later = [each for each in found.event_times if each.times_from_start >= 0]
    earlier = [each for each in found.event_times if each.times_from_start < 0]
    assert [each.times_from_start for each in later] == [0, 3, 6, 9, 12, 15]
    assert [each.times_from_start for each in earlier] == [-18, -15, -12]
    assert found.reference_times == 9
    assert all(0.6 < each.effect.ratio < 0.9 for each in later)
    assert all(0.85 < each.effect.ratio < 1.15 for each in earlier)


def test_a_trend_of_their_own_before_is_noticed() -> None:
    counts, starts = drawn(4, World(areas=60, treated=15, months=24, mean=20, scatter=0.1))
    counts[:15] = np.round(counts[:15] * np.linspace(1, 2, 24))
    found = fit_difference_in_differences(counts, first_treated=starts)
    assert found.parallel_p_value < 0.005


def test_no_test_of_before_where_there_is_too_little_of_it() -> None:
    counts, starts = drawn(5)
    starts[starts > 0] = 4
    assert fit_difference_in_differences(counts, first_treated=starts).parallel_p_value is None


def test_missing_counts_are_left_out_and_counted() -> None:
    counts, starts = drawn(6)
    holes = counts.copy()
    holes[0, 2] = holes[7, 3] = holes[9, 8] = np.nan
    found = fit_difference_in_differences(holes, first_treated=starts)
    assert found.left_out == 3
    slow = np.exp(two_way_poisson(holes, starts))
    assert found.effect.ratio == pytest.approx(slow, rel=0.05)
    full = fit_difference_in_differences(counts, first_treated=starts)
    assert found.effect.ratio != full.effect.ratio


def test_a_time_that_one_comparison_area_alone_tells_of_is_left_out() -> None:
    counts, starts = drawn(7)
    others = np.flatnonzero(starts < 0)
    counts[others[1:], -1] = np.nan
    shorter = fit_difference_in_differences(counts[:, :-1], first_treated=starts)
    found = fit_difference_in_differences(counts, first_treated=starts)
    assert found.effect.ratio == pytest.approx(shorter.effect.ratio, rel=1e-6)


@given(SEEDS)
@settings(max_examples=15)
def test_months_without_any_event_elsewhere_are_no_obstacle(seed: int) -> None:
    """Even the first: rare events leave whole months empty in all comparison areas."""
    counts, starts = drawn(seed)
    counts[starts < 0, 0] = counts[starts < 0, 9] = 0
    found = fit_difference_in_differences(counts, first_treated=starts)
    totals = [
        counts[group][:, months].sum()
        for group in (starts >= 0, starts < 0)
        for months in (slice(7, None), slice(7))
    ]
    assert found.effect.ratio == pytest.approx(totals[0] / totals[1] / (totals[2] / totals[3]))


def test_the_interval_is_wide_where_one_area_holds_most_events() -> None:
    counts, starts = drawn(8)
    even = fit_difference_in_differences(counts, first_treated=starts)
    counts[0] *= 50
    found = fit_difference_in_differences(counts, first_treated=starts)
    assert found.degrees < 1.5 < even.degrees


def test_an_area_without_an_event_before_still_has_a_part() -> None:
    counts, starts = drawn(10)
    counts[0, :7] = 0
    found = fit_difference_in_differences(counts, first_treated=starts)
    assert found.observed == counts[:4, 7:].sum()
    without = fit_difference_in_differences(counts[1:], first_treated=starts[1:])
    assert found.standard_error > 1.1 * without.standard_error


def changed(counts, starts, **kept):
    return {"counts": counts, "first_treated": starts, **kept}


REFUSED = {
    "negative": (lambda c, s: changed(np.where(c == c[0, 0], -1, c), s), "negative"),
    "infinite": (lambda c, s: changed(np.where(c == c[0, 0], np.inf, c), s), "infinite"),
    "no areas": (lambda c, s: changed(c[0], s), "areas by times"),
    "starts that do not fit": (lambda c, s: changed(c, s[1:]), "starts of shape"),
    "a start after the end": (lambda c, s: changed(c, np.where(s > 0, 99, s)), "outside"),
    "no time before": (lambda c, s: changed(c, np.where(s > 0, 0, s)), "without a time before"),
    "nobody treated": (lambda c, s: changed(c, np.full(len(c), -1)), "no treated area"),
    "one comparison area": (lambda c, s: changed(c[:5], s[:5]), "1 comparison areas"),
    "two treated areas": (lambda c, s: changed(c[2:], s[2:]), "synthetic control"),
    "nobody at risk": (lambda c, s: changed(c, s, exposure=0), "exposure that is not above 0"),
    "people that do not fit": (lambda c, s: changed(c, s, exposure=[1, 2]), "exposure of shape"),
    "no event after": (
        lambda c, s: changed(np.where((s[:, None] > 0) & (np.arange(14) >= 7), 0, c), s),
        "events before and after",
    ),
    "no step": (lambda c, s: changed(c, s, step=0), "step of 0"),
    "nothing counted after": (
        lambda c, s: changed(np.where((s[:, None] > 0) & (np.arange(14) >= 7), np.nan, c), s),
        "without a count after",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_refused(what: str) -> None:
    make, words = REFUSED[what]
    given_values = make(*drawn(9))
    with pytest.raises(ValueError, match=words):
        fit_difference_in_differences(given_values.pop("counts"), **given_values)
