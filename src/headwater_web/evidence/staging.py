"""Cards, gaps and studies for a demonstration, through the same acts as on the site."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction

from headwater_web.audit.api import Actor
from headwater_web.evidence.actions import cards, gaps, studies, study_events
from headwater_web.evidence.card_files import rows_of_mappings
from headwater_web.evidence.models import (
    About,
    Card,
    Gap,
    GapEventKind,
    Study,
    StudyEventKind,
)
from headwater_web.evidence.said import read_card, read_outcome
from headwater_web.thread.api import LinkKind, link
from headwater_web.ui.definition_files import read_yaml

Said = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class EvidenceStaff:
    """Who does it in the demonstration: one who analyses, one who manages."""

    analyst: Actor
    manager: Actor


@transaction.atomic
def stage_evidence(path: Path, *, staff: EvidenceStaff, today: date) -> None:
    """Add what the partnership's file of evidence holds for a demonstration, once.

    Days count from `today`. Without a file nothing is added. Raises what the checks of cards and
    outcomes raise.
    """
    if not path.exists():
        return
    shown: Said = read_yaml(path).get("demonstration") or {}
    for said in shown.get("cards", ()):
        if not Card.objects.filter(key=said["key"]).exists():
            _stage_card(said, staff, today)
    for said in shown.get("studies", ()):
        if not Study.objects.filter(title=said["title"]).exists():
            _stage_study(said, staff, today)
    for said in shown.get("gaps", ()):
        if not Gap.objects.filter(question=said["question"]).exists():
            _stage_gap(said, staff, today)


def _stage_card(said: Said, staff: EvidenceStaff, today: date) -> None:
    days = {
        "as_at": _ago(said["as_at_days_ago"], today),
        "next_review": _ago(-said["next_review_in_days"], today),
    }
    apart = ("as_at_days_ago", "next_review_in_days", "draft", "ties")
    words = {name: value for name, value in said.items() if name not in apart}
    (row,) = rows_of_mappings([words | days])
    card = cards.add_card(by=staff.analyst, said=read_card(row))
    for earlier in said.get("ties", ()):
        link(by=staff.analyst, earlier=earlier, later=card.reference, kind=LinkKind.EVIDENCED_BY)
    if not said.get("draft"):
        cards.publish_card(by=staff.manager, card=card, version=1)


def _stage_study(said: Said, staff: EvidenceStaff, today: date) -> None:
    names = (
        "title question partner commissioner is_paid_by_us takes_part thanks data_needed data_basis"
    )
    words = {name: said[name] for name in names.split()}
    optional = {name: said[name] for name in ("cost_pounds", "fund") if name in said}
    study = studies.add_study(
        by=staff.manager,
        said=studies.StudyWords(about=About(said["about"]), **words, **optional),
        planned=studies.Planned(
            _ago(said["planned_starts_days_ago"], today), _ago(said["planned_ends_days_ago"], today)
        ),
    )
    for outcome in said.get("outcomes", ()):
        row = {name: str(value) for name, value in outcome.items()}
        studies.add_outcome(by=staff.analyst, study=study, said=read_outcome(row))
    for number, event in enumerate(said.get("events", ())):
        study_events.record_study_event(
            by=staff.manager, study=study, happened=_happened(event, today), read=number
        )
    for output in said.get("outputs", ()):
        studies.add_output(
            by=staff.manager,
            study=study,
            title=output["title"],
            came_out_on=_ago(output["days_ago"], today),
            address=output["address"],
        )
    for later in said.get("led_to", ()):
        link(by=staff.manager, earlier=study.reference, later=later, kind=LinkKind.LED_TO)


def _happened(said: Said, today: date) -> study_events.Happened:
    return study_events.Happened(
        kind=StudyEventKind(said["kind"]),
        on=_ago(said["days_ago"], today),
        words=said.get("words", "").strip(),
        body=said.get("body", ""),
        body_reference=said.get("body_reference", ""),
        until=_ago(-said["until_in_days"], today) if "until_in_days" in said else None,
        result=said.get("result", ""),
    )


def _stage_gap(said: Said, staff: EvidenceStaff, today: date) -> None:
    gap = gaps.add_gap(
        by=staff.analyst,
        said=gaps.GapWords(
            question=said["question"],
            why=said["why"].strip(),
            who_could_answer=said["who_could_answer"],
            found_on=_ago(said["days_ago"], today),
            found_in=said.get("found_in", ""),
            intervention=said.get("intervention", ""),
            found_by=[
                Card.objects.get(key=key).reference for key in said.get("found_by_cards", ())
            ],
        ),
    )
    for number, event in enumerate(said.get("events", ())):
        study = Study.objects.get(title=event["study"]).reference if "study" in event else ""
        became = gaps.Became(
            GapEventKind(event["kind"]),
            _ago(event["days_ago"], today),
            event.get("words", "").strip(),
            study,
        )
        gaps.record_gap_event(by=staff.analyst, gap=gap, became=became, read=number)


def _ago(days: int, today: date) -> date:
    return today - timedelta(days=days)
