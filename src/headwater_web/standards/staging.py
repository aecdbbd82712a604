"""The demonstration's assessments, posts and notices, from a file of the definitions."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from headwater_web.standards.actions import (
    Asked,
    add_post,
    answer_indicator,
    close_assessment,
    cover_function,
    match_notices,
    open_assessment,
    open_notice,
    raise_finding,
)
from headwater_web.standards.frameworks import Framework, LevelFramework
from headwater_web.standards.models import (
    Assessment,
    Assessor,
    CapabilityNotice,
    Direction,
    Side,
)
from headwater_web.standards.organisations import organisation_words, the_partnership
from headwater_web.standards.reading import FOLDER, capabilities, frameworks
from headwater_web.ui.definition_files import definition

_WORKING_DAY = time(10, 0)


@transaction.atomic
def stage_assessments(*, today: date) -> None:
    """Load the demonstration's assessments and notices. What is there already is left alone.

    A framework of which there is any assessment is skipped, and the notices once there is one.
    """
    staged = definition(FOLDER, "demonstration", "assessments.yaml")
    known = frameworks()
    there = set(Assessment.objects.values_list("edition__key", flat=True))
    for each in staged["assessments"]:
        if each["framework"] not in there:
            _stage(each, known[each["framework"]], today)
    if not CapabilityNotice.objects.exists():
        _stage_notices(staged["notices"], today)


def _stage(each: dict[str, Any], framework: Framework, today: date) -> None:
    opened = _moment(today, each["opened_days_ago"])
    subject = each.get("subject") or the_partnership()
    assessment = open_assessment(
        by=None,
        framework=framework,
        subject=subject,
        subject_name=_name(each.get("names", {}), subject),
        asked=[
            Asked(key, _name(each.get("names", {}), key), Side(asked["side"]))
            for key, asked in each.get("asked", {}).items()
        ],
        at=opened,
    )
    if isinstance(framework, LevelFramework):
        for assessor in assessment.assessors.all():
            said = each["asked"][assessor.organisation]
            _stage_answers(assessor, framework, said, opened + timedelta(days=7))
    _stage_posts(assessment, each.get("posts", ()), opened)
    if "closed_days_ago" in each:
        close_assessment(by=None, assessment=assessment, at=_moment(today, each["closed_days_ago"]))
    for finding in each.get("findings", ()):
        raise_finding(
            by=None,
            assessment=assessment,
            at=_moment(today, each["closed_days_ago"]),
            **finding,
        )


def _stage_answers(
    assessor: Assessor, framework: LevelFramework, said: dict[str, Any], at: datetime
) -> None:
    """One level for each question, in order, by its place on the ladder from 1; 0 is no answer."""
    evidence, words = said.get("evidence", {}), said.get("words", {})
    for indicator, place in zip(framework.indicators, said["levels"], strict=True):
        if place == 0:
            continue
        answer_indicator(
            by=None,
            assessor=assessor,
            indicator=indicator.key,
            level=framework.levels[place - 1].key,
            words=words.get(indicator.key, ""),
            evidence_address=evidence.get(indicator.key, ""),
            at=at,
        )


def _stage_posts(assessment: Assessment, posts: Iterable[dict[str, Any]], at: datetime) -> None:
    for each in posts:
        post = add_post(
            by=None,
            assessment=assessment,
            title=each["title"],
            days_a_month=each["days_a_month"],
            at=at,
        )
        for function, days in each["can_do"].items():
            cover_function(by=None, post=post, function=function, days_a_month=days, at=at)


def _stage_notices(notices: list[dict[str, Any]], today: date) -> None:
    titles = capabilities()
    made: dict[str, CapabilityNotice] = {}
    for each in notices:
        notice = open_notice(
            by=None,
            direction=Direction(each["direction"]),
            organisation=each["organisation"],
            organisation_name=organisation_words(each["organisation"]),
            capability=each["capability"],
            title=titles[each["capability"]],
            weeks=each["weeks"],
            from_on=today + timedelta(days=each["from_in_days"]),
            words=each.get("words", ""),
            at=_moment(today, each["opened_days_ago"]),
        )
        made[each["key"]] = notice
        if lender := each.get("answered_by"):
            match_notices(by=None, offer=made[lender], request=notice, at=_moment(today, 1))


def _name(names: dict[str, str], key: str) -> str:
    return names.get(key) or organisation_words(key)


def _moment(today: date, days_ago: int) -> datetime:
    return timezone.make_aware(datetime.combine(today - timedelta(days=days_ago), _WORKING_DAY))
