"""The coarse division of a kind over codes, against somebody who tries every possibility."""

from itertools import combinations, product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from headwater.disclosure.mixtures import coarse_mixture, leaves_all_open
from headwater.disclosure.rounding import LARGEST_WITHHELD, rounded


def nearest(count: int) -> int:
    return (count + 7) // 15 * 15


def possible(mixture: dict[str, int], shown: int, cells: int) -> list[tuple[int, ...]]:
    """Every division over codes that rounds to this one and adds up to what is shown."""
    ranges = [range(max(count - 7, 0), count + 8) for count in mixture.values()]
    total = range(shown - 2 * cells, shown + 2 * cells + 1)
    return [each for each in product(*ranges) if sum(each) in total]


def leaves_open(mixture: dict[str, int], shown: int, cells: int) -> bool:
    """What must hold of every set of codes but all of them, asked of every possibility in turn."""
    every = possible(mixture, shown, cells)
    for size in range(1, len(mixture)):
        for some in combinations(range(len(mixture)), size):
            numbers = {sum(each[at] for at in some) for each in every}
            if min(numbers, default=0) > LARGEST_WITHHELD:
                if max(numbers) - min(numbers) < 4:
                    return False
            elif not numbers.issuperset(range(1, LARGEST_WITHHELD + 1)):
                return False
    return True


@settings(max_examples=60, deadline=None)
@given(
    counts=st.lists(st.integers(0, 40), min_size=2, max_size=4),
    cells=st.integers(1, 3),
    off=st.integers(-2, 2),
)
def test_what_is_given_leaves_every_set_of_codes_open(
    counts: list[int], cells: int, off: int
) -> None:
    exact = {f"code {at}": count for at, count in enumerate(counts)}
    shown = sum(counts) + off
    assume(shown >= 30)
    found = coarse_mixture(exact, codes=list(exact), shown=shown, cells=cells)
    if found is not None:
        assert found == {code: nearest(count) for code, count in exact.items()}
        assert leaves_open(found, shown, cells)


@settings(max_examples=150, deadline=None)
@given(
    mixture=st.lists(st.sampled_from([0, 0, 15, 30]), min_size=2, max_size=4),
    off=st.integers(-16, 16),
)
def test_the_check_refuses_nothing_that_would_be_safe(mixture: list[int], off: int) -> None:
    """Or the means of kinds would be withheld for nothing."""
    named = {f"code {at}": count for at, count in enumerate(mixture)}
    shown = sum(mixture) + off
    every = possible(named, shown, 3)
    assume(every)
    if leaves_all_open(named, shown=shown, cells=3):
        assert leaves_open(named, shown, 3)


def test_seven_and_none_of_a_code_look_the_same() -> None:
    codes = ("8/6", "5/1", "1/1")
    found = []
    for few in range(9):
        counts = {"8/6": 4_005 - few, "5/1": 400, "1/1": few}
        found.append(coarse_mixture(counts, codes=codes, shown=4_405, cells=3))
    assert found[:8] == [{"8/6": 4_005, "5/1": 405, "1/1": 0}] * 8
    assert found[8] == {"8/6": 3_990, "5/1": 405, "1/1": 15}


def test_where_the_sum_would_pin_a_small_number_nothing_is_given() -> None:
    # 2,985 to the nearest fifteen is at most 2,992, so at least 2 of the other were there.
    assert coarse_mixture({"a": 2_992, "b": 6}, codes=["a", "b"], shown=3_000, cells=1) is None
    # With three years' rounding of the sum none need have been.
    assert coarse_mixture({"a": 2_992, "b": 6}, codes=["a", "b"], shown=2_995, cells=3) is not None


def test_whether_it_is_given_rests_on_nothing_exact() -> None:
    """Counts that round alike, with the same number shown, are given alike."""
    base = {"a": 100, "b": 50, "c": 3}
    first = coarse_mixture(base, codes=list(base), shown=155, cells=3)
    for a, b, c in product(range(98, 113, 7), range(38, 53, 7), range(8)):
        assert (
            coarse_mixture({"a": a, "b": b, "c": c}, codes=list(base), shown=155, cells=3) == first
        )


@pytest.mark.parametrize("count", [29, 12, 0])
def test_a_kind_of_few_is_not_divided(count: int) -> None:
    assert coarse_mixture({"a": count}, codes=["a", "b"], shown=count, cells=3) is None


def test_a_kind_of_one_code_has_nothing_to_hide() -> None:
    assert coarse_mixture({"a": 33}, codes=["a"], shown=35, cells=3) == {"a": 35}


def test_the_sum_is_as_wide_as_the_numbers_that_are_shown() -> None:
    """Three years, each to the nearest five, are within two each of what was counted."""
    import numpy as np

    counts = np.arange(8, 500)
    assert np.abs(rounded(counts) - counts).max() == 2
