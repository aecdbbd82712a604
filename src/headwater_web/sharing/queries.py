"""What was sent, by whom, and what the engine answered."""

from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from headwater.exchange.messages import Answer
from headwater.exchange.report import Outcome
from headwater.exchange.spool import FeedOffer, Spool
from headwater_web.accounts.api import Rule, may
from headwater_web.sharing.models import Submission


class Standing(StrEnum):
    """Where a submission stands, derived from its answer."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


Visitor = AbstractBaseUser | AnonymousUser
"""Whoever opened the page."""

STANDING_WORDS: dict[Standing, Promise] = {
    Standing.WAITING: _("being checked"),
    Standing.ACCEPTED: _("accepted"),
    Standing.UNCHANGED: _("already here"),
    Standing.REFUSED: _("refused"),
}
_STANDINGS = {
    Outcome.ACCEPTED: Standing.ACCEPTED,
    Outcome.UNCHANGED: Standing.UNCHANGED,
    Outcome.REFUSED: Standing.REFUSED,
}


@dataclass(frozen=True, slots=True)
class Sent:
    """One submission with its answer, if there is one."""

    submission: Submission
    answer: Answer | None

    @property
    def standing(self) -> Standing:
        """Where it stands."""
        return _STANDINGS[self.answer.report.outcome] if self.answer else Standing.WAITING

    @property
    def words(self) -> Promise:
        """Where it stands, in words."""
        return STANDING_WORDS[self.standing]


def exchange() -> Spool:
    """The exchange that this site is configured with."""
    return Spool(settings.HEADWATER_EXCHANGE)


def offers_to(person: Visitor, spool: Spool) -> tuple[FeedOffer, ...]:
    """The feeds that this person may send now: those of their own organisation's suppliers."""
    return tuple(
        offer
        for offer in sorted(spool.offers(), key=lambda offer: (offer.title, offer.supplier))
        if may(person, Rule.SUBMIT_FILES, about=offer.supplier)
    )


def submissions_seen_by(person: Visitor) -> QuerySet[Submission]:
    """Submissions of the organisations whose submissions this person may see, newest first."""
    organisations = Submission.objects.order_by().values_list("organisation", flat=True).distinct()
    seen = [key for key in organisations if may(person, Rule.SEE_SUBMISSIONS, about=key)]
    return Submission.objects.filter(organisation__in=seen)


def with_answer(submission: Submission, spool: Spool) -> Sent:
    """A submission with what the engine answered."""
    return Sent(submission, spool.answer(submission.submission_id))
