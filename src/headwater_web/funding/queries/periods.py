"""What was spent in a stretch of time, and what nobody has entered of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from headwater_web.funding.models import Category
from headwater_web.funding.money import NOTHING
from headwater_web.funding.queries.agreements import ShownAgreement, shown_agreements
from headwater_web.funding.queries.lines import Cell, ShownLine
from headwater_web.funding.spans import Span


@dataclass(frozen=True, slots=True)
class SpentOn:
    """What was spent on one category, or for one priority."""

    key: str
    title: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class SpendBetween:
    """What the periods that begin in a stretch of time spent; `match` is other people's money.

    `not_entered` names each agreement and period of which a line has no entry: not zero.
    """

    span: Span
    granted: Decimal
    match: Decimal
    by_category: tuple[SpentOn, ...]
    by_priority: tuple[SpentOn, ...]
    not_entered: tuple[tuple[str, Span], ...]
    agreements: tuple[str, ...]


def spend_between(start: date, end: date, *, today: date) -> SpendBetween:
    """What was spent from a day until before another, as entered up to today."""
    shown = shown_agreements(today=today)
    found = [
        (each, line, cell)
        for each in shown
        for line, cell in _cells(each)
        if start <= cell.span.starts_on < end
    ]
    spent = [(line, cell.spend.amount) for _each, line, cell in found if cell.spend]
    missing = {
        (each.agreement.reference, cell.span) for each, _line, cell in found if cell.is_missing
    }
    return SpendBetween(
        span=Span(start, end),
        granted=sum((amount for line, amount in spent if not line.is_match), NOTHING),
        match=sum((amount for line, amount in spent if line.is_match), NOTHING),
        by_category=_by_category(spent),
        by_priority=_by_priority(spent),
        not_entered=tuple(sorted(missing)),
        agreements=tuple(dict.fromkeys(each.agreement.reference for each, _line, _cell in found)),
    )


def _cells(shown: ShownAgreement) -> Iterator[tuple[ShownLine, Cell]]:
    for line in shown.lines:
        for cell in line.cells:
            yield line, cell


def _by_category(spent: list[tuple[ShownLine, Decimal]]) -> tuple[SpentOn, ...]:
    totals: dict[str, Decimal] = {}
    for line, amount in spent:
        totals[line.line.category] = totals.get(line.line.category, NOTHING) + amount
    return tuple(
        SpentOn(each.value, str(each.label), totals[each.value])
        for each in Category
        if each.value in totals
    )


def _by_priority(spent: list[tuple[ShownLine, Decimal]]) -> tuple[SpentOn, ...]:
    totals: dict[int, Decimal] = {}
    for line, amount in spent:
        number = line.line.priority_number or 0
        totals[number] = totals.get(number, NOTHING) + amount
    return tuple(
        SpentOn(str(number or ""), str(number or ""), totals[number]) for number in sorted(totals)
    )
