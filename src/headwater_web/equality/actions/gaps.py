"""Naming a gap in access, changing what makes it, and measuring it again."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.equality import faults
from headwater_web.equality.groups import Group
from headwater_web.equality.models import AccessGap, GapChange, Remeasurement, Shows
from headwater_web.thread.api import LinkKind, link, take_reference


@transaction.atomic
def name_gap(
    *,
    by: Actor,
    title: str,
    words: str,
    group: Group,
    first_measured: str = "",
    not_measured_because: str = "",
    comes_from: Sequence[str] = (),
    at: datetime | None = None,
) -> AccessGap:
    """Name a gap, with the figure that first measured it or why there is none.

    `comes_from` are references of what led to it, such as what people said.
    """
    gap = AccessGap.objects.create(
        reference=take_reference("W"),
        title=title,
        words=words,
        group=group.key,
        group_name=group.name,
        first_measured=first_measured,
        not_measured_because=not_measured_because,
        named_at=at or timezone.now(),
        named_by=by.audit_reference,
    )
    record(
        actor=by,
        action="equality.gap_named",
        about=gap.audit_reference,
        details={"group": group.key, "measured": bool(first_measured)},
    )
    for source in (*comes_from, *([first_measured] if first_measured else [])):
        link(by=by, earlier=source, later=gap.reference, kind=LinkKind.LED_TO)
    return gap


@transaction.atomic
def begin_change(
    *, by: Actor, gap: AccessGap, reference: str, words: str, began_on: date
) -> GapChange:
    """Say what changes the system that makes the gap; twice the same thing is one change."""
    change, is_new = GapChange.objects.get_or_create(
        gap=gap,
        reference=reference,
        defaults={
            "words": words,
            "began_on": began_on,
            "added_at": timezone.now(),
            "added_by": by.audit_reference,
        },
    )
    if is_new:
        _record(by, "equality.gap_change_begun", gap, reference)
        link(by=by, earlier=gap.reference, later=reference, kind=LinkKind.LED_TO)
    return change


@transaction.atomic
def finish_change(*, by: Actor, change: GapChange, made_on: date) -> None:
    """Say that a change was made. Raises MadeAlready, BeforeItBegan."""
    held: GapChange = GapChange.objects.select_for_update().get(pk=change.pk)
    if held.made_on is not None:
        raise faults.MadeAlready
    if made_on < held.began_on:
        raise faults.BeforeItBegan
    held.made_on, held.made_by = made_on, by.audit_reference
    held.save(update_fields=["made_on", "made_by"])
    _record(by, "equality.gap_change_made", held.gap, held.reference)


@transaction.atomic
def remeasure(
    *,
    by: Actor,
    gap: AccessGap,
    shows: Shows,
    words: str,
    measured_on: date,
    figure: str = "",
    people: int | None = None,
) -> Remeasurement:
    """Measure a gap again. Raises BeforeItWasNamed."""
    if measured_on < timezone.localdate(gap.named_at):
        raise faults.BeforeItWasNamed
    row = Remeasurement.objects.create(
        gap=gap,
        figure=figure,
        words=words,
        people=people,
        measured_on=measured_on,
        shows=shows,
        added_at=timezone.now(),
        added_by=by.audit_reference,
    )
    record(
        actor=by,
        action="equality.gap_measured_again",
        about=gap.audit_reference,
        details={"shows": str(shows), "measured_on": measured_on.isoformat()},
    )
    if figure:
        link(by=by, earlier=gap.reference, later=figure, kind=LinkKind.EVIDENCED_BY)
    return row


def _record(by: Actor, action: str, gap: AccessGap, thing: str) -> None:
    record(actor=by, action=action, about=gap.audit_reference, details={"thing": thing})
