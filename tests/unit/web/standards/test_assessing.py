"""Opening, answering, closing and finding: what is kept, what is refused, what is recorded."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from tests.unit.web.standards.conftest import NEIGHBOUR, SIX, assessor, closed, opened, said, small

from headwater_web.accounts.models import Person
from headwater_web.audit.api import events
from headwater_web.standards import actions
from headwater_web.standards.actions import Asked
from headwater_web.standards.faults import (
    AlreadyWithdrawn,
    AnsweredMeanwhile,
    AssessmentClosed,
    EditionChanged,
    TooFewToCompare,
    UnknownToFramework,
    WrongAssessors,
)
from headwater_web.standards.models import Answer, Assessment, Finding, FrameworkEdition, Side
from headwater_web.thread.api import LinkKind, later_references
from headwater_web.ui.asking import NotAllowedNow

pytestmark = pytest.mark.django_db

ME, PEER = Asked("partnership", "Us", Side.SELF), Asked(NEIGHBOUR, "Them", Side.PEER)
MANY = [Asked(each, each, Side.SELF) for each in SIX]


class TestOpening:
    @pytest.mark.parametrize(
        ("changes", "asked", "fault"),
        [
            ({"assessed_by": "self"}, [ME], None),
            ({"assessed_by": "peer"}, [PEER], None),
            ({"assessed_by": "both"}, [ME, PEER], None),
            ({"compared_without_naming": True}, MANY, None),
            ({"assessed_by": "self"}, [], WrongAssessors),
            ({"assessed_by": "self"}, [PEER], WrongAssessors),
            ({"assessed_by": "self"}, MANY, WrongAssessors),
            ({"assessed_by": "both"}, [ME], WrongAssessors),
            ({"assessed_by": "both"}, [ME, ME], WrongAssessors),
            ({"compared_without_naming": True}, MANY[:4], TooFewToCompare),
        ],
    )
    def test_the_framework_says_who_is_asked(
        self, changes: dict[str, Any], asked: list[Asked], fault: type[NotAllowedNow] | None
    ) -> None:
        known = {"by": None, "subject": "partnership", "subject_name": "Us", "asked": asked}
        if fault:
            with pytest.raises(fault):
                actions.open_assessment(framework=small(**changes), **known)
        else:
            assessment = actions.open_assessment(framework=small(**changes), **known)
            assert assessment.assessors.count() == len(asked)

    def test_each_has_a_reference_of_its_own(self) -> None:
        assert [opened(small()).reference for _ in range(2)] == ["Q-1", "Q-2"]

    def test_a_changed_framework_never_changes_an_old_assessment(self) -> None:
        before = opened(small())
        opened(small(version=2, title="Other words"))
        before = Assessment.objects.get(pk=before.pk)
        assert before.framework.title == "Small framework"
        assert before.edition.version == 1

    def test_new_words_need_a_new_version(self) -> None:
        opened(small())
        with pytest.raises(EditionChanged):
            opened(small(title="Other words"))
        assert FrameworkEdition.objects.count() == 1

    def test_opening_is_recorded(self, cast: dict[str, Person]) -> None:
        actions.open_assessment(
            by=cast["grace"], framework=small(), subject="police", subject_name="P", asked=[ME]
        )
        newest = max(events(), key=lambda event: event.number)
        assert newest.action == "standards.assessment_opened"
        assert newest.about == "assessment/Q-1"
        assert newest.details == {"framework": "small", "version": 1, "subject": "police"}


class TestAnswering:
    def test_a_later_answer_stands_beside_the_one_before(self) -> None:
        assessment = opened(small())
        said(assessment, "partnership", "warmth", "some", words="First")
        said(assessment, "partnership", "warmth", "most", words="Then")
        found = Answer.objects.order_by("pk")
        assert [(each.level, each.words) for each in found] == [("some", "First"), ("most", "Then")]
        assert [each.superseded_at is None for each in found] == [False, True]

    def test_saying_the_same_again_changes_nothing(self) -> None:
        assessment = opened(small())
        first = said(assessment, "partnership", "warmth", "some", words="Same")
        again = said(assessment, "partnership", "warmth", "some", words="Same", seen=None)
        assert again == first
        assert Answer.objects.count() == 1

    @pytest.mark.parametrize("first", ["some", None])
    def test_the_second_of_two_people_is_told(self, first: str | None) -> None:
        assessment = opened(small())
        seen = said(assessment, "partnership", "warmth", first).pk if first else None
        said(assessment, "partnership", "warmth", "most", seen=seen)
        with pytest.raises(AnsweredMeanwhile):
            said(assessment, "partnership", "warmth", "all", seen=seen)
        assert Answer.objects.get(superseded_at=None).level == "most"

    @pytest.mark.parametrize(("indicator", "level"), [("cold", "some"), ("warmth", "lukewarm")])
    def test_what_the_framework_does_not_know_is_refused(self, indicator: str, level: str) -> None:
        with pytest.raises(UnknownToFramework):
            said(opened(small()), "partnership", indicator, level)

    def test_a_closed_assessment_takes_no_answer(self) -> None:
        assessment = opened(small())
        stale = Assessment.objects.get(pk=assessment.pk)
        closed(assessment)
        with pytest.raises(AssessmentClosed):
            said(stale, "partnership", "warmth", "some")
        with pytest.raises(AssessmentClosed):
            actions.close_assessment(by=None, assessment=stale)

    def test_the_record_says_who_answered_what_and_never_how(self, cast: dict[str, Person]) -> None:
        assessment = opened(small())
        said(assessment, "partnership", "warmth", "most", by=cast["grace"], words="Ours")
        newest = max(events(), key=lambda event: event.number)
        assert newest.actor == cast["grace"].audit_reference
        assert newest.details == {"indicator": "warmth", "organisation": "partnership"}

    @pytest.mark.parametrize(
        ("evidence", "has_evidence"),
        [
            ({}, False),
            ({"evidence_reference": "A-1"}, True),
            ({"evidence_address": "https://a.example/"}, True),
        ],
    )
    def test_evidence_is_a_thing_a_page_or_nothing(
        self, evidence: dict[str, str], has_evidence: bool
    ) -> None:
        answer = said(opened(small()), "partnership", "warmth", "most", **evidence)
        assert answer.has_evidence is has_evidence


class TestFindings:
    def test_it_belongs_to_the_assessments_thread(self, cast: dict[str, Person]) -> None:
        assessment = opened(small())
        finding = actions.raise_finding(
            by=cast["grace"], assessment=assessment, title="Cold", words="It is cold."
        )
        assert finding.reference == "J-1"
        tied = later_references([assessment.reference], LinkKind.LED_TO)
        assert tied == {assessment.reference: ["J-1"]}

    def test_it_is_about_a_question_of_the_framework(self) -> None:
        with pytest.raises(UnknownToFramework):
            actions.raise_finding(
                by=None, assessment=opened(small()), title="x", words="x", indicator="cold"
            )

    def test_it_is_withdrawn_once_and_stays(self, cast: dict[str, Person]) -> None:
        finding = actions.raise_finding(
            by=None, assessment=opened(small()), title="Cold", words="It is cold."
        )
        actions.withdraw_finding(by=cast["grace"], finding=finding, because="It is warm.")
        with pytest.raises(AlreadyWithdrawn):
            actions.withdraw_finding(by=cast["grace"], finding=finding, because="Again.")
        kept = Finding.objects.get()
        assert (kept.title, kept.withdrawn_because) == ("Cold", "It is warm.")


@pytest.mark.parametrize(
    ("model", "facts"),
    [
        ("assessment", {"subject": ""}),
        ("assessment", {"closed_by": "person/x"}),
        ("assessor", {"side": "foe"}),
        ("answer", {"level": ""}),
        ("answer", {"evidence_reference": "A-1", "evidence_address": "https://a.example/"}),
        ("finding", {"title": ""}),
        ("finding", {"withdrawn_by": "person/x"}),
        ("finding", {"withdrawn_because": "Because."}),
    ],
)
def test_facts_that_do_not_hold_together_cannot_be_kept(model: str, facts: dict[str, Any]) -> None:
    assessment = opened(small())
    rows = {
        "assessment": assessment,
        "assessor": assessor(assessment, "partnership"),
        "answer": said(assessment, "partnership", "warmth", "some"),
        "finding": actions.raise_finding(by=None, assessment=assessment, title="t", words="w"),
    }
    row = rows[model]
    with pytest.raises(IntegrityError), transaction.atomic():
        type(row).objects.filter(pk=row.pk).update(**facts)


def test_two_answers_cannot_stand_at_once() -> None:
    answer = said(opened(small()), "partnership", "warmth", "some")
    answer.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        answer.save()
