"""What is left of a budget line when programmes have their shares."""

from collections.abc import Iterable
from decimal import Decimal

from headwater_web.funding.api import LineStanding
from headwater_web.interventions.models import Allocation

NOTHING = Decimal(0)


def standing_allocations(rows: Iterable[Allocation]) -> tuple[Allocation, ...]:
    """The shares that count: what nothing replaces and what gives something."""
    listed = list(rows)
    replaced = {each.replaces_id for each in listed}
    return tuple(each for each in listed if each.pk not in replaced and each.amount > 0)


def left_of(
    line: LineStanding, rows: Iterable[Allocation], *, without: Allocation | None = None
) -> Decimal:
    """What a line has left, `without` counting the share that is to be replaced."""
    given = sum(
        (
            each.amount
            for each in standing_allocations(rows)
            if each.line == line.number and each != without
        ),
        NOTHING,
    )
    return line.budget - given
