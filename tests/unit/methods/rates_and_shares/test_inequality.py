"""Slope and relative index of inequality: exact lines, scales, simulation and refusals."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.methods.rates_and_shares.inequality import Scale, inequality, scale_standard_errors

MISSING = float("nan")
PEOPLE = st.lists(st.integers(1, 9_000), min_size=5, max_size=5)


def places_of(people: list[int]) -> np.ndarray:
    share = np.array(people) / sum(people)
    return np.cumsum(share) - share / 2


@given(PEOPLE, st.floats(1, 50), st.floats(0.1, 50))
def test_a_straight_line_is_found_exactly(people, start, end) -> None:
    values = start + (end - start) * places_of(people)
    found = inequality(values, people, 1.0)
    assert float(found.slope) == pytest.approx(end - start, abs=1e-6)
    assert float(found.relative) == pytest.approx(end / start, rel=1e-6)


@given(PEOPLE, st.floats(-4, 4), st.floats(-4, 4))
def test_a_line_on_the_scale_is_found_exactly_on_the_scale(people, start, end) -> None:
    line = start + (end - start) * places_of(people)
    logs = inequality(np.exp(line), people, 0.1, scale=Scale.LOGARITHM, fitted_on_scale=True)
    assert float(logs.relative) == pytest.approx(np.exp(end - start))
    shares = 1 / (1 + np.exp(-line))
    odds = inequality(shares, people, 0.1, scale=Scale.LOGIT, fitted_on_scale=True)
    ends = 1 / (1 + np.exp(-start)), 1 / (1 + np.exp(-end))
    assert float(odds.slope) == pytest.approx(ends[1] - ends[0], abs=1e-9)


@given(PEOPLE, st.lists(st.floats(5, 50), min_size=5, max_size=5))
def test_reversed_groups_turn_the_slope_and_the_ratio_round(people, values) -> None:
    forward = inequality(values, people, 0.5)
    backward = inequality(values[::-1], people[::-1], 0.5)
    assert float(forward.slope) == pytest.approx(-float(backward.slope), abs=1e-8)
    assert float(forward.slope_lower) == pytest.approx(-float(backward.slope_upper), abs=1e-8)
    if np.isfinite(forward.relative):
        assert float(forward.relative) == pytest.approx(1 / float(backward.relative))


def test_no_inequality_has_slope_nothing_and_ratio_one() -> None:
    found = inequality([20.0] * 5, [100, 300, 50, 80, 10], 1.0)
    assert float(found.slope) == pytest.approx(0, abs=1e-12)
    assert float(found.relative) == pytest.approx(1)
    assert found.slope_lower < 0 < found.slope_upper
    assert found.relative_lower < 1 < found.relative_upper


def test_many_places_at_once_are_as_one_by_one() -> None:
    generator = np.random.default_rng(2)
    values, people = generator.uniform(5, 9, (4, 3, 10)), generator.integers(50, 90, (4, 3, 10))
    together = inequality(values, people, 0.3, scale=Scale.LOGARITHM)
    alone = inequality(values[2, 1], people[2, 1], 0.3, scale=Scale.LOGARITHM)
    assert together.slope.shape == (4, 3)
    assert together.relative_upper[2, 1] == pytest.approx(float(alone.relative_upper))


@pytest.mark.parametrize("scale", list(Scale))
@pytest.mark.parametrize("on_scale", [False, True])
def test_simulated_limits_are_near_the_analytic_ones(scale: Scale, on_scale: bool) -> None:
    inputs = ([0.5, 0.42, 0.4, 0.31, 0.25], [900, 1_000, 800, 1_100, 950], [0.02] * 5)
    exact = inequality(*inputs, scale=scale, fitted_on_scale=on_scale)
    drawn = inequality(
        *inputs, scale=scale, fitted_on_scale=on_scale,
        draws=20_000, generator=np.random.default_rng(9),
    )  # fmt: skip
    assert (drawn.slope, drawn.relative) == (exact.slope, exact.relative)
    for name in ("slope_lower", "slope_upper", "relative_lower", "relative_upper"):
        assert float(getattr(drawn, name)) == pytest.approx(float(getattr(exact, name)), abs=0.005)


def test_the_same_generator_gives_the_same_limits() -> None:
    inputs = ([30, 26, 21, 18, 12], [10] * 5, [1] * 5)
    first, second = (
        inequality(*inputs, draws=1_000, generator=np.random.default_rng(1)) for _ in range(2)
    )
    assert first == second


def test_a_line_that_falls_below_nothing_has_no_ratio() -> None:
    found = inequality([9.0, 5.0, 0.5], [10, 10, 10], [0.1] * 3)
    assert np.isfinite(found.slope_upper)
    assert np.isnan([found.relative, found.relative_lower, found.relative_upper]).all()
    drawn = inequality(
        [9.0, 5.0, 0.5], [10, 10, 10], [0.1] * 3, draws=1_000, generator=np.random.default_rng(1)
    )
    assert np.isnan(drawn.relative_upper)


def test_standard_errors_from_limits() -> None:
    found = scale_standard_errors([8.04], [11.96], scale=Scale.AS_IS)
    assert found[0] == pytest.approx(1, rel=1e-4)


@pytest.mark.parametrize(
    "refused",
    [
        lambda: inequality([1, 2], [5, 5], [1, 1]),
        lambda: inequality(5.0, 5, 1),
        lambda: inequality([1, 2, 3], [5, 0, 5], [1, 1, 1]),
        lambda: inequality([1, 2, 3], [5, MISSING, 5], [1, 1, 1]),
        lambda: inequality([1, MISSING, 3], [5, 5, 5], [1, 1, 1]),
        lambda: inequality([1, 2, 3], [5, 5, 5], [1, -1, 1]),
        lambda: inequality([1, 0, 3], [5, 5, 5], [1, 1, 1], scale=Scale.LOGARITHM),
        lambda: inequality([0.1, 1.0, 0.3], [5, 5, 5], [1, 1, 1], scale=Scale.LOGIT),
        lambda: inequality([1, 2, 3], [5, 5, 5], [1, 1, 1], draws=500),
        lambda: inequality([1, 2, 3], [5, 5, 5], [1, 1, 1], draws=5_000),
        lambda: scale_standard_errors([3], [2], scale=Scale.AS_IS),
        lambda: scale_standard_errors([0], [2], scale=Scale.LOGARITHM),
        lambda: scale_standard_errors([MISSING], [2], scale=Scale.AS_IS),
    ],
)
def test_what_has_no_index_is_refused(refused) -> None:
    with pytest.raises(ValueError, match="found"):
        refused()
