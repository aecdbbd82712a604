"""The demonstration's programmes: staged once, and every page of them opens."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from tests.unit.web.placing import place_once

from headwater_web.accounts.models import Person
from headwater_web.audit.models import AuditEvent
from headwater_web.config.staging import stage_work
from headwater_web.interventions.api import (
    InterventionsStaff,
    programme_with,
    programmes_of,
    stage_interventions,
)
from headwater_web.interventions.models import Allocation, Programme
from headwater_web.ui.definition_files import partnership_path

KEYS = (
    "custody_mentoring",
    "targeted_outreach",
    "reachable_moments",
    "education_support",
    "emotion_coaching",
    "parenting",
    "bereavement_support",
    "girls_and_young_women",
    "young_men",
    "prison_programme",
    "resettlement",
    "perpetrator_programme",
    "youth_diversion",
)
PAGES = (
    "",
    "portfolio/",
    "ages/",
    "themes/",
    "evidence/",
    "choices/",
    "appraisals/",
    "appraisals/OA-1/",
    "places/",
    "places/PP-1/",
    "changes/",
    "reviews/",
    "reviews/RR-1/",
    "costs/",
    *(f"PG-{number}/" for number in range(1, 15)),
    "PG-1/history/",
    "PG-1/break-even/",
    "portfolio/pounds.csv",
    "portfolio/pounds.xlsx",
    "portfolio/pounds.ods",
)


@pytest.fixture
def work(cast: dict[str, Person]) -> None:
    """Everything that the cast has done."""
    place_once("work", lambda: stage_work(today=timezone.localdate()))


def test_the_strategys_programmes_are_there_by_their_keys(work: None) -> None:
    found = [programme_with(key) for key in KEYS]
    assert all(each is not None and each.is_made_up for each in found)
    mine = {each.key for each in programmes_of("youth_project")}
    assert mine == {"custody_mentoring", "targeted_outreach", "girls_and_young_women"}


def test_staging_twice_changes_nothing(work: None, cast: dict[str, Person]) -> None:
    counts = Programme.objects.count(), Allocation.objects.count(), AuditEvent.objects.count()
    stage_interventions(
        partnership_path("interventions.yaml"),
        staff=InterventionsStaff(manager=cast["grace"], director=cast["chioma"]),
        assessments=(),
        today=timezone.localdate(),
    )
    again = Programme.objects.count(), Allocation.objects.count(), AuditEvent.objects.count()
    assert again == counts


def test_a_partnership_without_the_file_stages_nothing(cast: dict[str, Person]) -> None:
    path = partnership_path("interventions.yaml").with_name("no_such_file.yaml")
    staff = InterventionsStaff(manager=cast["grace"], director=cast["chioma"])
    assert stage_interventions(path, staff=staff, assessments=(), today=timezone.localdate()) == ()


def test_every_page_opens(work: None, signed_in: Callable[[str], Client]) -> None:
    client = signed_in("grace")
    statuses = {page: client.get(f"/interventions/{page}").status_code for page in PAGES}
    assert set(statuses.values()) == {200}, statuses
    assert signed_in("stranger").get("/what-we-fund/").status_code == 200
