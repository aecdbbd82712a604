"""The demonstration's registers, and an action of the police."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import Settings
from tests.unit.web.placing import place_once

from headwater_web.accounts.models import Person
from headwater_web.governance.actions.meetings import call_meeting
from headwater_web.governance.api import load_bodies, record_decision
from headwater_web.governance.models import Body, Meeting
from headwater_web.strategy.actions.doing import add_action
from headwater_web.strategy.actions.leading import NewLead
from headwater_web.strategy.models import Action
from headwater_web.strategy.staging import load_registers
from headwater_web.ui.definition_files import partnership_path

DUE = date(2021, 3, 31)


@pytest.fixture(autouse=True)
def home(settings: Settings, tmp_path: Path) -> Path:
    """A home of the site's own for each test, so that evidence lies nowhere else."""
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, home=tmp_path)
    return tmp_path


@pytest.fixture
def registers(db: None) -> None:
    """All three registers, loaded."""
    place_once("registers", load_registers)


@pytest.fixture
def action(cast: dict[str, Person], registers: None) -> Action:
    """An action for recommendation 1 that the police lead, due on the last of March 2021."""
    return add_action(
        by=cast["grace"],
        title="Record ethnicity in every assault file",
        due_on=DUE,
        leads=[NewLead("police", "Head of data", "data@police.example")],
        carries_out=["R-1"],
    )


@pytest.fixture
def decided(cast: dict[str, Person], bodies: None) -> Callable[..., str]:
    """What the strategic board decided about a thing: `decided("P-1")`, `outcome="deferred"`."""

    def by_the_board(about: str, outcome: str = "agreed") -> str:
        return record_decision(
            by=cast["grace"],
            meeting=Meeting.objects.get(title="Spring meeting").reference,
            about=[about],
            words="The board looked at it",
            outcome=outcome,
            reasons="Two sources agree",
        )

    return by_the_board


@pytest.fixture
def bodies(cast: dict[str, Person]) -> None:
    """The partnership's bodies, and one meeting of the strategic board that was held."""
    place_once("bodies", lambda: load_bodies(partnership_path("bodies.yaml")))
    call_meeting(
        by=cast["grace"],
        body=Body.objects.get(key="strategic_board"),
        title="Spring meeting",
        starts_at=timezone.now() - timedelta(days=3),
        place="Town hall",
    )
