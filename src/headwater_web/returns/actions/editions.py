"""Signing a return off, sending it, and opening a new version: each once, each on record."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.returns import faults
from headwater_web.returns.actions.acting import require_open, take
from headwater_web.returns.models import Edition, Reopening, Return, Sending
from headwater_web.returns.queries.editions import content_of, digest_of
from headwater_web.returns.queries.returns import ShownReturn, shown_return, signed_off_on
from headwater_web.thread.api import LinkKind, link

AGREEMENT = "U-"


@transaction.atomic
def sign_off(*, by: Actor, report: Return, version: int, at: datetime | None = None) -> Edition:
    """Freeze the answers as they stand. `at` is for a demonstration that sets back its days.

    Raises ChangedMeanwhile, SignedOff, NotAnswered, and OwnWords where the person gave one of the
    answers that stand.
    """
    shown = require_open(report)
    if shown.answered < len(shown.answers):
        raise faults.NotAnswered
    if by.audit_reference in _authors(shown):
        raise faults.OwnWords
    take(report, version)
    content = content_of(shown)
    edition = Edition.objects.create(
        report=report,
        number=shown.next_number,
        content=content,
        digest=digest_of(content),
        signed_off_at=at or timezone.now(),
        signed_off_by=by.audit_reference,
    )
    _tie_agreements(by, shown)
    record(
        actor=by,
        action="returns.signed_off",
        about=report.audit_reference,
        details={"number": edition.number, "digest": edition.digest},
    )
    return edition


@transaction.atomic
def reopen(*, by: Actor, report: Return, version: int, because: str) -> Reopening:
    """Open a new version after one that was signed off. Raises ChangedMeanwhile, NotSignedOff."""
    edition = _signed_off(report)
    take(report, version)
    reopening = Reopening.objects.create(
        edition=edition,
        because=because,
        opened_at=timezone.now(),
        opened_by=by.audit_reference,
    )
    record(
        actor=by,
        action="returns.reopened",
        about=report.audit_reference,
        details={"number": edition.number},
    )
    return reopening


@transaction.atomic
def say_sent(
    *,
    by: Actor,
    report: Return,
    version: int,
    sent_on: date,
    how: str,
    at: datetime | None = None,
) -> Sending:
    """Note that the version that is signed off was sent on a day.

    `at` is for a demonstration that sets back its days. Raises ChangedMeanwhile, NotSignedOff,
    SentAlready, NotYet.
    """
    edition = _signed_off(report)
    moment = at or timezone.now()
    if hasattr(edition, "sending"):
        raise faults.SentAlready
    if not signed_off_on(edition) <= sent_on <= timezone.localdate(moment):
        raise faults.NotYet
    take(report, version)
    sending = Sending.objects.create(
        edition=edition,
        sent_on=sent_on,
        how=how,
        recorded_at=moment,
        recorded_by=by.audit_reference,
    )
    record(
        actor=by,
        action="returns.sent",
        about=report.audit_reference,
        details={"number": edition.number, "sent_on": sent_on.isoformat()},
    )
    return sending


def _authors(shown: ShownReturn) -> set[str]:
    return {each.standing.made_by for each in shown.answers if each.standing}


def _signed_off(report: Return) -> Edition:
    shown = shown_return(report, today=report.due_on)
    if shown.latest is None or shown.is_open:
        raise faults.NotSignedOff
    return shown.latest


def _tie_agreements(by: Actor, shown: ShownReturn) -> None:
    """The agreements whose money the return states led to it."""
    drafts = [each.draft for each in shown.answers if each.draft]
    for reference in sorted({each for draft in drafts for each in draft.references}):
        if reference.startswith(AGREEMENT):
            link(by=by, earlier=reference, later=shown.report.reference, kind=LinkKind.LED_TO)
