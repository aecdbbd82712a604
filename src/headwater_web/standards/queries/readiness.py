"""Many authorities against one framework: by name for the team, by number for the board."""

from collections import Counter
from dataclasses import dataclass

from headwater_web.accounts.api import Asker
from headwater_web.standards.framework_parts import Standard
from headwater_web.standards.frameworks import LevelFramework
from headwater_web.standards.models import Answer, Assessment, Side
from headwater_web.standards.queries.seeing import (
    assessments_seen_by,
    is_of_the_team,
    sits_on_the_board,
    standing_answers,
)
from headwater_web.standards.standings import Standing, standing_of_standard

FEWEST_AUTHORITIES = 3
"""Numbers of fewer authorities would name them."""


@dataclass(frozen=True, slots=True)
class Authority:
    """One authority's latest assessment, and where it stands on each standard."""

    assessment: Assessment
    standings: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class StandardCount:
    """How many authorities stand where on one standard."""

    standard: Standard
    counts: tuple[tuple[Standing, int], ...]


def authorities_seen_by(person: Asker, framework: LevelFramework) -> tuple[Authority, ...]:
    """The latest assessment of each authority, by name: all for the team, else one's own."""
    seen = assessments_seen_by(person)
    return _authorities(framework, only=set(seen.values_list("pk", flat=True)))


def counts_seen_by(person: Asker, framework: LevelFramework) -> tuple[StandardCount, ...]:
    """How many authorities stand where on each standard, for the team and the board.

    Empty for anybody else, and while there are fewer than three authorities.
    """
    if not (is_of_the_team(person) or sits_on_the_board(person)):
        return ()
    authorities = _authorities(framework)
    if len(authorities) < FEWEST_AUTHORITIES:
        return ()
    found = []
    for place, standard in enumerate(framework.standards):
        counted = Counter(each.standings[place] for each in authorities)
        counts = tuple((standing, counted[standing]) for standing in Standing)
        found.append(StandardCount(standard, counts))
    return tuple(found)


def _authorities(framework: LevelFramework, only: set[int] | None = None) -> tuple[Authority, ...]:
    """The latest assessment of each subject by this version of a framework, in order of names."""
    found = Assessment.objects.filter(
        edition__key=framework.key, edition__version=framework.version
    ).select_related("edition")
    latest: dict[str, Assessment] = {}
    for assessment in found.order_by("opened_at", "pk"):
        latest[assessment.subject] = assessment
    chosen = [each for each in latest.values() if only is None or each.pk in only]
    return tuple(
        _authority(each, framework) for each in sorted(chosen, key=lambda each: each.subject_name)
    )


def _authority(assessment: Assessment, framework: LevelFramework) -> Authority:
    answers: dict[str, Answer] = {
        each.indicator: each
        for each in standing_answers(assessment)
        if each.assessor.side == Side.SELF
    }
    return Authority(
        assessment,
        tuple(standing_of_standard(framework, each, answers) for each in framework.standards),
    )
