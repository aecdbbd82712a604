"""What was sent, by whom, what the engine answered, and what was asked after that."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from headwater.exchange.messages import Answer
from headwater.exchange.report import FileReport, Outcome
from headwater.exchange.spool import Spool
from headwater_web.accounts.api import Asker, Rule, may
from headwater_web.sharing.models import FollowUp, Submission
from headwater_web.ui.api import current_release


class Standing(StrEnum):
    """Where a submission stands, derived from its answers and from what was asked since."""

    WAITING = "waiting"
    AGAIN = "again"
    """Answered, and being judged again."""
    WITHDRAWING = "withdrawing"
    ACCEPTED = "accepted"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


STANDING_WORDS: dict[Standing, Promise] = {
    Standing.WAITING: _("being checked"),
    Standing.AGAIN: _("being checked again"),
    Standing.WITHDRAWING: _("being withdrawn"),
    Standing.ACCEPTED: _("accepted"),
    Standing.UNCHANGED: _("already here"),
    Standing.REFUSED: _("refused"),
    Standing.WITHDRAWN: _("withdrawn"),
}
PENDING = frozenset({Standing.WAITING, Standing.AGAIN, Standing.WITHDRAWING})
_STANDINGS = {outcome: Standing(outcome.value) for outcome in Outcome}


@dataclass(frozen=True, slots=True)
class Sent:
    """One submission with its newest answer, if there is one, and what was asked last.

    `is_waiting` says that the engine has something of it yet to answer.
    """

    submission: Submission
    answer: Answer | None
    asked: FollowUp | None = None
    is_waiting: bool = False

    @property
    def report(self) -> FileReport | None:
        """What the newest answer says of the file."""
        return self.answer.report if self.answer else None

    @property
    def round(self) -> int:
        """How many answers there are."""
        return self.answer.round if self.answer else 0

    @property
    def standing(self) -> Standing:
        """Where it stands."""
        if self.is_waiting and self.asked is not None:
            is_withdrawal = self.asked.kind == FollowUp.Kind.WITHDRAWAL
            return Standing.WITHDRAWING if is_withdrawal else Standing.AGAIN
        return _STANDINGS[self.answer.report.outcome] if self.answer else Standing.WAITING

    @property
    def words(self) -> Promise:
        """Where it stands, in words."""
        return STANDING_WORDS[self.standing]

    @property
    def is_pending(self) -> bool:
        """Whether an answer is awaited."""
        return self.standing in PENDING

    @property
    def was_accepted(self) -> bool:
        """Whether rows of it are the engine's. Judged again, it may be as it was before."""
        is_as_before = self.standing is Standing.UNCHANGED and self.round > 1
        return self.standing is Standing.ACCEPTED or is_as_before

    def can_be_judged_again(self, today: date) -> bool:
        """Whether the engine still holds the file, so that another mapping changes what comes."""
        if self.was_accepted:
            return True
        until = self.answer.held_until if self.answer else None
        return self.standing is Standing.REFUSED and until is not None and today <= until

    @property
    def can_be_withdrawn(self) -> bool:
        """Whether there is something to take back: it waits, was accepted, or is still held."""
        if self.standing is Standing.WAITING or self.was_accepted:
            return True
        is_held = self.answer is not None and self.answer.held_until is not None
        return self.standing is Standing.REFUSED and is_held


def submissions_seen_by(person: Asker) -> QuerySet[Submission]:
    """Submissions of the organisations whose submissions this person may see, newest first."""
    organisations = Submission.objects.order_by().values_list("organisation", flat=True).distinct()
    seen = [key for key in organisations if may(person, Rule.SEE_SUBMISSIONS, about=key)]
    return Submission.objects.filter(organisation__in=seen)


def with_answer(submission: Submission, spool: Spool) -> Sent:
    """A submission with the newest of what the engine answered, and what was asked last."""
    asked = list(submission.follow_ups.all())
    # Asked before the answer is read: what is answered in between is shown with its answer.
    is_waiting = spool.is_waiting(submission.submission_id)
    answer = spool.answer(submission.submission_id)
    return Sent(submission, answer, asked[-1] if asked else None, is_waiting)


def with_answers(submissions: Iterable[Submission], spool: Spool) -> list[Sent]:
    """The same for several."""
    return [with_answer(each, spool) for each in submissions]


def release_that_counts(report: FileReport | None) -> str | None:
    """The id of the release that is shown, where this file is one of those that it counts."""
    release = current_release() if report and report.extract_id else None
    if report is None or release is None:
        return None
    counted = {extract for source in release.sources for extract in source.extracts}
    return release.release_id if report.extract_id in counted else None
