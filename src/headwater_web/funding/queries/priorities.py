"""Which priorities have funded activity, and which have none."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from headwater_web.funding.models import Category
from headwater_web.funding.money import NOTHING
from headwater_web.funding.queries.agreements import ShownAgreement, address_of, shown_agreements
from headwater_web.ui.strategy_words import strategy_words

ACTIVITY = frozenset({Category.DELIVERY, Category.TESTING, Category.MATCH})
"""What reaches somebody. Evaluating and administering alone is not an activity."""


@dataclass(frozen=True, slots=True)
class FundedLine:
    """One budget line that pays for something under a priority."""

    agreement: str
    address: str
    title: str
    category: str
    organisation: str
    budget: Decimal
    spent: Decimal
    is_activity: bool


@dataclass(frozen=True, slots=True)
class PriorityFunding:
    """One priority, or what belongs to none (`number` is None), with the lines that pay for it."""

    number: int | None
    title: str
    lines: tuple[FundedLine, ...]

    @property
    def total(self) -> Decimal:
        """What is budgeted for activity."""
        return sum((each.budget for each in self.lines if each.is_activity), NOTHING)

    @property
    def spent(self) -> Decimal:
        """What is entered as spent on activity."""
        return sum((each.spent for each in self.lines if each.is_activity), NOTHING)

    @property
    def has_funded_activity(self) -> bool:
        """Whether any line pays for activity."""
        return self.total > 0


def priorities_funded(today: date) -> tuple[PriorityFunding, ...]:
    """Every priority with the lines of the agreements in force on a day, then what has none."""
    in_force = [
        each
        for each in shown_agreements(today=today)
        if each.agreement.whole.has_begun(today) and not each.agreement.whole.is_over(today)
    ]
    known = tuple(
        PriorityFunding(each.number, each.title, _lines(in_force, each.number))
        for each in strategy_words().priorities
    )
    return (*known, PriorityFunding(None, "", _lines(in_force, None)))


def priorities_without_activity(today: date) -> tuple[PriorityFunding, ...]:
    """The priorities for which no activity is funded on a day."""
    return tuple(
        each
        for each in priorities_funded(today)
        if each.number is not None and not each.has_funded_activity
    )


def _lines(shown: Iterable[ShownAgreement], number: int | None) -> tuple[FundedLine, ...]:
    return tuple(
        FundedLine(
            agreement=agreement.agreement.reference,
            address=address_of(agreement.agreement),
            title=each.line.title,
            category=str(Category(each.line.category).label),
            organisation=each.line.organisation,
            budget=each.budget.amount,
            spent=each.spent,
            is_activity=each.line.category in ACTIVITY,
        )
        for agreement in shown
        for each in agreement.lines
        if each.line.priority_number == number
    )
