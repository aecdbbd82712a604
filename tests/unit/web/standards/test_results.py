"""Side by side, movement, and authorities counted: what is compared, and what cannot be."""

from collections.abc import Callable

import pytest
from tests.unit.web.standards.conftest import (
    LEVELS,
    NEIGHBOUR,
    SIX,
    SOUND,
    closed,
    opened,
    said,
    small,
)

from headwater_web.accounts.models import Person
from headwater_web.standards.frameworks import LevelFramework
from headwater_web.standards.models import Assessment
from headwater_web.standards.queries.comparing import earlier_assessments, movement
from headwater_web.standards.queries.readiness import authorities_seen_by, counts_seen_by
from headwater_web.standards.queries.results import Result, result
from headwater_web.standards.wording import gap_words, result_sentences

pytestmark = pytest.mark.django_db
Cast = dict[str, Person]
READY = {"met_from": "most"}


def result_of(person: Person, assessment: Assessment) -> Result:
    framework = assessment.framework
    assert isinstance(framework, LevelFramework)
    return result(person, assessment, framework)


@pytest.mark.parametrize(
    ("own", "peer", "gap", "words"),
    [
        ("most", "most", 0, "Both say the same"),
        ("most", "some", -1, "The peer says 1 level lower"),
        ("all", "none", -3, "The peer says 3 levels lower"),
        ("none", "most", 2, "The peer says 2 levels higher"),
        ("most", None, None, "Cannot be compared yet"),
        (None, "most", None, "Cannot be compared yet"),
    ],
)
def test_the_gap_between_the_sides(
    cast: Cast, review: Assessment, own: str | None, peer: str | None, gap: int | None, words: str
) -> None:
    for organisation, level in (("partnership", own), (NEIGHBOUR, peer)):
        if level:
            said(review, organisation, "warmth", level)
    row = result_of(cast["grace"], review).indicators[0]
    assert row.gap == gap
    assert gap_words(row.gap) == words


def test_the_widest_difference_comes_first_and_is_said(cast: Cast, review: Assessment) -> None:
    for indicator, own, peer in (("warmth", "most", "some"), ("light", "all", "none")):
        said(review, "partnership", indicator, own)
        said(review, NEIGHBOUR, indicator, peer)
    found = result_of(cast["grace"], review)
    assert [each.indicator.key for each in found.differing] == ["light", "warmth"]
    sentences = result_sentences(found)
    assert "Of 2 questions that both sides answered, they differ on 2." in sentences


@pytest.mark.parametrize(
    ("level", "evidence", "is_claimed"),
    [
        ("none", "", False),
        ("some", "", True),
        ("all", "", True),
        ("all", "https://a.example/", False),
    ],
)
def test_above_the_first_level_evidence_is_missed(
    cast: Cast, level: str, evidence: str, is_claimed: bool
) -> None:
    assessment = opened(small(), "police")
    said(assessment, "police", "warmth", level, evidence_address=evidence)
    found = result_of(cast["ben"], assessment)
    assert bool(found.claimed) is is_claimed
    assert any("no evidence is named" in each for each in result_sentences(found)) is is_claimed


class TestMovement:
    def test_between_two_assessments_of_one_wording(self, cast: Cast) -> None:
        before, after = closed_with("some"), closed_with("all")
        (row, unanswered) = movement(cast["grace"], before, after)
        (moved,) = row.moved
        assert (moved.before.key, moved.after.key, moved.steps) == ("some", "all", 2)
        assert unanswered.moved == ()

    @pytest.mark.parametrize(
        ("changes", "is_comparable"),
        [
            ({"version": 2, "title": "New title"}, True),
            (
                {
                    "version": 2,
                    "levels": [each | {"meaning": "New."} for each in SOUND["levels"]],
                },
                False,
            ),
        ],
    )
    def test_between_versions_only_the_same_words_are_compared(
        self, cast: Cast, changes: dict[str, object], is_comparable: bool
    ) -> None:
        before, after = closed_with("some"), closed_with("all", **changes)
        (row, _) = movement(cast["grace"], before, after)
        assert row.is_comparable is is_comparable
        assert bool(row.moved) is is_comparable

    def test_answers_given_without_names_are_never_compared_with_named_ones(
        self, cast: Cast, mapping: Assessment, answer_all: Callable[..., None]
    ) -> None:
        answer_all(mapping, "warmth", (0, 1, 2, 3, 0, 3))
        closed(mapping)
        later = closed_with("all", version=2)
        assert [row.is_comparable for row in movement(cast["grace"], mapping, later)] == [False] * 2

    def test_a_year_later_the_halves_are_shown_where_both_may_be(
        self, cast: Cast, mapping: Assessment, answer_all: Callable[..., None]
    ) -> None:
        answer_all(mapping, "warmth", (0, 0, 1, 1, 2, 2))
        answer_all(mapping, "light", (0, 0, 0, 0, 0, 3))
        closed(mapping)
        later = opened(small(compared_without_naming=True), among=SIX)
        answer_all(later, "warmth", (1, 2, 2, 1, 3, 3))
        answer_all(later, "light", (0, 0, 0, 3, 3, 3))
        assert [row.both_spreads_shown for row in movement(cast["grace"], mapping, later)] == [
            False,
            False,
        ]
        warmth, light = movement(cast["grace"], mapping, closed(later))
        assert warmth.both_spreads_shown
        assert not light.both_spreads_shown
        assert warmth.moved == ()
        assert warmth.spread_before is not None
        assert warmth.spread_after is not None
        assert (warmth.spread_before.upper, warmth.spread_after.upper) == (2, 4)

    def test_one_sees_ones_own_movement_among_unnamed_answers(
        self, cast: Cast, mapping: Assessment, answer_all: Callable[..., None]
    ) -> None:
        answer_all(mapping, "warmth", (0, 0, 1, 1, 2, 2))
        closed(mapping)
        later = opened(small(compared_without_naming=True), among=SIX)
        answer_all(later, "warmth", (1, 2, 2, 1, 3, 3))
        (moved,) = movement(cast["ben"], mapping, later)[0].moved
        assert (moved.assessor.organisation, moved.steps) == ("police", 1)

    def test_only_earlier_closed_ones_of_the_same_subject_are_offered(self, cast: Cast) -> None:
        before = closed_with("some")
        opened(small())
        closed(opened(small(), "police"))
        after = opened(small())
        assert earlier_assessments(cast["grace"], after) == (before,)


def closed_with(level: str, **changes: object) -> Assessment:
    assessment = opened(small(**changes))
    said(assessment, "partnership", "warmth", level)
    return closed(assessment)


class TestAuthorities:
    @pytest.fixture
    def three(self, cast: Cast) -> LevelFramework:
        framework = small(**READY)
        for organisation, levels, evidence in (
            ("police", ("most", "all"), "https://a.example/"),
            ("health_board", ("most", "all"), ""),
            ("probation", ("some", "all"), "https://a.example/"),
        ):
            assessment = opened(framework, organisation)
            for indicator, level in zip(("warmth", "light"), levels, strict=True):
                said(assessment, organisation, indicator, level, evidence_address=evidence)
        return framework

    def test_the_team_sees_each_by_name_in_order_of_names(
        self, cast: Cast, three: LevelFramework
    ) -> None:
        found = authorities_seen_by(cast["amara"], three)
        assert [(each.assessment.subject, each.standings) for each in found] == [
            ("health_board", ("claimed",)),
            ("police", ("met",)),
            ("probation", ("not_yet",)),
        ]

    @pytest.mark.parametrize(("who", "own"), [("ben", "police"), ("hari", "health_board")])
    def test_an_authority_sees_its_own(
        self, cast: Cast, three: LevelFramework, who: str, own: str
    ) -> None:
        found = authorities_seen_by(cast[who], three)
        assert [each.assessment.subject for each in found] == [own]

    @pytest.mark.parametrize(("who", "is_shown"), [("hari", True), ("grace", True), ("ben", False)])
    def test_the_board_sees_counts(
        self, cast: Cast, three: LevelFramework, who: str, is_shown: bool
    ) -> None:
        found = counts_seen_by(cast[who], three)
        assert bool(found) is is_shown
        if is_shown:
            counted = {"met": 1, "claimed": 1, "not_yet": 1, "not_answered": 0}
            assert dict(found[0].counts) == counted

    def test_counts_of_two_authorities_would_name_them(self, cast: Cast) -> None:
        framework = small(**READY)
        opened(framework, "police")
        opened(framework, "probation")
        assert counts_seen_by(cast["hari"], framework) == ()

    def test_the_latest_assessment_counts(self, cast: Cast, three: LevelFramework) -> None:
        opened(three, "police")
        found = authorities_seen_by(cast["ben"], three)
        assert [each.standings for each in found] == [("not_answered",)]

    def test_an_authority_sees_whether_a_standard_is_done(
        self, cast: Cast, three: LevelFramework
    ) -> None:
        assessment = authorities_seen_by(cast["ben"], three)[0].assessment
        (standard,) = result_of(cast["ben"], assessment).standards
        assert standard.standing == "met"


def test_levels_are_those_of_the_small_framework() -> None:
    assert tuple(level.key for level in small().levels) == LEVELS
