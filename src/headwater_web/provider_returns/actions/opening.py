"""Asking for a return: of one programme, about one quarter."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.interventions.api import ProgrammeWords
from headwater_web.provider_returns import faults
from headwater_web.provider_returns.models import ProviderReturn, Version
from headwater_web.provider_returns.quarters import Quarter
from headwater_web.thread.api import LinkKind, link, take_reference


@dataclass(frozen=True, slots=True)
class ReturnWords:
    """What is asked of a programme: which parts, about which districts, and by when."""

    parts: Sequence[str]
    areas: Sequence[str]
    is_large: bool
    due_on: date


@transaction.atomic
def ask_for_return(
    *,
    by: Actor | None,
    programme: ProgrammeWords,
    quarter: Quarter,
    words: ReturnWords,
    at: datetime | None = None,
) -> ProviderReturn:
    """Ask for a return, with its first version empty. Without `by` the schedule asks.

    Raises NotBegun, ProgrammeNotRunning, DueTooEarly, AskedAlready.
    """
    moment = at or timezone.now()
    _check(programme, quarter, words, timezone.localdate(moment))
    who = by.audit_reference if by else "schedule"
    report = ProviderReturn.objects.create(
        reference=take_reference("RN"),
        programme=programme.key,
        programme_name=programme.name,
        programme_starts=programme.starts,
        organisation=programme.organisation,
        parts=list(words.parts),
        areas=list(words.areas),
        is_large=words.is_large,
        begins=quarter.begins,
        ends=quarter.ends,
        due_on=words.due_on,
        is_made_up=programme.is_made_up,
        opened_at=moment,
        opened_by=who,
    )
    Version.objects.create(report=report, number=1, begun_at=moment, begun_by=who)
    record(
        actor=by,
        action="provider_returns.asked_for",
        about=report.audit_reference,
        details={"programme": programme.key, "quarter": report.quarter},
    )
    if by is not None:
        link(
            by=by,
            earlier=programme.reference,
            later=report.reference,
            kind=LinkKind.LED_TO,
        )
    return report


def _check(programme: ProgrammeWords, quarter: Quarter, words: ReturnWords, today: date) -> None:
    if quarter.begins > today:
        raise faults.NotBegun
    if quarter.ends <= programme.starts or quarter.begins >= programme.ends:
        raise faults.ProgrammeNotRunning
    if words.due_on < quarter.ends:
        raise faults.DueTooEarly
    if ProviderReturn.objects.filter(programme=programme.key, begins=quarter.begins).exists():
        raise faults.AskedAlready
