"""Answers are drafted from the records, written beside, signed off by another, and frozen."""

import csv
import io
import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone
from tests.unit.web.returns.conftest import FORM, QUARTER

from headwater_web.accounts.api import Role
from headwater_web.accounts.models import Person
from headwater_web.audit.api import events
from headwater_web.keeping.rows import NeverChanged, NeverDeleted
from headwater_web.returns import actions, faults
from headwater_web.returns.models import Answer, Edition, Hours, Return
from headwater_web.returns.queries.editions import as_csv, is_whole, read_content
from headwater_web.returns.queries.hours import hours_by_year, hours_of, hours_words, total
from headwater_web.returns.queries.returns import ShownReturn

Shown = Callable[..., ShownReturn]


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def signed_off(report: Return, by: Person, **more: object) -> Edition:
    return actions.sign_off(by=by, report=report, version=report.version, **more)  # type: ignore[arg-type]


def test_a_draft_keeps_where_it_came_from(answered: Return, shown: Shown) -> None:
    overdue, spend, learning = shown().answers
    assert overdue.draft is not None
    assert overdue.draft.source == "actions_overdue"
    assert overdue.draft.as_at == timezone.localdate()
    assert overdue.draft.figures == {"actions_overdue": "0", "extensions_asked": "0"}
    assert spend.words.startswith("£0 of grants")
    assert learning.draft is None
    assert learning.words == "Ask earlier"


def test_an_answer_stands_beside_its_draft(
    cast: dict[str, Person], answered: Return, shown: Shown
) -> None:
    written = actions.Written("One in the post", Decimal(1), "It was not entered yet")
    actions.write_answer(
        by=cast["grace"],
        report=answered,
        version=answered.version,
        question="overdue",
        written=written,
    )
    overdue = shown().answers[0]
    assert overdue.words == "1. One in the post"
    assert overdue.draft_words.startswith("0 actions are overdue")
    assert overdue.standing is not None
    assert overdue.standing.because == "It was not entered yet"
    actions.draft_answers(
        by=cast["amara"], report=answered, version=answered.version, as_at=timezone.localdate()
    )
    again = shown().answers[0]
    assert again.words == "1. One in the post"
    assert again.is_draft_newer
    assert len(again.drafts) == 2


def test_the_second_of_two_people_is_told(cast: dict[str, Person], begun: Return) -> None:
    seen = begun.version
    said = {"report": begun, "question": "learning"}
    actions.write_answer(by=cast["amara"], version=seen, written=actions.Written("Mine"), **said)
    with pytest.raises(faults.ChangedMeanwhile):
        actions.write_answer(
            by=cast["grace"], version=seen, written=actions.Written("Ours"), **said
        )
    with pytest.raises(faults.ChangedMeanwhile):
        actions.draft_answers(
            by=cast["grace"], report=begun, version=seen, as_at=timezone.localdate()
        )


def test_a_return_is_begun_once(cast: dict[str, Person], begun: Return) -> None:
    with pytest.raises(faults.BegunAlready):
        actions.begin_return(by=cast["grace"], form=FORM, occurrence=QUARTER)
    assert Return.objects.count() == 1


def test_nobody_signs_off_their_own_words(cast: dict[str, Person], answered: Return) -> None:
    with pytest.raises(faults.OwnWords):
        signed_off(answered, cast["amara"])
    assert signed_off(answered, cast["grace"]).number == 1


def test_nothing_is_signed_off_with_a_gap(cast: dict[str, Person], begun: Return) -> None:
    with pytest.raises(faults.NotAnswered):
        signed_off(begun, cast["grace"])


def test_what_is_signed_off_is_frozen(
    cast: dict[str, Person], answered: Return, shown: Shown
) -> None:
    edition = signed_off(answered, cast["grace"])
    assert is_whole(edition)
    assert not shown().is_open
    said = {"report": answered, "version": answered.version}
    with pytest.raises(faults.SignedOff):
        actions.write_answer(
            by=cast["amara"], question="learning", written=actions.Written("Later"), **said
        )
    with pytest.raises(faults.SignedOff):
        actions.draft_answers(by=cast["amara"], as_at=timezone.localdate(), **said)
    with pytest.raises(faults.SignedOff):
        signed_off(answered, cast["chioma"])
    edition.content = edition.content.replace("Ask earlier", "Ask later")
    assert not is_whole(edition)
    with pytest.raises(DatabaseError), transaction.atomic():
        edition.save()


def test_a_later_change_is_a_new_version(
    cast: dict[str, Person], answered: Return, shown: Shown
) -> None:
    first = signed_off(answered, cast["grace"])
    actions.reopen(
        by=cast["amara"], report=answered, version=answered.version, because="The funder asked"
    )
    actions.write_answer(
        by=cast["amara"],
        report=answered,
        version=answered.version,
        question="learning",
        written=actions.Written("Ask twice"),
    )
    second = signed_off(answered, cast["grace"])
    assert (first.number, second.number) == (1, 2)
    assert "Ask earlier" in first.content
    assert "Ask twice" in second.content
    assert first.digest != second.digest
    assert len(shown().editions) == 2


@pytest.mark.parametrize(
    ("sent_on", "words"),
    [
        (date(2026, 10, 30), "sent on 30 October 2026"),
        (date(2026, 10, 31), "sent on 31 October 2026; 1 day late"),
        (date(2026, 11, 9), "sent on 9 November 2026; 10 days late"),
    ],
)
def test_a_late_return_says_so(
    sent_on: date, words: str, cast: dict[str, Person], answered: Return, shown: Shown
) -> None:
    signed_off(answered, cast["grace"], at=noon(date(2026, 10, 29)))
    actions.say_sent(
        by=cast["grace"],
        report=answered,
        version=answered.version,
        sent_on=sent_on,
        how="By e-mail",
        at=noon(date(2026, 11, 20)),
    )
    assert shown(date(2026, 12, 1)).words == words


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 10, 30), "begun, 0 of 3 questions answered; due on 30 October 2026"),
        (date(2026, 10, 31), "begun, 0 of 3 questions answered; 1 day past its date"),
    ],
)
def test_an_open_return_says_its_date(today: date, words: str, shown: Shown) -> None:
    assert shown(today).words == words


def test_only_what_is_signed_off_is_sent_and_once(
    cast: dict[str, Person], answered: Return
) -> None:
    today = timezone.localdate()
    how = {"by": cast["grace"], "report": answered, "how": "By e-mail"}
    with pytest.raises(faults.NotSignedOff):
        actions.say_sent(version=answered.version, sent_on=today, **how)
    with pytest.raises(faults.NotSignedOff):
        actions.reopen(
            by=cast["grace"], report=answered, version=answered.version, because="No reason"
        )
    signed_off(answered, cast["grace"])
    for day in (today + timedelta(days=1), today - timedelta(days=1)):
        with pytest.raises(faults.NotYet):
            actions.say_sent(version=answered.version, sent_on=day, **how)
    actions.say_sent(version=answered.version, sent_on=today, **how)
    with pytest.raises(faults.SentAlready):
        actions.say_sent(version=answered.version, sent_on=today, **how)


def test_a_version_leaves_as_a_file(cast: dict[str, Person], answered: Return) -> None:
    written = as_csv(read_content(signed_off(answered, cast["grace"])))
    rows = list(csv.DictReader(io.StringIO(written)))
    assert rows[0]["question"] == "How many actions are overdue?"
    assert rows[0]["number"] == "0.00"
    assert rows[0]["source"] == "actions_overdue"
    assert (rows[-1]["question"], rows[-1]["answer"]) == ("What did you learn?", "Ask earlier")


def test_a_version_names_nobody(cast: dict[str, Person], answered: Return) -> None:
    content = signed_off(answered, cast["grace"]).content
    names = [person.name for person in cast.values()]
    assert not [name for name in names if name in content]
    assert "person/" not in content
    assert json.loads(content)["reference"] == answered.reference


def test_hours_are_counted_by_role_and_corrected_beside(
    cast: dict[str, Person], begun: Return
) -> None:
    worked = {"report": begun, "worked_on": date(2026, 10, 20)}
    wrong = actions.record_hours(
        by=cast["amara"], role=Role.ANALYST, hours=Decimal("8.5"), **worked
    )
    actions.record_hours(by=cast["grace"], role=Role.PROGRAMME_MANAGER, hours=Decimal(3), **worked)
    assert hours_words(total(hours_of(begun))) == "11.5 hours"
    actions.correct_hours(by=cast["amara"], entry=wrong, hours=Decimal(7), because="Lunch")
    assert [(each.role, each.hours) for each in hours_of(begun)] == [
        ("Analyst", 7),
        ("Programme manager", 3),
    ]
    assert [(each.year, each.hours) for each in hours_by_year()] == [(2026, 10)]
    with pytest.raises(faults.CorrectedAlready):
        actions.correct_hours(by=cast["amara"], entry=wrong, hours=Decimal(6), because="Tea")
    assert Hours.objects.count() == 3


@pytest.mark.parametrize(
    ("hours", "words"), [("1", "1 hour"), ("0.5", "0.5 hours"), ("0", "0 hours")]
)
def test_hours_in_words(hours: str, words: str) -> None:
    assert hours_words(Decimal(hours)) == words


def test_rows_refuse_to_be_changed(cast: dict[str, Person], answered: Return) -> None:
    answer = Answer.objects.first()
    assert answer is not None
    for row in (answer, answered):
        with pytest.raises((NeverChanged, NeverDeleted)):
            row.delete()
    answer.words = "Something else"
    answered.due_on = date(2027, 1, 1)
    for row in (answer, answered):
        with pytest.raises(DatabaseError), transaction.atomic():
            row.save()


def test_the_record_holds_no_words(cast: dict[str, Person], answered: Return) -> None:
    signed_off(answered, cast["grace"])
    found = [each for each in events() if each.action.startswith("returns.")]
    assert {each.action for each in found} == {
        "returns.return_begun",
        "returns.answers_drafted",
        "returns.answer_written",
        "returns.signed_off",
    }
    assert not [each for each in found if "Ask earlier" in str(each.details)]
