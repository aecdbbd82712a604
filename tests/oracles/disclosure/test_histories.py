"""Releases one after another: all of them together say no more than each was allowed to."""

import numpy as np
import pytest
from tests.oracles.disclosure.attack import Attack, Published
from tests.oracles.disclosure.partnerships import (
    REDUCED,
    SMALL_MEASURES,
    TINIEST,
    World,
    attack_on,
    history,
    tiniest,
)

RELEASES = 4
NEW_AGES = 3
"""Before the last release everybody's age is drawn anew: far more than any partner would revise."""
KNOWS_TOO_MUCH = 10
"""In this history some counts stand still in all but one sum, so that whoever has been told which
cells were revised knows too much already."""


def ruptured(seed: int) -> list[Published]:
    """Releases of which the last comes after a rupture."""
    return history(tiniest(seed), RELEASES, new_ages_before=NEW_AGES)


def some(attack: Attack, size: int) -> list[int]:
    """Protected counts of all releases, at random."""
    targets = np.array(attack.targets)
    chosen = np.random.default_rng(0).permutation(len(targets))[:size]
    return sorted(targets[chosen].tolist())


def test_a_short_history_withstands_both_attacks():
    releases = history(tiniest(1), 3)
    told = attack_on(*releases, shape=TINIEST)
    assert told.exposed(some(told, 5)) == []
    untold = attack_on(*releases, shape=TINIEST, revisions_told=False)
    assert untold.exposed(some(untold, 5)) == []


@pytest.mark.prove
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", [1, 4, 8, KNOWS_TOO_MUCH, 18])
def test_who_was_not_told_of_revisions_can_rule_nothing_out(seed):
    attack = attack_on(*ruptured(seed), shape=TINIEST, revisions_told=False)
    assert attack.exposed(some(attack, 150)) == []


@pytest.mark.prove
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", [1, 4, 8, KNOWS_TOO_MUCH, 18])
def test_who_was_told_of_revisions_learns_nothing_from_the_numbers(seed):
    attack = attack_on(*ruptured(seed), shape=TINIEST)
    places = some(attack, 250)
    assert attack.told_by_last_release(places, informed=False) == []
    assert attack.told_by_last_release(places, informed=True) == []


@pytest.mark.prove
@pytest.mark.timeout(1800)
def test_some_histories_leave_less_to_who_was_told_of_revisions():
    attack = attack_on(*ruptured(KNOWS_TOO_MUCH), shape=TINIEST)
    assert attack.exposed_to_outsider(attack.targets) != []


@pytest.mark.prove
@pytest.mark.timeout(1800)
def test_three_releases_of_linked_measures_withstand_both_attacks():
    releases = history(World(REDUCED, SMALL_MEASURES, seed=9), 3)
    for revisions_told in (True, False):
        attack = attack_on(*releases, shape=REDUCED, revisions_told=revisions_told)
        assert attack.exposed(some(attack, 60)) == []


@pytest.mark.prove
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", range(20))
def test_even_a_history_with_a_rupture_is_never_refused(seed):
    assert len(ruptured(seed)) == RELEASES


@pytest.mark.prove
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("seed", range(20, 25))
def test_ten_releases_are_never_refused(seed):
    assert len(history(tiniest(seed), 10)) == 10
