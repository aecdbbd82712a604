"""The Knox table: against counting all pairs, over every dealing, and with planted repeats."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.methods.near_repeats import pair_tables
from headwater.methods.near_repeats.close_pairs import Metric
from headwater.methods.near_repeats.near_repeat import near_repeats, near_repeats_as_calculator

EVENTS = st.lists(
    st.tuples(st.integers(0, 12), st.integers(0, 12), st.integers(0, 30)), min_size=2, max_size=25
)


def tried(points, days, **options):
    chosen = {
        "distance_bands": (3, 6),
        "day_bands": (0, 2, 7),
        "generator": np.random.default_rng(9),
        "permutations": 19,
    }
    return near_repeats(points, days, **(chosen | options))


@given(EVENTS, st.sampled_from(Metric))
def test_the_table_is_that_of_counting_all_pairs(events, metric) -> None:
    events = np.array(events)
    one, other = np.triu_indices(len(events), 1)
    x, y, days = abs(events[one] - events[other]).T
    apart = x + y if metric is Metric.MANHATTAN else np.hypot(x, y)
    row = np.searchsorted([0, 3, 6], apart, side="left")
    column = np.searchsorted([0, 2, 7], days, side="left")
    expected = np.zeros((4, 4), dtype=int)
    np.add.at(expected, (row, column), 1)
    found = tried(events[:, :2], events[:, 2], metric=metric)
    assert found.observed.tolist() == expected.tolist()
    assert ((found.p_values > 0) & (found.p_values <= 1)).all()
    assert np.isfinite(found.ratios).all()
    assert found.expected.sum() == pytest.approx(len(one))


def test_expected_is_the_mean_over_every_dealing_and_p_their_share() -> None:
    points = np.array([(0, 0), (0, 0), (2, 0), (9, 0), (10, 0), (30, 0)])
    days = np.array([1, 2, 2, 20, 21, 50])
    every = np.array(
        [tried(points, dealt, permutations=1).observed for dealt in permutations(days)]
    )
    found = tried(points, days, permutations=4_999)
    assert found.expected == pytest.approx(every.mean(axis=0))
    shares = (every >= found.observed).mean(axis=0)
    assert found.p_values == pytest.approx(shares, abs=0.03)


def test_labels_mean_what_they_say() -> None:
    found = tried([(0, 0), (3, 0)], [0, 7], day_bands=(7, 14))
    assert found.distance_labels == (
        "same location",
        "more than 0, up to 3",
        "more than 3, up to 6",
        "more than 6",
    )
    assert found.day_labels == ("0 to 7", "8 to 14", "15 or more")
    assert found.observed[1, 0] == 1


def test_the_calculator_counts_up_to_but_without_the_edge_and_its_labels_here_say_so() -> None:
    found = near_repeats_as_calculator(
        [(0, 0), (3, 0)],
        [0, 7],
        distance_bands=(3, 6),
        day_bands=(7, 14),
        generator=np.random.default_rng(1),
        permutations=1,
    )
    assert found.metric is Metric.MANHATTAN
    assert found.distance_labels == (
        "same location",
        "above 0, below 3",
        "from 3 to below 6",
        "6 or more",
    )
    assert found.day_labels == ("0 to 6", "7 to 13", "14 or more")
    assert found.observed[2, 1] == 1


def test_coinciding_events_are_counted_and_told() -> None:
    found = tried([(0, 0), (0, 0), (0, 0), (5, 5)], [3, 3, 4, 3])
    assert found.coinciding == 1
    assert found.observed[0].tolist() == [1, 2, 0, 0]


@pytest.mark.parametrize("events", [0, 1])
def test_fewer_than_two_events_have_no_pair(events) -> None:
    found = tried(np.zeros((events, 2)), np.zeros(events))
    assert not found.observed.any()
    assert (found.p_values == 1).all()
    assert (found.ratios == 1).all()


def test_everything_on_one_day_or_in_one_place_cannot_interact() -> None:
    generator = np.random.default_rng(2)
    points, days = generator.uniform(0, 50, (40, 2)), generator.integers(0, 90, 40)
    assert (tried(points, np.zeros(40)).p_values == 1).all()
    assert (tried(np.zeros((40, 2)), days).p_values == 1).all()


@pytest.mark.parametrize("room", [1, 10**9])
def test_how_many_dealings_are_made_at_once_changes_nothing(monkeypatch, room) -> None:
    generator = np.random.default_rng(4)
    points, days = generator.integers(0, 60, (300, 2)), generator.integers(0, 400, 300)
    once = tried(points, days, permutations=300)
    monkeypatch.setattr(pair_tables, "BYTES_OF_DEALS", room)
    monkeypatch.setattr(pair_tables, "PAIRS_AT_ONCE", 300)
    again = tried(points, days, permutations=300)
    assert again.p_values.tolist() == once.p_values.tolist()


def test_long_times_are_kept_whole() -> None:
    found = tried([(0, 0), (1, 0)], [0, 40_000], day_bands=(39_999, 40_000))
    assert found.observed[1].tolist() == [0, 1, 0]


@pytest.mark.parametrize("copies", [30, 90])
def test_planted_near_repeats_are_recovered(copies) -> None:
    generator = np.random.default_rng(20_262)
    points = generator.uniform(0, 5_000, (900, 2))
    days = generator.integers(0, 365, 900)
    after = generator.choice(900, copies, replace=False)
    points = np.concatenate([points, points[after] + generator.uniform(-60, 60, (copies, 2))])
    days = np.concatenate([days, days[after] + generator.integers(1, 7, copies)])
    found = tried(points, days, distance_bands=(100, 400), day_bands=(7, 14), permutations=199)
    extra = found.observed[1, 0] - found.expected[1, 0]
    assert extra == pytest.approx(copies, rel=0.35)
    assert found.p_values[1, 0] == 1 / 200
    assert found.p_values[2, 1] > 0.01


@pytest.mark.parametrize(
    ("points", "days", "options", "message"),
    [
        ([(0, 0)], [0, 1], {}, "found dates"),
        ([(0, 0)], [np.nan], {}, "found dates"),
        ([(0, 0)], [0.5], {}, "found dates"),
        ([(0, np.nan)], [0], {}, "without coordinates"),
        ([(0, 0)], [0], {"permutations": 0}, "0 permutations"),
        ([(0, 0)], [0], {"day_bands": (7, 7)}, "found day bands"),
        ([(0, 0)], [0], {"day_bands": ()}, "found day bands"),
        ([(0, 0)], [0], {"day_bands": (0.5,)}, "found day bands"),
        ([(0, 0)], [0], {"distance_bands": (0,)}, "found bands"),
    ],
)
def test_what_cannot_be_tested_is_refused(points, days, options, message) -> None:
    with pytest.raises(ValueError, match=message):
        tried(points, days, **options)


def test_the_calculator_has_no_band_of_the_same_day_alone() -> None:
    with pytest.raises(ValueError, match="from one on"):
        near_repeats_as_calculator(
            [(0, 0)], [0], distance_bands=(1,), day_bands=(0, 1), generator=np.random.default_rng(1)
        )
