"""Writing decisions down. Nothing here changes one: a correction is another decision."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.governance.actions.acting import ChangedMeanwhile, reference_of
from headwater_web.governance.actions.minuting import NotHeldYet
from headwater_web.governance.models import (
    AgendaItem,
    Decision,
    DecisionAbout,
    Meeting,
    Outcome,
    Paper,
)
from headwater_web.thread.api import LinkKind, link, take_reference


class DecidedElsewhere(Exception):
    """A decision was to replace one of another body, or one taken after it."""


@transaction.atomic
def record_decision(
    *,
    by: Actor | None,
    meeting: str,
    about: Iterable[str],
    words: str,
    outcome: Outcome | str,
    reasons: str,
    dissent: str = "",
    item: AgendaItem | None = None,
    supersedes: str = "",
) -> str:
    """Write down what a meeting decided, tie it to what it is about, and return its reference.

    Without `item` the first item of the agenda that is about one of the things is taken.
    Raises Meeting.DoesNotExist, Decision.DoesNotExist, NotHeldYet, DecidedElsewhere, ValueError
    for an unknown outcome.
    """
    held = Meeting.objects.get(reference=meeting)
    references = list(dict.fromkeys(about))
    chosen = item or held.items.filter(about__in=references).exclude(about="").first()
    earlier = _to_supersede(held, supersedes)
    if earlier is not None:
        references = references or _about(earlier)
    decision = _write(
        Decision(
            meeting=held,
            item=chosen,
            words=words,
            outcome=Outcome(outcome),
            reasons=reasons,
            dissent=dissent,
            supersedes=earlier,
        ),
        by=by,
        about=references,
    )
    if earlier is not None:
        link(by=by, earlier=earlier.reference, later=decision.reference, kind=LinkKind.LED_TO)
    return decision.reference


@transaction.atomic
def correct_decision(
    *,
    by: Actor | None,
    decision: str,
    words: str,
    outcome: Outcome | str,
    reasons: str,
    dissent: str = "",
) -> str:
    """Write the right record beside a wrong one, and return its reference.

    Raises ChangedMeanwhile where the row was corrected already: then correct the correction.
    """
    wrong = Decision.objects.select_for_update().get(reference=decision)
    if Decision.objects.filter(corrects=wrong).exists():
        raise ChangedMeanwhile(wrong.reference)
    right = _write(
        Decision(
            meeting=wrong.meeting,
            item=wrong.item,
            words=words,
            outcome=Outcome(outcome),
            reasons=reasons,
            dissent=dissent,
            corrects=wrong,
            supersedes=wrong.supersedes,
        ),
        by=by,
        about=_about(wrong),
    )
    link(by=by, earlier=wrong.reference, later=right.reference, kind=LinkKind.LED_TO)
    return right.reference


def _write(decision: Decision, *, by: Actor | None, about: list[str]) -> Decision:
    now = timezone.now()
    meeting = decision.meeting
    if meeting.called_off_at is not None or meeting.starts_at > now:
        raise NotHeldYet(meeting.reference)
    decision.reference = take_reference("D")
    decision.decided_on = meeting.day
    decision.recorded_at, decision.recorded_by = now, reference_of(by)
    decision.save(force_insert=True)
    record(
        actor=by,
        action="governance.decision_recorded",
        about=decision.audit_reference,
        details={
            "meeting": meeting.reference,
            "outcome": str(decision.outcome),
            "corrects": decision.corrects.reference if decision.corrects else None,
            "supersedes": decision.supersedes.reference if decision.supersedes else None,
        },
    )
    for reference in about:
        DecisionAbout.objects.create(decision=decision, reference=reference)
    for reference in (*about, *_papers(decision)):
        link(by=by, earlier=reference, later=decision.reference, kind=LinkKind.DECIDED_BY)
    return decision


def _papers(decision: Decision) -> list[str]:
    if decision.item is None:
        return []
    found = Paper.objects.filter(item=decision.item, withdrawn_at__isnull=True)
    return list(found.values_list("reference", flat=True))


def _about(decision: Decision) -> list[str]:
    return list(decision.about.values_list("reference", flat=True))


def _to_supersede(meeting: Meeting, reference: str) -> Decision | None:
    if not reference:
        return None
    earlier: Decision = Decision.objects.get(reference=reference)
    if earlier.meeting.body_id != meeting.body_id or earlier.decided_on > meeting.day:
        raise DecidedElsewhere(reference)
    return earlier
