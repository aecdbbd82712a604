"""Returns of the demonstration: one sent a day late, one open, and last year's annual report.

Every act goes through the same functions as on the site; only its day is set back.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from headwater_web.accounts.api import Role
from headwater_web.audit.api import Actor
from headwater_web.returns import actions
from headwater_web.returns.definitions import Occurrence, ReportForm, form_from
from headwater_web.returns.models import Return
from headwater_web.ui.definition_files import read_yaml

ONE_DAY = timedelta(days=1)
Given = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ReturnsStaff:
    """Who does it in the demonstration: one who drafts, one who signs off."""

    analyst: Actor
    manager: Actor


@transaction.atomic
def stage_returns(path: Path, *, staff: ReturnsStaff, today: date) -> tuple[str, ...]:
    """Stage every return of a definitions file that is not there yet.

    Returns their references; none where there is no such file.
    """
    if not path.exists():
        return ()
    found = read_yaml(path)
    forms = {each["key"]: form_from(each) for each in found["forms"]}
    return tuple(
        _staged(given, forms[given["form"]], staff, today)
        for given in found.get("demonstration", [])
    )


def _staged(given: Given, form: ReportForm, staff: ReturnsStaff, today: date) -> str:
    occurrence = chosen_occurrence(form, given["which"], today=today)
    begun = Return.objects.filter(form_key=form.key, starts_on=occurrence.span.starts_on).first()
    if begun is not None:
        return str(begun.reference)
    sent_on = occurrence.due_on + ONE_DAY * given["sent_days_late"] if "sent_how" in given else None
    drafted_on = min(sent_on - ONE_DAY, today) if sent_on else today
    report = actions.begin_return(
        by=staff.analyst, form=form, occurrence=occurrence, at=_noon(drafted_on)
    )
    actions.draft_answers(
        by=staff.analyst,
        report=report,
        version=report.version,
        as_at=drafted_on,
        at=_noon(drafted_on),
    )
    _write(given, report, staff)
    _hours(given, report, staff, drafted_on)
    if sent_on:
        _send(given, report, staff, sent_on)
    return report.reference


def chosen_occurrence(form: ReportForm, which: str, *, today: date) -> Occurrence:
    """The occurrence that was last due (and a day has gone by), or the one after it."""
    every = form.occurrences(until=today + timedelta(days=400))
    past = [each for each in every if each.due_on < today]
    position = len(past) - 1 if which == "last_due" else len(past)
    return every[max(position, 0)]


def _write(given: Given, report: Return, staff: ReturnsStaff) -> None:
    for key, said in given.get("written", {}).items():
        actions.write_answer(
            by=staff.analyst,
            report=report,
            version=report.version,
            question=key,
            written=actions.Written(
                words=said["words"], because=said.get("because", ""), number=_number(said)
            ),
        )


def _number(said: Given) -> Decimal | None:
    return Decimal(str(said["number"])) if "number" in said else None


def _hours(given: Given, report: Return, staff: ReturnsStaff, until: date) -> None:
    people = {Role.ANALYST: staff.analyst, Role.PROGRAMME_MANAGER: staff.manager}
    for each in given.get("hours", []):
        role = Role(each["role"])
        actions.record_hours(
            by=people[role],
            report=report,
            role=role,
            hours=Decimal(str(each["hours"])),
            worked_on=until - timedelta(days=each["days_before"]),
        )


def _send(given: Given, report: Return, staff: ReturnsStaff, sent_on: date) -> None:
    at = _noon(sent_on)
    actions.sign_off(by=staff.manager, report=report, version=report.version, at=at)
    actions.say_sent(
        by=staff.manager,
        report=report,
        version=report.version,
        sent_on=sent_on,
        how=given["sent_how"],
        at=at,
    )


def _noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))
