"""Returns as they stand: each question with its draft and its answer, and what became of it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from headwater_web.funding.api import pounds
from headwater_web.returns.definitions import Question
from headwater_web.returns.models import Answer, Edition, Return
from headwater_web.ui.words import day_words


@dataclass(frozen=True, slots=True)
class ShownAnswer:
    """One question with what was drafted for it and what was written over that.

    `drafts` and `written` are oldest first; what stands is the last written, else the last draft.
    """

    question: Question
    drafts: tuple[Answer, ...]
    written: tuple[Answer, ...]

    @property
    def draft(self) -> Answer | None:
        """The latest draft."""
        return self.drafts[-1] if self.drafts else None

    @property
    def standing(self) -> Answer | None:
        """The answer that stands."""
        return self.written[-1] if self.written else self.draft

    @property
    def words(self) -> str:
        """The answer in words; empty where there is none."""
        return said(self.question, self.standing)

    @property
    def draft_words(self) -> str:
        """What the records said, in words."""
        return said(self.question, self.draft)

    @property
    def is_written(self) -> bool:
        """Whether somebody wrote the answer that stands."""
        return bool(self.written)

    @property
    def is_draft_newer(self) -> bool:
        """Whether the records were asked again after somebody wrote an answer."""
        return bool(self.written and self.draft and self.draft.pk > self.written[-1].pk)


@dataclass(frozen=True, slots=True)
class ShownReturn:
    """One return as it stands on a day."""

    report: Return
    answers: tuple[ShownAnswer, ...]
    editions: tuple[Edition, ...]
    today: date

    @property
    def latest(self) -> Edition | None:
        """The latest version that was signed off."""
        return self.editions[-1] if self.editions else None

    @property
    def is_open(self) -> bool:
        """Whether answers can be changed: nothing is signed off, or a new version was opened."""
        return self.latest is None or hasattr(self.latest, "reopening")

    @property
    def next_number(self) -> int:
        """The number that the next version to be signed off will have."""
        return len(self.editions) + 1

    @property
    def sent_on(self) -> date | None:
        """The day on which it was first sent."""
        sendings = (each.sending for each in self.editions if hasattr(each, "sending"))
        return min((each.sent_on for each in sendings), default=None)

    @property
    def days_late(self) -> int:
        """How many days after its date it was first sent; until then, how many have gone by."""
        return max(0, ((self.sent_on or self.today) - self.report.due_on).days)

    @property
    def answered(self) -> int:
        """How many questions have an answer."""
        return sum(each.standing is not None for each in self.answers)

    @property
    def words(self) -> str:
        """Where it stands, in words."""
        return "; ".join(filter(None, (self._stage, self._lateness)))

    @property
    def _stage(self) -> str:
        if self.sent_on:
            sent = _("sent on {day}").format(day=day_words(self.sent_on))
            return sent + (_(", and opened again") if self.is_open else "")
        if self.latest and not self.is_open:
            return _("signed off, not sent")
        return _("begun, {answered} of {all} questions answered").format(
            answered=self.answered, all=len(self.answers)
        )

    @property
    def _lateness(self) -> str:
        if not self.days_late:
            return (
                "" if self.sent_on else _("due on {day}").format(day=day_words(self.report.due_on))
            )
        if self.sent_on:
            return ngettext("{n} day late", "{n} days late", self.days_late).format(
                n=self.days_late
            )
        return ngettext("{n} day past its date", "{n} days past its date", self.days_late).format(
            n=self.days_late
        )


def said(question: Question, answer: Answer | None) -> str:
    """An answer in words, by the kind of its question."""
    if answer is None:
        return ""
    # The sentence of a draft holds its number already.
    if answer.number is None or (answer.is_draft and answer.words):
        return answer.words
    number = pounds(answer.number) if question.kind == "money" else plain_number(answer.number)
    if question.kind in {"number", "money"}:
        return number if not answer.words else f"{number}. {answer.words}"
    return answer.words or number


def plain_number(number: Decimal) -> str:
    """A number without needless noughts.

    >>> plain_number(Decimal("11.50")), plain_number(Decimal("1200.00"))
    ('11.5', '1,200')
    """
    whole = number == number.to_integral_value()
    return f"{number:,.0f}" if whole else f"{number.normalize():,f}"


def shown_return(report: Return, *, today: date) -> ShownReturn:
    """One return as it stands on a day."""
    every = list(report.answers.all())
    answers = tuple(
        ShownAnswer(
            question,
            tuple(each for each in every if each.question == question.key and each.is_draft),
            tuple(each for each in every if each.question == question.key and not each.is_draft),
        )
        for question in report.asked
    )
    editions = tuple(report.editions.select_related("reopening", "sending"))
    return ShownReturn(report, answers, editions, today)


def returns() -> QuerySet[Return]:
    """Every return, latest due first."""
    found: QuerySet[Return] = Return.objects.all()
    return found


def return_with(reference: str) -> Return | None:
    """One return by its reference."""
    return returns().filter(reference=reference).first()


def address_of(report: Return) -> str:
    """The address of its page."""
    return reverse("returns:return", args=[report.reference])


def signed_off_on(edition: Edition) -> date:
    """The day on which a version was signed off."""
    return timezone.localdate(edition.signed_off_at)
