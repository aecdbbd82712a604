"""Rates and their intervals: golden numbers, edges, and what must always hold."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.methods.rates_and_shares.rates import (
    byar_limits,
    byars_rate,
    exact_limits,
    poisson_count_limits,
    poisson_rate_limits,
)

MISSING = float("nan")


@pytest.mark.parametrize(
    ("events", "lower", "upper"),
    [
        # events  lower     upper
        (10, 4.7874, 18.3915),
        (25, 16.1743, 36.9065),
        (100, 81.3621, 121.6279),
    ],
)
def test_byar_golden_numbers(events: int, lower: float, upper: float) -> None:
    found_lower, found_upper = byar_limits([events])
    assert found_lower[0] == pytest.approx(lower, abs=5e-5)
    assert found_upper[0] == pytest.approx(upper, abs=5e-5)


@pytest.mark.parametrize(
    ("events", "method"), [(0, exact_limits), (9, exact_limits), (10, byar_limits)]
)
def test_method_changes_at_ten_events(events, method) -> None:
    _, lower, upper = poisson_count_limits([events])
    assert (lower[0], upper[0]) == tuple(limit[0] for limit in method([events]))


@pytest.mark.parametrize(
    # events   person_years  known
    ("events", "person_years", "known"),
    [
        (0, 1_000, True),
        (12, 1_000, True),
        (MISSING, 1_000, False),
        (12, MISSING, False),
        (12, 0, False),
        (0, 0, False),
    ],
)
def test_missing_stays_missing_and_zero_is_a_number(events, person_years, known) -> None:
    found = poisson_rate_limits([events], [person_years])
    assert [bool(np.isfinite(numbers[0])) for numbers in found] == [known] * 3


@given(st.lists(st.tuples(st.integers(0, 100_000), st.floats(1, 1e7)), min_size=1, max_size=20))
def test_rates_are_never_negative_and_lie_within_their_interval(cells) -> None:
    events, person_years = zip(*cells, strict=True)
    value, lower, upper = poisson_rate_limits(events, person_years)
    assert (lower >= 0).all()
    assert (lower <= value).all()
    assert (value < upper).all()


@given(st.integers(0, 5_000))
def test_wider_for_more_confidence(events: int) -> None:
    _, lower, upper = poisson_count_limits([events], level=0.95)
    _, lowest, highest = poisson_count_limits([events], level=0.998)
    assert lowest[0] <= lower[0] < upper[0] < highest[0]


def test_one_rate_is_the_same_as_many() -> None:
    one = byars_rate(events=24, person_years=18_432)
    value, lower, upper = poisson_rate_limits([24], [18_432])
    assert (one.value, one.lower, one.upper) == (value[0], lower[0], upper[0])


@pytest.mark.parametrize("person_years", [0, -1, MISSING])
def test_a_rate_needs_people_at_risk(person_years) -> None:
    with pytest.raises(ValueError, match="person-years; expected more than zero"):
        byars_rate(events=3, person_years=person_years)


def test_negative_numbers_are_refused() -> None:
    with pytest.raises(ValueError, match="negative count"):
        poisson_count_limits([-1])
    with pytest.raises(ValueError, match="negative person-years"):
        poisson_rate_limits([1], [-1])
