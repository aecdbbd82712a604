"""Budget lines as other apps may see them."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.urls import reverse

from headwater_web.funding.models import Category
from headwater_web.funding.queries.agreements import ShownAgreement, shown_agreements
from headwater_web.funding.queries.lines import ShownLine


@dataclass(frozen=True, slots=True)
class LineStanding:
    """One budget line on a day. `missing` are the periods of which nobody entered its spending.

    The agreement holds from `starts_on` until before `ends_on`. Match funding is others' money.
    """

    number: int
    agreement: str
    agreement_title: str
    funder: str
    title: str
    category: str
    category_words: str
    organisation: str
    priority_number: int | None
    budget: Decimal
    spent: Decimal
    missing: tuple[str, ...]
    starts_on: date
    ends_on: date
    is_match: bool
    is_made_up: bool

    @property
    def address(self) -> str:
        """The address of its page."""
        return reverse("funding:line", args=[self.agreement, self.number])


def lines_standing(today: date) -> tuple[LineStanding, ...]:
    """Every budget line of every agreement, as it stands on a day."""
    return tuple(_told(each, line) for each in shown_agreements(today=today) for line in each.lines)


def _told(shown: ShownAgreement, line: ShownLine) -> LineStanding:
    return LineStanding(
        number=line.line.pk,
        agreement=shown.agreement.reference,
        agreement_title=shown.agreement.title,
        funder=shown.agreement.funder,
        title=line.line.title,
        category=line.line.category,
        category_words=str(Category(line.line.category).label),
        organisation=line.line.organisation,
        priority_number=line.line.priority_number,
        budget=line.budget.amount,
        spent=line.spent,
        missing=tuple(cell.span.words for cell in line.cells if cell.is_missing),
        starts_on=shown.agreement.starts_on,
        ends_on=shown.agreement.ends_on,
        is_match=line.is_match,
        is_made_up=shown.agreement.is_made_up,
    )
