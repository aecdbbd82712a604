"""Keeping a file as evidence: its bytes once, and a row for whoever added it."""

from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.strategy.evidence.receiving import Received
from headwater_web.strategy.evidence.store import keep_file
from headwater_web.strategy.models import Action, EvidenceFile


def add_file(*, by: Actor, action: Action, received: Received) -> EvidenceFile:
    """Keep a file for an action, within the caller's act. The record knows it by its digest."""
    digest = keep_file(received.opened)
    made: EvidenceFile = EvidenceFile.objects.create(
        action=action,
        digest=digest,
        kind=received.kind,
        size_bytes=received.size_bytes,
        shown_name=received.shown_name,
        pages=received.pages,
        where_to_look=received.where_to_look,
        added_at=timezone.now(),
        added_by=by.audit_reference,
    )
    record(
        actor=by,
        action="strategy.evidence_added",
        about=action.audit_reference,
        details={
            "digest": digest,
            "kind": received.kind.value,
            "bytes": received.size_bytes,
            "pages": received.pages,
        },
    )
    return made
