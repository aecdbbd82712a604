"""What holds of every release, whatever the counts."""

import numpy as np
import pyarrow as pa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.oracles.disclosure.lattice_maker import MeasureShape
from tests.oracles.disclosure.partnerships import RATES, TINIEST, World, decided, empty_log

from headwater.methods.rates_and_shares.rates import poisson_rate_limits

worlds = st.builds(
    lambda rate, seed: World(TINIEST, (MeasureShape("admissions", rate, {"sex": 3}),), seed),
    rate=st.sampled_from(RATES),
    seed=st.integers(0, 10_000),
)
few = settings(
    max_examples=5,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)


@few
@given(worlds)
def test_rows_keep_the_rules_of_the_policy(world):
    exact = world.exact()
    released = decided(exact, TINIEST, empty_log()).released.to_pylist()
    for row, count in zip(released, exact["numerator"].to_pylist(), strict=True):
        if row["state"] == "suppressed":
            assert count > 0, "a zero stays a zero"
            assert [row[name] for name in ("value", "numerator", "lower", "upper")] == [None] * 4
            assert row["completeness"] is None
        else:
            assert not 1 <= count <= 7
            assert row["numerator"] == (count + 2) // 5 * 5


@few
@given(worlds)
def test_rates_follow_from_what_is_shown(world):
    released = decided(world.exact(), TINIEST, empty_log()).released.to_pylist()
    rows = [row for row in released if row["value"] is not None]
    counts = np.array([row["numerator"] for row in rows], dtype=float)
    people = np.array([row["denominator"] for row in rows])
    value, lower, upper = poisson_rate_limits(counts, people, per=100_000)
    np.testing.assert_allclose([row["value"] for row in rows], value)
    np.testing.assert_allclose([row["lower"] for row in rows], lower)
    np.testing.assert_allclose([row["upper"] for row in rows], upper)


@few
@given(worlds, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(world, random):
    exact = world.exact()
    order = list(range(len(exact)))
    random.shuffle(order)
    shuffled = pa.array(order)
    straight = decided(exact, TINIEST, empty_log())
    mixed = decided(exact.take(shuffled), TINIEST, empty_log())
    assert mixed.released.equals(straight.released.take(shuffled))
    assert mixed.log.equals(straight.log.take(shuffled))


@few
@given(worlds)
def test_an_unchanged_cell_is_never_told_twice_differently(world):
    first = decided(world.exact(), TINIEST, empty_log())
    world.revised()
    second = decided(world.exact(), TINIEST, first.log, "R0002")
    pairs = zip(first.log.to_pylist(), second.log.to_pylist(), strict=True)
    unchanged = [(old, new) for old, new in pairs if old["exact"] == new["exact"]]
    assert unchanged
    for old, new in unchanged:
        if old["decision"] != "released":
            assert new["decision"] == old["decision"]


@few
@given(worlds)
def test_the_same_data_again_gives_the_same_release(world):
    exact = world.exact()
    first = decided(exact, TINIEST, empty_log())
    again = decided(exact, TINIEST, first.log, "R0002")
    assert again.released.equals(first.released)
    assert set(again.log["release_id"].to_pylist()) == {"R0002"}
