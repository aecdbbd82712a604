"""Published control charts, and a slow second reading of the National Health Service's rules."""

import csv
from itertools import pairwise
from math import sin
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from headwater.methods.control_charts.charts import c_chart, p_chart, u_chart, xmr_chart
from headwater.methods.control_charts.lines import ControlChart
from headwater.methods.control_charts.rare_events import g_chart, t_chart

EXAMPLES = Path(__file__).resolve().parents[4] / "shared/data/reference/spc"
needs_examples = pytest.mark.skipif(not EXAMPLES.exists(), reason="example series not here")
CLOSE = {"rel": 1e-6}

# R's first twenty standard normal numbers after set.seed(123), to eight places.
SEED_123 = (
    *(-0.56047565, -0.23017749, 1.55870831, 0.07050839, 0.12928774, 1.71506499, 0.46091621),
    *(-1.26506123, -0.68685285, -0.44566197, 1.22408180, 0.35981383, 0.40077145, 0.11068272),
    *(-0.55584113, 1.78691314, 0.49785048, -1.96661716, 0.70135590, -0.47279141),
)


def test_xmr_as_the_snapshot_of_nhsrplotthedots() -> None:
    chart = xmr_chart(SEED_123)
    lines = [chart.lines.centre[0], chart.lines.lower[0], chart.lines.upper[0]]
    assert lines == pytest.approx([0.142, -3.01, 3.29], abs=0.005)


# Montgomery 2009: p chart of cans (example 7.1: 347 of 30 samples of 50), c chart of circuit
# boards (example 7.3: 516 on 26 samples), t chart of a valve (example 7.6, hours).
VALVE = (
    *(286, 948, 536, 124, 816, 729, 4, 143, 431, 8, 2837, 596, 81, 227, 603, 492, 1199, 1214),
    *(2831, 96),
)


def test_montgomerys_charts() -> None:
    cans = p_chart([11] * 13 + [12] * 17, [50] * 30)
    lines = [cans.lines.centre[0], cans.lines.lower[0], cans.lines.upper[0]]
    assert lines == pytest.approx([0.2313, 0.0524, 0.4102], abs=5e-5)
    boards = c_chart([19] * 4 + [20] * 22)
    lines = [boards.lines.centre[0], boards.lines.lower[0], boards.lines.upper[0]]
    assert lines == pytest.approx([19.85, 6.48, 33.22], abs=0.01)
    valve = t_chart(VALVE)
    even = valve.lines.centre[0] ** (1 / 3.6)
    reach = valve.lines.upper[0] ** (1 / 3.6) - even
    assert (even, reach) == pytest.approx((5.386, 3 * 2.361 / 1.128), rel=1e-3)


def rows(name: str) -> list[dict[str, str]]:
    with (EXAMPLES / name).open(newline="") as file:
        return list(csv.DictReader(file))


def ends(chart: ControlChart) -> list[float]:
    lines = chart.lines
    return [lines.centre[0], lines.lower[0], lines.upper[0], lines.lower[-1], lines.upper[-1]]


@needs_examples
def test_rates_of_complaints() -> None:
    """Expected by clinical-qikit 0.5, which follows qicharts2."""
    months = rows("qicharts2_complaints.csv")
    complaints = [float(month["complaints"]) for month in months]
    sales = [float(month["sales"]) for month in months]
    centre = 0.004997252747252747
    plain = [centre, 0.004290340252862335, 0.005704165241643159]
    assert ends(u_chart(complaints, sales)) == pytest.approx(
        [*plain, 0.004628079737284912, 0.005366425757220582], **CLOSE
    )
    prime = [centre, 0.0012383213926379045, 0.008756184101867591]
    assert ends(u_chart(complaints, sales, prime=True)) == pytest.approx(
        [*prime, 0.003034214869923564, 0.0069602906245819305], **CLOSE
    )
    assert ends(c_chart(complaints))[:3] == pytest.approx(
        [909.5, 819.0262468999987, 999.9737531000013], **CLOSE
    )
    values = ends(xmr_chart(complaints, drop_large_ranges=False))[:3]
    # 3 / 1.128 there, 2.66 here.
    wide = (1495.446248600224 - 909.5) * 2.66 * 1.128 / 3
    assert values == pytest.approx([909.5, 909.5 - wide, 909.5 + wide], **CLOSE)


@needs_examples
def test_shares_and_gaps_of_operations() -> None:
    """Shares by clinical-qikit 0.5; gaps between deaths by the formulas of qicharts2, by hand."""
    operations = rows("qicharts2_cabg.csv")
    months: dict[str, list[int]] = {}
    for row in operations:
        again = months.setdefault(row["date"][:7], [0, 0])
        again[0] += row["readmission"] == "TRUE"
        again[1] += 1
    readmitted, operated = zip(*months.values(), strict=True)
    centre = 0.2163265306122449
    assert ends(p_chart(readmitted, operated)) == pytest.approx(
        [centre, 0.04503257135317848, 0.38762048987131137, 0.07646559854364396, 0.3561874626808459],
        **CLOSE,
    )
    first = [centre, 0.020798005730727515, 0.41185505549376233]
    assert ends(p_chart(readmitted, operated, prime=True)) == pytest.approx(
        [*first, 0.05667815857264413, 0.3759749026518457], **CLOSE
    )
    deaths = [place for place, row in enumerate(operations) if row["death"] == "TRUE"]
    gaps = [float(later - earlier) for earlier, later in pairwise(deaths)]
    mean = sum(gaps) / len(gaps)
    assert ends(g_chart(gaps))[:3] == pytest.approx(
        [24.0, 0.0, mean + 3 * (mean * (mean + 1)) ** 0.5], **CLOSE
    )
    even = [gap ** (1 / 3.6) for gap in gaps]
    sigma = sum(abs(b - a) for a, b in pairwise(even)) / (len(even) - 1) / 1.128
    middle = sum(even) / len(even)
    expected = [middle**3.6, max(middle - 3 * sigma, 0) ** 3.6, (middle + 3 * sigma) ** 3.6]
    assert ends(t_chart(gaps))[:3] == pytest.approx(expected, **CLOSE)


def slow_signals(values: list[float]) -> list[int]:
    """The rules read one point at a time, with lists and loops."""
    size = len(values)
    mean = sum(values) / size
    steps = [abs(b - a) for a, b in pairwise(values)]
    usual = sum(steps) / len(steps)
    kept = [step for step in steps if step < 3.267 * usual] or [0.0]
    spread = sum(kept) / len(kept)
    lower, upper = mean - 2.66 * spread, mean + 2.66 * spread
    near = 2 / 3 * 2.66 * spread
    out = [not lower <= value <= upper for value in values]
    close = [abs(value - mean) > near and not out[i] for i, value in enumerate(values)]
    side = [(value > mean) - (value < mean) for value in values]
    found = [0] * size
    for first in range(size - 6):
        if abs(sum(side[first : first + 7])) == 7:
            found[first : first + 7] = [4] * 7
    for first in range(size - 2):
        window = range(first, first + 3)
        if abs(sum(side[i] for i in window)) == 3 and sum(close[i] for i in window) >= 2:
            for i in window:
                found[i] = 3 if close[i] else found[i]
    for first in range(size - 6):
        run = values[first : first + 7]
        if all(a < b for a, b in pairwise(run)) or all(a > b for a, b in pairwise(run)):
            found[first : first + 7] = [2] * 7
    return [1 if out[i] else found[i] for i in range(size)]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.integers(0, 12), min_size=2, max_size=30))
def test_rules_against_a_slow_second_reading(counts: list[int]) -> None:
    # A little of each point's own, so that no value lies on a line but for rounding.
    values = [count + 0.001 * sin(7.0 * place) for place, count in enumerate(counts)]
    assert xmr_chart(values).signal.tolist() == slow_signals(values)


def test_rules_against_a_slow_second_reading_on_many_long_series() -> None:
    generator = np.random.default_rng(11)
    drift = np.cumsum(generator.normal(0, 0.5, (300, 36)), axis=1)
    series = drift + generator.normal(0, 1, (300, 36))
    found = xmr_chart(series).signal
    assert found.tolist() == [slow_signals(each) for each in series.tolist()]
    assert set(np.unique(found)) == {0, 1, 2, 3, 4}
