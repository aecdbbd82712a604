"""Writing a draft: what it is about, how it was made, and what is expected for each group."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.equality import faults
from headwater_web.equality.groups import Group
from headwater_web.equality.models import About, Assessment, Effect, Prediction, Writer
from headwater_web.thread.api import take_reference


@dataclass(frozen=True, slots=True)
class DraftWords:
    """What an assessment says as a whole."""

    title: str
    about: Sequence[str]
    how_made: str
    not_heard: str
    asked: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class EffectWords:
    """What is expected for one group."""

    prediction: Prediction
    reason: str
    check_on: date
    checker: str
    missing: str = ""
    mitigation: str = ""
    evidence: Sequence[str] = ()


@transaction.atomic
def draft(
    *,
    by: Actor,
    words: DraftWords,
    supersedes: Assessment | None = None,
    at: datetime | None = None,
) -> Assessment:
    """Begin an assessment, as a draft."""
    moment = at or timezone.now()
    assessment = Assessment.objects.create(
        reference=take_reference("E"),
        title=words.title,
        how_made=words.how_made,
        asked=list(words.asked),
        not_heard=words.not_heard,
        written_at=moment,
        written_by=by.audit_reference,
        supersedes=supersedes,
    )
    _note_writer(by, assessment)
    _keep_about(by, assessment, words.about, moment)
    record(actor=by, action="equality.drafted", about=assessment.audit_reference)
    return assessment


@transaction.atomic
def rewrite(*, by: Actor, assessment: Assessment, version: int, words: DraftWords) -> None:
    """Put a draft otherwise. Raises SignedOffAlready, ChangedMeanwhile."""
    held = take(assessment, version)
    held.title, held.how_made = words.title, words.how_made
    held.asked, held.not_heard = list(words.asked), words.not_heard
    held.save(update_fields=["title", "how_made", "asked", "not_heard"])
    _note_writer(by, held)
    _keep_about(by, held, words.about, timezone.now())
    record(actor=by, action="equality.rewritten", about=held.audit_reference)


@transaction.atomic
def predict(
    *,
    by: Actor,
    assessment: Assessment,
    group: Group,
    version: int,
    words: EffectWords,
    at: datetime | None = None,
) -> Effect:
    """Say what is expected for one group. `version` is that of its row as read; 0 if it had none.

    Raises SignedOffAlready, ChangedMeanwhile.
    """
    held = take(assessment, None)
    effect = held.effects.filter(group=group.key).first()
    if (effect.version if effect else 0) != version:
        raise faults.ChangedMeanwhile
    kept = effect or Effect(assessment=held, group=group.key)
    kept.group_name = group.name
    kept.prediction, kept.reason = words.prediction, words.reason
    kept.missing, kept.mitigation = words.missing, words.mitigation
    kept.evidence = list(words.evidence)
    kept.check_on, kept.checker = words.check_on, words.checker
    kept.version = version + 1
    kept.said_at, kept.said_by = at or timezone.now(), by.audit_reference
    kept.save()
    _note_writer(by, held)
    _record_prediction(by, kept)
    return kept


def take(assessment: Assessment, version: int | None) -> Assessment:
    """The draft, held and counted as changed. Raises SignedOffAlready, ChangedMeanwhile.

    Without a version any may be changed: then the row within it has one of its own.
    """
    held: Assessment = Assessment.objects.select_for_update().get(pk=assessment.pk)
    if not held.is_draft:
        raise faults.SignedOffAlready
    if version is not None and held.version != version:
        raise faults.ChangedMeanwhile
    held.version += 1
    held.save(update_fields=["version"])
    return held


def _note_writer(by: Actor, assessment: Assessment) -> None:
    Writer.objects.get_or_create(assessment=assessment, person=by.audit_reference)


def _keep_about(
    by: Actor, assessment: Assessment, references: Sequence[str], moment: datetime
) -> None:
    """A draft is about these things and no others."""
    assessment.about.exclude(reference__in=references).delete()
    for reference in references:
        About.objects.get_or_create(
            assessment=assessment,
            reference=reference,
            defaults={"added_at": moment, "added_by": by.audit_reference},
        )


def _record_prediction(by: Actor, effect: Effect) -> None:
    record(
        actor=by,
        action="equality.predicted",
        about=effect.assessment.audit_reference,
        details={"group": effect.group, "prediction": str(effect.prediction)},
    )
