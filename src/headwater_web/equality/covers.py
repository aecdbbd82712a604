"""Decisions, and whether each has an assessment that was signed off before it was taken.

An assessment covers a decision where it is about the decision itself, or about a thing that the
decision is about. A correction has what the record that it corrects had.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from headwater_web.accounts.api import display_names
from headwater_web.equality.models import About, Assessment, NotNeeded
from headwater_web.equality.standings import CoverStanding, cover_standing
from headwater_web.governance.api import (
    DecisionWords,
    Outcome,
    decision_with,
    decisions_taken_at,
    meetings_from,
)
from headwater_web.ui.words import day_words


@dataclass(frozen=True, slots=True)
class AssessmentWords:
    """One assessment that was signed off, as other apps may see it."""

    reference: str
    title: str
    about: tuple[str, ...]
    signed_off_on: date
    signed_off_by: str
    replaced_by: str

    @property
    def address(self) -> str:
        """The address of its page."""
        return reverse("equality:assessment", args=[self.reference])


@dataclass(frozen=True, slots=True)
class SaidUnneeded:
    """One person's word that a decision needs no assessment."""

    because: str
    said_on: date
    said_by: str
    name: str


@dataclass(frozen=True, slots=True)
class Cover:
    """One decision with its assessments, and what was said where it has none."""

    decision: DecisionWords
    assessments: tuple[AssessmentWords, ...]
    said: tuple[SaidUnneeded, ...]

    @property
    def standing(self) -> CoverStanding:
        """Whether it has one that was signed off in time."""
        return cover_standing(
            decided_on=self.decision.decided_on,
            signed_off=[each.signed_off_on for each in self.assessments],
            is_said_unneeded=bool(self.said),
        )

    @property
    def words(self) -> str:
        """Where it stands, in words; a late one says by how much."""
        if self.standing is not CoverStanding.LATE:
            return str(self.standing.label)
        first = min(each.signed_off_on for each in self.assessments)
        days = (first - self.decision.decided_on).days
        return ngettext(
            "its assessment was signed off on {day}, {days} day after it",
            "its assessment was signed off on {day}, {days} days after it",
            days,
        ).format(day=day_words(first), days=days)


def assessments_for(references: Collection[str]) -> dict[str, tuple[AssessmentWords, ...]]:
    """For each thing, the assessments about it that were signed off, oldest first.

    Those that a newer version replaced are included: what stood on a day must stay answerable.
    """
    found: dict[str, tuple[AssessmentWords, ...]] = dict.fromkeys(references, ())
    for row in _signed_off_about(references):
        found[row.reference] += (described(row.assessment),)
    return found


def covers(*, since: date, today: date) -> tuple[Cover, ...]:
    """Every decision from a day up to and on another, newest first, with its assessments.

    Records that another corrects are left out, and so is what was put off: nothing was decided.
    """
    chosen = [each for each in _decisions(since, today) if _counts(each)]
    return tuple(cover_of(each) for each in sorted(chosen, key=_taken, reverse=True))


def decisions_without(since: date, today: date) -> tuple[Cover, ...]:
    """The same, without those that have an assessment from before they were taken."""
    found = covers(since=since, today=today)
    return tuple(each for each in found if each.standing is not CoverStanding.COVERED)


def cover_of(decision: DecisionWords) -> Cover:
    """One decision with its assessments, and what was said where it has none."""
    records = _records(decision)
    mentioned = {*records, *decision.about}
    known = {
        each.reference: each for found in assessments_for(mentioned).values() for each in found
    }
    return Cover(
        decision,
        tuple(sorted(known.values(), key=lambda each: (each.signed_off_on, each.reference))),
        tuple(_said(records)),
    )


def described(assessment: Assessment) -> AssessmentWords:
    """A signed-off assessment as other apps may see it. Raises ValueError for a draft."""
    if assessment.signed_off_on is None:
        raise ValueError(assessment.reference)
    newer = assessment.replaced_by
    return AssessmentWords(
        reference=assessment.reference,
        title=assessment.title,
        about=tuple(each.reference for each in assessment.about.all()),
        signed_off_on=assessment.signed_off_on,
        signed_off_by=assessment.signed_off_by,
        replaced_by=newer.reference if newer else "",
    )


def _said(records: Collection[str]) -> Iterable[SaidUnneeded]:
    rows = list(NotNeeded.objects.filter(decision__in=records))
    names = display_names(row.said_by for row in rows)
    for row in rows:
        name = names.get(row.said_by, _("somebody who has left"))
        yield SaidUnneeded(row.because, timezone.localdate(row.said_at), row.said_by, name)


def _signed_off_about(references: Collection[str]) -> QuerySet[About]:
    found = About.objects.filter(reference__in=references, assessment__signed_off_at__isnull=False)
    return (
        found.select_related("assessment__superseded_by")
        .prefetch_related("assessment__about")
        .order_by("assessment__signed_off_at", "pk")
    )


def _decisions(since: date, today: date) -> Iterable[DecisionWords]:
    for meeting in meetings_from(since):
        for decision in decisions_taken_at(meeting.reference):
            if since <= decision.decided_on <= today:
                yield decision


def _counts(decision: DecisionWords) -> bool:
    return not decision.corrected_by and decision.outcome is not Outcome.DEFERRED


def _taken(decision: DecisionWords) -> tuple[date, int]:
    return decision.decided_on, int(decision.reference.partition("-")[2])


def _records(decision: DecisionWords) -> tuple[str, ...]:
    """The decision's own reference, and those of the records that it corrects, one by one."""
    records, corrects = [decision.reference], decision.corrects
    while corrects:
        records.append(corrects)
        earlier = decision_with(corrects)
        corrects = earlier.corrects if earlier else ""
    return tuple(records)
