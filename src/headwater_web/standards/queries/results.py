"""An assessment side by side: who said what, where they differ, and what has no evidence."""

from collections.abc import Mapping
from dataclasses import dataclass

from headwater_web.accounts.api import Asker
from headwater_web.standards.framework_parts import Indicator, Level, Standard
from headwater_web.standards.frameworks import LevelFramework
from headwater_web.standards.models import Answer, Assessment, Assessor, Side
from headwater_web.standards.queries.seeing import answers_seen_by, standing_answers
from headwater_web.standards.standings import Standing, standing_of_standard


@dataclass(frozen=True, slots=True)
class Said:
    """What one assessor said on one indicator, as one reader may see it."""

    assessor: Assessor
    answer: Answer | None
    level: Level | None
    is_hidden: bool = False
    changed_after_both: bool = False

    @property
    def is_claimed_only(self) -> bool:
        """Whether more than the first level is said without anything to check it by."""
        return self.answer is not None and not self.answer.has_evidence and self.is_above_first

    is_above_first: bool = False


@dataclass(frozen=True, slots=True)
class IndicatorResult:
    """One indicator with what each assessor said."""

    indicator: Indicator
    said: tuple[Said, ...]
    gap: int | None
    """Levels by which the peer is above (or below 0, under) what the subject said of itself."""

    @property
    def differs(self) -> bool:
        """Whether the two sides said different levels."""
        return bool(self.gap)


@dataclass(frozen=True, slots=True)
class StandardResult:
    """One standard with its indicators, and where it stands if its framework can tell."""

    standard: Standard
    indicators: tuple[IndicatorResult, ...]
    standing: Standing | None


@dataclass(frozen=True, slots=True)
class Result:
    """All that one reader may see of an assessment's answers."""

    assessment: Assessment
    framework: LevelFramework
    assessors: tuple[Assessor, ...]
    standards: tuple[StandardResult, ...]

    @property
    def indicators(self) -> tuple[IndicatorResult, ...]:
        """Every indicator, in order."""
        return tuple(each for standard in self.standards for each in standard.indicators)

    @property
    def compared(self) -> int:
        """On how many indicators both sides can be seen."""
        return sum(each.gap is not None for each in self.indicators)

    @property
    def differing(self) -> tuple[IndicatorResult, ...]:
        """The indicators on which the sides differ, the widest apart first."""
        found = [each for each in self.indicators if each.differs]
        return tuple(sorted(found, key=lambda each: -abs(each.gap or 0)))

    @property
    def claimed(self) -> tuple[IndicatorResult, ...]:
        """The indicators on which somebody claims more than the first level without evidence."""
        return tuple(
            each for each in self.indicators if any(said.is_claimed_only for said in each.said)
        )

    @property
    def unanswered(self) -> int:
        """How many answers are still to come."""
        said = [said for each in self.indicators for said in each.said]
        return sum(each.answer is None and not each.is_hidden for each in said)

    @property
    def is_peer_review(self) -> bool:
        """Whether two sides answer."""
        return len(self.assessors) > 1


def result(person: Asker, assessment: Assessment, framework: LevelFramework) -> Result:
    """An assessment as one reader may see it. For frameworks that name those who answer."""
    assessors = tuple(assessment.assessors.all())
    seen = {
        (each.assessor_id, each.indicator): each for each in answers_seen_by(person, assessment)
    }
    given = {(each.assessor_id, each.indicator) for each in standing_answers(assessment)}
    changed = _changed_after_both(assessment, assessors)
    standards = []
    for standard in framework.standards:
        rows = tuple(
            _row(framework, indicator, assessors, seen, given, changed)
            for indicator in standard.indicators
        )
        standards.append(StandardResult(standard, rows, _standing(framework, standard, rows)))
    return Result(assessment, framework, assessors, tuple(standards))


AnswerKey = tuple[int, str]


def _row(
    framework: LevelFramework,
    indicator: Indicator,
    assessors: tuple[Assessor, ...],
    seen: Mapping[AnswerKey, Answer],
    given: set[AnswerKey],
    changed: set[AnswerKey],
) -> IndicatorResult:
    said = []
    for assessor in assessors:
        key = (assessor.pk, indicator.key)
        answer = seen.get(key)
        said.append(
            Said(
                assessor,
                answer,
                framework.by_level[answer.level] if answer else None,
                is_hidden=answer is None and key in given,
                changed_after_both=answer is not None and key in changed,
                is_above_first=answer is not None and framework.ranks[answer.level] > 0,
            )
        )
    return IndicatorResult(indicator, tuple(said), _gap(framework, said))


def _gap(framework: LevelFramework, said: list[Said]) -> int | None:
    ranks = {
        Side(each.assessor.side): framework.ranks[each.level.key] for each in said if each.level
    }
    if len(ranks) < len(Side):
        return None
    return ranks[Side.PEER] - ranks[Side.SELF]


def _standing(
    framework: LevelFramework, standard: Standard, rows: tuple[IndicatorResult, ...]
) -> Standing | None:
    if framework.met_from is None:
        return None
    answers = {
        row.indicator.key: said.answer
        for row in rows
        for said in row.said
        if said.answer is not None and said.assessor.side == Side.SELF
    }
    return standing_of_standard(framework, standard, answers)


def _changed_after_both(assessment: Assessment, assessors: tuple[Assessor, ...]) -> set[AnswerKey]:
    """The standing answers that were given after both sides had answered the question once."""
    if len(assessors) < len(Side):
        return set()
    history = Answer.objects.filter(assessor__assessment=assessment).order_by("answered_at", "pk")
    first_by: dict[str, set[int]] = {}
    changed: set[AnswerKey] = set()
    for answer in history:
        answered = first_by.setdefault(answer.indicator, set())
        if len(answered) == len(assessors) and answer.superseded_at is None:
            changed.add((answer.assessor_id, answer.indicator))
        answered.add(answer.assessor_id)
    return changed
