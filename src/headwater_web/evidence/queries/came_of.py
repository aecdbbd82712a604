"""What came of studies: the findings, decisions and actions to which their thread leads.

Nothing passes through another study, a card or a gap: what came of one is not credited to another.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from headwater_web.accounts.api import Asker
from headwater_web.evidence.followed_studies import FollowedStudy
from headwater_web.thread.api import LinkKind, Thing, later_references, things_seen_by

FARTHEST = 4
"""Study, finding, recommendation, plan, action."""
ON_THE_WAY = (LinkKind.LED_TO, LinkKind.CARRIED_OUT_BY, LinkKind.DECIDED_BY, LinkKind.ANSWERED_BY)
CHANGES = frozenset({"A", "D", "P"})
"""Actions, decisions and plans: with one of these something changed."""
NOT_THROUGH = frozenset({"RS", "EV", "EG"})


@dataclass(frozen=True, slots=True)
class Consequence:
    """One thing that came of a study, and the things that lie between them, nearest first."""

    thing: Thing
    through: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class CameOf:
    """One study and what came of it, as far as one person may see."""

    followed: FollowedStudy
    findings: tuple[Thing, ...]
    changes: tuple[Consequence, ...]

    @property
    def changed_something(self) -> bool:
        """Whether an action, a decision or a plan came of it."""
        return bool(self.changes)


def came_of(person: Asker, studies: Iterable[FollowedStudy]) -> tuple[CameOf, ...]:
    """What came of each study."""
    rows = tuple(studies)
    reached = _reached(person, [each.study.reference for each in rows])
    return tuple(_came_of(each, reached[each.study.reference]) for each in rows)


def _came_of(followed: FollowedStudy, reached: dict[str, Consequence]) -> CameOf:
    every = tuple(reached.values())
    return CameOf(
        followed=followed,
        findings=tuple(each.thing for each in every if _kind(each.thing.reference) == "F"),
        changes=tuple(each for each in every if _kind(each.thing.reference) in CHANGES),
    )


def _reached(person: Asker, starts: list[str]) -> dict[str, dict[str, Consequence]]:
    """For each study what is reached from it, in the order of its distance."""
    reached: dict[str, dict[str, Consequence]] = {start: {} for start in starts}
    frontier: dict[str, dict[str, tuple[Thing, ...]]] = {start: {start: ()} for start in starts}
    for _depth in range(FARTHEST):
        ahead = _links_from({each for near in frontier.values() for each in near})
        seen = things_seen_by(person, {each for later in ahead.values() for each in later})
        frontier = {
            start: _step(reached[start], near, ahead, seen) for start, near in frontier.items()
        }
    return reached


def _step(
    reached: dict[str, Consequence],
    near: dict[str, tuple[Thing, ...]],
    ahead: dict[str, list[str]],
    seen: dict[str, Thing],
) -> dict[str, tuple[Thing, ...]]:
    following: dict[str, tuple[Thing, ...]] = {}
    for reference, through in near.items():
        for later in ahead.get(reference, ()):
            if later in reached or later not in seen or _kind(later) in NOT_THROUGH:
                continue
            reached[later] = Consequence(seen[later], through)
            following[later] = (*through, seen[later])
    return following


def _links_from(references: Iterable[str]) -> dict[str, list[str]]:
    near = list(references)
    ahead: dict[str, list[str]] = {}
    for kind in ON_THE_WAY:
        for earlier, later in later_references(near, kind).items():
            ahead.setdefault(earlier, []).extend(later)
    return ahead


def _kind(reference: str) -> str:
    return reference.partition("-")[0]
