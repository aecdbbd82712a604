"""No small number of people can be worked out, even by somebody who knows how it is done."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import product

import pytest

from headwater_web.lived_experience.counting import (
    FEWEST,
    SafeCount,
    safe_groups,
    safe_total,
    summed,
)

ANY_SMALL_NUMBER = set(range(1, FEWEST))


def sessions(people: int, groups: int) -> Iterator[dict[str, int]]:
    """Every way in which groups that do not overlap can be part of so many people."""
    for counts in product(range(1, people + 1), repeat=groups):
        if sum(counts) <= people:
            yield {f"group {number}": count for number, count in enumerate(counts)}


@pytest.mark.parametrize(("people", "groups"), [*((n, 2) for n in range(2, 31)), (12, 3), (20, 3)])
def test_whoever_knows_the_rule_and_the_total_learns_no_small_number(
    people: int, groups: int
) -> None:
    alike: dict[tuple[int | None, ...], list[dict[str, int]]] = defaultdict(list)
    for session in sessions(people, groups):
        told = safe_groups(people, session)
        alike[tuple(told.values())].append(session)
    for told_counts, possible in alike.items():
        for group, count in zip(possible[0], told_counts, strict=True):
            small = {session[group] for session in possible} & ANY_SMALL_NUMBER
            if count is not None:
                assert small == set()
            # With fewer, the total alone leaves no room for seven beside one of each other group.
            elif small and people >= FEWEST + groups - 2:
                assert small == ANY_SMALL_NUMBER


def test_a_small_session_tells_no_number_at_all() -> None:
    assert safe_total(7) is None
    assert safe_total(8) == 8
    assert safe_groups(7, {"young": 7}) == {"young": None}


def test_a_group_of_nobody_is_not_listed() -> None:
    assert safe_groups(20, {"young": 0, "old": 20}) == {"old": 20}


def test_sums_are_made_of_safe_numbers_alone() -> None:
    count = summed([safe_total(12), safe_total(3), safe_total(9)])
    assert count == SafeCount(at_least=21, sessions=3, untold=1)


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (SafeCount(0, 0, 0), "nobody"),
        (SafeCount(0, 2, 2), "fewer than 8, or kept back"),
        (SafeCount(24, 3, 1), "at least 24 people"),
        (SafeCount(24, 2, 0), "24 people"),
    ],
)
def test_counts_in_words(count: SafeCount, words: str) -> None:
    assert count.words == words
