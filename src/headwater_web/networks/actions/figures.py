"""Sharing a figure with a network."""

from dataclasses import dataclass
from datetime import date
from typing import cast

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.networks.models import Question, SharedFigure, UsedDefinition, those_that_stand


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted in a year, among how many people, up to which day, by which source."""

    year: int
    events: int
    people: int
    as_at: date
    source: str


@transaction.atomic
def share_figure(
    *, by: Actor, question: Question, definition: UsedDefinition, counted: Counted
) -> SharedFigure:
    """Share what a member counted by its definition. What it shared before for the year stays
    on record, and this takes its place."""
    same = SharedFigure.objects.select_for_update().filter(
        question=question,
        organisation=definition.organisation,
        measure=definition.measure,
        version=definition.version,
        year=counted.year,
    )
    before = those_that_stand(same)
    # A constraint holds measure and version together.
    made: SharedFigure = SharedFigure.objects.create(
        question=question,
        organisation=definition.organisation,
        measure=definition.measure,
        version=cast(int, definition.version),
        year=counted.year,
        events=counted.events,
        people=counted.people,
        as_at=counted.as_at,
        source=counted.source,
        corrects=before[-1] if before else None,
        shared_at=timezone.now(),
        shared_by=by.audit_reference,
    )
    record(
        actor=by,
        action="networks.figure_shared",
        about=question.audit_reference,
        details={"organisation": definition.organisation, "measure": definition.measure},
    )
    return made
