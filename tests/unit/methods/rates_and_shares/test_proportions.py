"""Shares and Wilson's interval."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.methods.rates_and_shares.proportions import wilson_limits, wilson_proportion


@pytest.mark.parametrize(
    ("successes", "trials", "lower", "upper"),
    [
        # successes trials lower  upper
        (5, 20, 0.1119, 0.4687),
        (0, 20, 0.0, 0.1611),
        (21, 28, 0.566, 0.873),
        (28, 28, 0.879, 1.0),
    ],
)
def test_golden_numbers(successes, trials, lower, upper) -> None:
    share = wilson_proportion(successes=successes, trials=trials)
    assert share.trials == trials
    assert share.lower == pytest.approx(lower, abs=5e-4)
    assert share.upper == pytest.approx(upper, abs=5e-4)


@given(st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_limits_enclose_the_share_within_zero_and_one(cell) -> None:
    value, lower, upper = wilson_limits([cell[0]], [cell[1]])
    assert 0 <= lower[0] <= value[0] <= upper[0] <= 1


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_other_part_has_the_mirrored_interval(cell) -> None:
    part, whole = cell
    _, lower, upper = wilson_limits([part], [whole])
    _, other_lower, other_upper = wilson_limits([whole - part], [whole])
    assert lower[0] == pytest.approx(1 - other_upper[0])
    assert upper[0] == pytest.approx(1 - other_lower[0])


@pytest.mark.parametrize(("successes", "trials"), [(0, 0), (np.nan, 5), (3, np.nan)])
def test_missing_where_there_is_nothing_to_share(successes, trials) -> None:
    assert all(np.isnan(numbers[0]) for numbers in wilson_limits([successes], [trials]))


@pytest.mark.parametrize(("successes", "trials"), [(-1, 4), (5, 4)])
def test_a_part_outside_its_whole_is_refused(successes, trials) -> None:
    with pytest.raises(ValueError, match="expected 0 <= part <= whole"):
        wilson_limits([successes], [trials])


def test_no_trials_are_refused() -> None:
    with pytest.raises(ValueError, match="expected at least one"):
        wilson_proportion(successes=0, trials=0)
