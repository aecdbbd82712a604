"""Which file stands for each month of a feed, who sent it, and what replaced what."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from headwater.exchange.messages import Answer
from headwater.exchange.report import Outcome
from headwater.exchange.spool import Spool
from headwater.vocabulary.periods import add_months
from headwater_web.accounts.api import Asker, display_names
from headwater_web.sharing.models import Submission
from headwater_web.sharing.queries.names import supplier_names
from headwater_web.sharing.queries.submissions import Sent, submissions_seen_by


@dataclass(frozen=True, slots=True)
class Version:
    """One file as it was accepted once, which may have been withdrawn or replaced since."""

    submission: Submission
    answer: Answer
    sender: str
    is_withdrawn: bool

    @property
    def number(self) -> int | None:
        """The version that the engine gave it."""
        return self.answer.report.version


@dataclass(frozen=True, slots=True)
class Month:
    """One month and every version that covers it, newest first. None is a feed without months."""

    month: date | None
    versions: tuple[Version, ...]

    @property
    def standing(self) -> Version | None:
        """The version whose rows count."""
        return next((each for each in self.versions if not each.is_withdrawn), None)

    @property
    def before(self) -> tuple[Version, ...]:
        """The versions whose rows do not count any more."""
        return tuple(each for each in self.versions if each is not self.standing)


@dataclass(frozen=True, slots=True)
class SentFeed:
    """A feed of which a supplier has sent something here."""

    supplier: str
    feed: str
    title: str
    supplier_name: str

    @property
    def place(self) -> tuple[str, str]:
        """The supplier and the feed."""
        return self.supplier, self.feed


def feeds_seen_by(person: Asker) -> tuple[SentFeed, ...]:
    """The feeds of which this person may see submissions, by title; a feed's newest title."""
    found = submissions_seen_by(person).order_by("submitted_at")
    titles = {
        (supplier, feed): title
        for supplier, feed, title in found.values_list("organisation", "feed", "feed_title")
    }
    names = supplier_names()
    feeds = (SentFeed(*place, title, names[place[0]]) for place, title in titles.items())
    return tuple(sorted(feeds, key=lambda each: (each.title, each.supplier)))


def months_of(person: Asker, spool: Spool, *, feed: str, supplier: str) -> tuple[Month, ...]:
    """Each month between the first and the last of a file that was sent, newest first."""
    sent = submissions_seen_by(person).filter(feed=feed, organisation=supplier)
    names = display_names(each.submitted_by for each in sent)
    found = [
        version
        for submission in sent
        for version in _versions(submission, spool, names.get(submission.submitted_by, ""))
    ]
    covering: dict[date | None, list[Version]] = defaultdict(list)
    for version in sorted(found, key=lambda each: each.answer.answered_at, reverse=True):
        for month in _covered(version.answer):
            covering[month].append(version)
    newest_first = sorted(covering, key=lambda month: month or date.min, reverse=True)
    return tuple(Month(month, tuple(covering[month])) for month in newest_first)


def replaced_by(sent: Sent, spool: Spool) -> Submission | None:
    """The newest file sent here that took a month from this one and still stands, if any did."""
    extract = sent.report.extract_id if sent.report else None
    if extract is None:
        return None
    same = Submission.objects.filter(
        feed=sent.submission.feed, organisation=sent.submission.organisation
    ).exclude(pk=sent.submission.pk)
    for later in same:
        answer = spool.answer(later.submission_id)
        stands = answer is not None and answer.report.outcome is Outcome.ACCEPTED
        if answer and stands and extract in answer.report.supersedes:
            return later
    return None


def _versions(submission: Submission, spool: Spool, sender: str) -> list[Version]:
    """Each extract that became of a submission, by the answer that said so first.

    Later answers say again what stands when another file replaces it.
    """
    answers = spool.answers(submission.submission_id)
    first: dict[str | int, Answer] = {}
    for answer in answers:
        if answer.report.outcome is Outcome.ACCEPTED:
            first.setdefault(answer.report.extract_id or answer.round, answer)
    is_withdrawn = bool(answers) and answers[-1].report.outcome is Outcome.WITHDRAWN
    return [Version(submission, each, sender, is_withdrawn) for each in first.values()]


def _covered(answer: Answer) -> list[date | None]:
    month, last = answer.report.first_month, answer.report.last_month
    if month is None or last is None:
        return [None]
    covered: list[date | None] = []
    while month <= last:
        covered.append(month)
        month = add_months(month, 1)
    return covered
