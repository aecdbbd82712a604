"""Comments, absences and consultation windows. What somebody said is never taken away."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from headwater.released.editions.content import Function
from headwater_web.audit.api import Actor, record
from headwater_web.needs.faults import ClosedAlready, WindowOpen
from headwater_web.needs.models import Absence, Comment, Consultation, EditionPage, Reply


@transaction.atomic
def comment(*, by: Actor, edition: EditionPage, module: str, words: str, quoted: str) -> Comment:
    """Say something about a module, and the words of it that this is about, if any."""
    made: Comment = Comment.objects.create(
        edition=edition.reference,
        module=module,
        quoted=quoted,
        words=words,
        made_at=timezone.now(),
        made_by=by.audit_reference,
    )
    record(
        actor=by,
        action="needs.commented",
        about=edition.audit_reference,
        details={"comment": made.pk},
    )
    return made


@transaction.atomic
def reply(*, by: Actor, edition: EditionPage, to: Comment, words: str, closes: bool) -> Reply:
    """Answer a comment, and close it if nothing is left to do. Raises ClosedAlready."""
    if to.replies.filter(closes=True).exists():
        raise ClosedAlready
    made: Reply = Reply.objects.create(
        comment=to,
        words=words,
        closes=closes,
        made_at=timezone.now(),
        made_by=by.audit_reference,
    )
    record(
        actor=by,
        action="needs.comment_closed" if closes else "needs.comment_answered",
        about=edition.audit_reference,
        details={"comment": to.pk},
    )
    return made


@transaction.atomic
def explain_absence(
    *, by: Actor, edition: EditionPage, function: Function, because: str
) -> Absence:
    """Say why an edition has nothing for one of the four functions."""
    made: Absence = Absence.objects.create(
        edition=edition.reference,
        function=function.value,
        because=because,
        said_at=timezone.now(),
        said_by=by.audit_reference,
    )
    record(
        actor=by,
        action="needs.absence_explained",
        about=edition.audit_reference,
        details={"function": function.value},
    )
    return made


@transaction.atomic
def open_window(*, by: Actor, edition: EditionPage, opened_on: date, asked: str) -> Consultation:
    """Let others speak to a draft from a day on. Raises WindowOpen."""
    if Consultation.objects.filter(edition=edition.reference, closed_on=None).exists():
        raise WindowOpen
    made: Consultation = Consultation.objects.create(
        edition=edition.reference,
        opened_on=opened_on,
        asked=asked,
        opened_by=by.audit_reference,
    )
    record(actor=by, action="needs.window_opened", about=edition.audit_reference)
    return made


@dataclass(frozen=True, slots=True)
class CameOfIt:
    """What came of a window: when it closed, how many answered, and what was changed."""

    closed_on: date
    responses: int
    what_changed: str


@transaction.atomic
def close_window(
    *, by: Actor, edition: EditionPage, window: Consultation, came_of_it: CameOfIt
) -> Consultation:
    """Close a window and say what came of it. Raises ClosedAlready."""
    found: Consultation = Consultation.objects.select_for_update().get(pk=window.pk)
    if found.closed_on is not None:
        raise ClosedAlready
    found.closed_on = came_of_it.closed_on
    found.responses = came_of_it.responses
    found.what_changed = came_of_it.what_changed
    found.closed_by = by.audit_reference
    found.save(update_fields=["closed_on", "responses", "what_changed", "closed_by"])
    record(
        actor=by,
        action="needs.window_closed",
        about=edition.audit_reference,
        details={"responses": came_of_it.responses},
    )
    return found
