"""Which e-mails went, which failed, and which are still to be tried."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.dashboard.models import DigestAttempt, DigestOutcome, OutcomeKind

MOST_TRIES = 5
"""How often the e-mail of one month is tried for one person."""
LOST_AFTER = timedelta(hours=1)
"""A try of which nothing was heard for so long broke off, and is made again."""


class Standing(StrEnum):
    """How the e-mail of one month stands for one person."""

    DUE = "due"
    UNDER_WAY = "under_way"
    SENT = "sent"
    GIVEN_UP = "given_up"


class NothingSent(LookupError):
    """An e-mail is said to have come back, and none was sent."""


@dataclass(frozen=True, slots=True)
class LastSent:
    """The last e-mail that reached somebody, as far as is known."""

    release_id: str
    sent_at: datetime


def standing(person: Actor, month: date, now: datetime) -> Standing:
    """Whether a person's e-mail of a month is still to be sent."""
    last = _attempts(person).filter(month=month).last()
    if last is None:
        return Standing.DUE
    outcome = last.outcomes.last()
    if outcome is None and now - last.begun_at < LOST_AFTER:
        return Standing.UNDER_WAY
    if outcome is not None and outcome.kind == OutcomeKind.SENT:
        return Standing.SENT
    return Standing.GIVEN_UP if last.number >= MOST_TRIES else Standing.DUE


def begin(person: Actor, month: date, release_id: str) -> DigestAttempt | None:
    """Write down a try before it is made; None where another process has just written the same."""
    number = _attempts(person).filter(month=month).count() + 1
    try:
        with transaction.atomic():
            made: DigestAttempt = DigestAttempt.objects.create(
                person=person.audit_reference,
                month=month,
                number=number,
                release_id=release_id,
                begun_at=timezone.now(),
            )
    except IntegrityError:
        return None
    return made


@transaction.atomic
def end(attempt: DigestAttempt, kind: OutcomeKind, *, fault: str = "") -> None:
    """Write down what came of a try."""
    DigestOutcome.objects.create(
        attempt=attempt, kind=kind, fault=fault, happened_at=timezone.now()
    )
    record(
        actor=None,
        action=f"dashboard.digest_{kind.value}",
        about=attempt.person,
        details={"month": f"{attempt.month:%Y-%m}", "number": attempt.number},
    )


def came_back(person: Actor) -> None:
    """Write down that the last e-mail to somebody came back: it is tried again.

    Twice changes nothing. Raises NothingSent.
    """
    sent = _attempts(person).filter(outcomes__kind=OutcomeKind.SENT).last()
    if sent is None:
        raise NothingSent
    if not sent.outcomes.filter(kind=OutcomeKind.BOUNCED).exists():
        end(sent, OutcomeKind.BOUNCED)


def last_sent(person: Actor) -> LastSent | None:
    """The last e-mail that was handed over and did not come back."""
    found = (
        _attempts(person)
        .filter(outcomes__kind=OutcomeKind.SENT)
        .exclude(outcomes__kind=OutcomeKind.BOUNCED)
        .last()
    )
    if found is None:
        return None
    return LastSent(found.release_id, found.outcomes.get(kind=OutcomeKind.SENT).happened_at)


def _attempts(person: Actor) -> QuerySet[DigestAttempt]:
    return DigestAttempt.objects.filter(person=person.audit_reference)
