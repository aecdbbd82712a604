"""Money of an agreement: budgeted, entered, corrected, foreseen. Nothing is written over."""

from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.funding import faults
from headwater_web.funding.models import Agreement, Budget, Forecast, Line, Spend
from headwater_web.funding.spans import Span


@dataclass(frozen=True, slots=True)
class LineWords:
    """What a budget line says."""

    title: str
    category: str
    organisation: str
    priority_number: int | None = None


@transaction.atomic
def add_line(*, by: Actor, agreement: Agreement, words: LineWords, amount: Decimal) -> Line:
    """Add a line to a budget, with its first amount."""
    now = timezone.now()
    line = Line.objects.create(
        agreement=agreement, added_at=now, added_by=by.audit_reference, **asdict(words)
    )
    Budget.objects.create(line=line, amount=amount, set_at=now, set_by=by.audit_reference)
    _record(by, "funding.line_added", line, amount=str(amount))
    return line


@transaction.atomic
def change_budget(*, by: Actor, line: Line, seen: int, amount: Decimal, because: str) -> Budget:
    """Give a line another amount, and say why. `seen` is the number of the budget that was read.

    Raises ChangedMeanwhile where that is not the latest.
    """
    latest = Budget.objects.select_for_update().filter(line=line).order_by("pk").last()
    if latest is None or latest.pk != seen:
        raise faults.ChangedMeanwhile
    changed = Budget.objects.create(
        line=line,
        amount=amount,
        because=because,
        replaces=latest,
        set_at=timezone.now(),
        set_by=by.audit_reference,
    )
    _record(by, "funding.budget_changed", line, amount=str(amount))
    return changed


@transaction.atomic
def enter_spend(
    *,
    by: Actor,
    line: Line,
    starts_on: date,
    amount: Decimal,
    ledger: str,
    at: datetime | None = None,
) -> Spend:
    """Enter what a line spent in the period that begins on a day; zero is an entry.

    `at` is for a demonstration that sets back its days. Raises NotInAgreement, NotBegun,
    EnteredAlready.
    """
    moment = at or timezone.now()
    if not _span(line, starts_on).has_begun(timezone.localdate(moment)):
        raise faults.NotBegun
    if Spend.objects.filter(line=line, starts_on=starts_on).exists():
        raise faults.EnteredAlready
    try:
        with transaction.atomic():
            spend = Spend.objects.create(
                line=line,
                starts_on=starts_on,
                amount=amount,
                ledger=ledger,
                entered_at=moment,
                entered_by=by.audit_reference,
            )
    except IntegrityError as raced:
        raise faults.EnteredAlready from raced
    _record(by, "funding.spend_entered", line, amount=str(amount), period=starts_on.isoformat())
    return spend


@transaction.atomic
def correct_spend(*, by: Actor, spend: Spend, amount: Decimal, ledger: str, because: str) -> Spend:
    """Write the right number beside a wrong one, with the reason. Raises CorrectedAlready."""
    if Spend.objects.filter(corrects=spend).exists():
        raise faults.CorrectedAlready
    try:
        with transaction.atomic():
            corrected = Spend.objects.create(
                line=spend.line,
                starts_on=spend.starts_on,
                amount=amount,
                ledger=ledger,
                entered_at=timezone.now(),
                entered_by=by.audit_reference,
                corrects=spend,
                because=because,
            )
    except IntegrityError as raced:
        raise faults.CorrectedAlready from raced
    period = spend.starts_on.isoformat()
    _record(by, "funding.spend_corrected", spend.line, amount=str(amount), period=period)
    return corrected


@transaction.atomic
def forecast_spend(*, by: Actor, line: Line, starts_on: date, amount: Decimal) -> Forecast:
    """Say what a line will spend in the period that begins on a day. Raises NotInAgreement."""
    _span(line, starts_on)
    forecast = Forecast.objects.create(
        line=line,
        starts_on=starts_on,
        amount=amount,
        made_at=timezone.now(),
        made_by=by.audit_reference,
    )
    _record(by, "funding.spend_foreseen", line, amount=str(amount), period=starts_on.isoformat())
    return forecast


def _span(line: Line, starts_on: date) -> Span:
    for span in line.agreement.spans:
        if span.starts_on == starts_on:
            return span
    raise faults.NotInAgreement


def _record(by: Actor, action: str, line: Line, **details: str) -> None:
    about = line.agreement.audit_reference
    record(actor=by, action=action, about=about, details={"line": line.pk, **details})
