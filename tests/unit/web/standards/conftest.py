"""Small frameworks, assessments by them, and somebody from a neighbouring unit."""

from collections.abc import Callable
from copy import deepcopy
from datetime import date
from typing import Any

import pytest

from headwater_web.accounts.api import (
    Role,
    ensure_member,
    ensure_organisation,
    ensure_second_step,
)
from headwater_web.accounts.models import Person
from headwater_web.config.cast import CAST
from headwater_web.standards import actions
from headwater_web.standards.actions import Asked
from headwater_web.standards.frameworks import CapacityFramework, Framework, LevelFramework
from headwater_web.standards.models import Answer, Assessment, Assessor, Side
from headwater_web.standards.reading import framework_from

LEVELS = ("none", "some", "most", "all")
NEIGHBOUR = "neighbour_unit"
SIX = ("police", "health_board", "city_council", "county_council", "probation", "ambulance")

SOUND: dict[str, Any] = {
    "key": "small",
    "version": 1,
    "shape": "levels",
    "title": "Small framework",
    "purpose": "To be tried out.",
    "assessed_by": "self",
    "levels": [{"key": key, "title": key.title(), "meaning": f"It is {key}."} for key in LEVELS],
    "standards": [
        {
            "key": "first",
            "title": "First standard",
            "why": "Because it comes first.",
            "indicators": [
                {
                    "key": key,
                    "question": f"How is {key}?",
                    "evidence": "A page that shows it.",
                    "descriptors": {level: f"{key} is {level}" for level in LEVELS},
                }
                for key in ("warmth", "light")
            ],
        }
    ],
    "source": {"title": "A book", "author": "Somebody", "year": 2020},
    "reviewed_on": date(2026, 1, 1),
    "next_review": date(2027, 1, 1),
}
CAPACITY: dict[str, Any] = {
    "key": "team",
    "version": 1,
    "shape": "capacity",
    "title": "Team",
    "purpose": "To be tried out.",
    "functions": [
        {
            "key": key,
            "title": title,
            "makes": "Something.",
            "required_by": required,
            "basis": "An Act",
            "days_a_month": days,
        }
        for key, title, required, days in (
            ("report", "Yearly report", "law", 4),
            ("grant", "Grant return", "grant", 3),
            ("course", "Course", "choice", 2),
        )
    ],
    "capabilities": [{"key": "data_engineer", "title": "Data engineer"}],
    "source": {"title": "A book", "author": "Somebody", "year": 2020},
    "reviewed_on": date(2026, 1, 1),
    "next_review": date(2027, 1, 1),
}


def small(**changes: Any) -> LevelFramework:
    """The small framework with some of its fields changed."""
    framework = framework_from(deepcopy(SOUND) | changes)
    assert isinstance(framework, LevelFramework)
    return framework


def team(**changes: Any) -> CapacityFramework:
    """The small capacity framework with some of its fields changed."""
    framework = framework_from(deepcopy(CAPACITY) | changes)
    assert isinstance(framework, CapacityFramework)
    return framework


def opened(
    framework: Framework, subject: str = "partnership", *, peer: str = "", among: tuple = ()
) -> Assessment:
    """An assessment of a subject by itself, with a peer, or among many without names."""
    asked = [Asked(each, each.title(), Side.SELF) for each in among]
    if isinstance(framework, LevelFramework) and not among:
        asked = [Asked(subject, subject.title(), Side.SELF)]
    if peer:
        asked.append(Asked(peer, peer.title(), Side.PEER))
    return actions.open_assessment(
        by=None, framework=framework, subject=subject, subject_name=subject.title(), asked=asked
    )


def assessor(assessment: Assessment, organisation: str) -> Assessor:
    return assessment.assessors.get(organisation=organisation)


def said(
    assessment: Assessment, organisation: str, indicator: str, level: str, **more: Any
) -> Answer:
    """An answer of one organisation, over whatever it said before."""
    own = assessor(assessment, organisation)
    standing = own.answers.filter(indicator=indicator, superseded_at=None).first()
    return actions.answer_indicator(
        by=more.pop("by", None),
        assessor=own,
        indicator=indicator,
        level=level,
        seen=more.pop("seen", standing.pk if standing else None),
        **more,
    )


def closed(assessment: Assessment) -> Assessment:
    actions.close_assessment(by=None, assessment=assessment)
    assessment.refresh_from_db()
    return assessment


@pytest.fixture
def nia(cast: dict[str, Person]) -> Person:
    """An officer of a neighbouring unit, who can be signed in like the rest of the cast."""
    email = "nia@neighbour.example"
    ensure_organisation(key=NEIGHBOUR, name="A neighbouring unit")
    ensure_member(
        email=email,
        name="Nia Rees",
        password="nia-over-the-hill",
        organisation=NEIGHBOUR,
        role=Role.PARTNER_OFFICER,
        since=date(2025, 1, 1),
    )
    ensure_second_step(email=email, secret=CAST[0].second_step_secret)
    cast["nia"] = Person.objects.get(email=email)
    return cast["nia"]


@pytest.fixture
def review(cast: dict[str, Person], nia: Person) -> Assessment:
    """The partnership assessed by itself and by the neighbouring unit; nothing answered yet."""
    return opened(small(assessed_by="both"), peer=NEIGHBOUR)


@pytest.fixture
def mapping(cast: dict[str, Person]) -> Assessment:
    """Six organisations compared without their names; nothing answered yet."""
    return opened(small(compared_without_naming=True), among=SIX)


@pytest.fixture
def answer_all() -> Callable[..., None]:
    """Answer one indicator for each of the six organisations, in order."""

    def answer(assessment: Assessment, indicator: str, ranks: tuple[int, ...]) -> None:
        for organisation, rank in zip(SIX, ranks, strict=True):
            said(assessment, organisation, indicator, LEVELS[rank])

    return answer
