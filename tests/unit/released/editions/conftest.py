"""An edition about the sample release, which each test spoils in its own way."""

from datetime import UTC, date, datetime

import pytest
from tests.unit.products import sample

from headwater.released import Release
from headwater.released.editions.content import (
    Absence,
    EditionContent,
    Function,
    Module,
    Paragraph,
    SignOff,
)

NOW = datetime(2026, 2, 3, 12, tzinfo=UTC)
TOKEN = "[[ed_assaults | whole | newest | count]]"


@pytest.fixture(scope="session")
def few() -> Release:
    """The sample with two measures: one with withheld numbers, one that stopped arriving."""
    wanted = tuple(
        each for each in sample.MEASURES if each.measure in ("ed_assaults", "callouts", "homicides")
    )
    return Release.of(sample.released(wanted, signals=(), breaks=()))


def content(*modules: Module, **changes: object) -> EditionContent:
    """An edition that nothing is amiss with, unless the test says so."""
    parts: dict[str, object] = {
        "reference": "SN-1",
        "version": 1,
        "title": "Needs assessment 2026",
        "release_id": sample.RELEASE_ID,
        "modules": modules or (module(),),
        "published_on": date(2026, 2, 3),
        "absences": tuple(
            Absence(function, "It is being written.", "Amara", date(2026, 2, 1))
            for function in Function
            if function is not Function.PREVALENCE
        ),
        "signed_off": (
            SignOff("Chioma", "director", date(2026, 2, 2)),
            SignOff("Grace", "programme manager", date(2026, 2, 2)),
        ),
    }
    return EditionContent(**(parts | changes))  # type: ignore[arg-type]  # built from a table


def module(**changes: object) -> Module:
    """A module that says one number."""
    parts: dict[str, object] = {
        "key": "hospital",
        "title": "At the hospital",
        "function": Function.PREVALENCE,
        "blocks": (Paragraph(f"There were {TOKEN} visits."),),
        "easy": (f"There were {TOKEN} visits to hospital.",),
    }
    return Module(**(parts | changes))  # type: ignore[arg-type]  # built from a table
