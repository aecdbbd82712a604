"""Letting an answer out to everybody, with a summary that says no more, or taking it back."""

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.evaluations.followed import FollowedPlan
from headwater_web.evaluations.models import Lock, Publication, PublicationKind
from headwater_web.evaluations.refusals import NotAnswered, NotPublished, PublishedAlready


@transaction.atomic
def publish(*, by: Actor, followed: FollowedPlan, summary: str) -> Publication:
    """Let everybody read the newest answer, whatever it says.

    Raises NotAnswered, PublishedAlready.
    """
    if followed.lock is None or followed.result is None:
        raise NotAnswered
    if _last(followed.lock) == PublicationKind.PUBLISHED:
        raise PublishedAlready
    return _act(by, followed.lock, PublicationKind.PUBLISHED, summary=summary)


@transaction.atomic
def withdraw(*, by: Actor, followed: FollowedPlan, because: str) -> Publication:
    """Take an answer back, and say why. Raises NotPublished."""
    if followed.lock is None or _last(followed.lock) != PublicationKind.PUBLISHED:
        raise NotPublished
    return _act(by, followed.lock, PublicationKind.WITHDRAWN, because=because)


def _last(lock: Lock) -> str:
    held = Lock.objects.select_for_update().get(pk=lock.pk)
    last = held.publications.last()
    return last.kind if last else ""


def _act(
    by: Actor, lock: Lock, kind: PublicationKind, *, summary: str = "", because: str = ""
) -> Publication:
    made: Publication = Publication.objects.create(
        lock=lock,
        kind=kind,
        summary=summary,
        because=because,
        done_at=timezone.now(),
        done_by=by.audit_reference,
    )
    record(
        actor=by,
        action=f"evaluations.{kind.value}",
        about=lock.version.plan.audit_reference,
        details={"version": lock.version.number},
    )
    return made
