"""Hours that a return cost, and their corrections."""

from datetime import date
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.utils import timezone

from headwater_web.accounts.api import Role
from headwater_web.audit.api import Actor, record
from headwater_web.returns import faults
from headwater_web.returns.models import Hours, Return


@transaction.atomic
def record_hours(
    *, by: Actor, report: Return, role: Role, hours: Decimal, worked_on: date
) -> Hours:
    """Note hours that the person spent on a return on a day, in one of their roles."""
    entry = Hours.objects.create(
        report=report,
        role=role,
        hours=hours,
        worked_on=worked_on,
        recorded_at=timezone.now(),
        recorded_by=by.audit_reference,
    )
    _record(by, "returns.hours_recorded", entry)
    return entry


@transaction.atomic
def correct_hours(*, by: Actor, entry: Hours, hours: Decimal, because: str) -> Hours:
    """Write the right hours beside wrong ones; none is a number too. Raises CorrectedAlready."""
    if Hours.objects.filter(corrects=entry).exists():
        raise faults.CorrectedAlready
    try:
        with transaction.atomic():
            corrected = Hours.objects.create(
                report=entry.report,
                role=entry.role,
                hours=hours,
                worked_on=entry.worked_on,
                recorded_at=timezone.now(),
                recorded_by=by.audit_reference,
                corrects=entry,
                because=because,
            )
    except IntegrityError as raced:
        raise faults.CorrectedAlready from raced
    _record(by, "returns.hours_corrected", corrected)
    return corrected


def _record(by: Actor, action: str, entry: Hours) -> None:
    details = {"role": str(entry.role), "hours": str(entry.hours)}
    record(actor=by, action=action, about=entry.report.audit_reference, details=details)
