"""What the choice of high places alone leads one to expect afterwards."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.methods.effects_of_interventions.panels_of_areas import World

from headwater.methods.effects_of_interventions.lasting_levels import expected_levels, windows_of
from headwater.methods.effects_of_interventions.regression_to_the_mean import (
    expected_return_to_the_mean,
)

MONTHS, WINDOW = 36, 6
WORLD = World(
    areas=80,
    treated=0,
    months=MONTHS + 24,
    mean=2.0,
    spread=0.5,
    scatter=0.4,
    lasting=0.3,
    starts=(1,),
)


def before_and_after(seed: int) -> tuple[np.ndarray, np.ndarray]:
    counts, _ = WORLD.drawn(np.random.default_rng(seed))
    return counts[:, :MONTHS].astype(float), counts[:, MONTHS:].astype(float)


def highest(before: np.ndarray, number: int = 8) -> np.ndarray:
    return np.argsort(before[:, -WINDOW:].sum(axis=1))[-number:]


NEWEST = np.arange(MONTHS - WINDOW, MONTHS)


def test_the_fall_that_comes_is_the_one_that_was_expected() -> None:
    expected, came = [], []
    for seed in range(60):
        before, after = before_and_after(seed)
        chosen = highest(before)
        found = expected_return_to_the_mean(before, chosen=chosen, selected_times=NEWEST)
        expected.append(found.expected.ratio)
        then = before[chosen][:, NEWEST].mean() / before[:, NEWEST].mean()
        came.append(after[chosen].mean() / after.mean() / then)
    assert np.mean(expected) < 0.85
    assert np.mean(expected) == pytest.approx(np.mean(came), abs=0.02)


def test_places_chosen_without_looking_are_expected_to_stay() -> None:
    before, _ = before_and_after(1)
    found = expected_return_to_the_mean(before, chosen=range(20), selected_times=NEWEST)
    assert found.expected.lower < 1 < found.expected.upper
    assert not found.chosen_at_a_peak


def test_months_above_their_own_earlier_level_are_noticed() -> None:
    before, _ = before_and_after(2)
    before[:8, NEWEST] *= 2
    found = expected_return_to_the_mean(before, chosen=range(8), selected_times=NEWEST)
    assert found.chosen_at_a_peak
    assert found.above_earlier.ratio > 1.5
    assert found.expected.ratio < 0.8


def test_without_earlier_times_nothing_is_said_of_them() -> None:
    before, _ = before_and_after(3)
    newest = before[:, NEWEST]
    found = expected_return_to_the_mean(
        newest, chosen=highest(before), selected_times=range(WINDOW)
    )
    assert found.above_earlier is None
    assert not found.chosen_at_a_peak
    assert found.expected.ratio < 1


@given(st.integers(0, 200), st.floats(0.01, 100))
@settings(max_examples=8, deadline=None)
def test_the_scale_of_exposure_does_not_matter(seed: int, scale: float) -> None:
    before, _ = before_and_after(seed)
    chosen = highest(before)
    people = np.random.default_rng(seed).uniform(800, 1_200, len(before))
    once, again = (
        expected_return_to_the_mean(
            before, chosen=chosen, selected_times=NEWEST, exposure=people * each
        )
        for each in (1, scale)
    )
    assert again.expected.ratio == pytest.approx(once.expected.ratio, rel=1e-6)
    assert again.above_earlier.lower == pytest.approx(once.above_earlier.lower, rel=1e-5)


def test_levels_lie_between_the_own_rate_and_that_of_all() -> None:
    before, _ = before_and_after(4)
    windows = windows_of(before, np.ones(1), first=MONTHS - WINDOW, last=MONTHS - 1)
    assert windows.counts.shape == (80, 6)
    found = expected_levels(windows)
    own = (windows.counts / windows.shared()).mean(axis=1) / windows.exposure[0, 0]
    assert (np.abs(found.mean - 1) <= np.abs(own - 1) + 0.05).all()
    assert found.between == pytest.approx(np.exp(0.25) - 1, abs=0.15)


def test_areas_that_do_not_differ_go_back_to_what_all_have() -> None:
    chance = np.random.default_rng(5)
    before = chance.poisson(3.0, (100, 12)).astype(float)
    chosen = np.argsort(before[:, 9:].sum(axis=1))[-10:]
    found = expected_return_to_the_mean(before, chosen=chosen, selected_times=[9, 10, 11])
    level = before[chosen, 9:].mean() / before[:, 9:].mean()
    assert found.expected.ratio == pytest.approx(1 / level, abs=0.06)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"before": np.ones((9, 12))}, "10 areas"),
        ({"before": np.full((20, 36), np.nan)}, "missing one"),
        ({"chosen": [99]}, "positions of chosen areas"),
        ({"selected_times": [1, 3]}, "follow each other"),
        ({"selected_times": [40]}, "positions of times"),
        ({"chosen": range(80)}, "every area chosen"),
        ({"exposure": 0.0}, "exposure not above 0"),
        ({"before": np.zeros((20, 36))}, "window without any event"),
        ({"before": np.r_[np.zeros((2, 36)), np.ones((20, 36))], "chosen": [0, 1]}, "no event in"),
    ],
)
def test_what_is_refused(change, words: str) -> None:
    before, _ = before_and_after(6)
    values = {"before": before, "chosen": [0, 1], "selected_times": NEWEST, **change}
    with pytest.raises(ValueError, match=words):
        expected_return_to_the_mean(values.pop("before"), **values)
