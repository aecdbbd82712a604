"""Spending is entered once, corrected beside, never written over; missing is not zero."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from tests.unit.web.funding.conftest import FIRST, FOURTH, SECOND, THIRD, TODAY

from headwater_web.accounts.models import Person
from headwater_web.audit.api import events
from headwater_web.funding import actions, faults
from headwater_web.funding.api import agreements_words, spend_between
from headwater_web.funding.models import Agreement, Budget, Line, Spend
from headwater_web.funding.queries.agreements import ShownAgreement
from headwater_web.keeping.rows import NeverChanged

Lines = Callable[..., Line]
Spends = Callable[..., Spend]
Shown = Callable[..., ShownAgreement]


def test_a_period_without_an_entry_is_missing_and_not_zero(
    line: Lines, spent: Spends, shown: Shown
) -> None:
    outreach = line("delivery", 80_000)
    spent(outreach, FIRST, 0)
    spent(outreach, THIRD, 500)
    cells = shown().lines[0].cells
    assert [cell.words for cell in cells] == ["£0", "not yet entered", "£500", "to come"]
    assert [span.words for span in shown().missing] == ["Apr 2026 to Jun 2026"]
    assert "not yet entered: Apr 2026 to Jun 2026" in shown().words


@pytest.mark.parametrize(
    ("entered_on", "words"),
    [
        (date(2026, 4, 30), ""),
        (date(2026, 5, 1), "entered 1 day late"),
        (date(2026, 5, 10), "entered 10 days late"),
    ],
)
def test_a_late_entry_says_so(
    entered_on: date, words: str, line: Lines, spent: Spends, shown: Shown
) -> None:
    spent(line("delivery", 80_000), FIRST, 1, on=entered_on)
    assert shown().lines[0].cells[0].late_words == words
    assert len(shown().late) == bool(words)


def test_a_correction_stands_beside_the_error(
    cast: dict[str, Person], line: Lines, spent: Spends, shown: Shown
) -> None:
    wrong = spent(line("delivery", 80_000), FIRST, 1_000, on=date(2026, 4, 2))
    actions.correct_spend(
        by=cast["grace"], spend=wrong, amount=Decimal(900), ledger="Ledger 8", because="A slip"
    )
    assert shown().spent == 900
    assert Spend.objects.count() == 2
    assert shown().late == ()
    assert [each.action for each in events()].count("funding.spend_corrected") == 1


def test_two_people_cannot_correct_one_entry(
    cast: dict[str, Person], line: Lines, spent: Spends
) -> None:
    wrong = spent(line("delivery", 80_000), FIRST, 1_000)
    said = {"spend": wrong, "ledger": "Ledger 8", "because": "A slip"}
    actions.correct_spend(by=cast["grace"], amount=Decimal(900), **said)
    with pytest.raises(faults.CorrectedAlready):
        actions.correct_spend(by=cast["chioma"], amount=Decimal(800), **said)


def test_a_period_is_entered_once(line: Lines, spent: Spends) -> None:
    outreach = line("delivery", 80_000)
    spent(outreach, FIRST, 1_000)
    with pytest.raises(faults.EnteredAlready):
        spent(outreach, FIRST, 1_000)


def test_nothing_is_spent_before_a_period_begins(line: Lines, spent: Spends) -> None:
    with pytest.raises(faults.NotBegun):
        spent(line("delivery", 80_000), SECOND, 1, on=date(2026, 3, 31))


def test_nothing_is_spent_outside_the_agreement(line: Lines, spent: Spends) -> None:
    with pytest.raises(faults.NotInAgreement):
        spent(line("delivery", 80_000), date(2025, 10, 1), 1)


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "fault"),
    [
        (date(2019, 6, 1), date(2020, 6, 1), faults.BeforeTheBeginning),
        (date(2026, 1, 2), date(2027, 1, 1), faults.NotAFirstOfMonth),
        (date(2026, 1, 1), date(2026, 12, 31), faults.NotAFirstOfMonth),
    ],
)
def test_an_agreement_has_whole_months_after_the_beginning(
    starts_on: date, ends_on: date, fault: type[Exception], cast: dict[str, Person]
) -> None:
    words = actions.AgreementWords("A", "B", "C", starts_on, ends_on, Decimal(1))
    with pytest.raises(fault):
        actions.add_agreement(by=cast["grace"], words=words)


def test_the_latest_forecast_stands_until_something_is_entered(
    cast: dict[str, Person], line: Lines, spent: Spends, shown: Shown
) -> None:
    outreach = line("delivery", 80_000)
    for amount in (700, 900):
        actions.forecast_spend(
            by=cast["grace"], line=outreach, starts_on=FOURTH, amount=Decimal(amount)
        )
    assert shown().lines[0].cells[3].words == "£900 foreseen"
    assert shown().foreseen == 900
    spent(outreach, FOURTH, 1_000)
    assert shown().foreseen == 0


def test_what_is_left_is_said_only_when_every_period_has_a_number(
    cast: dict[str, Person], line: Lines, spent: Spends, shown: Shown
) -> None:
    outreach = line("delivery", 120_000)
    for starts_on in (FIRST, SECOND, THIRD):
        spent(outreach, starts_on, 10_000)
    assert shown().underspend is None
    actions.forecast_spend(by=cast["grace"], line=outreach, starts_on=FOURTH, amount=Decimal(5_000))
    assert shown().underspend == 85_000
    assert shown().lines[0].underspend == 85_000


def test_a_budget_changes_with_a_reason_and_keeps_what_it_was(
    cast: dict[str, Person], line: Lines, shown: Shown
) -> None:
    outreach = line("delivery", 80_000)
    first = Budget.objects.get()
    said = {"line": outreach, "seen": first.pk, "because": "The estate asked for less"}
    actions.change_budget(by=cast["grace"], amount=Decimal(70_000), **said)
    assert shown().budgeted == 70_000
    assert shown().not_shared_out == 50_000
    assert [each.amount for each in outreach.budgets.all()] == [80_000, 70_000]
    with pytest.raises(faults.ChangedMeanwhile):
        actions.change_budget(by=cast["chioma"], amount=Decimal(60_000), **said)


def test_match_funding_is_no_part_of_the_grant(line: Lines, spent: Spends, shown: Shown) -> None:
    spent(line("match", 30_000), FIRST, 4_000)
    spent(line("delivery", 80_000), FIRST, 1_000)
    assert (shown().spent, shown().match_spent, shown().budgeted) == (1_000, 4_000, 80_000)


def test_rows_refuse_to_be_changed(line: Lines, spent: Spends, agreement: Agreement) -> None:
    spend = spent(line("delivery", 80_000), FIRST, 1_000)
    with pytest.raises(NeverChanged):
        spend.delete()
    with pytest.raises(NeverChanged):
        Spend.objects.filter(pk=spend.pk).update(amount=1)
    for row, column in ((spend, "amount"), (agreement, "amount")):
        setattr(row, column, Decimal(5))
        with pytest.raises(DatabaseError), transaction.atomic():
            row.save()


def test_what_was_spent_in_a_stretch_of_time(line: Lines, spent: Spends) -> None:
    outreach, training = line("delivery", 1, priority=4), line("match", 1, priority=2)
    for starts_on, amount in ((FIRST, 1), (SECOND, 20), (THIRD, 300)):
        spent(outreach, starts_on, amount)
    spent(training, SECOND, 7)
    found = spend_between(SECOND, FOURTH, today=TODAY)
    assert (found.granted, found.match) == (320, 7)
    assert [(each.key, each.amount) for each in found.by_priority] == [("2", 7), ("4", 320)]
    assert [(each.key, each.amount) for each in found.by_category] == [
        ("delivery", 320),
        ("match", 7),
    ]
    assert [(key, span.words) for key, span in found.not_entered] == [
        ("U-1", "Jul 2026 to Sep 2026")
    ]


def test_agreements_as_other_apps_see_them(line: Lines, spent: Spends) -> None:
    spent(line("delivery", 80_000), FIRST, 1_000)
    (words,) = agreements_words(TODAY)
    assert (words.reference, words.spent, words.address) == ("U-1", 1_000, "/funding/U-1/")
    assert words.missing == ("Apr 2026 to Jun 2026", "Jul 2026 to Sep 2026")
    assert agreements_words(date(2025, 12, 31)) == ()
