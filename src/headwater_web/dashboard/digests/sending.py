"""Sending the month's e-mails: each to whoever asked for it, once."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import timezone

from headwater.released.opened import Release
from headwater.released.reader import ReleasedReader
from headwater_web.accounts.api import person_with_reference, roles_of
from headwater_web.dashboard.digests import attempts
from headwater_web.dashboard.digests.attempts import Standing
from headwater_web.dashboard.digests.choosing import wanting
from headwater_web.dashboard.digests.letter import Letter, compose
from headwater_web.dashboard.models import DigestAttempt, OutcomeKind
from headwater_web.dashboard.people import SignedIn


class Done(StrEnum):
    """What was done for one person who asked for the e-mail."""

    SENT = "sent"
    FAILED = "failed"
    SENT_BEFORE = "sent_before"
    NO_ROLE = "no_role"
    UNDER_WAY = "under_way"
    GIVEN_UP = "given_up"


_NOT_NOW = {
    Standing.SENT: Done.SENT_BEFORE,
    Standing.UNDER_WAY: Done.UNDER_WAY,
    Standing.GIVEN_UP: Done.GIVEN_UP,
}


@dataclass(frozen=True, slots=True)
class Post:
    """What every e-mail of one sending shares. `site` is where its links begin, without a path."""

    release: Release
    reader: ReleasedReader
    today: date
    site: str

    @property
    def month(self) -> date:
        """The first day of the month."""
        return self.today.replace(day=1)


def send_due(post: Post) -> Counter[Done]:
    """Send what is due, and say what was done for how many. Twice changes nothing."""
    return Counter(_send_to(reference, post) for reference in wanting())


def site_address() -> str:
    """Where links of e-mails begin: what a browser is told to trust, else the first host."""
    trusted: list[str] = list(settings.CSRF_TRUSTED_ORIGINS)
    address: str = trusted[0] if trusted else settings.WAGTAILADMIN_BASE_URL
    return address.rstrip("/")


def message_to(address: str, letter: Letter, site: str) -> EmailMultiAlternatives:
    """The e-mail as plain text and as HTML, with the headers by which a mail program ends it."""
    context = {"letter": letter, "site": site}
    message = EmailMultiAlternatives(
        subject=letter.subject,
        body=render_to_string("dashboard/digest_letter.txt", context),
        to=[address],
        headers={
            # RFC 8058: a mail program's own button posts to this address, and nothing else.
            "List-Unsubscribe": f"<{site}{letter.stop_path}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
    )
    message.attach_alternative(
        render_to_string("dashboard/digest_letter.html", context), "text/html"
    )
    return message


def _send_to(reference: str, post: Post) -> Done:
    # Read anew for each: a role may have ended since the choice was made.
    person = person_with_reference(reference)
    if person is None or not person.is_active or not roles_of(person, on=post.today):
        return Done.NO_ROLE
    standing = attempts.standing(person, post.month, timezone.now())
    if standing is not Standing.DUE:
        return _NOT_NOW[standing]
    letter = _letter_for(person, post)
    attempt = attempts.begin(person, post.month, post.release.release_id)
    if attempt is None:
        return Done.UNDER_WAY
    return _try(attempt, message_to(person.email, letter, post.site))


def _letter_for(person: SignedIn, post: Post) -> Letter:
    return compose(
        person,
        release=post.release,
        reader=post.reader,
        last=attempts.last_sent(person),
        today=post.today,
    )


def _try(attempt: DigestAttempt, message: EmailMultiAlternatives) -> Done:
    try:
        message.send()
    except (SMTPException, OSError) as fault:
        # Only its kind: what a mail server says may hold the address.
        attempts.end(attempt, OutcomeKind.FAILED, fault=type(fault).__name__)
        return Done.FAILED
    attempts.end(attempt, OutcomeKind.SENT)
    return Done.SENT
