"""The demonstration's returns, from the partnership's definitions. Twice changes nothing.

Every act goes through the same functions as on the site; only its day is set back.
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import floor
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor
from headwater_web.interventions.api import ProgrammeWords, programme_with
from headwater_web.provider_returns.actions.answering import save_file
from headwater_web.provider_returns.actions.certifying import (
    accept,
    ask_for_changes,
    certify,
    hand_in,
)
from headwater_web.provider_returns.actions.opening import ReturnWords, ask_for_return
from headwater_web.provider_returns.answers import Answer, Mark, as_number
from headwater_web.provider_returns.models import ProviderReturn, Version
from headwater_web.provider_returns.quarters import Quarter, quarter_at
from headwater_web.provider_returns.queries.asking import form_of
from headwater_web.provider_returns.questions import AddsUp, Cell, Shape, Unit
from headwater_web.provider_returns.schedule import due_on, schedule, usual_areas, usual_parts
from headwater_web.provider_returns.standings import Standing
from headwater_web.ui.definition_files import read_yaml

Said = Mapping[str, Any]
_NOON = time(12)
_DAYS_TO_REPLY = 9
_KEPT_WHOLE = {Unit.DAYS, Unit.WEEKS}
_ASK_AGAIN = (
    "People referred and people who took part have both gone up by a third. Please look whether "
    "the sessions of the summer were counted in both months."
)


@dataclass(frozen=True, slots=True)
class ProviderStaff:
    """Who does it: two people of one provider, and whoever accepts for the partnership."""

    organisation: str
    writer: Actor
    certifier: Actor
    manager: Actor


@dataclass(frozen=True, slots=True)
class _MadeUp:
    """Somebody of a provider that has no account in the demonstration."""

    audit_reference: str


@transaction.atomic
def stage_provider_returns(path: Path, *, staff: ProviderStaff, today: date) -> tuple[str, ...]:
    """Stage what is not there yet, of the programmes that are there. Returns the references."""
    if not path.exists():
        return ()
    said = read_yaml(path).get("demonstration") or {}
    for each in said.get("returns", ()):
        programme = programme_with(each["programme"], today=today)
        if programme is not None:
            _stage_programme(each, programme, said["of_newest"], staff, today)
    return tuple(ProviderReturn.objects.order_by("pk").values_list("reference", flat=True))


def _stage_programme(
    said: Said,
    programme: ProgrammeWords,
    of_newest: Sequence[float],
    staff: ProviderStaff,
    today: date,
) -> None:
    quarters = [quarter_at(today).before]
    for _share in of_newest[1:]:
        quarters.append(quarters[-1].before)
    # The oldest first, so that references follow the calendar.
    for number in reversed(range(len(quarters))):
        quarter = quarters[number]
        runs = programme.starts < quarter.ends and quarter.begins < programme.ends
        held = ProviderReturn.objects.filter(programme=programme.key, begins=quarter.begins)
        if runs and not held.exists():
            until = Standing(said["newest"]) if number == 0 else Standing.ACCEPTED
            _stage_return(said, programme, quarter, (of_newest[number], until), staff, today)


def _stage_return(
    said: Said,
    programme: ProgrammeWords,
    quarter: Quarter,
    how: tuple[float, Standing],
    staff: ProviderStaff,
    today: date,
) -> None:
    share, until = how
    plan = schedule()
    report = ask_for_return(
        by=staff.manager,
        programme=programme,
        quarter=quarter,
        words=ReturnWords(
            parts=usual_parts(programme, said.get("parts", ())),
            areas=usual_areas(programme),
            is_large=programme.key not in plan.small,
            due_on=due_on(quarter, plan.due_days_after),
        ),
        at=_noon(quarter.begins + timedelta(days=10), today),
    )
    if until is Standing.ASKED:
        return
    done = report.due_on + timedelta(days=said.get("days_late", -2))
    writer, certifier = _people_of(programme, staff)
    version = report.versions.get()
    answers = answers_staged(report, said, share)
    save_file(
        by=writer, version=version, counter=version.counter, answers=answers, at=_noon(done, today)
    )
    _bring_on(report, until, (writer, certifier, staff.manager), done, today)


def _bring_on(
    report: ProviderReturn,
    until: Standing,
    people: tuple[Actor, Actor, Actor],
    done: date,
    today: date,
) -> None:
    """Hand a return in, certify it and answer it, as far as it has come."""
    writer, certifier, manager = people
    version, at = _newest(report), _noon(done, today)
    hand_in(by=writer, version=version, counter=version.counter, at=at)
    if until is Standing.HANDED_IN:
        return
    version = _newest(report)
    certify(by=certifier, version=version, counter=version.counter, at=at)
    replied = _noon(done + timedelta(days=_DAYS_TO_REPLY), today)
    if until is Standing.ACCEPTED:
        accept(by=manager, version=_newest(report), at=replied)
    elif until is Standing.CHANGES:
        ask_for_changes(by=manager, version=_newest(report), words=_ASK_AGAIN, at=replied)


def answers_staged(
    report: ProviderReturn, said: Said, share: float
) -> dict[str, dict[str, Answer]]:
    """What a return says: the given numbers, that share of them; else that it is not collected."""
    fixed, zero = said.get("fixed", ()), said.get("zero", ())
    found: dict[str, dict[str, Answer]] = {}
    for group in form_of(report).groups:
        given = said["answers"].get(group.key, {})
        scale = 1.0 if group.key in fixed else share
        otherwise: Answer = 0 if group.base in zero and given else Mark.NOT_COLLECTED
        answers = {cell.name: _answer(cell, given, scale, otherwise) for cell in group.cells()}
        if group.adds_up and given:
            _add_up(answers, group.adds_up)
        found[group.key] = answers
    return found


def _answer(cell: Cell, given: Said, scale: float, otherwise: Answer) -> Answer:
    value: Any = given.get(cell.row.key, {}) if cell.row else given.get(cell.question.key)
    if isinstance(value, Mapping):
        value = value.get(cell.question.key)
    if value is None:
        return otherwise
    if cell.question.shape is not Shape.COUNT:
        return str(value)
    # Rounded down, so that parts of a whole never become more than it.
    return int(value) if cell.question.unit in _KEPT_WHOLE else floor(float(value) * scale)


def _add_up(answers: dict[str, Answer], sum_of: AddsUp) -> None:
    """Give the last part what rounding down left of the whole."""
    *others, last = sum_of.parts
    whole = as_number(answers[sum_of.whole]) or 0
    answers[last] = whole - sum(as_number(answers[each]) or 0 for each in others)


def _people_of(programme: ProgrammeWords, staff: ProviderStaff) -> tuple[Actor, Actor]:
    if programme.organisation == staff.organisation:
        return staff.writer, staff.certifier
    return _made_up(f"{programme.organisation}, writer"), _made_up(programme.organisation)


def _made_up(name: str) -> _MadeUp:
    return _MadeUp(f"person/{uuid.uuid5(uuid.NAMESPACE_URL, name)}")


def _newest(report: ProviderReturn) -> Version:
    found: Version = report.versions.order_by("-number")[0]
    return found


def _noon(day: date, today: date) -> datetime:
    """Noon of a day, or of today where that day has not come."""
    return timezone.make_aware(datetime.combine(min(day, today), _NOON))
