"""Early warning: baselines, planted outbreaks, thin and missing data, and what is refused."""

import numpy as np
import pytest

from headwater.methods.early_warning.ears import EarsRule, ears_alarms
from headwater.methods.early_warning.farrington import farrington_alarms
from headwater.methods.early_warning.farrington_baseline import baseline_of
from headwater.methods.early_warning.farrington_rules import Bound, FarringtonRules

MISSING = float("nan")
ORIGINAL = {"half_window": 3, "parts": 1, "left_out": 3, "per_year": 52}
FLEXIBLE = {"half_window": 3, "parts": 10, "left_out": 26, "per_year": 52}
WEEKS = 6 * 52


def quiet(series: int = 1, mean: float = 8.0, seed: int = 1) -> np.ndarray:
    return np.random.default_rng(seed).poisson(mean, size=(series, WEEKS)).astype(float)


def test_the_original_baseline_is_windows_about_the_same_week() -> None:
    found = baseline_of(200, years=3, **ORIGINAL)
    centres = [200 - 52 * year for year in (3, 2, 1)]
    windows = [week for centre in centres for week in range(centre - 3, centre + 4)]
    assert found.times.tolist() == windows
    assert set(found.parts.tolist()) == {0}


def test_the_flexible_baseline_is_nearly_every_week_in_parts_of_five() -> None:
    found = baseline_of(200, years=3, **FLEXIBLE)
    assert found.times.tolist() == list(range(200 - 156 - 3, 200 - 26))
    assert np.bincount(found.parts[:52]).tolist() == [7] + [5] * 9
    assert found.years_before[3] == -3


def test_parts_are_as_equal_as_can_be_the_earlier_the_longer() -> None:
    found = baseline_of(40, years=2, half_window=1, parts=3, left_out=1, per_year=12)
    assert np.bincount(found.parts[:12]).tolist() == [3, 5, 4]


@pytest.mark.parametrize(
    "change", [{"years": 0}, {"half_window": 26}, {"parts": 47}, {"parts": 0}, {"left_out": -1}]
)
def test_a_baseline_that_cannot_be_is_refused(change) -> None:
    with pytest.raises(ValueError, match="expected at least one year"):
        baseline_of(200, **({"years": 3} | FLEXIBLE | change))


@pytest.mark.parametrize("bound", list(Bound))
def test_a_planted_outbreak_alarms_and_its_neighbours_do_not(bound) -> None:
    counts = quiet(series=3)
    counts[1, -1] = 40
    found = farrington_alarms(counts, at=[WEEKS - 1], rules=FarringtonRules(bound=bound))
    assert found.alarm[:, 0].tolist() == [False, True, False]
    assert found.p_value[1, 0] < 1e-6
    assert found.score[1, 0] > 1


def test_a_past_outbreak_hardly_raises_the_bound() -> None:
    with_outbreak = quiet()
    with_outbreak[0, WEEKS - 53] = 60
    usual, raised = (
        farrington_alarms(counts, at=[WEEKS - 1]).upper_bound[0, 0]
        for counts in (quiet(), with_outbreak)
    )
    assert usual <= raised <= usual + 4


def test_many_series_at_once_are_each_by_itself() -> None:
    counts = quiet(series=6, mean=2.0, seed=4)
    together = farrington_alarms(counts, at=[300, 311])
    for place in range(6):
        alone = farrington_alarms(counts[place], at=[300, 311])
        np.testing.assert_allclose(together.expected[place], alone.expected[0], rtol=1e-9)
        np.testing.assert_array_equal(together.upper_bound[place], alone.upper_bound[0])


def test_twice_the_people_are_expected_to_have_twice_the_events() -> None:
    counts, people = quiet(), np.full(WEEKS, 1_000.0)
    people[-1] = 2_000
    usual = farrington_alarms(counts, at=[WEEKS - 1]).expected[0, 0]
    doubled = farrington_alarms(counts, at=[WEEKS - 1], exposure=people).expected[0, 0]
    assert doubled == pytest.approx(2 * usual, rel=1e-9)


def test_too_few_events_lately_raise_no_alarm_but_keep_their_numbers() -> None:
    counts = np.zeros((1, WEEKS))
    counts[0, -1] = 4
    found = farrington_alarms(counts, at=[WEEKS - 1])
    assert found.assessed.all()
    assert not found.enough_events.any()
    assert not found.alarm.any()
    assert (found.expected[0, 0], found.upper_bound[0, 0]) == (0, 0)


def test_after_years_of_nothing_five_events_alarm() -> None:
    counts = np.zeros((1, WEEKS))
    counts[0, -1] = 5
    assert farrington_alarms(counts, at=[WEEKS - 1]).alarm.all()


@pytest.mark.parametrize(
    # times that are missing; whether there is an assessment
    ("missing", "assessed"),
    [
        (slice(0, 0), True),
        (slice(100, 110), True),
        (slice(WEEKS - 1, WEEKS), False),
        (slice(0, WEEKS - 30), False),
        (slice(0, WEEKS), False),
    ],
)
def test_missing_weeks_are_left_out_and_a_thin_baseline_is_not_assessed(missing, assessed) -> None:
    counts = quiet()
    counts[0, missing] = MISSING
    found = farrington_alarms(counts, at=[WEEKS - 1])
    assert found.assessed.tolist() == [[assessed]]
    assert bool(np.isfinite(found.upper_bound[0, 0])) is assessed
    assert not found.alarm.any()


def test_a_series_that_is_too_young_is_not_assessed() -> None:
    found = farrington_alarms([5.0], at=[0])
    assert not found.assessed.any()
    assert not farrington_alarms([5.0] * 40, at=[39]).assessed.any()


def test_a_trend_is_kept_only_where_it_does_not_project_beyond_what_was_seen() -> None:
    rising = np.round(np.exp(np.linspace(1, 5, WEEKS)))[None, :]
    steady = np.round(100 + 10 * np.sin(np.arange(WEEKS)))[None, :]
    found = farrington_alarms(np.vstack([rising, steady]), at=[WEEKS - 1])
    assert found.trend_kept[:, 0].tolist() == [False, True]


@pytest.mark.parametrize(
    ("counts", "more", "said"),
    [
        ([[-1.0] * 60], {}, "negative count"),
        ([[1.0] * 60], {"exposure": 0}, "no exposure"),
        ([[1.0] * 60], {"at": [60]}, "outside the 60"),
        ([[1.0] * 60], {"at": []}, "no time to assess"),
    ],
)
def test_what_cannot_be_assessed_is_refused(counts, more, said) -> None:
    with pytest.raises(ValueError, match=said):
        farrington_alarms(counts, **({"at": [59]} | more))


@pytest.mark.parametrize("rules", [{"alarm_rate": 0}, {"alarm_rate": 0.5}, {"trend_level": 2}])
def test_rules_that_cannot_be_are_refused(rules) -> None:
    with pytest.raises(ValueError, match="expected 0 to"):
        FarringtonRules(**rules)


def test_ears_by_hand() -> None:
    counts = [1, 2, 3, 4, 5, 6, 7, 9, 0, 20, 11]
    mean, deviation = 4.0, np.std([1, 2, 3, 4, 5, 6, 7], ddof=1)
    c1 = ears_alarms(counts, rule=EarsRule.C1)
    assert c1.statistic[0, 7] == pytest.approx((9 - mean) / deviation)
    c2 = ears_alarms(counts, rule=EarsRule.C2)
    assert c2.assessed[0].tolist() == [False] * 9 + [True, True]
    assert c2.statistic[0, 9] == pytest.approx((20 - mean) / deviation)
    assert c2.alarm[0, 9]


def test_c3_adds_what_the_last_three_exceeded() -> None:
    counts = np.random.default_rng(8).poisson(10, 40).astype(float)
    counts[-3:] += [4, 5, 6]
    two = ears_alarms(counts, rule=EarsRule.C2).statistic[0]
    three = ears_alarms(counts, rule=EarsRule.C3)
    expected = np.maximum(two[-3:] - 1, 0).sum()
    assert three.statistic[0, -1] == pytest.approx(expected)
    assert not three.assessed[0, 10]
    assert three.assessed[0, 11]


@pytest.mark.parametrize("rule", list(EarsRule))
def test_the_bound_and_the_statistic_agree(rule) -> None:
    counts = np.random.default_rng(9).negative_binomial(2, 0.3, size=(20, 60)).astype(float)
    found = ears_alarms(counts, rule=rule)
    above = found.assessed & (counts > np.nan_to_num(found.upper_bound))
    np.testing.assert_array_equal(above, found.alarm)


@pytest.mark.parametrize("rule", list(EarsRule))
def test_ears_where_there_is_little_or_nothing(rule) -> None:
    assert not ears_alarms([3], rule=rule).assessed.any()
    assert not ears_alarms([MISSING] * 20, rule=rule).assessed.any()
    still = ears_alarms([0.0] * 20, rule=rule)
    assert still.assessed[0, -1]
    assert not still.alarm.any()


@pytest.mark.parametrize(
    "more",
    [{"baseline": 1}, {"alarm_rate": 0}, {"least_deviation": 0}, {"counts": [-1, 2]}],
)
def test_what_ears_cannot_use_is_refused(more) -> None:
    with pytest.raises(ValueError, match="expected"):
        ears_alarms(more.pop("counts", [1, 2]), rule=EarsRule.C1, **more)
