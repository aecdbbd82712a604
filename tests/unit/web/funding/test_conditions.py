"""Each condition with its sum; none is met while a number is missing."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests.unit.web.funding.conftest import FIRST, FOURTH, SECOND, THIRD, TODAY

from headwater_web.accounts.models import Person
from headwater_web.funding import actions, faults
from headwater_web.funding.api import (
    conditions_standing,
    priorities_funded,
    priorities_without_activity,
)
from headwater_web.funding.models import Condition, Line
from headwater_web.funding.queries.agreements import ShownAgreement

EARLY = date(2026, 4, 2)
"""The first quarter is over, and only that."""


@pytest.mark.parametrize(
    ("kind", "percentage", "part", "rest", "is_met", "words"),
    [
        ("at_least", 10, 12_000, 108_000, True, "£12,000 of £120,000 spent, 10%"),
        ("at_least", 10, 11_999, 108_001, False, "£11,999 of £120,000 spent, 9.9%"),
        ("at_most", 10, 12_000, 108_000, True, "10%: the condition asks for at most 10%"),
        ("at_most", 10, 12_001, 107_999, False, "10.1%: the condition asks for at most 10%"),
        ("at_least", "7.5", 0, 100, False, "0%: the condition asks for at least 7.5%"),
    ],
)
def test_a_share_shows_its_sum(
    kind: str,
    percentage: Any,
    part: int,
    rest: int,
    is_met: bool,
    words: str,
    line: Callable[..., Line],
    spent: Callable[..., object],
    asks: Callable[..., Condition],
    shown: Callable[..., ShownAgreement],
) -> None:
    spent(line("evaluation", 1), FIRST, part)
    spent(line("delivery", 1), FIRST, rest)
    asks(kind, percentage=percentage, category="evaluation")
    (found,) = shown(EARLY).conditions
    assert words in found.words
    assert found.is_met is is_met
    assert found.standing == ("met so far" if is_met else "not met so far")


def test_a_share_of_another_category(
    line: Callable[..., Line], spent: Callable[..., object], asks: Callable[..., Condition]
) -> None:
    spent(line("evaluation", 1), FIRST, 30)
    spent(line("testing", 1), FIRST, 100)
    spent(line("delivery", 1), FIRST, 5_000)
    asks("at_least", percentage=25, category="evaluation", of="testing")
    (found,) = conditions_standing(EARLY)
    assert "£30 of £100 spent on testing interventions, 30%" in found.words
    assert (found.part, found.base, found.share, found.asked) == (30, 100, 30, 25)


def test_match_funding_is_compared_with_the_grant(
    line: Callable[..., Line], spent: Callable[..., object], asks: Callable[..., Condition]
) -> None:
    spent(line("match", 1), FIRST, 20)
    spent(line("delivery", 1), FIRST, 100)
    asks("at_least", percentage=20, category="match")
    (found,) = conditions_standing(EARLY)
    assert "£20 of £100 spent, 20%" in found.words
    assert found.is_met is True


def test_a_missing_quarter_leaves_it_open(
    line: Callable[..., Line], spent: Callable[..., object], asks: Callable[..., Condition]
) -> None:
    spent(line("evaluation", 1), FIRST, 100)
    asks("at_least", percentage=10, category="evaluation")
    (found,) = conditions_standing(TODAY)
    assert found.is_met is None
    assert found.standing == "we cannot say yet"
    assert "Not yet entered: Apr 2026 to Jun 2026, Jul 2026 to Sep 2026" in found.words


def test_without_any_spending_there_is_no_share(asks: Callable[..., Condition]) -> None:
    asks("at_least", percentage=10, category="evaluation")
    (found,) = conditions_standing(TODAY)
    assert found.is_met is None
    assert found.words.startswith("Nothing is entered")


def test_what_is_foreseen_is_said_apart(
    cast: dict[str, Person],
    line: Callable[..., Line],
    spent: Callable[..., object],
    asks: Callable[..., Condition],
) -> None:
    evaluation, delivery = line("evaluation", 1), line("delivery", 1)
    spent(evaluation, FIRST, 5)
    spent(delivery, FIRST, 95)
    actions.forecast_spend(by=cast["grace"], line=evaluation, starts_on=SECOND, amount=Decimal(15))
    actions.forecast_spend(by=cast["grace"], line=delivery, starts_on=SECOND, amount=Decimal(85))
    asks("at_least", percentage=10, category="evaluation")
    (found,) = conditions_standing(EARLY)
    assert found.is_met is False
    assert "With what is foreseen: £20 of £200, 10%." in found.words


def test_after_its_end_a_condition_is_met_or_not(
    line: Callable[..., Line], spent: Callable[..., object], asks: Callable[..., Condition]
) -> None:
    evaluation = line("evaluation", 1)
    for starts_on in (FIRST, SECOND, THIRD, FOURTH):
        spent(evaluation, starts_on, 100)
    asks("at_least", percentage=10, category="evaluation")
    assert conditions_standing(date(2027, 2, 1))[0].standing == "met"


@pytest.mark.parametrize(
    ("there_on", "today", "is_met", "words"),
    [
        (None, date(2026, 3, 31), None, "Due on 31 March 2026."),
        (None, date(2026, 4, 1), False, "not there yet"),
        (date(2026, 3, 31), TODAY, True, "there on 31 March 2026."),
        (date(2026, 4, 1), TODAY, False, "That is 1 day late."),
    ],
)
def test_a_product_is_there_in_time_late_or_not(
    there_on: date | None,
    today: date,
    is_met: bool | None,
    words: str,
    asks: Callable[..., Condition],
    cast: dict[str, Person],
) -> None:
    product = asks("product", due_on=date(2026, 3, 31))
    if there_on:
        actions.check_condition(
            by=cast["grace"],
            condition=product,
            is_met=True,
            happened_on=there_on,
            evidence=actions.Evidence("Sent", address="https://papers.example/1"),
        )
    (found,) = conditions_standing(today)
    assert found.is_met is is_met
    assert words in found.words


def test_the_latest_look_at_a_condition_stands(
    asks: Callable[..., Condition], cast: dict[str, Person]
) -> None:
    asked = asks("in_words", looked_at_by="Chair of the board")
    assert "Nobody has looked yet" in conditions_standing(TODAY)[0].words
    for is_met, address in ((True, "https://papers.example/1"), (False, "")):
        actions.check_condition(
            by=cast["grace"],
            condition=asked,
            is_met=is_met,
            happened_on=TODAY,
            evidence=actions.Evidence("Looked", address=address),
        )
    assert conditions_standing(TODAY)[0].is_met is False
    assert asked.checks.count() == 2


def test_nothing_is_met_without_evidence(
    asks: Callable[..., Condition], cast: dict[str, Person]
) -> None:
    asked = asks("in_words", looked_at_by="Chair of the board")
    with pytest.raises(IntegrityError), transaction.atomic():
        actions.check_condition(
            by=cast["grace"],
            condition=asked,
            is_met=True,
            happened_on=TODAY,
            evidence=actions.Evidence("Trust me"),
        )


def test_a_look_before_the_beginning_is_refused(
    asks: Callable[..., Condition], cast: dict[str, Person]
) -> None:
    with pytest.raises(faults.BeforeTheBeginning):
        actions.check_condition(
            by=cast["grace"],
            condition=asks("in_words", looked_at_by="Chair"),
            is_met=False,
            happened_on=date(2019, 6, 30),
            evidence=actions.Evidence("Looked"),
        )


def test_a_priority_without_funded_activity_is_found(line: Callable[..., Line]) -> None:
    line("delivery", 80_000, priority=4)
    line("evaluation", 5_000, priority=5)
    line("administration", 5_000)
    funded = {each.number: each for each in priorities_funded(TODAY)}
    assert funded[4].total == 80_000
    assert funded[5].lines
    assert not funded[5].has_funded_activity
    assert [each.number for each in priorities_without_activity(TODAY)] == [1, 2, 3, 5]
    assert [each.title for each in funded[None].lines] == ["administration"]


def test_an_agreement_that_is_over_funds_nothing(line: Callable[..., Line]) -> None:
    line("delivery", 80_000, priority=4)
    assert len(priorities_without_activity(date(2027, 1, 1))) == 5
