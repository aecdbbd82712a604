"""Simulated counts of areas: intervals hold the truth as often as they say, tests err as rarely.

A slice of draws runs always; all of them under `make prove`. Every draw is seeded.
"""

import numpy as np
import pytest
from scipy.stats import binom
from tests.unit.methods.effects_of_interventions.panels_of_areas import World

from headwater.methods.effects_of_interventions.difference_in_differences import (
    fit_difference_in_differences,
)
from headwater.methods.effects_of_interventions.displacement import (
    BeforeAfter,
    weighted_displacement_difference,
)
from headwater.methods.effects_of_interventions.placebos import placebos_in_space
from headwater.methods.effects_of_interventions.prior_event_rate_ratio import (
    prior_event_rate_ratio,
)
from headwater.methods.effects_of_interventions.regression_to_the_mean import (
    expected_return_to_the_mean,
)
from headwater.methods.effects_of_interventions.staggered_adoption import fit_staggered_adoption
from headwater.methods.effects_of_interventions.synthetic_control import fit_synthetic_control
from headwater.methods.synthesis.random_effects import synthesise

DRAWS = [pytest.param(60, id="slice"), pytest.param(1_000, id="all", marks=pytest.mark.prove)]
FEWER = [pytest.param(40, id="slice"), pytest.param(500, id="all", marks=pytest.mark.prove)]
SEED = 20_261_123

WORLDS = {
    "five of forty, two years": World(areas=40, treated=5, months=24),
    "five of two hundred, four years": World(areas=200, treated=5, months=48),
    "fifteen of sixty, small counts": World(areas=60, treated=15, months=36, mean=1.0),
    "ten of sixty, uneven and drifting": World(
        areas=60, treated=10, months=36, spread=1.0, scatter=0.5, lasting=0.8
    ),
    "forty of one hundred and twenty, started apart": World(
        areas=120, treated=40, months=36, starts=(12, 15, 18, 24)
    ),
    "a quarter fewer": World(areas=60, treated=10, months=36, effect=0.75),
}


def assert_share(hits: list[bool], least: float, most: float) -> None:
    """The share lies between; of fewer than 500, within binomial 99% of that."""
    number, total = len(hits), sum(hits)
    if number < 500:
        least = binom.ppf(0.005, number, least) / number
        most = binom.ppf(0.995, number, most) / number
    assert least <= total / number <= most, f"{total} of {number}"


def holds(effect, truth: float) -> bool:
    return bool(effect.lower <= truth <= effect.upper)


@pytest.mark.parametrize("draws", DRAWS)
@pytest.mark.parametrize("name", WORLDS)
def test_difference_in_differences(name: str, draws: int) -> None:
    """Null worlds: false positives are those whose interval leaves out 1."""
    world, chance = WORLDS[name], np.random.default_rng(SEED)
    within, at_times, parallel = [], [], []
    for _ in range(draws):
        counts, starts = world.drawn(chance)
        found = fit_difference_in_differences(counts, first_treated=starts, step=6)
        within.append(holds(found.effect, world.effect))
        parallel.append(found.parallel_p_value < 0.05)
        at_times.extend(
            holds(each.effect, world.effect if each.times_from_start >= 0 else 1.0)
            for each in found.event_times
        )
    assert_share(within, 0.93, 0.97)
    assert_share(parallel, 0.02, 0.08)
    assert 0.92 <= np.mean(at_times) <= 0.98


@pytest.mark.parametrize("draws", FEWER)
@pytest.mark.parametrize("on", ["log_rates", "levels"])
def test_staggered_adoption(on, draws: int) -> None:
    world = World(areas=60, treated=18, months=12, starts=(4, 6, 8))
    chance, truth = np.random.default_rng(SEED), 0.0 if on == "levels" else 1.0
    within, at_times = [], []
    for _ in range(draws):
        counts, starts = world.drawn(chance)
        values = np.log(counts + 1) if on == "levels" else counts
        found = fit_staggered_adoption(values, first_treated=starts, on=on)
        within.append(holds(found.overall, truth))
        at_times.extend(holds(each.effect, truth) for each in found.event_times)
    assert_share(within, 0.93, 0.97)
    assert 0.92 <= np.mean(at_times) <= 0.98


@pytest.mark.parametrize("draws", FEWER)
@pytest.mark.parametrize("effect", [1.0, 0.75])
def test_synthetic_control(effect: float, draws: int) -> None:
    """Of 40 areas one is treated, any of them: placebos rank it as often as chance has it."""
    world = World(
        areas=40,
        treated=1,
        months=20,
        mean=40,
        spread=0.4,
        scatter=0.12,
        starts=(12,),
        effect=effect,
    )
    chance = np.random.default_rng(SEED)
    within, false = [], []
    for _ in range(draws):
        counts, _ = world.drawn(chance)
        found = fit_synthetic_control(counts, treated=0, since=12)
        within.append(holds(found.effect, effect))
        false.append(found.p_value <= 0.05)
    assert_share(within, 0.92, 0.98)
    if effect == 1.0:
        assert_share(false, 0.02, 0.08)


@pytest.mark.parametrize("draws", DRAWS)
def test_displacement(draws: int) -> None:
    """Poisson counts, and counts of twice that variance where it is told."""
    chance = np.random.default_rng(SEED)
    before = np.array([120.0, 100.0, 60.0, 70.0])
    after = before + np.array([-30.0, 0.0, 3.0, 0.0])
    for dispersion in (1.0, 2.0):
        within = []
        for _ in range(draws):
            means = np.array([before, after])
            counts = (
                chance.poisson(means)
                if dispersion == 1
                else chance.negative_binomial(means, 1 / dispersion)
            )
            pairs = [BeforeAfter(*each) for each in counts.T]
            found = weighted_displacement_difference(
                treated=pairs[0],
                comparison=pairs[1],
                beside=pairs[2],
                comparison_beside=pairs[3],
                dispersion=dispersion,
            )
            within.append(found.lower <= -27 <= found.upper)
        assert_share(within, 0.93, 0.97)


class Group:
    """Counts of one group of people whose own rates differ (gamma), before and after."""

    def __init__(self, chance: np.random.Generator, people: int, rate: float, ratio: float):
        own = chance.gamma(1.0, rate, people)
        self.events_before = int(chance.poisson(own).sum())
        self.events_after = int(chance.poisson(own * ratio).sum())
        self.person_years_before = self.person_years_after = float(people)


@pytest.mark.parametrize("draws", DRAWS)
def test_prior_event_rate_ratio(draws: int) -> None:
    chance = np.random.default_rng(SEED)
    within = []
    for _ in range(draws):
        took, did_not = Group(chance, 120, 0.5, 0.54), Group(chance, 150, 0.3, 0.9)
        within.append(holds(prior_event_rate_ratio(took_part=took, did_not=did_not), 0.6))
    assert_share(within, 0.93, 0.97)


@pytest.mark.parametrize("draws", FEWER)
def test_the_return_to_the_mean_is_within_its_interval(draws: int) -> None:
    """Never too short; it holds more than it says where little comes and goes."""
    chance = np.random.default_rng(SEED)
    within = []
    for _ in range(draws):
        level = 2 * np.exp(chance.normal(0, 0.6, 80))
        passing = chance.gamma(8, 1 / 8, (80, 6))
        counts = chance.poisson(np.repeat(level[:, None] * passing, 6, axis=1))
        chosen = np.argsort(counts[:, 30:].sum(axis=1))[-8:]
        found = expected_return_to_the_mean(counts, chosen=chosen, selected_times=range(30, 36))
        then = counts[chosen, 30:].mean() / counts[:, 30:].mean()
        within.append(holds(found.expected, level[chosen].mean() / level.mean() / then))
    assert_share(within, 0.93, 1.0)


@pytest.mark.parametrize("draws", DRAWS)
@pytest.mark.parametrize(("studies", "between"), [(4, 0.0), (6, 0.1), (12, 0.3)])
def test_synthesis(studies: int, between: float, draws: int) -> None:
    """Hartung and Knapp's plain form holds what it says; the modified one at least as much."""
    chance = np.random.default_rng(SEED)
    plain, modified, ahead = [], [], []
    for _ in range(draws):
        variances = chance.uniform(0.02, 0.2, studies)
        true = -0.3 + chance.normal(0, np.sqrt(between), studies + 1)
        effects = true[:-1] + chance.normal(0, np.sqrt(variances))
        found = synthesise(effects, variances=variances)
        plain.append(found.hartung_knapp_lower <= -0.3 <= found.hartung_knapp_upper)
        modified.append(found.lower <= -0.3 <= found.upper)
        ahead.append(found.predicted_lower <= true[-1] <= found.predicted_upper)
    assert_share(plain, 0.93, 0.97)
    assert_share(modified, 0.93, 1.0)
    assert_share(ahead, 0.93, 1.0)


@pytest.mark.parametrize(
    "draws", [pytest.param(40, id="slice"), pytest.param(200, id="all", marks=pytest.mark.prove)]
)
def test_placebos_in_space_are_found_about_one_time_in_twenty(draws: int) -> None:
    world = World(areas=80, treated=8, months=24, effect=0.5)
    counts, starts = world.drawn(np.random.default_rng(SEED))

    def design(held, pretended, areas):
        return fit_difference_in_differences(held, first_treated=pretended).effect

    placebos = placebos_in_space(
        counts, first_treated=starts, design=design, draws=draws, seed=SEED
    )
    assert_share([holds(each.effect, 1.0) for each in placebos], 0.90, 0.99)
