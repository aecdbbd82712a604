"""Expected against observed: a planted fall, intervals that widen, sums, and what is refused."""

import numpy as np
import pytest

from headwater.methods.change.expected_counts import ExpectationModel, expected_against_observed

MONTHS, SHOCK = 75, 63
TIMES = np.arange(MONTHS)
USUAL = np.exp(4 + 0.003 * TIMES + 0.2 * np.cos(2 * np.pi * TIMES / 12))


def drawn(series: int = 4, seed: int = 21) -> np.ndarray:
    return np.random.default_rng(seed).poisson(USUAL, size=(series, MONTHS)).astype(float)


def test_a_planted_fall_is_found_where_it_is() -> None:
    counts = drawn()
    counts[0, SHOCK:] = np.round(counts[0, SHOCK:] * 0.5)
    total = expected_against_observed(counts, before=SHOCK).total
    assert total.ratio[0] == pytest.approx(0.5, abs=0.06)
    assert total.excess_upper[0] < 0
    assert total.p_value[0] < 1e-4
    assert (total.p_value[1:] > 0.01).all()


def test_without_noise_what_was_expected_is_what_was_planted() -> None:
    found = expected_against_observed(USUAL, before=SHOCK)
    np.testing.assert_allclose(found.by_time.expected[0], USUAL[SHOCK:], rtol=1e-6)
    assert found.total.expected[0] == pytest.approx(USUAL[SHOCK:].sum(), rel=1e-6)


def test_limits_hold_the_expected_count_and_the_excess_is_in_its_own() -> None:
    found = expected_against_observed(drawn(), before=SHOCK)
    for part in (found.by_time, found.total):
        assert ((part.lower <= part.expected) & (part.expected <= part.upper)).all()
        assert ((part.excess_lower <= part.excess) & (part.excess <= part.excess_upper)).all()
        outside = (part.observed < part.lower) | (part.observed > part.upper)
        assert not (outside & (part.p_value > 0.05)).any()


def test_a_longer_past_makes_it_surer_and_a_longer_future_less_so() -> None:
    def width(counts, before, time) -> float:
        found = expected_against_observed(counts, before=before).by_time
        return float(found.upper[0, time] - found.lower[0, time]) / float(found.expected[0, time])

    assert width(USUAL, 63, 0) < width(USUAL[39:], 24, 0)
    assert width(USUAL, 40, 0) < width(USUAL, 40, 34)


def test_drifting_counts_make_a_total_less_sure() -> None:
    drift = np.repeat(np.random.default_rng(4).normal(0, 0.15, size=(1, 15)), 5, axis=1)
    counts = np.round(USUAL * np.exp(drift))
    even, drifting = (
        expected_against_observed(counts, before=SHOCK, model=ExpectationModel(drifting=choice))
        for choice in (False, True)
    )
    assert (
        drifting.total.upper[0] - drifting.total.lower[0]
        > even.total.upper[0] - (even.total.lower[0])
    )


def test_what_comes_after_the_projection_is_not_looked_at() -> None:
    counts = drawn()
    until = expected_against_observed(counts, before=SHOCK, until=SHOCK + 3)
    counts[:, SHOCK + 3 :] = np.nan
    again = expected_against_observed(counts, before=SHOCK, until=SHOCK + 3)
    np.testing.assert_array_equal(until.total.expected, again.total.expected)
    assert until.by_time.expected.shape == (4, 3)


UNUSABLE = [
    ({"before": 0}, "some times before it"),
    ({"before": MONTHS}, "some times before it"),
    ({"before": SHOCK, "until": MONTHS + 1}, "some times before it"),
    ({"before": SHOCK, "exposure": 0}, "exposure of zero"),
    ({"before": 5}, "5 counts for 6 terms"),
]


@pytest.mark.parametrize(("more", "said"), UNUSABLE)
def test_what_has_no_expectation_is_refused(more, said) -> None:
    with pytest.raises(ValueError, match=said):
        expected_against_observed(drawn(), **more)


@pytest.mark.parametrize(
    ("place", "value", "said"),
    [
        (slice(0, SHOCK), 0, "no more events than the 6 terms"),
        (slice(70, 71), np.nan, "missing count after"),
        (slice(70, 71), -1, "negative count"),
        (slice(0, 1), -1, "negative"),
    ],
)
def test_counts_without_use_are_refused(place, value, said) -> None:
    counts = drawn()
    counts[0, place] = value
    with pytest.raises(ValueError, match=said):
        expected_against_observed(counts, before=SHOCK)


def test_a_trend_that_runs_out_is_refused() -> None:
    counts = [200.0, 90, 40, 18, 8, 3, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    with pytest.raises(ValueError, match="projects to nothing"):
        expected_against_observed(counts, before=12, model=ExpectationModel(pairs=0))
