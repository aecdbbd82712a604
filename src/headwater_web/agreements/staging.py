"""The demonstration's agreements, datasets and requests, from the definitions. Twice is as once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from headwater_web.agreements.actions import (
    access,
    agreements,
    assessments,
    carrying,
    catalogue,
    requests,
)
from headwater_web.agreements.actions.assessments import SignedInActor
from headwater_web.agreements.models import (
    Access,
    Agreement,
    Dataset,
    ImpactAssessment,
    Kind,
    Step,
)
from headwater_web.agreements.parties import party_names
from headwater_web.agreements.rules import rules
from headwater_web.audit.api import Actor
from headwater_web.ui.definition_files import read_yaml

Said = Mapping[str, Any]
_WORKING_DAY = time(10, 0)


@dataclass(frozen=True, slots=True)
class AgreementsStaff:
    """Who does it in the demonstration: one who writes, and the lead who signs off.

    Each of them decides on the access that the other asks for.
    """

    writer: Actor
    lead: SignedInActor


@transaction.atomic
def stage_agreements(path: Path, *, staff: AgreementsStaff, today: date) -> tuple[str, ...]:
    """Stage what is not there yet; the references of the agreements.

    Nothing where the partnership has no such file. What belongs to an organisation that the site
    does not know is left out.
    """
    if not path.exists():
        return ()
    said = read_yaml(path)
    for each in said.get("datasets", ()):
        _stage_dataset(each, staff, today)
    shown = said.get("demonstration") or {}
    for each in shown.get("assessments", ()):
        if not ImpactAssessment.objects.filter(title=each["title"]).exists():
            _stage_assessment(each, staff, today)
    for each in shown.get("agreements", ()):
        if not Agreement.objects.filter(title=each["title"]).exists():
            _stage_agreement(each, shown, staff, today)
    for each in shown.get("requests", ()):
        _stage_request(each, staff, today)
    if not Access.objects.exists():
        for each in shown.get("accesses", ()):
            _stage_access(each, staff)
    return tuple(Agreement.objects.order_by("pk").values_list("reference", flat=True))


def _stage_dataset(said: Said, staff: AgreementsStaff, _today: date) -> None:
    if Dataset.objects.filter(title=said["title"], holder=said["holder"]).exists():
        return
    words = catalogue.DatasetWords(
        title=said["title"],
        holder=said["holder"],
        holder_name=party_names().get(said["holder"], ""),
        words=said["words"],
        feed=said.get("feed", ""),
    )
    if not words.holder_name:
        return
    dataset = catalogue.note_dataset(by=staff.writer, said=words)
    for each in said.get("shared_with", ()):
        catalogue.note_share(by=staff.writer, dataset=dataset, shared_with=each)


def _stage_assessment(said: Said, staff: AgreementsStaff, today: date) -> None:
    at = _moment(today - timedelta(days=said["days_ago"]))
    assessment = assessments.begin(by=staff.writer, title=said["title"], at=at)
    for number, question in enumerate(rules().assessment_questions, start=1):
        words = said["answers"].get(question.key, said["otherwise"])
        assessments.answer(
            by=staff.writer, assessment=assessment, version=number, question=question, words=words
        )
    if said.get("is_draft"):
        return
    assessment.refresh_from_db()
    assessments.sign_off(
        by=staff.lead,
        assessment=assessment,
        version=assessment.version,
        review_on=today + timedelta(days=said["review_in_days"]),
        at=at,
    )


def _stage_agreement(said: Said, shown: Said, staff: AgreementsStaff, today: date) -> None:
    names = party_names()
    if said["supplier"] not in names:
        return
    at = _moment(said["starts_on"])
    words = agreements.AgreementWords(
        title=said["title"],
        kind=Kind(said["kind"]),
        supplier=said["supplier"],
        supplier_name=names[said["supplier"]],
        starts_on=said["starts_on"],
        controllers=[key for key in said.get("controllers", ()) if key in names],
        purposes=said["purposes"],
        ends_on=_last_day(said, today),
        review_on=today + timedelta(days=said["review_in_days"]),
        assessment=ImpactAssessment.objects.filter(title=said.get("assessment", "")).first(),
    )
    made = agreements.draft_agreement(by=staff.writer, words=words, at=at)
    for number, (feed, basis) in enumerate(said["feeds"].items(), start=1):
        covered = agreements.FeedWords(feed=feed, **shown["bases"][basis])
        agreements.cover_feed(by=staff.writer, agreement=made, version=number, words=covered)
    if said.get("is_draft"):
        return
    made.refresh_from_db()
    carrying.put_in_force(
        by=staff.lead, agreement=made, version=made.version, signed_on=said["starts_on"], at=at
    )


def _last_day(said: Said, today: date) -> date:
    if "ends_in_days" in said:
        return today + timedelta(days=said["ends_in_days"])
    last: date = said["ends_on"]
    return last


def _stage_request(said: Said, staff: AgreementsStaff, today: date) -> None:
    dataset = Dataset.objects.filter(title=said["dataset"]).first()
    if dataset is None or dataset.requests.exists():
        return
    names = party_names()
    units = {key: names.get(key, name) for key, name in said["units"].items()}
    asked_on = today - timedelta(days=said["days_ago"])
    words = requests.RequestWords(said["words"], said["purposes"], said["level"], asked_on)
    made = requests.ask_for_data(by=staff.writer, dataset=dataset, said=words, units=units)
    for kind, barrier in said.get("barriers", {}).items():
        met_on = today - timedelta(days=barrier["days_ago"])
        requests.meet_barrier(
            by=staff.writer, request=made, kind=kind, words=barrier["words"], met_on=met_on
        )
    for step in said.get("steps", ()):
        requests.note_step(
            by=staff.writer,
            request=made,
            step=Step(step["step"]),
            happened_on=today - timedelta(days=step["days_ago"]),
            words=step.get("words", ""),
        )


def _stage_access(said: Said, staff: AgreementsStaff) -> None:
    agreement = Agreement.objects.filter(title=said["agreement"]).first()
    if agreement is None:
        return
    by, other = (staff.lead, staff.writer) if said["by_the_lead"] else (staff.writer, staff.lead)
    asked = access.ask_for_access(
        by=by, agreement=agreement, feeds=said["feeds"], why=said["why"], hours=said["hours"]
    )
    if said["then"] == "asked":
        return
    access.approve(by=other, access=asked)
    if said["then"] == "ended":
        access.end_access(by=by, access=asked)


def _moment(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, _WORKING_DAY))
