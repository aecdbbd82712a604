"""That a provider was reminded: each mark of each return once."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.provider_returns.models import ProviderReturn, Reminder


@transaction.atomic
def note_reminded(
    *, by: Actor | None, report: ProviderReturn, mark: int, at: datetime | None = None
) -> Reminder:
    """Note that a reminder was sent; the same mark twice is one row."""
    sent, is_new = Reminder.objects.get_or_create(
        report=report,
        mark=mark,
        defaults={
            "sent_at": at or timezone.now(),
            "sent_by": by.audit_reference if by else "",
        },
    )
    if is_new:
        record(
            actor=by,
            action="provider_returns.reminded",
            about=report.audit_reference,
            details={"mark": mark},
        )
    return sent
