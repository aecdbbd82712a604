"""Placebos never look at what was truly treated."""

import numpy as np
import pytest
from tests.unit.methods.effects_of_interventions.panels_of_areas import World

from headwater.methods.effects_of_interventions.difference_in_differences import (
    fit_difference_in_differences,
)
from headwater.methods.effects_of_interventions.placebos import (
    placebos_in_space,
    placebos_in_time,
)
from headwater.methods.effects_of_interventions.ratio_effects import RatioEffect

WORLD = World(areas=40, treated=6, months=24, mean=8.0, starts=(12, 16), effect=0.2)


def design(counts, starts, areas) -> RatioEffect:
    return fit_difference_in_differences(counts, first_treated=starts).effect


def drawn(seed: int = 1) -> tuple[np.ndarray, np.ndarray]:
    counts, starts = WORLD.drawn(np.random.default_rng(seed))
    starts[0] = 12
    return counts.astype(float), starts


def test_a_strong_effect_is_not_seen_before_it_nor_where_it_was_not() -> None:
    counts, starts = drawn()
    assert design(counts, starts, None).upper < 0.5
    in_time = placebos_in_time(counts, first_treated=starts, design=design, times_earlier=[3, 6, 9])
    assert [each.times_earlier for each in in_time] == [3, 6, 9]
    assert all(0.6 < each.effect.ratio < 1.6 for each in in_time)
    in_space = placebos_in_space(counts, first_treated=starts, design=design, draws=20, seed=3)
    assert all(0.6 < each.effect.ratio < 1.6 for each in in_space)
    assert not {area for each in in_space for area in each.areas} & set(range(6))


def test_the_design_is_given_nothing_that_was_treated() -> None:
    counts, starts = drawn()
    seen = []

    def watching(found, pretended, areas):
        seen.append((found, pretended, areas))
        return RatioEffect(1.0, 0.0, np.inf, None)

    placebos_in_time(counts, first_treated=starts, design=watching, times_earlier=[2])
    held, pretended, _ = seen[-1]
    assert held.shape[1] == starts.max()
    truly = (starts[:, None] >= 0) & (np.arange(held.shape[1]) >= starts[:, None])
    assert np.isnan(held[truly]).all()
    assert not np.isnan(held[~truly]).any()
    assert (pretended[starts > 0] == starts[starts > 0] - 2).all()
    placebos_in_space(counts, first_treated=starts, design=watching, draws=1, seed=1)
    held, pretended, areas = seen[-1]
    np.testing.assert_array_equal(held, counts[areas])
    assert (starts[areas] == -1).all()
    assert sorted(pretended[pretended >= 0]) == sorted(starts[starts >= 0])


def test_draws_are_those_of_the_seed() -> None:
    counts, starts = drawn()
    one, same, other = (
        placebos_in_space(counts, first_treated=starts, design=design, draws=4, seed=seed)
        for seed in (5, 5, 6)
    )
    assert one == same
    assert [each.areas for each in one] != [each.areas for each in other]


def test_what_is_refused() -> None:
    counts, starts = drawn()
    for wrong in (0, 12, -1):
        with pytest.raises(ValueError, match="times earlier; expected 1 to 11"):
            placebos_in_time(counts, first_treated=starts, design=design, times_earlier=[wrong])
    with pytest.raises(ValueError, match="7 comparison areas"):
        placebos_in_space(counts[:13], first_treated=starts[:13], design=design, draws=1, seed=1)
    with pytest.raises(ValueError, match="0 draws"):
        placebos_in_space(counts, first_treated=starts, design=design, draws=0, seed=1)
