"""Impact assessments as one person may see them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from headwater_web.accounts.api import STAFF, Asker, Rule, display_names, may, roles_of
from headwater_web.agreements.models import Agreement, ImpactAnswer, ImpactAssessment
from headwater_web.agreements.queries.agreements import agreements_of
from headwater_web.agreements.rules import Question, rules
from headwater_web.ui.words import day_words


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with its answer, if it has one."""

    question: Question
    answer: ImpactAnswer | None


@dataclass(frozen=True, slots=True)
class ReadAssessment:
    """One assessment with all that a page says about it."""

    assessment: ImpactAssessment
    standing: str
    asked: tuple[Asked, ...]
    agreements: tuple[Agreement, ...]
    writers: str
    signer: str

    @property
    def unanswered(self) -> int:
        """How many questions have no answer."""
        return sum(each.answer is None for each in self.asked)


def assessments_of(person: Asker) -> QuerySet[ImpactAssessment]:
    """The team sees all; others those that are signed off, of agreements that they may see."""
    found: QuerySet[ImpactAssessment] = ImpactAssessment.objects.select_related(
        "supersedes", "superseded_by"
    )
    if not may(person, Rule.SEE_AGREEMENTS):
        return found.none()
    if roles_of(person) & STAFF:
        return found
    seen = agreements_of(person).values_list("assessment_id", flat=True)
    return found.filter(pk__in=[key for key in seen if key], signed_off_at__isnull=False)


def standing_words(assessment: ImpactAssessment, day: date) -> str:
    """Where an assessment stands, in words."""
    if assessment.is_draft or assessment.review_on is None:
        return _("a draft, not signed off")
    newer: ImpactAssessment | None = getattr(assessment, "superseded_by", None)
    if newer is not None and not newer.is_draft:
        return _("replaced by {reference}").format(reference=newer.reference)
    said = _("signed off on {day}").format(day=day_words(assessment.signed_off_on))
    if assessment.review_on <= day:
        return _("{said}; review was due on {day}").format(
            said=said, day=day_words(assessment.review_on)
        )
    return _("{said}; review by {day}").format(said=said, day=day_words(assessment.review_on))


def read(person: Asker, assessment: ImpactAssessment, day: date) -> ReadAssessment:
    """One assessment with all that a page says about it."""
    writers = [each.person for each in assessment.writers.all()]
    names = display_names({*writers, assessment.signed_off_by})
    return ReadAssessment(
        assessment=assessment,
        standing=standing_words(assessment, day),
        asked=_asked(assessment),
        agreements=tuple(agreements_of(person).filter(assessment=assessment)),
        writers=", ".join(names.get(each, _("somebody who has left")) for each in writers),
        signer=names.get(assessment.signed_off_by, ""),
    )


def _asked(assessment: ImpactAssessment) -> tuple[Asked, ...]:
    """Today's questions of a draft; of one that is signed off, what was asked then."""
    answers = {each.key: each for each in assessment.answers.all()}
    steps = {each.key: each.step for each in rules().assessment_questions}
    if assessment.is_draft:
        return tuple(Asked(each, answers.get(each.key)) for each in rules().assessment_questions)
    return tuple(
        Asked(Question(key, steps.get(key, ""), each.question), each)
        for key, each in answers.items()
    )
