"""How far an assessor has come: what is answered, what comes next."""

from dataclasses import dataclass

from headwater_web.accounts.api import Asker
from headwater_web.standards.framework_parts import Indicator
from headwater_web.standards.frameworks import LevelFramework
from headwater_web.standards.models import Answer, Assessment, Assessor
from headwater_web.standards.queries.seeing import (
    assessments_seen_by,
    organisations_answered_for,
)


@dataclass(frozen=True, slots=True)
class Progress:
    """One assessor's way through the questions."""

    assessor: Assessor
    indicators: tuple[Indicator, ...]
    answers: dict[str, Answer]

    @property
    def answered(self) -> int:
        """How many questions have an answer."""
        return sum(each.key in self.answers for each in self.indicators)

    @property
    def asked(self) -> int:
        """How many questions there are."""
        return len(self.indicators)

    @property
    def is_complete(self) -> bool:
        """Whether every question has an answer."""
        return self.answered == self.asked

    def next_after(self, key: str = "") -> Indicator | None:
        """The next question without an answer, from the one after `key` on, round to the start."""
        keys = [each.key for each in self.indicators]
        begin = keys.index(key) + 1 if key in keys else 0
        around = (*self.indicators[begin:], *self.indicators[:begin])
        return next((each for each in around if each.key not in self.answers), None)

    def number_of(self, key: str) -> int:
        """The place of a question among all, from 1."""
        return [each.key for each in self.indicators].index(key) + 1


def progress_of(assessor: Assessor, framework: LevelFramework) -> Progress:
    """How far one assessor has come."""
    standing = assessor.answers.filter(superseded_at=None)
    return Progress(assessor, framework.indicators, {each.indicator: each for each in standing})


def progress_in(assessment: Assessment) -> tuple[Progress, ...]:
    """How far each assessor of an assessment has come: counts, never answers."""
    framework = assessment.framework
    if not isinstance(framework, LevelFramework):
        return ()
    return tuple(progress_of(each, framework) for each in assessment.assessors.all())


def waiting_for(person: Asker) -> tuple[Progress, ...]:
    """The open assessments in which the person can still answer for their own organisation."""
    own = organisations_answered_for(person)
    found = [
        progress
        for assessment in assessments_seen_by(person).filter(closed_at=None)
        for progress in progress_in(assessment)
        if progress.assessor.organisation in own and not progress.is_complete
    ]
    return tuple(found)
