"""Seasons and days of the week: planted patterns, empty phases, and what is refused."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.methods.hours.cyclic_patterns import cyclic_pattern

MONTH = np.tile(np.arange(12), 6)
YEAR = np.repeat(np.arange(6), 12)
SEASON = np.exp(0.3 * np.sin(2 * np.pi * np.arange(12) / 12))
EXACT = 40 * SEASON[MONTH] * 1.2**YEAR


def test_a_planted_season_without_noise_is_found_through_a_change_of_level() -> None:
    found = cyclic_pattern(EXACT, MONTH, phases=12, stratum=YEAR)
    np.testing.assert_allclose(found.ratio, SEASON / SEASON.mean(), rtol=1e-7)
    assert found.p_value < 1e-10


def test_longer_months_do_not_make_a_season() -> None:
    days = np.tile([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31], 6)
    found = cyclic_pattern(days * 2.0, MONTH, phases=12, exposure=days, stratum=YEAR)
    np.testing.assert_allclose(found.ratio, 1, rtol=1e-9)
    assert found.p_value == pytest.approx(1)


@given(
    st.lists(st.integers(0, 30), min_size=21, max_size=21).filter(
        lambda counts: np.any(np.reshape(counts, (3, 7)), axis=0).sum() > 1
    )
)
def test_ratios_have_mean_one_and_lie_in_their_intervals(counts) -> None:
    found = cyclic_pattern(counts, np.tile(np.arange(7), 3), phases=7)
    assert found.ratio.mean() == pytest.approx(1)
    assert (found.lower <= found.ratio).all()
    assert (found.ratio < found.upper).all()
    assert (found.upper <= 7).all()
    assert 0 <= found.p_value <= 1


def test_a_phase_without_an_event_has_a_finite_upper_limit() -> None:
    found = cyclic_pattern([0, 10, 12, 0, 9, 11, 0, 10, 8], [0, 1, 2] * 3, phases=3)
    assert (found.ratio[0], found.lower[0]) == (0, 0)
    assert found.upper[0] == pytest.approx(3.6889 / 20, rel=1e-4)


def test_missing_counts_and_years_without_an_event_say_nothing() -> None:
    counts = EXACT.copy()
    counts[[3, 40]] = np.nan
    counts[YEAR == 2] = 0
    found = cyclic_pattern(counts, MONTH, phases=12, stratum=YEAR)
    np.testing.assert_allclose(found.ratio, SEASON / SEASON.mean(), rtol=1e-7)


def test_one_phase_is_no_pattern() -> None:
    found = cyclic_pattern([3, 4, 5], [0, 0, 0], phases=1)
    assert found.ratio.tolist() == [1.0]
    assert found.p_value == 1


UNUSABLE = [
    ([0, 0, 0, 0], [0, 1, 0, 1], 2, "found no event"),
    ([np.nan] * 4, [0, 1, 0, 1], 2, "found no event"),
    ([], [], 2, "found no event"),
    ([1, 0, 3, 0], [0, 1, 0, 1], 2, "in one phase alone"),
    ([1, 2, 3, 4], [0, 0, 0, 0], 2, "a phase without a count"),
    ([1, 2, 3, 4], [0, 1, 2, 1], 2, "outside 0 to 1"),
    ([5], [0], 1, "1 counts for 1 terms"),
    ([-1, 2, 3, 4], [0, 1, 0, 1], 2, "negative"),
]


@pytest.mark.parametrize(("counts", "phase", "phases", "said"), UNUSABLE)
def test_what_has_no_pattern_is_refused(counts, phase, phases, said) -> None:
    with pytest.raises(ValueError, match=said):
        cyclic_pattern(counts, phase, phases=phases)
