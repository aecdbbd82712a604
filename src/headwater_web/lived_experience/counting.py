"""How many people, said so that no small number can be worked out from anything that is said.

Every number that leaves a session is safe by itself: whoever knew all of them exactly would still
not know a small one. Sums over sessions, by theme, place or year, are made of nothing else, so no
two of them can be set against each other.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

FEWEST = 8
"""A smaller number of people could point at somebody."""
_SMALL = FEWEST - 1


@dataclass(frozen=True, slots=True)
class SafeCount:
    """People who took part, as it may be said: `at_least` so many, in some of the sessions.

    `sessions` is how many sessions had any of them; in `untold` of those their number is not
    given, because it is small or would give a small one away.
    """

    at_least: int
    sessions: int
    untold: int

    @property
    def words(self) -> str:
        """The count in words; a small one is never given."""
        if not self.sessions:
            return _("nobody")
        if not self.at_least:
            return _("fewer than 8, or kept back")
        if self.untold:
            return _("at least {people} people").format(people=self.at_least)
        return _("{people} people").format(people=self.at_least)


def safe_total(people: int) -> int | None:
    """The people of one session, or None where they are too few to be told."""
    return people if people >= FEWEST else None


def safe_groups(people: int, groups: Mapping[str, int]) -> dict[str, int | None]:
    """Of each group of one kind in one session, its people, or None where that is not told.

    `groups` are parts that do not overlap, such as bands of age; some people may be in none.
    A group under 8 is not told. Where what is left of the total would narrow such a group down,
    the smallest group that is told is kept back too, until each could be anything from 1 to 7.

    >>> safe_groups(40, {"young": 24, "adult": 12, "old": 4})
    {'young': 24, 'adult': None, 'old': None}
    """
    present = {group: count for group, count in groups.items() if count}
    if safe_total(people) is None:
        return dict.fromkeys(present)
    told = {group: count for group, count in present.items() if count >= FEWEST}
    while len(told) < len(present) and _room(people, told) < _needed(present, told):
        if not told:
            break
        del told[min(told, key=lambda group: (told[group], group))]
    return {group: told.get(group) for group in present}


def summed(counts: Iterable[int | None]) -> SafeCount:
    """The safe counts of several sessions, together.

    >>> summed([24, None, 9])
    SafeCount(at_least=33, sessions=3, untold=1)
    """
    every: Sequence[int | None] = tuple(counts)
    known = [count for count in every if count is not None]
    return SafeCount(sum(known), len(every), len(every) - len(known))


def _room(people: int, told: Mapping[str, int]) -> int:
    """How many people are in no group that is told."""
    return people - sum(told.values())


def _needed(present: Mapping[str, int], told: Mapping[str, int]) -> int:
    """How many that must be, so that any group that is not told may have seven people."""
    return _SMALL + len(present) - len(told) - 1
