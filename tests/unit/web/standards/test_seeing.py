"""Who sees which assessment, and who sees which answer before and after both have answered."""

from collections.abc import Callable

import pytest
from tests.unit.web.standards.conftest import (
    LEVELS,
    NEIGHBOUR,
    SIX,
    assessor,
    closed,
    opened,
    said,
    small,
)

from headwater_web.accounts.models import Person
from headwater_web.standards import actions
from headwater_web.standards.models import Assessment
from headwater_web.standards.queries.comparing import compared
from headwater_web.standards.queries.progress import waiting_for
from headwater_web.standards.queries.results import result
from headwater_web.standards.queries.seeing import (
    answers_seen_by,
    assessments_seen_by,
    assessors_answered_for,
    may_raise_finding,
)
from headwater_web.thread.api import things_seen_by, thread_of

pytestmark = pytest.mark.django_db
Cast = dict[str, Person]


def seen(person: Person, assessment: Assessment) -> set[tuple[str, str]]:
    found = answers_seen_by(person, assessment)
    return {(each.assessor.organisation, each.indicator) for each in found}


@pytest.mark.parametrize(
    ("who", "subjects"),
    [
        # the team sees all
        ("grace", {"partnership", "police", "health_board"}),
        ("amara", {"partnership", "police", "health_board"}),
        # an officer sees their own
        ("ben", {"police"}),
        # a board member sees their own, and what was closed of the partnership itself
        ("hari", {"health_board", "partnership"}),
        # others may not see assessments at all
        ("dev", set()),
        ("imani", set()),
    ],
)
def test_who_sees_which_assessment(cast: Cast, who: str, subjects: set[str]) -> None:
    for subject in ("police", "health_board"):
        opened(small(), subject)
    closed(opened(small()))
    opened(small(), "partnership")
    found = assessments_seen_by(cast[who])
    assert {each.subject for each in found} == subjects
    open_ones = {each.subject for each in found if each.is_open}
    assert ("partnership" in open_ones) is (who in {"grace", "amara"})


def test_a_peer_sees_what_it_is_asked_about_and_nothing_else(
    nia: Person, review: Assessment
) -> None:
    opened(small(version=2), "police")
    assert list(assessments_seen_by(nia)) == [review]


def test_what_is_hidden_is_neither_shown_nor_counted_in_a_thread(cast: Cast) -> None:
    assessment = opened(small(), "health_board")
    actions.raise_finding(by=None, assessment=assessment, title="Cold", words="It is cold.")
    assert things_seen_by(cast["ben"], ["Q-1", "J-1"]) == {}
    assert thread_of(cast["ben"], "Q-1") is None
    thread = thread_of(cast["hari"], "Q-1")
    assert thread is not None
    assert [step.thing.title for step in thread.after] == ["Cold"]


class TestTwoSides:
    def test_before_both_have_answered_each_sees_its_own(
        self, cast: Cast, nia: Person, review: Assessment
    ) -> None:
        said(review, "partnership", "warmth", "most")
        said(review, NEIGHBOUR, "light", "some")
        assert seen(cast["grace"], review) == {("partnership", "warmth")}
        assert seen(nia, review) == {(NEIGHBOUR, "light")}

    def test_once_both_have_answered_a_question_both_see_it(
        self, cast: Cast, nia: Person, review: Assessment
    ) -> None:
        said(review, "partnership", "warmth", "most")
        said(review, "partnership", "light", "most")
        said(review, NEIGHBOUR, "warmth", "some")
        both = {("partnership", "warmth"), (NEIGHBOUR, "warmth")}
        assert seen(nia, review) == both
        assert seen(cast["grace"], review) == both | {("partnership", "light")}

    def test_closing_shows_what_one_side_alone_answered(
        self, cast: Cast, nia: Person, review: Assessment
    ) -> None:
        said(review, "partnership", "warmth", "most")
        assert seen(nia, closed(review)) == {("partnership", "warmth")}

    def test_the_team_does_not_see_either_side_of_a_review_of_somebody_else(
        self, cast: Cast, nia: Person
    ) -> None:
        elsewhere = opened(small(assessed_by="both"), "police", peer=NEIGHBOUR)
        said(elsewhere, "police", "warmth", "most")
        assert seen(cast["grace"], elsewhere) == set()
        said(elsewhere, NEIGHBOUR, "warmth", "most")
        assert len(seen(cast["grace"], elsewhere)) == 2

    def test_a_changed_answer_shows_that_it_changed_afterwards(
        self, cast: Cast, review: Assessment
    ) -> None:
        said(review, "partnership", "warmth", "all")
        said(review, NEIGHBOUR, "warmth", "some")
        said(review, "partnership", "warmth", "some")
        row = result(cast["grace"], review, review.framework).indicators[0]  # type: ignore[arg-type]
        assert {each.assessor.organisation: each.changed_after_both for each in row.said} == {
            "partnership": True,
            NEIGHBOUR: False,
        }


class TestWithoutNames:
    def test_nobody_sees_anybody_elses_answer_not_even_the_team(
        self, cast: Cast, mapping: Assessment, answer_all: Callable[..., None]
    ) -> None:
        answer_all(mapping, "warmth", (0, 1, 2, 3, 0, 3))
        for state in (mapping, closed(mapping)):
            for who in ("grace", "amara", "chioma", "farah"):
                assert seen(cast[who], state) == set()
            assert seen(cast["ben"], state) == {("police", "warmth")}
            assert seen(cast["hari"], state) == {("health_board", "warmth")}

    def test_the_halves_are_shown_once_it_is_closed(
        self, cast: Cast, mapping: Assessment, answer_all: Callable[..., None]
    ) -> None:
        answer_all(mapping, "warmth", (0, 1, 2, 3, 0, 3))
        framework = mapping.framework
        before = compared(cast["grace"], mapping, framework)[0]  # type: ignore[arg-type]
        assert before.spread.withheld == "open"
        after = compared(cast["ben"], closed(mapping), framework)[0]  # type: ignore[arg-type]
        assert (after.spread.lower, after.spread.upper) == (3, 3)
        assert [level.key for _, level in after.own] == ["none"]

    def test_four_answers_of_six_are_too_few(self, cast: Cast, mapping: Assessment) -> None:
        for organisation, rank in zip(SIX[:4], (0, 1, 2, 3), strict=True):
            said(mapping, organisation, "warmth", LEVELS[rank])
        found = compared(cast["grace"], closed(mapping), mapping.framework)[0]  # type: ignore[arg-type]
        assert found.spread.withheld == "too_few"


class TestActingFor:
    @pytest.mark.parametrize(
        ("who", "organisation", "may_answer"),
        [
            ("ben", "police", True),
            ("ben", "health_board", False),
            ("hari", "health_board", True),
            # the team answers for the partnership, and for nobody else
            ("grace", "partnership", True),
            ("grace", "police", False),
            ("chioma", "partnership", True),
            ("amara", "partnership", False),
            ("imani", "scrutiny_panel", False),
        ],
    )
    def test_one_answers_for_ones_own_organisation_alone(
        self, cast: Cast, who: str, organisation: str, may_answer: bool
    ) -> None:
        assessment = opened(small(), organisation)
        assert bool(assessors_answered_for(cast[who], assessment)) is may_answer

    def test_somebody_who_left_can_no_longer_answer(self, cast: Cast) -> None:
        from headwater_web.accounts.actions import close_person

        assessment = opened(small(), "police")
        close_person(by=None, person=cast["ben"])
        left = Person.objects.get(pk=cast["ben"].pk)
        assert assessors_answered_for(left, assessment) == ()
        assert list(assessments_seen_by(left)) == []

    @pytest.mark.parametrize(("who", "may"), [("grace", True), ("ben", False), ("amara", False)])
    def test_findings_on_unnamed_answers_are_raised_by_who_manages(
        self, cast: Cast, mapping: Assessment, who: str, may: bool
    ) -> None:
        assert may_raise_finding(cast[who], mapping) is may

    def test_a_peer_may_raise_a_finding(self, nia: Person, review: Assessment) -> None:
        assert may_raise_finding(nia, review)

    def test_what_waits_is_ones_own_open_and_incomplete(self, cast: Cast) -> None:
        assessment = opened(small(), "police")
        opened(small(), "health_board")
        (waiting,) = waiting_for(cast["ben"])
        assert (waiting.answered, waiting.asked) == (0, 2)
        said(assessment, "police", "warmth", "most")
        following = waiting_for(cast["ben"])[0].next_after("warmth")
        assert following is not None
        assert following.key == "light"
        said(assessment, "police", "light", "most")
        assert waiting_for(cast["ben"]) == ()
        assert assessor(assessment, "police").answers.count() == 2
