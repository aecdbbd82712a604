"""A small form with a drafted number and a question for a person, and returns of it."""

from collections.abc import Callable
from datetime import date

import pytest
from django.utils import timezone
from tests.unit.web.placing import place_once

from headwater_web.accounts.models import Person
from headwater_web.config.loading import load_partnership
from headwater_web.returns import actions
from headwater_web.returns.definitions import Question, ReportForm
from headwater_web.returns.models import Return
from headwater_web.returns.queries.returns import ShownReturn, shown_return

FORM = ReportForm(
    key="small",
    title="Small return",
    funder="A funder",
    kind="funder_return",
    every_months=3,
    begins_on=date(2026, 7, 1),
    due_days_after=30,
    questions=(
        Question("overdue", "How many actions are overdue?", "number", "actions_overdue"),
        Question("spend", "What was spent?", "money", "spend_in_period"),
        Question("learning", "What did you learn?", "text"),
    ),
)
QUARTER = FORM.occurrence_from(date(2026, 7, 1))


@pytest.fixture
def begun(cast: dict[str, Person]) -> Return:
    """The third quarter of 2026, begun by the analyst, due on 30 October."""
    place_once("partnership", load_partnership)
    return actions.begin_return(by=cast["amara"], form=FORM, occurrence=QUARTER)


@pytest.fixture
def answered(cast: dict[str, Person], begun: Return) -> Return:
    """The same, drafted from the records, with its third question answered."""
    actions.draft_answers(
        by=cast["amara"], report=begun, version=begun.version, as_at=timezone.localdate()
    )
    actions.write_answer(
        by=cast["amara"],
        report=begun,
        version=begun.version,
        question="learning",
        written=actions.Written("Ask earlier"),
    )
    return begun


@pytest.fixture
def shown(begun: Return) -> Callable[..., ShownReturn]:
    """The return as it stands on a day."""

    def on(today: date | None = None) -> ShownReturn:
        return shown_return(begun, today=today or timezone.localdate())

    return on
