"""Answers of many organisations without their names; and two assessments of one subject."""

from dataclasses import dataclass

from headwater_web.accounts.api import Asker
from headwater_web.standards.framework_parts import Indicator, Level
from headwater_web.standards.frameworks import LevelFramework
from headwater_web.standards.models import Answer, Assessment, Assessor, Side
from headwater_web.standards.queries.seeing import (
    answers_seen_by,
    assessments_seen_by,
    own_organisations,
    standing_answers,
)
from headwater_web.standards.spread import Spread, first_of_upper_half, spread


@dataclass(frozen=True, slots=True)
class Compared:
    """One indicator: what may be shown of all organisations, and what one's own said."""

    indicator: Indicator
    spread: Spread
    own: tuple[tuple[Assessor, Level], ...] = ()


@dataclass(frozen=True, slots=True)
class Moved:
    """What one assessor said of one indicator, then and now."""

    assessor: Assessor
    before: Level
    after: Level
    steps: int


@dataclass(frozen=True, slots=True)
class Movement:
    """One indicator in two assessments; not comparable where its words were different then."""

    indicator: Indicator
    is_comparable: bool
    moved: tuple[Moved, ...] = ()
    spread_before: Spread | None = None
    spread_after: Spread | None = None

    @property
    def both_spreads_shown(self) -> bool:
        """Whether the halves of both times may be shown."""
        return not (
            self.spread_before is None
            or self.spread_after is None
            or self.spread_before.withheld
            or self.spread_after.withheld
        )


def compared(
    person: Asker, assessment: Assessment, framework: LevelFramework
) -> tuple[Compared, ...]:
    """Every indicator of an assessment whose answers are compared without naming."""
    answers = standing_answers(assessment)
    own_keys = own_organisations(person)
    return tuple(
        Compared(
            indicator,
            _spread(assessment, framework, indicator.key, answers),
            tuple(
                (answer.assessor, framework.by_level[answer.level])
                for answer in answers
                if answer.indicator == indicator.key and answer.assessor.organisation in own_keys
            ),
        )
        for indicator in framework.indicators
    )


def halves(framework: LevelFramework) -> tuple[tuple[Level, ...], tuple[Level, ...]]:
    """The levels of the lower and of the upper half of a ladder."""
    begin = first_of_upper_half(len(framework.levels))
    return framework.levels[:begin], framework.levels[begin:]


def earlier_assessments(person: Asker, assessment: Assessment) -> tuple[Assessment, ...]:
    """Closed assessments of the same subject by the same framework, before this one."""
    found = assessments_seen_by(person).filter(
        subject=assessment.subject,
        edition__key=assessment.edition.key,
        opened_at__lt=assessment.opened_at,
        closed_at__isnull=False,
    )
    return tuple(found)


def movement(person: Asker, earlier: Assessment, later: Assessment) -> tuple[Movement, ...]:
    """What moved from one assessment to a later one, as far as the reader may see both.

    An indicator is compared only where its words and its ladder are exactly the same.
    """
    before, after = earlier.framework, later.framework
    if not (isinstance(before, LevelFramework) and isinstance(after, LevelFramework)):
        return ()
    said = (answers_seen_by(person, earlier), answers_seen_by(person, later))
    all_said = (standing_answers(earlier), standing_answers(later))
    found = []
    for indicator in after.indicators:
        if not _same_words(before, after, indicator):
            found.append(Movement(indicator, is_comparable=False))
            continue
        moved = _moved(after, indicator.key, *said)
        spreads: tuple[Spread | None, Spread | None] = (None, None)
        if after.compared_without_naming:
            spreads = (
                _spread(earlier, before, indicator.key, all_said[0]),
                _spread(later, after, indicator.key, all_said[1]),
            )
        found.append(Movement(indicator, True, moved, *spreads))
    return tuple(found)


def _same_words(before: LevelFramework, after: LevelFramework, indicator: Indicator) -> bool:
    then = before.indicator(indicator.key)
    return (
        then is not None
        and before.wording_digest(then) == after.wording_digest(indicator)
        # Answers given under a promise keep it, whatever a later version promises.
        and before.compared_without_naming == after.compared_without_naming
    )


def _moved(
    framework: LevelFramework, indicator: str, before: tuple[Answer, ...], after: tuple[Answer, ...]
) -> tuple[Moved, ...]:
    then = {_who(each): each.level for each in before if each.indicator == indicator}
    ranks, levels = framework.ranks, framework.by_level
    return tuple(
        Moved(
            each.assessor,
            levels[then[_who(each)]],
            levels[each.level],
            ranks[each.level] - ranks[then[_who(each)]],
        )
        for each in after
        if each.indicator == indicator and _who(each) in then
    )


def _who(answer: Answer) -> tuple[str, Side]:
    return answer.assessor.organisation, Side(answer.assessor.side)


def _spread(
    assessment: Assessment,
    framework: LevelFramework,
    indicator: str,
    answers: tuple[Answer, ...],
) -> Spread:
    ranks = [framework.ranks[each.level] for each in answers if each.indicator == indicator]
    return spread(ranks, levels=len(framework.levels), is_closed=not assessment.is_open)
