"""The promise of comparing without naming, against an attacker who tries everything."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import product

import pytest

from headwater_web.standards.spread import Spread, Withheld, first_of_upper_half, spread

LEVELS = 4


@pytest.mark.parametrize(
    ("ranks", "is_closed", "shown"),
    [
        # open: nothing, whatever the answers
        ([0, 1, 2, 3, 0, 1], False, Spread(withheld=Withheld.OPEN)),
        # fewer than five
        ([], True, Spread(withheld=Withheld.TOO_FEW)),
        ([0, 0, 3, 3], True, Spread(withheld=Withheld.TOO_FEW)),
        # one stands alone in a half, or nobody stands there
        ([0, 0, 1, 1, 3], True, Spread(withheld=Withheld.TOO_ALIKE)),
        ([3, 3, 3, 2, 2], True, Spread(withheld=Withheld.TOO_ALIKE)),
        # two in each half or more
        ([0, 0, 1, 2, 3], True, Spread(lower=3, upper=2)),
        ([0, 1, 2, 2, 3, 3, 3], True, Spread(lower=2, upper=5)),
    ],
)
def test_what_is_shown(ranks: list[int], is_closed: bool, shown: Spread) -> None:
    assert spread(ranks, levels=LEVELS, is_closed=is_closed) == shown


@pytest.mark.parametrize("shown", [Spread(withheld=each) for each in Withheld])
def test_what_is_withheld_says_why(shown: Spread) -> None:
    assert str(shown.why_not)
    assert shown.answered == 0


def worlds(organisations: int, levels: int) -> dict[Spread, list[Sequence[int]]]:
    """Every possible set of answers, by what would be shown of it."""
    by_shown: dict[Spread, list[Sequence[int]]] = defaultdict(list)
    for ranks in product(range(levels), repeat=organisations):
        by_shown[spread(ranks, levels=levels, is_closed=True)].append(ranks)
    return by_shown


@pytest.mark.parametrize(("organisations", "levels"), [(5, 4), (6, 4), (5, 5)])
class TestTheAttacker:
    def test_who_knows_all_others_cannot_tell_the_last_ones_level(
        self, organisations: int, levels: int
    ) -> None:
        for possible in worlds(organisations, levels).values():
            left: dict[tuple[int, ...], set[int]] = defaultdict(set)
            for ranks in possible:
                left[tuple(ranks[1:])].add(ranks[0])
            assert min(len(levels_left) for levels_left in left.values()) >= 2

    def test_who_knows_only_their_own_cannot_tell_the_half_of_any_other(
        self, organisations: int, levels: int
    ) -> None:
        upper = first_of_upper_half(levels)
        for possible in worlds(organisations, levels).values():
            halves: dict[int, set[bool]] = defaultdict(set)
            for ranks in possible:
                halves[ranks[0]].add(ranks[1] >= upper)
            assert set(map(len, halves.values())) == {2}


def test_the_attacker_would_notice_counts_by_level() -> None:
    """A check of the check: exact counts by level do give the last answer away."""
    by_counts: dict[tuple[int, ...], set[int]] = defaultdict(set)
    for ranks in product(range(LEVELS), repeat=5):
        counts = tuple(ranks.count(level) for level in range(LEVELS))
        by_counts[(*counts, *ranks[1:])].add(ranks[0])
    assert {len(left) for left in by_counts.values()} == {1}
