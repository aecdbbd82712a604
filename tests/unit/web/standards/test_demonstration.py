"""The demonstration: what it shows, that loading it twice changes nothing, and the acceptance."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone
from tests.unit.web.placing import place_once

from headwater_web.accounts.models import Person
from headwater_web.audit.api import verify
from headwater_web.standards.api import (
    answers_waiting,
    capacity_warnings,
    findings_without_action,
    stage_assessments,
)
from headwater_web.standards.models import Answer, Assessment, CapabilityNotice, Finding
from headwater_web.standards.queries.comparing import compared, movement
from headwater_web.standards.queries.readiness import counts_seen_by
from headwater_web.standards.queries.results import result
from headwater_web.standards.reading import frameworks
from headwater_web.thread.api import LinkKind, link

TODAY = timezone.localdate()


@pytest.fixture
def staged(cast: dict[str, Person]) -> dict[str, Person]:
    place_once("assessments", lambda: stage_assessments(today=TODAY))
    return cast


def of(framework: str) -> list[Assessment]:
    return list(Assessment.objects.filter(edition__key=framework).order_by("opened_at"))


def test_twice_changes_nothing(staged: dict[str, Person]) -> None:
    models = (Assessment, Answer, Finding, CapabilityNotice)
    before = ([model.objects.count() for model in models], verify().events)
    stage_assessments(today=TODAY)
    stage_assessments(today=date(2030, 1, 1))
    assert ([model.objects.count() for model in models], verify().events) == before


def test_the_peer_review_shows_where_the_sides_disagree(staged: dict[str, Person]) -> None:
    (review,) = of("five_cs_peer_review")
    found = result(staged["chioma"], review, review.framework)  # type: ignore[arg-type]
    assert found.compared == 10
    assert [each.gap for each in found.differing] == [-2, -1, 1, -1]
    assert found.claimed
    assert review.findings.count() == 3


def test_findings_become_actions(staged: dict[str, Person]) -> None:
    before = findings_without_action(staged["chioma"])
    link(by=staged["grace"], earlier=before[0].reference, later="A-1", kind=LinkKind.LED_TO)
    after = findings_without_action(staged["chioma"])
    assert [each.reference for each in after] == [each.reference for each in before[1:]]


def test_the_mapping_shows_halves_and_movement(staged: dict[str, Person]) -> None:
    before, after = of("cultural_mapping")
    chioma = staged["chioma"]
    rows = compared(chioma, after, after.framework)  # type: ignore[arg-type]
    assert all(row.own == () for row in rows)
    assert any(row.spread.withheld is None for row in rows)
    moved = movement(chioma, before, after)
    assert any(each.both_spreads_shown for each in moved)
    assert any(not each.both_spreads_shown for each in moved)


def test_readiness_is_counted_for_the_board(staged: dict[str, Person]) -> None:
    framework = frameworks()["serious_violence_duty_readiness"]
    counts = counts_seen_by(staged["hari"], framework)  # type: ignore[arg-type]
    assert {sum(count for _, count in each.counts) for each in counts} == {5}


def test_what_fails_if_one_analyst_leaves(staged: dict[str, Person]) -> None:
    warnings = capacity_warnings(staged["chioma"])
    (analyst,) = [each for each in warnings if "Analyst" in each]
    assert "Strategic needs assessment" in analyst
    assert "section 8(3)" in analyst


def test_what_waits_for_a_board_member(staged: dict[str, Person]) -> None:
    (waiting,) = answers_waiting(staged["hari"])
    assert waiting.still_to_answer == 1
    assert waiting.address.endswith("/answer/")


@pytest.mark.parametrize("who", ["grace", "hari", "ben", "amara"])
def test_every_page_of_it_can_be_read(
    who: str, staged: dict[str, Person], signed_in: Callable[[str], Client]
) -> None:
    client = signed_in(who)
    addresses = ["/standards/", "/standards/capability/"]
    addresses += [f"/standards/frameworks/{key}/" for key in frameworks()]
    addresses += [f"/standards/assessments/{each.reference}/" for each in Assessment.objects.all()]
    addresses += [f"/standards/findings/{each.reference}/" for each in Finding.objects.all()]
    addresses += [f"/standards/capability/{each.pk}/" for each in CapabilityNotice.objects.all()]
    statuses = {address: client.get(address).status_code for address in addresses}
    assert set(statuses.values()) <= ({200} if who in {"grace", "amara"} else {200, 404})
