"""Entering a study into the register, changing its words, and recording what came out of it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.evidence.models import About, Outcome, Output, Study
from headwater_web.evidence.refusals import (
    ChangedMeanwhile,
    NotAsThingsStand,
    NotComeYet,
    StruckAlready,
)
from headwater_web.evidence.row_columns import OUTCOME_COLUMNS
from headwater_web.thread.api import LinkKind, link, take_reference


@dataclass(frozen=True, slots=True)
class StudyWords:
    """What a study says of itself, apart from its first planned dates."""

    title: str
    question: str
    about: About
    partner: str
    commissioner: str
    is_paid_by_us: bool
    takes_part: str
    thanks: str
    data_needed: str
    data_basis: str
    cost_pounds: int | None = None
    fund: str = ""
    plan_address: str = ""


@dataclass(frozen=True, slots=True)
class Planned:
    """The first planned dates. They stay as they are; an end is moved by an entry."""

    starts_on: date
    ends_on: date


@transaction.atomic
def add_study(
    *, by: Actor, said: StudyWords, planned: Planned, comes_from: Sequence[str] = ()
) -> Study:
    """Enter a study into the register; `comes_from` are references that it follows."""
    if planned.ends_on <= planned.starts_on:
        raise NotAsThingsStand
    study: Study = Study.objects.create(
        reference=take_reference("RS"),
        planned_starts_on=planned.starts_on,
        planned_ends_on=planned.ends_on,
        added_at=timezone.now(),
        added_by=by.audit_reference,
        **asdict(said),
    )
    for reference in comes_from:
        link(by=by, earlier=reference, later=study.reference, kind=LinkKind.LED_TO)
    record(actor=by, action="evidence.study_added", about=study.audit_reference)
    return study


@transaction.atomic
def change_study(*, by: Actor, study: Study, said: StudyWords, version: int) -> Study:
    """Say otherwise what a study is. Raises ChangedMeanwhile."""
    found: Study = Study.objects.select_for_update().get(pk=study.pk)
    if found.version != version:
        raise ChangedMeanwhile
    words = asdict(said)
    changed = sorted(name for name, value in words.items() if getattr(found, name) != value)
    for name, value in words.items():
        setattr(found, name, value)
    found.version += 1
    found.save(update_fields=[*words, "version"])
    record(
        actor=by,
        action="evidence.study_changed",
        about=found.audit_reference,
        details={"columns": len(changed)},
    )
    return found


@transaction.atomic
def add_output(*, by: Actor, study: Study, title: str, came_out_on: date, address: str) -> Output:
    """Record something that a study brought out. Raises NotComeYet."""
    if came_out_on > timezone.localdate():
        raise NotComeYet
    made: Output = Output.objects.create(
        study=study,
        title=title,
        came_out_on=came_out_on,
        address=address,
        recorded_at=timezone.now(),
        recorded_by=by.audit_reference,
    )
    record(actor=by, action="evidence.output_added", about=study.audit_reference)
    return made


@transaction.atomic
def add_outcome(
    *, by: Actor, study: Study, said: Mapping[str, Any], replaces: Outcome | None = None
) -> Outcome:
    """Record an outcome, as `said.read_outcome` gives it, perhaps in place of one that was wrong.

    Raises StruckAlready where that one was replaced before, NotAsThingsStand where it is not of
    this study.
    """
    held = Study.objects.select_for_update().get(pk=study.pk)
    if replaces is not None:
        if replaces.study_id != held.pk:
            raise NotAsThingsStand
        if Outcome.objects.filter(replaces=replaces).exists():
            raise StruckAlready
    made: Outcome = Outcome.objects.create(
        study=held,
        replaces=replaces,
        recorded_at=timezone.now(),
        recorded_by=by.audit_reference,
        **{column.name: said[column.name] for column in OUTCOME_COLUMNS},
    )
    record(
        actor=by,
        action="evidence.outcome_added",
        about=held.audit_reference,
        details={"replaces": replaces.pk if replaces else ""},
    )
    return made
