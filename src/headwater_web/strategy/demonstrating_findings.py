"""How far the demonstration's findings have come, how sure they are, and what they rest on."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from headwater_web.evidence.api import cards_for, studies_since
from headwater_web.strategy.actions.finding_standings import judge_strength, reach_step
from headwater_web.strategy.demonstrating_actions import Staff
from headwater_web.strategy.models import Finding, PublicHealthStep, Strength
from headwater_web.thread.api import LinkKind, link


def stage_standing(given: Mapping[str, Any], finding: Finding, staff: Staff, today: date) -> None:
    """Say of one finding what its definition says; cards and studies that are not there, not."""
    for read, each in enumerate(given.get("steps", ())):
        reach_step(
            by=staff.manager,
            finding=finding,
            step=PublicHealthStep(each["step"]),
            reached_on=today - timedelta(days=each["days_ago"]),
            because=each["because"],
            read=read,
        )
    for read, each in enumerate(given.get("strengths", ())):
        judge_strength(
            by=staff.manager,
            finding=finding,
            strength=Strength(each["strength"]),
            because=each["because"],
            read=read,
        )
    _tie(given, finding, staff, today)


def _tie(given: Mapping[str, Any], finding: Finding, staff: Staff, today: date) -> None:
    for card in cards_for(today=today):
        if card.key in given.get("cards", ()):
            link(
                by=staff.manager,
                earlier=finding.reference,
                later=card.reference,
                kind=LinkKind.EVIDENCED_BY,
            )
    for study in studies_since(date.min, today=today):
        if study.title in given.get("studies", ()):
            link(
                by=staff.manager,
                earlier=study.reference,
                later=finding.reference,
                kind=LinkKind.LED_TO,
            )
