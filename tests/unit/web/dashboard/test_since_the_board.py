"""The home page says what changed since the board met, to those who may see how it decides."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.utils import timezone
from tests.unit.web.placing import place_once

from headwater_web.accounts.models import Person
from headwater_web.config.staging import stage_work
from headwater_web.dashboard.changed.since_the_board import since_the_board

HEADING = "What changed since the last board"
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shown")]


@pytest.mark.usefixtures("cast")
def test_before_the_board_ever_met_nothing_is_said(signed_in: Callable[[str], Client]) -> None:
    assert HEADING not in signed_in("hari").get("/").text


def test_its_decisions_and_what_came_since_are_said(
    cast: dict[str, Person], signed_in: Callable[[str], Client]
) -> None:
    place_once("work", lambda: stage_work(today=timezone.localdate()))
    found = since_the_board(cast["hari"], timezone.localdate())
    assert found is not None
    assert found.last.day < timezone.localdate()
    html = signed_in("hari").get("/").text
    assert HEADING in html
    for decision in found.decisions:
        assert decision.address in html
    assert found.next is not None
    assert found.next.address in html


def test_a_stranger_is_not_told(cast: dict[str, Person], client: Client) -> None:
    assert cast
    place_once("work", lambda: stage_work(today=timezone.localdate()))
    assert since_the_board(AnonymousUser(), timezone.localdate()) is None
    assert HEADING not in client.get("/").text
