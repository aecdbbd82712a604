"""Break-even, prices of another year, and ratios: worked numbers, and what is refused."""

import doctest
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.vocabulary.costs import break_even as module
from headwater.vocabulary.costs import ratio
from headwater.vocabulary.costs.break_even import (
    NothingToEarnBack,
    break_even,
    in_prices_of,
    sensitivity,
)
from headwater.vocabulary.costs.ratio import Prevented, benefit_to_cost, prevented

pence = st.decimals(min_value="0.01", max_value="99999999", places=2)


@pytest.mark.parametrize("described", [module, ratio])
def test_the_worked_numbers_are_true(described: object) -> None:
    found = doctest.testmod(described)  # type: ignore[arg-type]
    assert found.attempted > 0
    assert found.failed == 0


@given(cost=pence, unit_cost=pence, percent=st.integers(1, 100))
def test_it_is_the_least_number_that_earns_the_cost_back(
    cost: Decimal, unit_cost: Decimal, percent: int
) -> None:
    events = break_even(cost=cost, unit_cost=unit_cost, percent=percent).events
    earned = unit_cost * percent / 100
    assert events * earned >= cost
    assert (events - 1) * earned < cost


@given(cost=pence, price=pence)
def test_less_of_a_cost_counted_never_asks_for_fewer(cost: Decimal, price: Decimal) -> None:
    (row,) = sensitivity(cost=cost, unit_costs=[price], percents=[100, 75, 50, 25])
    assert [each.events for each in row] == sorted(each.events for each in row)


@pytest.mark.parametrize(
    ("cost", "unit_cost", "percent"), [(0, 1, 100), (-1, 1, 100), (1, 0, 100), (1, 1, 0)]
)
def test_nothing_cannot_be_earned_back(cost: int, unit_cost: int, percent: int) -> None:
    with pytest.raises(NothingToEarnBack, match="expected more than 0"):
        break_even(cost=Decimal(cost), unit_cost=Decimal(unit_cost), percent=percent)


def test_prices_of_the_same_year_stay_as_they_are() -> None:
    level = Decimal("97.8")
    assert in_prices_of(Decimal("12.34"), level_then=level, level_now=level) == Decimal("12.34")
    with pytest.raises(NothingToEarnBack, match="level of prices"):
        in_prices_of(Decimal(1), level_then=Decimal(0), level_now=level)


def test_no_effect_prevents_nothing_and_a_rise_costs() -> None:
    assert prevented(events_after=50, ratio=1, lower=1, upper=1) == Prevented(0, 0, 0)
    rose = prevented(events_after=50, ratio=1.25, lower=1, upper=2)
    assert (rose.events, rose.lower, rose.upper) == pytest.approx((-10, -25, 0))


@pytest.mark.parametrize("bounds", [(0.0, 0.5, 1.0), (0.6, 0.5, 1.0), (0.2, 0.5, 0.4)])
def test_an_interval_holds_its_effect(bounds: tuple[float, float, float]) -> None:
    lower, effect, upper = bounds
    with pytest.raises(ValueError, match="expected 0 < lower"):
        prevented(events_after=1, ratio=effect, lower=lower, upper=upper)


def test_a_ratio_needs_costs() -> None:
    with pytest.raises(ValueError, match="above 0"):
        benefit_to_cost(Prevented(1, 1, 1), unit_cost=Decimal(1), cost=Decimal(0))
