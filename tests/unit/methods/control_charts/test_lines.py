"""Baselines and rebasing, means and moving ranges with gaps."""

import numpy as np
import pytest

from headwater.methods.control_charts.lines import (
    Baseline,
    Standing,
    even_lines,
    mean_of,
    mean_range,
)

MISSING = float("nan")


@pytest.mark.parametrize(
    ("rebase_at", "points", "expected"),
    [
        # rebase  points  stretches with their baselines
        ([], None, [(0, 6, 0, 6)]),
        ([], 3, [(0, 6, 0, 3)]),
        ([4], None, [(0, 4, 0, 4), (4, 6, 4, 6)]),
        ([4, 2, 4], 2, [(0, 2, 0, 2), (2, 4, 2, 4), (4, 6, 4, 6)]),
        ([5], 3, [(0, 5, 0, 3), (5, 6, 5, 6)]),
    ],
)
def test_stretches(rebase_at, points, expected) -> None:
    found = Baseline(rebase_at=rebase_at, points=points).stretches(6)
    assert [(a.start, a.stop, b.start, b.stop) for a, b in found] == expected


@pytest.mark.parametrize("position", [0, 6, -1, 7])
def test_rebasing_is_inside_the_series(position) -> None:
    with pytest.raises(ValueError, match=r"expected positions 1 to 5"):
        list(Baseline(rebase_at=[position]).stretches(6))


@pytest.mark.parametrize("points", [1, 0, -2])
def test_limits_rest_on_two_points_at_least(points) -> None:
    with pytest.raises(ValueError, match="expected two or more"):
        list(Baseline(points=points).stretches(6))


@pytest.mark.parametrize(
    ("values", "mean"), [([1, 3], 2), ([1, MISSING, 3], 2), ([MISSING], MISSING), ([], MISSING)]
)
def test_means_pass_over_what_is_missing(values, mean) -> None:
    assert mean_of(np.array(values, dtype=float))[0] == pytest.approx(mean, nan_ok=True)


@pytest.mark.parametrize(
    ("values", "drop", "mean"),
    [
        # values                 drop   mean step
        ([1, 2, 4], False, 1.5),
        ([1, MISSING, 4, 5], False, 1.0),  # no step across a gap
        ([1, MISSING, 4], False, MISSING),
        ([5], False, MISSING),
        ([5, 5, 5], True, 0.0),  # nothing ever moves
        ([0, 1, 0, 1, 0, 1, 9], True, 1.0),  # 8 is 3.69 times the mean of 13/6
        ([0, 1, 0, 1, 0, 1, 6], True, 10 / 6),  # 5 is 3.0 times its mean: kept
    ],
)
def test_moving_ranges(values, drop, mean) -> None:
    found = mean_range(np.array(values, dtype=float), drop_large=drop)
    assert found[0] == pytest.approx(mean, nan_ok=True)


def test_lines_stay_within_what_is_possible() -> None:
    found = even_lines(np.array([0.9, 0.2]), np.array([0.1, 0.1]), least=0, most=1)
    assert found.upper.tolist() == [1.0, 0.5]
    assert found.lower.tolist() == pytest.approx([0.6, 0.0])
    assert found.near_upper.tolist() == [1.0, 0.4]


def test_standings_are_in_order_of_trust() -> None:
    assert [each.name for each in sorted(Standing)] == [
        *("FIRM", "PROVISIONAL", "TOO_FEW_POINTS", "TOO_FEW_EVENTS"),
    ]
