"""Areas that start at different times: no area that started is another's comparison."""

import numpy as np
import pytest
from tests.unit.methods.effects_of_interventions.panels_of_areas import World, two_way_poisson

from headwater.methods.effects_of_interventions.difference_in_differences import (
    fit_difference_in_differences,
)
from headwater.methods.effects_of_interventions.staggered_adoption import fit_staggered_adoption

WORLD = World(areas=40, treated=16, months=12, mean=12.0, scatter=0.1, starts=(4, 6, 8))


def drawn(seed: int = 1, world: World = WORLD) -> tuple[np.ndarray, np.ndarray]:
    counts, starts = world.drawn(np.random.default_rng(seed))
    return counts.astype(float), starts


def test_effects_that_grow_are_found_where_a_plain_regression_goes_wrong() -> None:
    """Each month with it takes off a further tenth: early starters fall beside later ones."""
    counts, starts = drawn(
        2, World(areas=60, treated=50, months=12, mean=400.0, scatter=0.01, starts=(3, 6, 9))
    )
    since = np.where(starts[:, None] < 0, -1, np.arange(12) - starts[:, None])
    truth = np.where(since >= 0, 0.9 ** (since + 1.0), 1.0)
    counts = np.round(counts * truth)
    found = fit_staggered_adoption(counts, first_treated=starts)
    after = {each.times_from_start: each.effect.ratio for each in found.event_times}
    assert [after[month] for month in range(9)] == pytest.approx(
        [0.9 ** (month + 1) for month in range(9)], rel=0.03
    )
    expected = (counts / truth)[since >= 0].sum()
    assert found.overall.ratio == pytest.approx(counts[since >= 0].sum() / expected, rel=0.02)
    plain = np.exp(two_way_poisson(counts, starts))
    assert plain > found.overall.ratio + 0.05


def test_with_areas_never_treated_alone_it_is_difference_in_differences() -> None:
    counts, starts = drawn(3)
    found = fit_staggered_adoption(counts, first_treated=starts, not_yet_treated=False)
    other = fit_difference_in_differences(counts, first_treated=starts)
    assert found.overall.ratio == pytest.approx(other.effect.ratio, rel=1e-9)
    assert found.standard_error == pytest.approx(other.standard_error, rel=1e-9)


def test_later_starters_make_the_comparison_surer() -> None:
    counts, starts = drawn(4, World(areas=20, treated=16, months=12, starts=(4, 10)))
    alone = fit_staggered_adoption(counts, first_treated=starts, not_yet_treated=False)
    both = fit_staggered_adoption(counts, first_treated=starts)
    early = [dict(each.by_start)[4.0] for each in (alone, both)]
    assert early[1].upper / early[1].lower < early[0].upper / early[0].lower


def test_groups_and_times_are_labelled_and_add_up() -> None:
    counts, starts = drawn(5)
    years = np.arange(2010, 2022)
    found = fit_staggered_adoption(counts, first_treated=starts, times=years)
    assert {each.start for each in found.group_times} == {2014.0, 2016.0, 2018.0}
    assert [start for start, _ in found.by_start] == [2014.0, 2016.0, 2018.0]
    assert min(each.time - each.start for each in found.group_times) == 0
    before = [each.times_from_start for each in found.event_times if each.times_from_start < 0]
    assert before
    assert max(before) == -3  # the last two before are what others are compared with


def test_all_treated_in_the_end_are_compared_with_those_still_waiting() -> None:
    counts, starts = drawn(6)
    waiting = starts >= 0
    found = fit_staggered_adoption(counts[waiting], first_treated=starts[waiting])
    assert found.overall.lower < 1 < found.overall.upper
    assert max(each.time for each in found.group_times) == 7
    assert all(each.times_from_start >= 0 for each in found.event_times)


def test_a_group_of_two_areas_has_an_interval_of_anything() -> None:
    counts, starts = drawn(7)
    starts[:16] = 4
    starts[:2] = 8
    found = fit_staggered_adoption(counts, first_treated=starts)
    assert dict(found.by_start)[8.0].upper == np.inf
    assert dict(found.by_start)[4.0].upper < 2
    levels = fit_staggered_adoption(np.log(counts + 1), first_treated=starts, on="levels")
    assert dict(levels.by_start)[8.0].upper == np.inf


def slow_group_time(values, starts, start, time, *, waiting: bool) -> float:
    """Callaway and Sant'Anna's mean for one group and time, area by area."""
    base = start - 1 if time >= start else time - 1
    own = [row[time] - row[base] for row, s in zip(values, starts, strict=True) if s == start]
    others = [
        row[time] - row[base]
        for row, s in zip(values, starts, strict=True)
        if s < 0 or (waiting and s > time and s != start)
    ]
    return sum(own) / len(own) - sum(others) / len(others)


@pytest.mark.parametrize("waiting", [True, False])
def test_levels_are_differences_of_means(waiting: bool) -> None:
    counts, starts = drawn(8)
    found = fit_staggered_adoption(
        counts, first_treated=starts, on="levels", not_yet_treated=waiting
    )
    assert len(found.group_times) == 3 * 11
    for each in found.group_times:
        slow = slow_group_time(counts, starts, int(each.start), int(each.time), waiting=waiting)
        assert each.effect.difference == pytest.approx(slow, abs=1e-9)
    after = [each for each in found.group_times if each.time >= each.start]
    weights = [(starts == each.start).sum() for each in after]
    mean = np.average([each.effect.difference for each in after], weights=weights)
    assert found.overall.difference == pytest.approx(mean)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"on": "logs"}, "levels or log_rates"),
        ({"times": [1, 2]}, "labels of shape"),
        ({"times": np.zeros(12)}, "that rise"),
        ({"on": "levels", "values": np.full((40, 12), np.nan)}, "missing one"),
        ({"on": "levels", "first_treated": np.full(40, 4)}, "no area to compare with"),
    ],
)
def test_what_is_refused(given, words: str) -> None:
    counts, starts = drawn(9)
    values = given.pop("values", counts)
    with pytest.raises(ValueError, match=words):
        fit_staggered_adoption(values, **{"first_treated": starts, **given})
