"""At 90, 30 and 7 days somebody is told, once each; nobody has to remember it."""

import pytest
from tests.unit.web.agreements.conftest import TODAY, Made, in_days

from headwater_web.accounts.models import Person
from headwater_web.agreements.actions import carrying
from headwater_web.agreements.models import EventKind
from headwater_web.agreements.queries.warnings import endings, letters_due, reviews_due

Cast = dict[str, Person]


@pytest.mark.parametrize(
    ("days", "mark"),
    [(91, None), (90, 90), (31, 90), (30, 30), (8, 30), (7, 7), (0, 7), (-1, None)],
)
def test_an_end_is_near_from_its_marks_on(days: int, mark: int | None, in_force: Made) -> None:
    in_force(ends_on=in_days(days))
    assert [each.mark for each in endings(TODAY)] == ([] if mark is None else [mark])


def test_the_nearest_end_stands_first(in_force: Made) -> None:
    in_force(title="Later", ends_on=in_days(80))
    in_force(title="Sooner", ends_on=in_days(3))
    assert [each.agreement.title for each in endings(TODAY)] == ["Sooner", "Later"]


@pytest.mark.parametrize("kind", [EventKind.SUSPENDED, EventKind.WITHDRAWN])
def test_what_is_not_in_force_does_not_end(kind: EventKind, cast: Cast, in_force: Made) -> None:
    agreement = in_force(ends_on=in_days(5))
    carrying.say_became(
        by=cast["farah"], agreement=agreement, kind=kind, happened_on=TODAY, because="So"
    )
    assert endings(TODAY) == ()


def test_with_a_newer_version_in_force_nothing_lapses(cast: Cast, in_force: Made) -> None:
    agreement = in_force(ends_on=in_days(5))
    newer = carrying.revise(by=cast["grace"], agreement=agreement, starts_on=in_days(6))
    assert len(endings(TODAY)) == 1
    newer.refresh_from_db()
    carrying.put_in_force(by=cast["farah"], agreement=newer, version=newer.version, signed_on=TODAY)
    assert endings(TODAY) == ()


def test_each_mark_is_sent_once_and_only_the_nearest(cast: Cast, in_force: Made) -> None:
    agreement = in_force(ends_on=in_days(60))
    sent: list[int] = []
    for day in range(61):
        for letter in letters_due(in_days(day)):
            sent.append(letter.days_before)
            carrying.note_warned(
                by=None, agreement=letter.agreement, days_before=letter.days_before
            )
    assert sent == [90, 30, 7]
    assert agreement.warnings_sent.count() == 3


def test_a_letter_says_what_stops_and_what_to_do(in_force: Made) -> None:
    agreement = in_force(ends_on=in_days(1))
    (letter,) = letters_due(TODAY)
    assert letter.organisation == "police"
    assert agreement.reference in letter.subject
    assert "1 day left" in letter.body
    assert "Police recorded crime" in letter.body
    assert f"begin a new version of {agreement.reference}" in letter.body


def test_reviews_that_are_due_are_listed_the_oldest_first(in_force: Made) -> None:
    agreement = in_force(review_on=in_days(-3), ends_on=in_days(400))
    assert agreement.assessment is not None
    assert [each.reference for each in reviews_due(TODAY)] == [agreement.reference]
    due = reviews_due(in_days(365))
    assert [each.reference for each in due] == [
        agreement.reference,
        agreement.assessment.reference,
    ]
