"""Giving references, and making and ending links. Each act writes its event."""

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.thread.models import Counter, Link, LinkKind
from headwater_web.thread.references import FIGURE, Reference, parse_reference


@transaction.atomic
def take_reference(prefix: str) -> str:
    """The next reference of a kind. Two writers never get the same."""
    Counter.objects.get_or_create(prefix=prefix)
    counter = Counter.objects.select_for_update().get(prefix=prefix)
    counter.last_number += 1
    counter.save(update_fields=["last_number"])
    return str(Reference(prefix, counter.last_number))


@transaction.atomic
def keep_reference(reference: str) -> str:
    """Take a reference whose number was given elsewhere, such as a register's own."""
    known = parse_reference(reference)
    Counter.objects.get_or_create(prefix=known.prefix)
    counter = Counter.objects.select_for_update().get(prefix=known.prefix)
    counter.last_number = max(counter.last_number, known.number)
    counter.save(update_fields=["last_number"])
    return str(known)


@transaction.atomic
def link(*, by: Actor | None, earlier: str, later: str, kind: LinkKind) -> Link:
    """Tie two things together; where they are tied so already, that link."""
    if kind is LinkKind.OVERLAPS:
        earlier, later = sorted((earlier, later))
    made, is_new = Link.objects.get_or_create(
        earlier=earlier,
        later=later,
        kind=kind,
        ended_at=None,
        defaults={
            "made_at": timezone.now(),
            "made_by": by.audit_reference if by is not None else "",
        },
    )
    if is_new:
        record(
            actor=by,
            action="thread.linked",
            about=made.audit_reference,
            details={"earlier": _token(earlier), "later": _token(later), "kind": kind.value},
        )
    return made


@transaction.atomic
def end_link(*, by: Actor | None, made: Link) -> None:
    """End a link; that it was made stays on record."""
    made.ended_at = timezone.now()
    made.ended_by = by.audit_reference if by is not None else ""
    made.save(update_fields=["ended_at", "ended_by"])
    record(actor=by, action="thread.link_ended", about=made.audit_reference)


def _token(reference: str) -> str:
    """A reference short enough for the record, which knows the link by its number anyway."""
    return reference if not reference.startswith(FIGURE) else FIGURE.rstrip("/")
