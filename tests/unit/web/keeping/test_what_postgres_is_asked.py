"""What is asked again on PostgreSQL, and what is not."""

import sys
from types import ModuleType

import pytest
from tests.unit.web.on_postgres import can_differ, names_rows

from headwater_web.accounts.models import Person
from headwater_web.dashboard.models import SavedView
from headwater_web.governance.api import stage_governance
from headwater_web.ui.sections import sections_for


def module_with(**things: object) -> ModuleType:
    made = ModuleType("made")
    vars(made).update(things)
    return made


@pytest.mark.parametrize("thing", [SavedView, Person, stage_governance])
def test_a_file_that_takes_rows_or_another_app_names_rows(thing: object) -> None:
    assert names_rows(module_with(thing=thing))


@pytest.mark.parametrize("thing", [sections_for, len, "headwater_web.dashboard.models", pytest])
def test_a_file_that_takes_words_and_pages_alone_does_not(thing: object) -> None:
    assert not names_rows(module_with(thing=thing))


def test_a_module_of_rows_is_named_too() -> None:
    assert names_rows(module_with(models=sys.modules[Person.__module__]))


def test_without_a_database_nothing_can_differ(request: pytest.FixtureRequest) -> None:
    assert not can_differ(request.node)


def test_with_a_database_it_can(db: None, request: pytest.FixtureRequest) -> None:
    assert can_differ(request.node)
