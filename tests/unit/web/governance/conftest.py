"""A small partnership: two boards, a panel, organisations that ended, and meetings around today."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from tests.unit.web.placing import place_once

from headwater_web.accounts.models import Person
from headwater_web.governance.actions.meetings import add_item, call_meeting
from headwater_web.governance.actions.seats import seat_person
from headwater_web.governance.models import AgendaItem, Asks, Body, Meeting, Seat
from headwater_web.governance.staging import load_bodies

DEFINITIONS = Path(__file__).resolve().parents[4] / "definitions" / "partnerships"
SMALL = """
version: 1
organisations:
  - {key: police, name: The police}
  - {key: old_health, name: Old health body, starts_on: 2013-04-01, ends_on: 2022-07-01}
  - {key: health_board, name: New health body, starts_on: 2022-07-01}
  - {key: care, name: Care body, starts_on: 2021-01-01}
bodies:
  - key: board
    name: The board
    kind: board
    remit: Decides.
    starts_on: 2020-01-01
    terms: {text: We meet., agreed_on: 2024-01-10, review_due_on: 2025-01-10, quorum: 2}
    seats:
      - {key: chair, organisation: police, role: chair, post: Commissioner, holder: Commissioner}
      - {key: health, organisation: old_health, post: Senior officer, holder: Director}
      - {key: care, organisation: care, post: Senior officer}
      - {key: desk, organisation: police, role: secretariat, post: Desk, holder: Desk officer}
  - {key: group, name: The group, kind: thematic_group, reports_to: [board, panel]}
  - {key: panel, name: The panel, kind: panel, remit: Asks.}
successions:
  - {from: old_health, to: health_board, since: 2022-07-01, part: buying care}
"""


@pytest.fixture
def small_file(tmp_path: Path) -> Path:
    """The file of the small partnership."""
    path = tmp_path / "bodies.yaml"
    path.write_text(SMALL, "utf-8")
    return path


@pytest.fixture
def bodies(cast: dict[str, Person], small_file: Path) -> dict[str, Body]:
    """Its bodies by key. Hari holds the seat for health, Imani chairs the panel's table."""
    place_once("small bodies", lambda: load_bodies(small_file))
    hari = cast["hari"].audit_reference
    seat_person(by=None, body_key="board", seat_key="health", person=hari)
    return {body.key: body for body in Body.objects.all()}


@pytest.fixture
def board(bodies: dict[str, Body]) -> Body:
    return bodies["board"]


@pytest.fixture
def seats(board: Body) -> dict[str, Seat]:
    """The seats of the board by key."""
    return {seat.key: seat for seat in board.seats.all()}


@pytest.fixture
def meet(board: Body) -> Callable[..., Meeting]:
    """Call a meeting so many days from today: `meet(-7)`."""

    def call(days: int, *, body: Body = board, title: str = "Meeting") -> Meeting:
        return call_meeting(
            by=None, body=body, title=title, starts_at=moment(days), place="Town hall"
        )

    return call


@pytest.fixture
def held(meet: Callable[..., Meeting]) -> Meeting:
    """A meeting of the board a week ago."""
    return meet(-7, title="Last meeting")


@pytest.fixture
def item(held: Meeting) -> AgendaItem:
    """Its one item, for decision."""
    return add_item(
        by=None, meeting=held, title="Lights", asks=Asks.DECISION, question="More lights?"
    )


def moment(days: int) -> datetime:
    """Ten o'clock, so many days from today."""
    day = timezone.localdate() + timedelta(days=days)
    return timezone.make_aware(datetime.combine(day, time(10)))


def today() -> date:
    return timezone.localdate()
