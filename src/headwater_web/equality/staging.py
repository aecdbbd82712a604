"""The demonstration's assessments and gaps, from the definitions. Twice changes nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor
from headwater_web.equality.actions import checking, drafting, gaps, signing
from headwater_web.equality.groups import group_with, groups
from headwater_web.equality.models import (
    AccessGap,
    Assessment,
    Effect,
    Happened,
    NotNeeded,
    Prediction,
    Shows,
)
from headwater_web.governance.api import DecisionWords, decisions_taken_at, meetings_from
from headwater_web.ui.definition_files import read_yaml

Said = Mapping[str, Any]
_WORKING_DAY = time(10, 0)
_LONG_AGO = timedelta(days=730)


@dataclass(frozen=True, slots=True)
class EqualityStaff:
    """Who does it in the demonstration: one who writes and looks, another who signs off."""

    writer: Actor
    signer: Actor


@transaction.atomic
def stage_equality(
    path: Path, *, about: Sequence[str], staff: EqualityStaff, today: date
) -> tuple[str, ...]:
    """Stage what is not there yet, about things given and about decisions of named meetings.

    Where a thing is not there the assessment of it is left out. Returns the references of the
    assessments.
    """
    said = read_yaml(path).get("demonstration") or {}
    for each in said.get("assessments", ()):
        if not Assessment.objects.filter(title=each["title"]).exists():
            _stage_assessment(each, about, staff, today)
    for each in said.get("not_needed", ()):
        _stage_not_needed(each, staff, today)
    for each in said.get("gaps", ()):
        if not AccessGap.objects.filter(title=each["title"]).exists():
            _stage_gap(each, about, staff, today)
    return tuple(Assessment.objects.order_by("pk").values_list("reference", flat=True))


def _stage_assessment(said: Said, about: Sequence[str], staff: EqualityStaff, today: date) -> None:
    decided = _decisions(said.get("meeting"), today)
    references = [each.reference for each in decided] or _given(about, said.get("about_number"))
    if not references:
        return
    day = decided[0].decided_on if decided else today
    at = _moment(day - timedelta(days=said["days_before"]))
    words = drafting.DraftWords(said["title"], references, said["how_made"], said["not_heard"])
    assessment = drafting.draft(by=staff.writer, words=words, at=at)
    for group in groups():
        effect = {**said["otherwise"], **said["effects"].get(group.key, {})}
        _stage_effect(effect, assessment, group.key, staff, today)
    if said.get("is_signed_off"):
        assessment.refresh_from_db()
        version = assessment.version
        signing.sign_off(by=staff.signer, assessment=assessment, version=version, at=at)
    for key, check in said.get("checks", {}).items():
        _stage_check(check, assessment.effects.get(group=key), staff, today)


def _stage_effect(
    said: dict[str, Any], assessment: Assessment, key: str, staff: EqualityStaff, today: date
) -> None:
    group = group_with(key)
    if group is None:
        raise LookupError(key)
    said["check_on"] = today + timedelta(days=said.pop("check_in_days"))
    said["prediction"] = Prediction(said["prediction"])
    drafting.predict(
        by=staff.writer,
        assessment=assessment,
        group=group,
        version=0,
        words=drafting.EffectWords(**said),
        at=assessment.written_at,
    )


def _stage_check(said: Said, effect: Effect, staff: EqualityStaff, today: date) -> None:
    again = said.get("again_in_days")
    checking.check_effect(
        by=staff.writer,
        effect=effect,
        happened=Happened(said["happened"]),
        words=said["words"],
        checks_read=0,
        next_on=today + timedelta(days=again) if again else None,
        at=_moment(today - timedelta(days=said["days_ago"])),
    )


def _stage_not_needed(said: Said, staff: EqualityStaff, today: date) -> None:
    """Said once, of what the meeting has decided so far: what others stage later is not meant."""
    decisions = _decisions(said["meeting"], today)
    if NotNeeded.objects.filter(decision__in=[each.reference for each in decisions]).exists():
        return
    for decision in decisions:
        checking.say_not_needed(
            by=staff.signer,
            decision=decision,
            because=said["because"],
            at=_moment(decision.decided_on),
        )


def _stage_gap(said: Said, about: Sequence[str], staff: EqualityStaff, today: date) -> None:
    group = group_with(said["group"])
    if group is None:
        raise LookupError(said["group"])
    gap = gaps.name_gap(
        by=staff.writer,
        title=said["title"],
        words=said["words"],
        group=group,
        not_measured_because=said["not_measured_because"],
        at=_moment(today - timedelta(days=said["named_days_ago"])),
    )
    for reference in _given(about, said["change"]["about_number"]):
        _stage_change(said, gap, reference, staff, today)


def _stage_change(
    said: Said, gap: AccessGap, reference: str, staff: EqualityStaff, today: date
) -> None:
    changed, measured = said["change"], said["measured"]
    change = gaps.begin_change(
        by=staff.writer,
        gap=gap,
        reference=reference,
        words=changed["words"],
        began_on=today - timedelta(days=changed["began_days_ago"]),
    )
    made_on = today - timedelta(days=changed["made_days_ago"])
    gaps.finish_change(by=staff.writer, change=change, made_on=made_on)
    gaps.remeasure(
        by=staff.writer,
        gap=gap,
        shows=Shows(measured["shows"]),
        words=measured["words"],
        people=measured["people"],
        measured_on=today - timedelta(days=measured["days_ago"]),
    )


def _given(about: Sequence[str], number: int | None) -> list[str]:
    """The thing of that number, counted from 1, if so many were given."""
    return [about[number - 1]] if number and number <= len(about) else []


def _decisions(meeting: str | None, today: date) -> list[DecisionWords]:
    """What a meeting decided, by its title."""
    held = (each for each in meetings_from(today - _LONG_AGO) if each.title == meeting)
    return list(_standing(each.reference for each in held))


def _standing(meetings: Iterable[str]) -> Iterable[DecisionWords]:
    for meeting in meetings:
        yield from (each for each in decisions_taken_at(meeting) if not each.corrected_by)


def _moment(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, _WORKING_DAY))
