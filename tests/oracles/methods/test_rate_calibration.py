"""Simulated nulls: intervals cover as often as they say, and charts alarm as rarely.

A slice of a hundred nulls runs always; a thousand under `make prove`.
"""

import numpy as np
import pytest
from scipy.stats import binom, norm

from headwater.methods.control_charts.charts import c_chart, p_chart, u_chart, xmr_chart
from headwater.methods.control_charts.lines import Baseline
from headwater.methods.control_charts.rare_events import g_chart, t_chart
from headwater.methods.control_charts.rules import Lines, Signal, signals
from headwater.methods.rates_and_shares.empirical_bayes import smoothed_globally, smoothed_locally
from headwater.methods.rates_and_shares.funnels import (
    beyond,
    count_funnel,
    count_funnel_p,
    share_funnel,
)
from headwater.methods.rates_and_shares.indirect_standardisation import indirectly_standardised
from headwater.methods.rates_and_shares.inequality import Scale, inequality
from headwater.methods.rates_and_shares.missingness import over_representation
from headwater.methods.rates_and_shares.overdispersion import (
    ratio_dispersion,
    ratio_funnel,
    share_dispersion,
    share_funnel_widened,
)
from headwater.methods.rates_and_shares.rate_comparisons import (
    rate_difference_limits,
    rate_ratio_limits,
    share_difference_limits,
)
from headwater.methods.rates_and_shares.standardised import (
    EUROPEAN_2013,
    directly_standardised_rates,
)

NULLS = [pytest.param(100, id="slice"), pytest.param(1_000, id="all", marks=pytest.mark.prove)]
CONSERVATIVE = (0.94, 1.0)
EVEN = (0.93, 0.97)


def assert_covers(covered: np.ndarray, between: tuple[float, float], *, nulls: int) -> None:
    """The share covered lies between; of fewer than a thousand, within binomial 99% of that."""
    assert covered.size == nulls
    least, most = between
    if nulls < 1_000:
        least = binom.ppf(0.005, nulls, least) / nulls
        most = binom.ppf(0.995, nulls, most) / nulls
    assert least <= covered.mean() <= most


def assert_alarms(alarms: np.ndarray, rate: float) -> None:
    """As many alarms as the nominal rate's binomial 99% range."""
    least, most = binom.ppf([0.005, 0.995], alarms.size, rate)
    assert least <= alarms.sum() <= most


def assert_seldom_alarms(alarms: np.ndarray, rate: float) -> None:
    """No more alarms than the nominal rate's binomial 99% range: a conservative method."""
    assert alarms.sum() <= binom.ppf(0.995, alarms.size, rate)


def within(truth: object, lower: np.ndarray, upper: np.ndarray) -> np.ndarray:
    return (lower <= truth) & (truth <= upper)


@pytest.mark.parametrize("nulls", NULLS)
@pytest.mark.parametrize("events", [25, 200])
def test_directly_standardised(nulls: int, events: int) -> None:
    generator = np.random.default_rng(21)
    people = generator.integers(500, 9_000, 19)
    rates = np.linspace(3, 0.5, 19)
    rates *= events / (people * rates).sum()
    truth = (EUROPEAN_2013.weights(EUROPEAN_2013.bands) * rates).sum() * 100_000
    found = directly_standardised_rates(
        generator.poisson(people * rates, (nulls, 19)),
        np.broadcast_to(people, (nulls, 19)),
        bands=EUROPEAN_2013.bands,
    )
    assert_covers(within(truth, found.lower, found.upper), CONSERVATIVE, nulls=nulls)


@pytest.mark.parametrize("nulls", NULLS)
def test_directly_standardised_with_repeat_events(nulls: int) -> None:
    """People with one, two or three events: widened limits cover, plain ones do not."""
    generator = np.random.default_rng(22)
    people = generator.integers(2_000, 9_000, 19)
    persons = np.stack(
        [generator.poisson(people * rate, (nulls, 19)) for rate in (2e-3, 8e-4, 5e-4)]
    )
    times = np.array([1, 2, 3])[:, None, None]
    events, squares = (persons * times).sum(axis=0), (persons * times**2).sum(axis=0)
    truth = 100_000 * (2e-3 + 2 * 8e-4 + 3 * 5e-4)
    widened = directly_standardised_rates(
        events, people, bands=EUROPEAN_2013.bands, squared_events=squares
    )
    plain = directly_standardised_rates(events, people, bands=EUROPEAN_2013.bands)
    assert_covers(within(truth, widened.lower, widened.upper), EVEN, nulls=nulls)
    assert within(truth, plain.lower, plain.upper).mean() < 0.93
    assert (widened.value == plain.value).all()


@pytest.mark.parametrize("nulls", NULLS)
@pytest.mark.parametrize("expected", [4.0, 12.0, 150.0])
def test_indirectly_standardised(nulls: int, expected: float) -> None:
    counts = np.random.default_rng(23).poisson(expected, nulls)
    found = indirectly_standardised(counts, np.full(nulls, expected))
    assert_covers(within(1.0, found.lower, found.upper), CONSERVATIVE, nulls=nulls)


@pytest.mark.parametrize("nulls", NULLS)
@pytest.mark.parametrize(("mean", "other"), [(8, 40), (60, 90)])
def test_rate_comparisons(nulls: int, mean: float, other: float) -> None:
    generator = np.random.default_rng(24)
    counts, reference = generator.poisson(mean, nulls), generator.poisson(other, nulls)
    _, lower, upper = rate_ratio_limits(counts, 1_000, reference, 4_000)
    assert_covers(within(4 * mean / other, lower, upper), CONSERVATIVE, nulls=nulls)
    _, lower, upper = rate_difference_limits(counts, 1_000, reference, 4_000, per=1_000)
    assert_covers(within(mean - other / 4, lower, upper), CONSERVATIVE, nulls=nulls)


@pytest.mark.parametrize("nulls", NULLS)
def test_share_differences(nulls: int) -> None:
    generator = np.random.default_rng(25)
    counts, reference = generator.binomial(60, 0.4, nulls), generator.binomial(90, 0.25, nulls)
    _, lower, upper = share_difference_limits(counts, 60, reference, 90)
    assert_covers(within(0.15, lower, upper), EVEN, nulls=nulls)


@pytest.mark.parametrize("nulls", NULLS)
@pytest.mark.parametrize("scale", list(Scale))
@pytest.mark.parametrize("on_scale", [False, True])
@pytest.mark.parametrize("draws", [0, 1_000])
def test_inequality(nulls: int, scale: Scale, on_scale: bool, draws: int) -> None:
    generator = np.random.default_rng(26)
    people = generator.integers(4_000, 9_000, 10)
    place = (np.cumsum(people) - people / 2) / people.sum()
    if scale is Scale.AS_IS or not on_scale:
        truth = 0.6 - 0.3 * place
        ends = (0.6, 0.3)
    elif scale is Scale.LOGARITHM:
        truth, ends = np.exp(-0.5 - 0.7 * place), (np.exp(-0.5), np.exp(-1.2))
    else:
        truth = 1 / (1 + np.exp(0.5 + 0.7 * place))
        ends = (1 / (1 + np.exp(0.5)), 1 / (1 + np.exp(1.2)))
    move = {
        Scale.AS_IS: lambda v: v,
        Scale.LOGARITHM: np.log,
        Scale.LOGIT: lambda v: np.log(v / (1 - v)),
    }
    back = {
        Scale.AS_IS: lambda v: v,
        Scale.LOGARITHM: np.exp,
        Scale.LOGIT: lambda v: 1 / (1 + np.exp(-v)),
    }
    error = np.full(10, 0.03)
    values = back[scale](generator.normal(move[scale](truth), error, (nulls, 10)))
    found = inequality(
        values, people, error, scale=scale, fitted_on_scale=on_scale,
        draws=draws, generator=generator if draws else None,
    )  # fmt: skip
    slope, relative = ends[1] - ends[0], ends[1] / ends[0]
    assert_covers(within(slope, found.slope_lower, found.slope_upper), EVEN, nulls=nulls)
    assert_covers(within(relative, found.relative_lower, found.relative_upper), EVEN, nulls=nulls)


@pytest.mark.parametrize("nulls", NULLS)
@pytest.mark.parametrize("level", [0.95, 0.998])
def test_funnels(nulls: int, level: float) -> None:
    generator = np.random.default_rng(27)
    expected = generator.uniform(300, 900, nulls)
    counts = generator.poisson(expected)
    assert_alarms(beyond(counts, *count_funnel(expected, level=level)) != 0, 1 - level)
    trials = generator.integers(1_000, 9_000, nulls)
    shares = generator.binomial(trials, 0.3) / trials
    assert_alarms(beyond(shares, *share_funnel(trials, average=0.3, level=level)) != 0, 1 - level)
    few = generator.poisson(3.0, nulls)
    assert_seldom_alarms(count_funnel_p(few, np.full(nulls, 3.0)) < 1 - level, 1 - level)


@pytest.mark.parametrize("nulls", NULLS)
def test_widened_funnels(nulls: int) -> None:
    """Places that truly differ (a tenth either way): widened limits alarm as often as they say."""
    generator = np.random.default_rng(28)
    expected = generator.uniform(200, 900, nulls)
    counts = generator.poisson(expected * np.exp(generator.normal(0, 0.1, nulls)))
    dispersion = ratio_dispersion(counts, expected, trimmed=0)
    alarms = beyond(counts / expected, *ratio_funnel(expected, dispersion=dispersion)) != 0
    assert_alarms(alarms, 0.05)
    plain = beyond(counts, *count_funnel(expected)) != 0
    assert plain.mean() > 0.2
    trials = generator.integers(1_000, 9_000, nulls)
    true = np.sin(np.arcsin(0.3**0.5) + generator.normal(0, 0.02, nulls)) ** 2
    successes = generator.binomial(trials, true)
    dispersion = share_dispersion(successes, trials, trimmed=0)
    limits = share_funnel_widened(trials, average=0.3, dispersion=dispersion)
    assert_alarms(beyond(successes / trials, *limits) != 0, 0.05)
    plain = beyond(successes / trials, *share_funnel(trials, average=0.3)) != 0
    assert plain.mean() > 0.2


@pytest.mark.parametrize("nulls", NULLS)
def test_small_areas(nulls: int) -> None:
    """Rates that vary as gamma: limits cover over all areas, and err less than crude rates do."""
    generator = np.random.default_rng(29)
    people = generator.integers(300, 3_000, nulls)
    rates = generator.gamma(8, 0.01 / 8, nulls)
    counts = generator.poisson(people * rates)
    smoothed = smoothed_globally(counts, people)
    assert_covers(within(rates, *smoothed.limits(counts, people)), EVEN, nulls=nulls)
    assert ((smoothed.value - rates) ** 2).mean() < ((counts / people - rates) ** 2).mean()
    everyone = np.ones((nulls, nulls))
    same = smoothed_locally(counts, people, neighbours=everyone).value
    np.testing.assert_allclose(same, smoothed.value, rtol=1e-9)


@pytest.mark.parametrize("nulls", NULLS)
def test_over_representation(nulls: int) -> None:
    """A fifth of one group's events lose their group: the truth is never beyond both doubts."""
    generator = np.random.default_rng(30)
    people = np.array([20_000, 180_000])
    true = generator.poisson(people * np.array([2e-3, 1e-3]), (nulls, 2))
    lost = generator.binomial(true, [0.2, 0.05])
    covered = []
    for events, gone in zip(true, lost, strict=True):
        found = over_representation(events - gone, people, missing=gone.sum())
        actual = (events[0] / people[0]) / (events[1] / people[1])
        assert found.least[0] <= actual * (1 + 1e-12)
        assert actual <= found.most[0] * (1 + 1e-12)
        covered.append(found.least_lower[0] <= 2 <= found.most_upper[0])
    assert_covers(np.array(covered), CONSERVATIVE, nulls=nulls)


# New points after a baseline long enough to count as known: how often each rule marks any of
# them, by arithmetic, when only chance is at work. Sigma is the mean range over 1.128379.
LONG = Baseline(points=4_000)
BEYOND = 2 * norm.cdf(-2.66 * 1.128379)
CLOSE_TO = norm.cdf(-2.66 * 2 / 3 * 1.128379) - BEYOND / 2
SHIFT = 2 * 0.5**7
TREND = 2 / 5_040
# Three on one side: two close to the limit and one not, or all three.
TWO_OF_THREE = 2 * (3 * CLOSE_TO**2 * (0.5 - CLOSE_TO) + CLOSE_TO**3)


def new_signals(values: np.ndarray, number: int) -> np.ndarray:
    """What that many new points show, judged apart from the baseline before them."""
    chart = xmr_chart(values, baseline=LONG, drop_large_ranges=False)
    last = Lines(*(getattr(chart.lines, name)[..., -number:] for name in Lines.__slots__))
    return signals(chart.points[..., -number:], last)


@pytest.mark.parametrize("nulls", NULLS)
def test_rules_of_control_charts(nulls: int) -> None:
    generator = np.random.default_rng(31)
    seven, three = [], []
    for _ in range(nulls // 50):
        seven.append(new_signals(generator.normal(50, 4, (50, 4_007)), 7))
        three.append(new_signals(generator.normal(50, 4, (50, 4_003)), 3))
    found = np.concatenate(seven)
    assert_alarms(found == Signal.OUTSIDE, BEYOND)
    assert_alarms((found == Signal.TREND).any(axis=1), TREND)
    assert_alarms((found == Signal.SHIFT).any(axis=1), SHIFT)
    assert_alarms((np.concatenate(three) == Signal.TWO_OF_THREE).any(axis=1), TWO_OF_THREE)


@pytest.mark.parametrize("nulls", NULLS)
def test_limits_of_counts_shares_and_rates(nulls: int) -> None:
    """One new point after two hundred: beyond its limits as often as the exact tails say."""
    generator = np.random.default_rng(32)
    base = Baseline(points=200)
    trials = np.full((nulls, 201), 400)
    drawn = generator.binomial(400, 0.3, (nulls, 201))
    tails = binom.cdf(92, 400, 0.3) + binom.sf(147, 400, 0.3)
    for prime in (False, True):
        chart = p_chart(drawn, trials, baseline=base, prime=prime)
        assert_alarms(chart.signal[:, -1] == Signal.OUTSIDE, tails)
    counts = generator.poisson(100, (nulls, 201))
    for chart in (
        c_chart(counts, baseline=base),
        u_chart(counts, np.full((nulls, 201), 50.0), baseline=base),
        u_chart(counts, np.full((nulls, 201), 50.0), baseline=base, prime=True),
    ):
        assert_alarms(chart.signal[:, -1] == Signal.OUTSIDE, 0.0027)


@pytest.mark.parametrize("nulls", NULLS)
def test_limits_of_gaps(nulls: int) -> None:
    """Geometric days: three sigma above the mean is passed as often as the tail says."""
    generator = np.random.default_rng(33)
    base = Baseline(points=200)
    gaps = generator.geometric(1 / 21, (nulls, 201)) - 1
    upper = 20 + 3 * (20 * 21) ** 0.5
    chart = g_chart(gaps, baseline=base)
    assert_alarms(chart.signal[:, -1] == Signal.OUTSIDE, (20 / 21) ** np.ceil(upper))
    times = generator.exponential(9.0, (nulls, 201))
    chart = t_chart(times, baseline=base)
    assert_seldom_alarms(chart.signal[:, -1] == Signal.OUTSIDE, 0.0027)
