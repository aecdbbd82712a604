"""An impact assessment answers every question; the lead signs it off, and wrote none of it."""

import pytest
from tests.unit.web.agreements.conftest import TODAY, answer_all, in_days

from headwater_web.accounts.models import Person
from headwater_web.agreements import faults
from headwater_web.agreements.actions import assessments
from headwater_web.agreements.models import ImpactAssessment
from headwater_web.agreements.queries.assessments import read, standing_words
from headwater_web.agreements.rules import rules

Cast = dict[str, Person]


def begun(by: Person) -> ImpactAssessment:
    return assessments.begin(by=by, title="Counting violence")


def sign(by: Person, assessment: ImpactAssessment, *, days: int = 365) -> None:
    assessment.refresh_from_db()
    assessments.sign_off(
        by=by, assessment=assessment, version=assessment.version, review_on=in_days(days)
    )
    assessment.refresh_from_db()


@pytest.mark.parametrize("who", ["grace", "amara", "chioma", "ben", "hari"])
def test_only_the_lead_signs_off(who: str, cast: Cast) -> None:
    assessment = begun(cast["grace"])
    answer_all(cast["grace"], assessment)
    with pytest.raises(faults.OnlyTheLead):
        sign(cast[who], assessment)


def test_the_lead_does_not_sign_off_what_the_lead_wrote(cast: Cast) -> None:
    assessment = begun(cast["grace"])
    answer_all(cast["grace"], assessment, but=1)
    assessments.answer(
        by=cast["farah"],
        assessment=assessment,
        version=assessment.version,
        question=rules().assessment_questions[-1],
        words="None is left",
    )
    with pytest.raises(faults.OwnSignOff):
        sign(cast["farah"], assessment)


@pytest.mark.parametrize(
    ("but", "days", "count"), [(1, 365, 1), (3, 365, 3), (0, 0, 1), (2, -1, 3)]
)
def test_what_is_missing_is_said(but: int, days: int, count: int, cast: Cast) -> None:
    assessment = begun(cast["grace"])
    answer_all(cast["grace"], assessment, but=but)
    with pytest.raises(faults.NotComplete) as refused:
        sign(cast["farah"], assessment, days=days)
    assert len(refused.value.lines) == count


def test_signed_off_its_words_stay_and_a_new_version_begins_with_them(
    cast: Cast, assessed: ImpactAssessment
) -> None:
    with pytest.raises(faults.SignedOffAlready):
        assessments.answer(
            by=cast["grace"],
            assessment=assessed,
            version=assessed.version,
            question=rules().assessment_questions[0],
            words="Otherwise",
        )
    newer = assessments.revise_assessment(by=cast["grace"], assessment=assessed)
    assert newer.answers.count() == assessed.answers.count()
    with pytest.raises(faults.RevisedAlready):
        assessments.revise_assessment(by=cast["grace"], assessment=assessed)
    assert "review by" in standing_words(assessed, TODAY)
    sign(cast["farah"], newer)
    again = ImpactAssessment.objects.get(pk=assessed.pk)
    assert standing_words(again, TODAY) == f"replaced by {newer.reference}"


def test_what_was_asked_then_stays_with_the_answer(cast: Cast, assessed: ImpactAssessment) -> None:
    shown = read(cast["farah"], assessed, TODAY)
    assert [each.question.words for each in shown.asked] == [
        each.words for each in rules().assessment_questions
    ]
    assert shown.unanswered == 0
    assert (shown.writers, shown.signer) == (cast["grace"].name, cast["farah"].name)


def test_two_who_answer_at_once_are_told(cast: Cast) -> None:
    assessment = begun(cast["grace"])
    said = {"assessment": assessment, "version": 1, "question": rules().assessment_questions[0]}
    assessments.answer(by=cast["grace"], words="First", **said)
    with pytest.raises(faults.ChangedMeanwhile):
        assessments.answer(by=cast["farah"], words="Second", **said)


def test_the_questions_go_through_the_steps_in_order() -> None:
    steps = [each.step for each in rules().assessment_questions]
    assert len(dict.fromkeys(steps)) >= 6
    assert [step for n, step in enumerate(steps) if step not in steps[:n]] == list(
        dict.fromkeys(steps)
    )
    assert len({each.key for each in rules().assessment_questions}) == len(steps)
