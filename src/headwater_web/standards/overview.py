"""What other apps show of this one: what waits, what has no action yet, what could fail."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.timezone import localdate

from headwater_web.accounts.api import Asker
from headwater_web.standards.frameworks import CapacityFramework
from headwater_web.standards.queries.capacity import capacity
from headwater_web.standards.queries.progress import waiting_for
from headwater_web.standards.queries.seeing import assessments_seen_by, findings_seen_by
from headwater_web.standards.wording import law_words, loss_words
from headwater_web.thread.api import LinkKind, later_references


@dataclass(frozen=True, slots=True)
class Waiting:
    """An assessment that waits for answers of the reader's own organisation."""

    reference: str
    title: str
    address: str
    still_to_answer: int


@dataclass(frozen=True, slots=True)
class FindingSeen:
    """A finding as other apps may show it."""

    reference: str
    title: str
    address: str
    raised_on: date


def answers_waiting(person: Asker) -> tuple[Waiting, ...]:
    """The assessments in which the person can still answer for their own organisation."""
    return tuple(
        Waiting(
            each.assessor.assessment.reference,
            each.assessor.assessment.framework.title,
            reverse("standards:resume", args=[each.assessor.assessment.reference]),
            each.asked - each.answered,
        )
        for each in waiting_for(person)
    )


def findings_without_action(person: Asker) -> tuple[FindingSeen, ...]:
    """Findings that stand, that the person may see, and that have led to nothing yet."""
    found = tuple(findings_seen_by(person).filter(withdrawn_at=None))
    tied = later_references([each.reference for each in found], LinkKind.LED_TO)
    return tuple(
        FindingSeen(
            each.reference,
            each.title,
            reverse("standards:finding", args=[each.reference]),
            localdate(each.raised_at),
        )
        for each in found
        if each.reference not in tied
    )


def capacity_warnings(person: Asker) -> tuple[str, ...]:
    """What the law asks for and one empty post would stop, by the latest capacity review seen."""
    for assessment in assessments_seen_by(person):
        framework = assessment.framework
        if isinstance(framework, CapacityFramework):
            losses = capacity(assessment, framework).losses
            return tuple(
                f"{loss_words(each)} {law_words(each)}" for each in losses if each.required_by_law
            )
    return ()
