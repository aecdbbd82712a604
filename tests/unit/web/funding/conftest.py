"""A grant of four quarters with a few lines, and ways to say what was spent."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from headwater_web.accounts.models import Person
from headwater_web.funding import actions
from headwater_web.funding.models import Agreement, Condition, Line, Spend
from headwater_web.funding.queries.agreements import ShownAgreement, shown_agreement

TODAY = date(2026, 11, 22)
FIRST, SECOND, THIRD, FOURTH = (
    date(2026, 1, 1),
    date(2026, 4, 1),
    date(2026, 7, 1),
    date(2026, 10, 1),
)


@pytest.fixture
def agreement(cast: dict[str, Person]) -> Agreement:
    """£120,000 for the year 2026, counted by quarters."""
    words = actions.AgreementWords(
        title="A grant",
        funder="A funder",
        words="For a year's work.",
        starts_on=FIRST,
        ends_on=date(2027, 1, 1),
        amount=Decimal(120_000),
    )
    return actions.add_agreement(by=cast["grace"], words=words)


@pytest.fixture
def line(cast: dict[str, Person], agreement: Agreement) -> Callable[..., Line]:
    """A line of the grant: `line("delivery", 80_000)`, `priority=4`, `title="Outreach"`."""

    def add(category: str, amount: int, *, priority: int | None = None, title: str = "") -> Line:
        words = actions.LineWords(title or category, category, "police", priority)
        return actions.add_line(
            by=cast["grace"], agreement=agreement, words=words, amount=Decimal(amount)
        )

    return add


@pytest.fixture
def spent(cast: dict[str, Person]) -> Callable[..., Spend]:
    """An entry: `spent(line, FIRST, 1_000)`, `on=date(2026, 4, 20)`."""

    def enter(line: Line, starts_on: date, amount: Any, *, on: date = TODAY) -> Spend:
        return actions.enter_spend(
            by=cast["grace"],
            line=line,
            starts_on=starts_on,
            amount=Decimal(amount),
            ledger="Ledger 7",
            at=datetime(on.year, on.month, on.day, 12, tzinfo=UTC),
        )

    return enter


@pytest.fixture
def asks(cast: dict[str, Person], agreement: Agreement) -> Callable[..., Condition]:
    """A condition of the grant: `asks("at_least", category="evaluation", percentage=10)`."""

    def add(kind: str, *, percentage: Any = None, **more: Any) -> Condition:
        share = Decimal(str(percentage)) if percentage is not None else None
        words = actions.ConditionWords(
            Condition.Kind(kind), "A condition", percentage=share, **more
        )
        return actions.add_condition(by=cast["grace"], agreement=agreement, words=words)

    return add


@pytest.fixture
def shown(agreement: Agreement) -> Callable[..., ShownAgreement]:
    """The grant as it stands on a day."""

    def on(today: date = TODAY) -> ShownAgreement:
        return shown_agreement(agreement, today=today)

    return on
