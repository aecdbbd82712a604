"""The four rules of control charts, as small tables."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.methods.control_charts.rules import Lines, sides, signals

MISSING = float("nan")


def lines(size: int, *, centre: float = 0.0, reach: float = 3.0) -> Lines:
    middle = np.full(size, centre)
    near = reach * 2 / 3
    return Lines(middle, middle - reach, middle + reach, middle - near, middle + near)


def marks(points) -> str:
    """What each point shows: Outside, Trend, 2 of 3, Shift, . for nothing, ? not judged."""
    found = signals(np.array(points, dtype=float), lines(len(points)))
    return "".join({-1: "?", 0: ".", 1: "O", 2: "T", 3: "2", 4: "S"}[code] for code in found)


UP = [-1.8, -1.2, -0.6, 0.1, 0.6, 1.2, 1.8]
RULES = [
    # points                                              shown
    ([0, 1, -1, 3.1, -3.1], "...OO"),
    ([0, 1, -1, 3.0, -3.0], "....."),  # on a limit is not beyond it
    ([1] * 7, "SSSSSSS"),
    ([1] * 6, "......"),
    ([1] * 6 + [0] + [1] * 6, "............."),  # a point on the centre ends the run
    ([-1] + [1] * 8 + [-1], ".SSSSSSSS."),
    ([-1] * 7, "SSSSSSS"),
    (UP, "TTTTTTT"),
    (UP[::-1], "TTTTTTT"),
    (UP[:6], "......"),
    ([*UP[:3], -0.6, *UP[3:6]], "......."),  # equal neighbours end a trend
    ([1.9, *UP, 0], ".TTTTTTT."),
    ([2.5, 1, 2.5], "2.2"),  # only the two are marked
    ([2.5, 2.5, 1], "22."),
    ([2.5, 2.5, 2.5], "222"),
    ([2.5, -1, 2.5], "..."),  # all three on one side
    ([2.5, -2.5, 1], "..."),
    ([-2.5, -1, -2.5], "2.2"),
    ([2.5, 1, 1, 2.5], "...."),
    ([2.5, 1, 3.5], "..O"),  # beyond a limit does not count towards two of three
    ([2.5, 3.5, 2.5], "2O2"),  # but may stand between the two
    # Outside goes before trend, trend before two of three, two of three before shift.
    ([0.1, 0.6, 1.2, 1.8, 2.2, 2.5, 3.1], "TTTTTTO"),
    ([1, 1, 1, 1, 1, 2.5, 2.5, 3.5], "SSSSS22O"),
    ([0.1, 0.6, 1.2, 1.6, 1.8, 2.2, 2.5], "TTTTTTT"),
    # A missing point is not judged and ends every run.
    ([1, 1, 1, 1, MISSING, 1, 1, 1], "....?..."),
    ([2.5, MISSING, 2.5], ".?."),
    ([*UP[:4], MISSING, *UP[4:]], "....?..."),
    ([1], "."),
    ([MISSING], "?"),
]


@pytest.mark.parametrize(("points", "shown"), RULES)
def test_rules(points, shown) -> None:
    assert marks(points) == shown


@pytest.mark.parametrize(("points", "shown"), RULES)
def test_rules_see_no_difference_between_up_and_down(points, shown) -> None:
    assert marks([-point for point in points]) == shown


def test_points_without_limits_are_not_judged() -> None:
    found = signals(np.array([1.0, 9.0]), lines(2, reach=MISSING))
    assert found.tolist() == [-1, -1]


def test_another_run_length() -> None:
    assert signals(np.ones(6), lines(6), run_length=6).tolist() == [4] * 6


def test_rounding_is_not_a_side() -> None:
    line = np.full(3, 0.1 + 0.2)
    assert sides(np.array([0.3, 0.3, 0.31]), line).tolist() == [0, 0, 1]


@given(st.lists(st.floats(-4, 4), min_size=1, max_size=25), st.integers(1, 4))
def test_many_series_at_once_are_as_one_by_one(points, copies) -> None:
    series = np.array([np.roll(points, step) for step in range(copies)])
    found = signals(series, lines(len(points)))
    for each, alone in zip(found, series, strict=True):
        assert each.tolist() == signals(alone, lines(len(points))).tolist()


@given(st.lists(st.integers(-9, 9), min_size=1, max_size=25))
def test_unit_and_zero_do_not_matter(points) -> None:
    series = np.array(points, dtype=float)
    plain = signals(series, lines(series.size, reach=6.5))
    moved = signals(series * 8 + 64, lines(series.size, centre=64, reach=52))
    assert plain.tolist() == moved.tolist()
