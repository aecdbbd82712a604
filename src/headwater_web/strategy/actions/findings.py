"""Findings: added with their figures, withdrawn with a reason."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.strategy.models import Finding
from headwater_web.thread.api import FIGURE, LinkKind, link, take_reference


@transaction.atomic
def add_finding(
    *, by: Actor | None, title: str, words: str, found_on: date, figures: Sequence[str] = ()
) -> Finding:
    """Say what was found, and which released figures it states."""
    finding = Finding.objects.create(
        reference=take_reference("F"),
        title=title,
        words=words,
        found_on=found_on,
        added_at=timezone.now(),
        added_by=by.audit_reference if by is not None else "",
    )
    record(actor=by, action="strategy.finding_added", about=f"finding/{finding.reference}")
    for figure in figures:
        link(by=by, earlier=FIGURE + figure, later=finding.reference, kind=LinkKind.LED_TO)
    return finding


@transaction.atomic
def withdraw_finding(*, by: Actor, finding: Finding, because: str) -> None:
    """Say that a finding no longer holds, and why. It stays to be read."""
    finding.withdrawn_at, finding.withdrawn_by = timezone.now(), by.audit_reference
    finding.withdrawn_because = because
    finding.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_because"])
    record(actor=by, action="strategy.finding_withdrawn", about=f"finding/{finding.reference}")
