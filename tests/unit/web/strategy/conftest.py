"""The demonstration's registers, and an action of the police."""

from datetime import date

import pytest

from headwater_web.accounts.models import Person
from headwater_web.strategy.actions.doing import NewLead, add_action
from headwater_web.strategy.models import Action
from headwater_web.strategy.staging import load_registers

DUE = date(2021, 3, 31)


@pytest.fixture
def registers(db: None) -> None:
    """All three registers, loaded."""
    load_registers()


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
