"""Which assessments and which answers a person may see.

Of an assessment, the team sees all, an organisation those that it is the subject of or answers in,
and a board member also what was closed of the partnership itself.

Of answers: where answers are compared without naming, each organisation sees its own and nobody
sees anybody else's. Where two sides answer, neither sees what the other said on a question before
both have answered it, or the assessment is closed. Nor does anybody else, who might pass it on.
"""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from headwater_web.accounts.api import STAFF, Asker, Role, Rule, may, organisations_of, roles_of
from headwater_web.standards.frameworks import LevelFramework
from headwater_web.standards.models import Answer, Assessment, Assessor, Finding
from headwater_web.standards.organisations import the_partnership


def is_of_the_team(person: Asker) -> bool:
    """Whether the person belongs to the partnership's own team."""
    return bool(roles_of(person) & STAFF)


def sits_on_the_board(person: Asker) -> bool:
    """Whether the person is a member of the board."""
    return Role.BOARD_MEMBER in roles_of(person)


def own_organisations(person: Asker) -> frozenset[str]:
    """The organisations in which the person has a role today."""
    return frozenset(body.key for body in organisations_of(person))


def organisations_answered_for(person: Asker) -> frozenset[str]:
    """The organisations for which the person may answer: their own, never another one's."""
    own = own_organisations(person)
    return frozenset(key for key in own if may(person, Rule.ASSESS, about=key))


def assessments_seen_by(person: Asker) -> QuerySet[Assessment]:
    """The assessments that a person may see, newest first."""
    found = Assessment.objects.select_related("edition")
    if not may(person, Rule.SEE_ASSESSMENTS):
        return found.none()
    if is_of_the_team(person):
        return found
    own = [key for key in own_organisations(person) if may(person, Rule.SEE_ASSESSMENTS, about=key)]
    answering = Assessor.objects.filter(organisation__in=own).values("assessment")
    chosen = Q(subject__in=own) | Q(pk__in=answering)
    if sits_on_the_board(person):
        chosen |= Q(subject=the_partnership(), closed_at__isnull=False)
    return found.filter(chosen)


def assessment_seen_by(person: Asker, reference: str) -> Assessment | None:
    """One assessment, if the person may see it."""
    return assessments_seen_by(person).filter(reference=reference).first()


def findings_seen_by(person: Asker) -> QuerySet[Finding]:
    """The findings of assessments that the person may see."""
    return Finding.objects.filter(assessment__in=assessments_seen_by(person)).select_related(
        "assessment__edition"
    )


def assessors_answered_for(person: Asker, assessment: Assessment) -> tuple[Assessor, ...]:
    """The assessors of an assessment for whose organisation the person may answer."""
    own = organisations_answered_for(person)
    return tuple(each for each in assessment.assessors.all() if each.organisation in own)


def may_raise_finding(person: Asker, assessment: Assessment) -> bool:
    """Whether the person may say what an assessment shows: who manages it, or answers by name.

    Where answers are not named, only who manages it: a finding would show whose answer it rests on.
    """
    if may(person, Rule.MANAGE_ASSESSMENTS):
        return True
    framework = assessment.framework
    is_named = isinstance(framework, LevelFramework) and not framework.compared_without_naming
    return is_named and bool(assessors_answered_for(person, assessment))


def standing_answers(assessment: Assessment) -> tuple[Answer, ...]:
    """Every answer of an assessment that stands. For deciding; `answers_seen_by` is for showing."""
    found = Answer.objects.filter(assessor__assessment=assessment, superseded_at=None)
    return tuple(found.select_related("assessor"))


def answers_seen_by(person: Asker, assessment: Assessment) -> tuple[Answer, ...]:
    """The standing answers of an assessment that one reader may see."""
    answers = standing_answers(assessment)
    own = own_organisations(person)
    return tuple(
        answer
        for answer in answers
        if answer.assessor.organisation in own or _is_shown_to_all(answer, answers, assessment)
    )


def _is_shown_to_all(answer: Answer, answers: Iterable[Answer], assessment: Assessment) -> bool:
    framework = assessment.framework
    if isinstance(framework, LevelFramework) and framework.compared_without_naming:
        return False
    if not assessment.is_open:
        return True
    asked = {each.pk for each in assessment.assessors.all()}
    answered = {each.assessor_id for each in answers if each.indicator == answer.indicator}
    return asked <= answered
