"""Signing off, by somebody who wrote none of it; a new version; and further things it is about."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from headwater_web.audit.api import Actor, record
from headwater_web.equality import faults
from headwater_web.equality.actions.drafting import DraftWords, draft, take
from headwater_web.equality.groups import groups
from headwater_web.equality.models import About, Assessment, Effect
from headwater_web.governance.api import decision_with
from headwater_web.thread.api import LinkKind, link
from headwater_web.ui.words import day_words


@transaction.atomic
def sign_off(
    *, by: Actor, assessment: Assessment, version: int, at: datetime | None = None
) -> None:
    """Stand for an assessment as it was read; nothing in it changes afterwards.

    Raises SignedOffAlready, ChangedMeanwhile, OwnSignOff, NotComplete.
    """
    moment = at or timezone.now()
    held = take(assessment, version)
    if held.writers.filter(person=by.audit_reference).exists():
        raise faults.OwnSignOff
    if lines := tuple(_missing(held, timezone.localdate(moment))):
        raise faults.NotComplete(lines)
    held.effects.update(sealed_at=moment)
    held.about.update(sealed_at=moment)
    held.signed_off_at, held.signed_off_by = moment, by.audit_reference
    held.save(update_fields=["signed_off_at", "signed_off_by"])
    record(actor=by, action="equality.signed_off", about=held.audit_reference)
    _tie(by, held)


@transaction.atomic
def revise(*, by: Actor, assessment: Assessment) -> Assessment:
    """Begin a new version with the words of the one that stands, which stands until then.

    Raises NotSignedOff, RevisedAlready.
    """
    held: Assessment = Assessment.objects.select_for_update().get(pk=assessment.pk)
    if held.is_draft:
        raise faults.NotSignedOff
    if Assessment.objects.filter(supersedes=held).exists():
        raise faults.RevisedAlready
    about = tuple(held.about.values_list("reference", flat=True))
    words = DraftWords(held.title, about, held.how_made, held.not_heard, tuple(held.asked))
    newer = draft(by=by, words=words, supersedes=held)
    for effect in held.effects.all():
        _copy(effect, newer)
    return newer


@transaction.atomic
def attach(*, by: Actor, assessment: Assessment, reference: str) -> None:
    """Say that an assessment that was signed off is about one more thing. Its words stay.

    Raises NotSignedOff.
    """
    held: Assessment = Assessment.objects.select_for_update().get(pk=assessment.pk)
    if held.signed_off_on is None:
        raise faults.NotSignedOff
    now = timezone.now()
    _row, is_new = About.objects.get_or_create(
        assessment=held,
        reference=reference,
        defaults={"added_at": now, "added_by": by.audit_reference, "sealed_at": now},
    )
    if is_new:
        record(
            actor=by,
            action="equality.attached",
            about=held.audit_reference,
            details={"thing": reference},
        )
        _tie_to(by, held, reference, held.signed_off_on)


def _missing(assessment: Assessment, day: date) -> Iterable[str]:
    """What keeps a draft from being signed off, one line for each."""
    if not assessment.about.exists():
        yield _("It says of nothing what it is about.")
    said: dict[str, Effect] = {each.group: each for each in assessment.effects.all()}
    for group in groups():
        if group.key not in said:
            yield _("{group}: nothing is said yet.").format(group=group.name)
    for effect in said.values():
        if effect.check_on <= day:
            yield _("{group}: the day to check it, {day}, is not ahead any more.").format(
                group=effect.group_name, day=day_words(effect.check_on)
            )


def _copy(effect: Effect, newer: Assessment) -> None:
    effect.pk, effect._state.adding = None, True
    effect.assessment, effect.sealed_at, effect.version = newer, None, 1
    effect.save(force_insert=True)


def _tie(by: Actor, assessment: Assessment) -> None:
    signed_off_on = timezone.localdate(assessment.signed_off_at)
    for row in assessment.about.all():
        _tie_to(by, assessment, row.reference, signed_off_on)
    sources = [*assessment.asked]
    if assessment.supersedes is not None:
        sources.append(assessment.supersedes.reference)
    for source in sources:
        link(by=by, earlier=source, later=assessment.reference, kind=LinkKind.LED_TO)
    shown = {each for effect in assessment.effects.all() for each in effect.evidence}
    for evidence in sorted(shown):
        link(by=by, earlier=assessment.reference, later=evidence, kind=LinkKind.EVIDENCED_BY)


def _tie_to(by: Actor, assessment: Assessment, reference: str, signed_off_on: date) -> None:
    """A link runs the way the work ran: into a decision that came after, out of all else."""
    decision = decision_with(reference)
    if decision is not None and signed_off_on <= decision.decided_on:
        link(by=by, earlier=assessment.reference, later=reference, kind=LinkKind.DECIDED_BY)
    else:
        link(by=by, earlier=reference, later=assessment.reference, kind=LinkKind.LED_TO)
