"""The demonstration: what it shows, and that loading it twice changes nothing."""

from collections.abc import Callable

import pytest
from django.test import Client
from tests.unit.web.equality.conftest import TODAY, in_days
from tests.unit.web.placing import place_once

from headwater_web.accounts.models import Person
from headwater_web.audit.api import verify
from headwater_web.equality.api import (
    CoverStanding,
    EqualityStaff,
    checks_due,
    covers,
    decisions_without,
    effects_summary,
    gaps_of,
    shown_gaps,
    stage_equality,
)
from headwater_web.equality.models import AccessGap, Assessment, Check, NotNeeded
from headwater_web.governance.api import load_bodies, stage_governance
from headwater_web.ui.definition_files import partnership_path

PATH = ("equality.yaml",)


def stage(cast: dict[str, Person]) -> tuple[str, ...]:
    staff = EqualityStaff(writer=cast["grace"], signer=cast["hari"])
    return stage_equality(partnership_path(*PATH), about=["P-1"], staff=staff, today=TODAY)


@pytest.fixture
def staged(cast: dict[str, Person]) -> tuple[str, ...]:
    return place_once("equality", lambda: place(cast))


def place(cast: dict[str, Person]) -> tuple[str, ...]:
    bodies = partnership_path("bodies.yaml")
    load_bodies(bodies)
    stage_governance(bodies, today=TODAY)
    return stage(cast)


def test_twice_changes_nothing(staged: tuple[str, ...], cast: dict[str, Person]) -> None:
    models = (Assessment, Check, NotNeeded, AccessGap)
    before = ([model.objects.count() for model in models], verify().events)
    assert stage(cast) == staged == ("E-1", "E-2")
    assert ([model.objects.count() for model in models], verify().events) == before


def test_one_was_signed_off_before_its_decision(staged: tuple[str, ...]) -> None:
    found = covers(since=in_days(-365), today=TODAY)
    covered = [each for each in found if each.standing is CoverStanding.COVERED]
    assert [[one.reference for one in each.assessments] for each in covered] == [["E-1"]]
    left = {each.standing.value for each in decisions_without(in_days(-365), TODAY)}
    assert left == {"none", "not_needed"}


def test_one_check_came_out_worse_and_others_are_due(staged: tuple[str, ...]) -> None:
    (worse,) = effects_summary(TODAY).worse
    assert (worse.reference, worse.predicted) == ("E-1", "worse")
    due = checks_due(TODAY)
    assert [each.group for each in due] == ["sex", "disability"]
    assert all(each.days_overdue > 0 for each in due)


def test_a_gap_was_named_changed_and_measured_again(
    staged: tuple[str, ...], cast: dict[str, Person]
) -> None:
    (gap,) = shown_gaps(gaps_of(cast["chioma"]))
    assert gap.standing == "remeasured"


def test_another_waits_to_be_signed_off(
    staged: tuple[str, ...], signed_in: Callable[[str], Client]
) -> None:
    hari = signed_in("hari")
    version = Assessment.objects.get(reference="E-2").version
    address = "/equality/assessments/E-2/sign-off/"
    sent = {"version": str(version), "was_read": "on"}
    assert hari.post(address, sent).status_code == 302


@pytest.mark.parametrize("who", ["grace", "hari", "imani"])
@pytest.mark.parametrize(
    "address",
    ["", "assessments/E-1/", "decisions/", "checks/", "effects/", "gaps/", "gaps/W-1/"],
)
def test_every_page_opens(
    who: str, address: str, staged: tuple[str, ...], signed_in: Callable[[str], Client]
) -> None:
    page = signed_in(who).get(f"/equality/{address}")
    assert page.status_code == 200
    main = page.content.decode().partition("<main")[2].partition("</main")[0]
    assert "!" not in main.replace("govuk-!-", "")


def test_without_things_to_assess_nothing_is_staged(cast: dict[str, Person]) -> None:
    staff = EqualityStaff(writer=cast["grace"], signer=cast["hari"])
    path = partnership_path(*PATH)
    assert stage_equality(path, about=[], staff=staff, today=TODAY) == ()
