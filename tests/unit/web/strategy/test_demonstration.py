"""What the demonstration stages, and that twice changes nothing."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from headwater_web.accounts.models import Person
from headwater_web.audit.models import AuditEvent
from headwater_web.strategy.demonstrating import Staff, stage_strategy
from headwater_web.strategy.models import Action, Plan
from headwater_web.strategy.queries.actions import all_actions, shown
from headwater_web.strategy.queries.plans import shown_dates
from headwater_web.strategy.standings import Standing


@pytest.fixture
def staged(registers: None, cast: dict[str, Person]) -> Staff:
    staff = Staff(cast["grace"], cast["hari"])
    stage_strategy(staff=staff, today=timezone.localdate())
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


def test_the_orphan_has_an_action(staged: Staff, signed_in) -> None:  # type: ignore[no-untyped-def]
    client: Client = signed_in("imani")
    assert "resettlement" in client.get("/entries/T-32/").content.decode()
    assert "A-7" in client.get("/thread/T-32/").content.decode()
