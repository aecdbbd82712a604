"""How many events a programme would have to prevent to pay for itself, and how far that moves."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

_PENNY = Decimal("0.01")
_HUNDRED = Decimal(100)


class NothingToEarnBack(ValueError):
    """A cost, a price or a part of one that is not above nothing."""

    def __init__(self, name: str, amount: Decimal) -> None:
        super().__init__(f"found {amount} as {name}, expected more than 0")


@dataclass(frozen=True, slots=True)
class BreakEven:
    """So many events would have to be prevented at this price each, counting `percent` of it."""

    cost: Decimal
    unit_cost: Decimal
    percent: int
    events: int


def break_even(*, cost: Decimal, unit_cost: Decimal, percent: int = 100) -> BreakEven:
    """The least whole number of prevented events whose costs reach those of a programme.

    Both amounts are in pounds of the same year's prices. `percent` is the part of a unit cost that
    is counted, such as the part that public services pay. Raises NothingToEarnBack. It says nothing
    of whether any event is prevented.

    >>> break_even(cost=Decimal(40_000), unit_cost=Decimal(15_000)).events
    3
    >>> break_even(cost=Decimal(40_000), unit_cost=Decimal(15_000), percent=50).events
    6
    """
    for name, amount in (("cost", cost), ("unit cost", unit_cost), ("percent", Decimal(percent))):
        if amount <= 0:
            raise NothingToEarnBack(name, amount)
    counted = unit_cost * percent / _HUNDRED
    events = int((cost / counted).to_integral_value(rounding=ROUND_CEILING))
    return BreakEven(cost, unit_cost, percent, events)


def sensitivity(
    *, cost: Decimal, unit_costs: Sequence[Decimal], percents: Sequence[int]
) -> tuple[tuple[BreakEven, ...], ...]:
    """The same for each price, and in it for each part of the price that is counted.

    >>> rows = sensitivity(
    ...     cost=Decimal(40_000), unit_costs=[Decimal(10_000), Decimal(20_000)], percents=[100, 50]
    ... )
    >>> [[each.events for each in row] for row in rows]
    [[4, 8], [2, 4]]
    """
    return tuple(
        tuple(break_even(cost=cost, unit_cost=price, percent=percent) for percent in percents)
        for price in unit_costs
    )


def in_prices_of(amount: Decimal, *, level_then: Decimal, level_now: Decimal) -> Decimal:
    """An amount of one year's prices in those of another, by the levels of one price index.

    Rounded to the penny. Raises NothingToEarnBack for a level that is not above nothing.

    >>> in_prices_of(Decimal(1_000), level_then=Decimal(80), level_now=Decimal(100))
    Decimal('1250.00')
    """
    for level in (level_then, level_now):
        if level <= 0:
            raise NothingToEarnBack("level of prices", level)
    return (amount * level_now / level_then).quantize(_PENNY, rounding=ROUND_HALF_UP)
