"""Forms as data: what they ask, when they are due, and which files are refused."""

from datetime import date
from typing import Any

import pytest
from tests.unit.web.returns.conftest import FORM

from headwater_web.returns.definitions import FormUnreadable, form_from, form_with, report_forms
from headwater_web.returns.drafting import SOURCES
from headwater_web.returns.staging import chosen_occurrence

SOUND: dict[str, Any] = {
    "key": "small",
    "title": "Small",
    "funder": "A funder",
    "kind": "funder_return",
    "every_months": 3,
    "begins_on": date(2026, 1, 1),
    "due_days_after": 30,
    "questions": [{"key": "one", "words": "One?", "kind": "text"}],
}


def test_a_form_is_due_so_many_days_after_each_span() -> None:
    found = form_from(SOUND).occurrences(until=date(2026, 8, 1))
    assert [(each.span.words, each.due_on.isoformat()) for each in found] == [
        ("Jan 2026 to Mar 2026", "2026-04-30"),
        ("Apr 2026 to Jun 2026", "2026-07-30"),
        ("Jul 2026 to Sep 2026", "2026-10-30"),
    ]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"questions": [{"key": "a", "words": "A?", "kind": "colour"}]}, "found the kind colour"),
        ({"questions": [*SOUND["questions"], *SOUND["questions"]]}, "question one twice"),
        ({"begins_on": date(2026, 1, 2)}, "whole months"),
        ({"every_months": 0}, "whole months"),
    ],
)
def test_a_form_that_cannot_be_used_says_why(changed: dict[str, Any], words: str) -> None:
    with pytest.raises(FormUnreadable, match=words):
        form_from(SOUND | changed)


def test_every_question_of_the_partnership_is_drafted_from_something_known() -> None:
    sources = {each.drafted_from for form in report_forms() for each in form.questions}
    assert sources - {""} <= set(SOURCES)
    assert len(report_forms()) == 3
    assert form_with("no_such_form") is None


@pytest.mark.parametrize(
    ("today", "last", "following"),
    [
        (date(2026, 11, 22), "Jul 2026 to Sep 2026", "Oct 2026 to Dec 2026"),
        (date(2027, 1, 30), "Jul 2026 to Sep 2026", "Oct 2026 to Dec 2026"),
        (date(2027, 1, 31), "Oct 2026 to Dec 2026", "Jan 2027 to Mar 2027"),
    ],
)
def test_the_demonstration_takes_what_was_last_due(today: date, last: str, following: str) -> None:
    assert chosen_occurrence(FORM, "last_due", today=today).span.words == last
    assert chosen_occurrence(FORM, "next_due", today=today).span.words == following
