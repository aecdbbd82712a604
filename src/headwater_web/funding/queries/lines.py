"""Budget lines along their periods: spent, foreseen, or not yet entered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from headwater_web.funding.models import Agreement, Budget, Category, Forecast, Line, Spend
from headwater_web.funding.money import NOTHING, pounds
from headwater_web.funding.spans import Span


@dataclass(frozen=True, slots=True)
class Cell:
    """One line in one period. Without a `spend` nothing is known, which is not zero."""

    span: Span
    spend: Spend | None
    foreseen: Decimal | None
    today: date
    days_late: int = 0

    @property
    def is_missing(self) -> bool:
        """Whether the period is over and nobody has entered what was spent."""
        return self.spend is None and self.span.is_over(self.today)

    @property
    def words(self) -> str:
        """What stands in the table."""
        if self.spend is not None:
            return pounds(self.spend.amount)
        if self.is_missing:
            return _("not yet entered")
        if self.foreseen is not None:
            return _("{amount} foreseen").format(amount=pounds(self.foreseen))
        return _("to come")

    @property
    def late_words(self) -> str:
        """How late it was entered; empty where it was in time."""
        if not self.days_late:
            return ""
        said = ngettext("entered {n} day late", "entered {n} days late", self.days_late)
        return said.format(n=self.days_late)


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One budget line as it stands on a day."""

    line: Line
    budget: Budget
    cells: tuple[Cell, ...]

    @property
    def is_match(self) -> bool:
        """Whether somebody else's money is counted here, not the funder's."""
        return self.line.category == Category.MATCH

    @property
    def _entered(self) -> list[Spend]:
        return [each.spend for each in self.cells if each.spend]

    @property
    def spent(self) -> Decimal:
        """Everything entered so far."""
        return sum((each.amount for each in self._entered), NOTHING)

    @property
    def foreseen(self) -> Decimal:
        """Everything foreseen for periods of which nothing is entered."""
        ahead = (each.foreseen for each in self.cells if not each.spend and each.foreseen)
        return sum(ahead, NOTHING)

    @property
    def left(self) -> Decimal:
        """What is budgeted and not spent; below nothing where too much was spent."""
        return self.budget.amount - self.spent

    @property
    def is_known_to_the_end(self) -> bool:
        """Whether every period has spending or a forecast."""
        return all(each.spend or each.foreseen is not None for each in self.cells)

    @property
    def underspend(self) -> Decimal | None:
        """What will be left at the end; nothing said where a period has neither number."""
        return self.left - self.foreseen if self.is_known_to_the_end else None


def shown_lines(agreement: Agreement, *, today: date) -> tuple[ShownLine, ...]:
    """The lines of an agreement as they stand on a day."""
    lines = agreement.lines.prefetch_related("budgets", "spends", "forecasts")
    return tuple(shown_line(line, agreement, today=today) for line in lines)


def shown_line(line: Line, agreement: Agreement, *, today: date) -> ShownLine:
    """One line as it stands on a day."""
    spends = standing_spends(line.spends.all())
    forecasts = {each.starts_on: each.amount for each in _oldest_first(line.forecasts.all())}
    cells = tuple(
        Cell(
            span,
            spend := spends.get(span.starts_on),
            forecasts.get(span.starts_on),
            today,
            days_late(spend, span, agreement) if spend else 0,
        )
        for span in agreement.spans
    )
    return ShownLine(line, list(line.budgets.all())[-1], cells)


def standing_spends(spends: Iterable[Spend]) -> dict[date, Spend]:
    """The entry that counts for each period: the one that nothing corrects."""
    listed = list(spends)
    corrected = {each.corrects_id for each in listed}
    return {each.starts_on: each for each in listed if each.pk not in corrected}


def days_late(spend: Spend, span: Span, agreement: Agreement) -> int:
    """How many days after the agreed ones something was entered; a correction does not count."""
    first = spend
    while first.corrects is not None:
        first = first.corrects
    last_day = span.last_day + timedelta(days=agreement.days_to_enter)
    return max(0, (timezone.localdate(first.entered_at) - last_day).days)


def _oldest_first(forecasts: Iterable[Forecast]) -> list[Forecast]:
    return sorted(forecasts, key=lambda each: each.pk)
