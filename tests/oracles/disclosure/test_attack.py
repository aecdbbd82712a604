"""The releases stand up to an attack that knows everything, written apart from the code."""

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp
from tests.oracles.disclosure.attack import KEY, Attack, Published
from tests.oracles.disclosure.lattice_maker import FIFTH, MeasureShape
from tests.oracles.disclosure.partnerships import (
    FULL,
    REDUCED,
    SMALL_MEASURES,
    TINY,
    World,
    attack_on,
    decided,
    empty_log,
    without_complements,
)

FULL_MEASURES = (
    MeasureShape("admissions", 450, {"age_band": 9, "sex": 3, "ethnicity": 7}),
    MeasureShape("robbery", 600, {"age_band": 9, FIFTH: 6}),
    MeasureShape("homicide", 14, {"sex": 3}, small_areas=False),
)
FULL_SAMPLE = 60


def first_release(world: World) -> Published:
    decision = decided(world.exact(), world.shape, empty_log())
    return Published(decision.released, decision.log)


def two_releases(world: World) -> list[Published]:
    first = decided(world.exact(), world.shape, empty_log())
    world.revised()
    second = decided(world.exact(), world.shape, first.log, "R0002")
    return [Published(first.released, first.log), Published(second.released, second.log)]


def sample(attack: Attack, size: int, seed: int = 0) -> list[int]:
    chosen = np.random.default_rng(seed).choice(attack.targets, size, replace=False)
    return sorted(int(place) for place in chosen)


def values_left(attack: Attack, place: int) -> set[int]:
    """The values from 1 to 7 for which a whole-number table exists that fits all that is known."""
    matrix, bounds = attack.matrix(), attack.bounds(informed=False)
    left = set()
    for value in range(1, 8):
        low, high = bounds[:, 0].copy(), np.minimum(bounds[:, 1], 1e6)
        low[place] = high[place] = value
        whole = np.ones(len(low))
        answer = milp(
            np.zeros(len(low)),
            constraints=LinearConstraint(matrix, 0, 0),
            bounds=Bounds(low, high),
            integrality=whole,
        )
        left |= {value} if answer.x is not None else set()
    return left


def test_a_sample_of_a_small_release_withstands_the_attack():
    attack = attack_on(first_release(World(TINY, SMALL_MEASURES, seed=1)), shape=TINY)
    assert attack.exposed(sample(attack, 12)) == []


def beside(attack: Attack, keys: set[tuple[str, ...]]) -> list[int]:
    """The protected cells that share an equation with these."""
    helpers = {place for place, cell in enumerate(attack.cells) if cell.key in keys}
    touched = [equation for equation in attack.equations if helpers & set(equation)]
    return sorted(set(attack.targets) & {place for equation in touched for place in equation})


def test_withholding_only_small_counts_does_not_withstand_it():
    release = first_release(World(TINY, SMALL_MEASURES, seed=1))
    extra = [row for row in release.log.to_pylist() if row["decision"] == "secondary"]
    attack = attack_on(without_complements(release), shape=TINY)
    places = beside(attack, {tuple(row[name] for name in KEY) for row in extra})
    assert len(attack.exposed_to_outsider(places[::6])) > 2
    assert len(attack.told_by_last_release(places[::6], informed=True)) > 2


def test_a_revised_release_withstands_the_attack_together_with_the_first():
    attack = attack_on(*two_releases(World(TINY, SMALL_MEASURES, seed=2)), shape=TINY)
    assert attack.exposed(sample(attack, 8)) == []


@pytest.mark.prove
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_cell_of_a_reduced_partnership_withstands_the_attack(seed):
    attack = attack_on(first_release(World(REDUCED, SMALL_MEASURES, seed)), shape=REDUCED)
    assert attack.exposed(attack.targets) == []


@pytest.mark.prove
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", [4, 5])
def test_every_cell_of_two_releases_withstands_the_attack(seed):
    attack = attack_on(*two_releases(World(REDUCED, SMALL_MEASURES, seed)), shape=REDUCED)
    assert attack.exposed(attack.targets) == []


@pytest.mark.prove
@pytest.mark.timeout(1800)
def test_sampled_cells_of_a_full_partnership_withstand_the_attack():
    attack = attack_on(first_release(World(FULL, FULL_MEASURES, seed=6)), shape=FULL)
    assert attack.exposed(sample(attack, FULL_SAMPLE)) == []


@pytest.mark.prove
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", [7, 8])
def test_whole_numbers_rule_out_no_value_from_1_to_7(seed):
    attack = attack_on(first_release(World(REDUCED, SMALL_MEASURES, seed)), shape=REDUCED)
    for place in sample(attack, 80, seed):
        assert values_left(attack, place) == set(range(1, 8)), attack.cells[place]
