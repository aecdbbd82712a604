"""Agreements as they stand on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from headwater_web.funding.models import Agreement
from headwater_web.funding.money import NOTHING, pounds
from headwater_web.funding.queries.conditions import ConditionStanding, Totals, standing_of
from headwater_web.funding.queries.lines import ShownLine, shown_lines
from headwater_web.funding.spans import Span


@dataclass(frozen=True, slots=True)
class ShownAgreement:
    """One agreement with its lines and how its conditions stand."""

    agreement: Agreement
    lines: tuple[ShownLine, ...]
    conditions: tuple[ConditionStanding, ...]
    today: date

    @property
    def granted(self) -> tuple[ShownLine, ...]:
        """The lines of the funder's own money."""
        return tuple(each for each in self.lines if not each.is_match)

    @property
    def budgeted(self) -> Decimal:
        """The funder's money that lines share out."""
        return sum((each.budget.amount for each in self.granted), NOTHING)

    @property
    def not_shared_out(self) -> Decimal:
        """The funder's money that no line has yet; below nothing where lines have too much."""
        return self.agreement.amount - self.budgeted

    @property
    def spent(self) -> Decimal:
        """The funder's money that is entered as spent."""
        return sum((each.spent for each in self.granted), NOTHING)

    @property
    def foreseen(self) -> Decimal:
        """The funder's money that is foreseen to be spent."""
        return sum((each.foreseen for each in self.granted), NOTHING)

    @property
    def match_spent(self) -> Decimal:
        """Other people's money that is entered as spent."""
        return sum((each.spent for each in self.lines if each.is_match), NOTHING)

    @property
    def underspend(self) -> Decimal | None:
        """What will be left at the end, where every line has a number for every period."""
        if not self.granted or not all(each.is_known_to_the_end for each in self.granted):
            return None
        return self.agreement.amount - self.spent - self.foreseen

    @property
    def missing(self) -> tuple[Span, ...]:
        """The periods that are over and of which some line has no entry."""
        return missing_spans(self.lines)

    @property
    def late(self) -> tuple[Span, ...]:
        """The periods of which something was entered after the agreed days."""
        return tuple(
            sorted({cell.span for each in self.lines for cell in each.cells if cell.days_late})
        )

    @property
    def words(self) -> str:
        """What is spent against what was granted, and what is not known."""
        said = _("{spent} of {amount} spent").format(
            spent=pounds(self.spent), amount=pounds(self.agreement.amount)
        )
        if not self.missing:
            return said
        return said + _("; not yet entered: {periods}").format(periods=spans_words(self.missing))


def missing_spans(lines: Iterable[ShownLine]) -> tuple[Span, ...]:
    """The periods that are over and of which some line has no entry, in order."""
    return tuple(sorted({cell.span for each in lines for cell in each.cells if cell.is_missing}))


def spans_words(spans: Iterable[Span]) -> str:
    """Periods in words, one after another."""
    return ", ".join(each.words for each in spans)


def shown_agreement(agreement: Agreement, *, today: date) -> ShownAgreement:
    """One agreement as it stands on a day."""
    lines = shown_lines(agreement, today=today)
    totals = Totals.of(lines, missing=missing_spans(lines))
    conditions = tuple(
        standing_of(each, totals, today=today)
        for each in agreement.conditions.select_related("agreement").prefetch_related("checks")
    )
    return ShownAgreement(agreement, lines, conditions, today)


def shown_agreements(*, today: date) -> tuple[ShownAgreement, ...]:
    """Every agreement as it stands on a day, newest first."""
    return tuple(shown_agreement(each, today=today) for each in agreements())


def agreements() -> QuerySet[Agreement]:
    """Every agreement, newest first."""
    found: QuerySet[Agreement] = Agreement.objects.all()
    return found


def agreement_with(reference: str) -> Agreement | None:
    """One agreement by its reference."""
    return agreements().filter(reference=reference).first()


def address_of(agreement: Agreement) -> str:
    """The address of its page."""
    return reverse("funding:agreement", args=[agreement.reference])
