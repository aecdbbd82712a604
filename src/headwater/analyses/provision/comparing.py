"""Both settings among similar pupils, from shown numbers alone; or what stands against it.

Pupils, not half days, are what an interval rests on: one pupil's days are alike, and the spread
of a share between pupils is never more than that of a yes or no with the same mean.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from headwater.methods.rates_and_shares.like_for_like import Interval, like_for_like
from headwater.released.provision import GroupShown, LikeWithLike, Limits
from headwater.vocabulary.provision import ALIKE_AT_LEAST, PUPILS_AT_LEAST, Obstacle

Group = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """One group of one setting as it may be shown.

    `pupils` are those whom its share rests on: of destinations, those with a known one. `counted`
    is among `among`.
    """

    pupils: int
    among: int
    counted: int

    @property
    def share(self) -> float:
        """The share attended, or in an activity."""
        return self.counted / self.among


Groups = Mapping[Group, Shown]


def compare(alternative: Groups, mainstream: Groups) -> LikeWithLike | tuple[Obstacle, int]:
    """The comparison, or the obstacle and how many pupils of alternative provision are left.

    Groups hold what is shown, and nothing of what was withheld. Weights are the make-up of
    alternative provision over the groups that both have.
    """
    both = [
        group for group in sorted(alternative, key=_order) if _rests(alternative, mainstream, group)
    ]
    pupils = sum(alternative[group].pupils for group in both)
    everyone = sum(shown.pupils for shown in alternative.values())
    if everyone < PUPILS_AT_LEAST:
        return Obstacle.TOO_FEW, everyone
    if pupils < max(PUPILS_AT_LEAST, ALIKE_AT_LEAST * everyone):
        return Obstacle.TOO_FEW_ALIKE, pupils
    ours, theirs = ([groups[group] for group in both] for groups in (alternative, mainstream))
    weights = [shown.among for shown in ours]
    alike = like_for_like(_sample(ours), _sample(theirs), weights)
    plain = like_for_like(_together(alternative), _together(mainstream), [1])
    return LikeWithLike(
        alternative=_limits(alike.first),
        mainstream=_limits(alike.second),
        difference=_limits(alike.difference),
        mainstream_as_it_is=_limits(plain.second),
        plain_difference=_limits(plain.difference),
        alternative_pupils=pupils,
        mainstream_pupils=sum(shown.pupils for shown in theirs),
        pupils_alike=pupils / everyone,
        groups=tuple(_group(group, alternative[group], mainstream[group]) for group in both),
    )


def _order(group: Group) -> tuple[tuple[int, str], ...]:
    """Year 9 stands before year 10."""
    return tuple((len(value), value) for value in group)


def _rests(alternative: Groups, mainstream: Groups, group: Group) -> bool:
    """Whether both settings show somebody in the group."""
    found = (alternative[group], mainstream.get(group))
    return all(shown is not None and shown.pupils > 0 and shown.among > 0 for shown in found)


def _sample(groups: Sequence[Shown]) -> tuple[list[float], list[int]]:
    return [shown.share for shown in groups], [shown.pupils for shown in groups]


def _together(groups: Groups) -> tuple[list[float], list[int]]:
    """All groups of a setting as one, whatever the other has."""
    shown = list(_of_somebody(groups))
    among = sum(each.among for each in shown)
    return [sum(each.counted for each in shown) / among], [sum(each.pupils for each in shown)]


def _of_somebody(groups: Groups) -> Iterator[Shown]:
    return (shown for shown in groups.values() if shown.pupils > 0 and shown.among > 0)


def _limits(interval: Interval) -> Limits:
    return Limits(interval.value, interval.lower, interval.upper)


def _group(group: Group, ours: Shown, theirs: Shown) -> GroupShown:
    return GroupShown(group, ours.pupils, ours.share, theirs.pupils, theirs.share)
