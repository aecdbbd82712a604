"""What an effect that was found is worth against what it cost. Never without an effect."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Prevented:
    """How many events were prevented, with the bounds of the effect's interval.

    Below nothing means that more happened than would have been expected.
    """

    events: float
    lower: float
    upper: float


@dataclass(frozen=True, slots=True)
class BenefitToCost:
    """Pounds of avoided costs for each pound spent, to one decimal, with the same bounds."""

    ratio: Decimal
    lower: Decimal
    upper: Decimal


def prevented(*, events_after: int, ratio: float, lower: float, upper: float) -> Prevented:
    """How many events an effect means, from what happened after and the rate ratio.

    Where a ratio of 0.8 was found and 80 events happened, 100 would have been expected: 20 were
    prevented. `lower` and `upper` bound the ratio, so that the upper one bounds what was prevented
    from below. Raises ValueError unless 0 < lower <= ratio <= upper.

    >>> found = prevented(events_after=80, ratio=0.8, lower=0.5, upper=1.0)
    >>> round(found.events, 6), found.lower, found.upper
    (20.0, 0.0, 80.0)
    """
    if not 0 < lower <= ratio <= upper:
        raise ValueError(f"found {lower} to {upper} around {ratio}, expected 0 < lower <= upper")
    return Prevented(
        events=events_after * (1 / ratio - 1),
        lower=events_after * (1 / upper - 1),
        upper=events_after * (1 / lower - 1),
    )


def benefit_to_cost(found: Prevented, *, unit_cost: Decimal, cost: Decimal) -> BenefitToCost:
    """Avoided costs over costs, both in pounds of the same year's prices.

    Raises ValueError unless both amounts are above nothing.

    >>> worth = benefit_to_cost(
    ...     Prevented(20.0, 0.0, 80.0), unit_cost=Decimal(15_000), cost=Decimal(100_000)
    ... )
    >>> worth.ratio, worth.lower, worth.upper
    (Decimal('3.0'), Decimal('0.0'), Decimal('12.0'))
    """
    if unit_cost <= 0 or cost <= 0:
        raise ValueError(f"found {unit_cost} and {cost}, expected amounts above 0")
    return BenefitToCost(
        *(
            (Decimal(events) * unit_cost / cost).quantize(_TENTH, rounding=ROUND_HALF_UP)
            for events in (found.events, found.lower, found.upper)
        )
    )
