"""What the demonstration stages, and that twice changes nothing."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone
from tests.unit.web.placing import place_once

from headwater_web.accounts.models import Person
from headwater_web.audit.models import AuditEvent
from headwater_web.governance.api import stage_governance
from headwater_web.governance.models import Body
from headwater_web.strategy.demonstrating import stage_strategy
from headwater_web.strategy.demonstrating_actions import Staff
from headwater_web.strategy.models import Action, Plan
from headwater_web.strategy.queries.actions import all_actions, shown
from headwater_web.strategy.queries.set_dates import shown_dates
from headwater_web.strategy.standings import Standing
from headwater_web.ui.definition_files import partnership_path

SignedIn = Callable[[str], Client]


@pytest.fixture
def staged(registers: None, cast: dict[str, Person]) -> Staff:
    staff = Staff(cast["grace"], cast["hari"])
    place_once("strategy", lambda: stage_strategy(staff=staff, today=timezone.localdate()))
    return staff


def test_every_standing_is_there(staged: Staff) -> None:
    found = {each.standing for each in shown(all_actions(), today=timezone.localdate())}
    assert found == set(Standing) - {Standing.UNDATED}


def test_twice_changes_nothing(staged: Staff) -> None:
    before = (Action.objects.count(), Plan.objects.count(), AuditEvent.objects.count())
    stage_strategy(staff=staged, today=date(2027, 1, 1))
    assert (Action.objects.count(), Plan.objects.count(), AuditEvent.objects.count()) == before


def test_the_date_of_2021_left_four_days(staged: Staff) -> None:
    assert [each.words for each in shown_dates()] == ["The date left 4 weekdays to consult."]


def test_the_orphan_has_an_action(staged: Staff, signed_in: SignedIn) -> None:
    client = signed_in("imani")
    assert "resettlement" in client.get("/entries/T-32/").content.decode()
    assert "A-7" in client.get("/thread/T-32/").content.decode()


def test_the_resettlement_group_is_found_though_neither_table_lists_it(
    registers: None, signed_in: SignedIn
) -> None:
    page = signed_in("dev").get("/registers/").text
    odd = page[page.index("Odd in the source") :]
    assert "T-32" in odd
    assert "missing from both published tables" in odd


@pytest.mark.parametrize(
    ("words", "found"),
    [("resettlement", True), ("PRISON reoffending", True), ("resettlement nonsense", False)],
)
def test_the_resettlement_group_is_found_by_its_words(
    words: str, found: bool, registers: None, signed_in: SignedIn
) -> None:
    page = signed_in("dev").get("/registers/", {"words": words}).text
    answer = page[page.index("Entries with") : page.index("Recommendations of the needs")]
    assert ('href="/entries/T-32/"' in answer) is found
    assert ("None. Try fewer words" in answer) is not found


def test_words_to_find_are_shown_as_they_were_typed_and_never_run(
    registers: None, signed_in: SignedIn
) -> None:
    page = signed_in("dev").get("/registers/", {"words": "<script>" * 40}).text
    assert "<script>&lt;" not in page
    assert "&lt;script&gt;" in page


def test_the_resettlement_group_has_a_way_to_begin_an_action(
    registers: None, bodies: None, signed_in: SignedIn
) -> None:
    grace = signed_in("grace")
    assert 'href="/actions/new/?for=T-32"' in grace.get("/entries/T-32/").text
    form = grace.get("/actions/new/?for=T-32").text
    assert 'value="T-32"' in form
    assert 'value="resettlement_group"' in form


def test_the_resettlement_groups_report_reaches_the_reoffending_board(
    bodies: None, signed_in: SignedIn
) -> None:
    stage_governance(partnership_path("bodies.yaml"), today=timezone.localdate())
    hari = signed_in("hari")
    for key, words in (
        ("resettlement_group", "to Reducing Reoffending Board"),
        ("reoffending_board", "from Prisoner resettlement steering group"),
    ):
        body = Body.objects.get(key=key)
        for client, sees in ((hari, True), (signed_in("dev"), False)):
            page = client.get(f"/governance/bodies/{body.reference}/").text
            assert ("The first night home</a>" in page) is sees
            assert (words in page) is sees


def test_the_demonstration_shows_a_lead_that_ended_and_one_taken_on(
    bodies: None, staged: Staff, signed_in: SignedIn
) -> None:
    page = signed_in("dev").get("/actions/").text
    ended = page[page.index("Leads that have ended") : page.index("Waiting or blocked")]
    assert "Ask every hospital for its assault data by one letter" in ended
    assert "its successor" in ended
    assert "Say which deaths" not in ended
    taken = Action.objects.get(title__startswith="Say which deaths")
    assert "taken on by" in signed_in("dev").get(f"/actions/{taken.reference}/").text


def test_every_page_of_the_demonstration_opens(
    bodies: None, staged: Staff, signed_in: SignedIn
) -> None:
    client = signed_in("imani")
    addresses = ["/actions/", "/actions/report/", "/plans/", "/plans/by-group/", "/plans/dates/"]
    addresses += [f"/actions/{each.reference}/" for each in Action.objects.all()]
    addresses += [f"/plans/{each.reference}/" for each in Plan.objects.all()]
    assert [each for each in addresses if client.get(each).status_code != 200] == []
