"""Official expected results of the public health profiles, and SciPy's own distributions."""

from pathlib import Path

import numpy as np
import openpyxl
import pytest
from scipy.stats import binomtest, chi2, false_discovery_control

from headwater.methods.false_discovery import adjusted_p_values
from headwater.methods.rates_and_shares.comparisons import share_change_p
from headwater.methods.rates_and_shares.proportions import wilson_limits
from headwater.methods.rates_and_shares.rates import byar_limits, exact_limits, poisson_rate_limits

OFFICIAL = Path(__file__).resolve().parents[4] / "shared/data/reference/PHEindicatormethods"
needs_official = pytest.mark.skipif(not OFFICIAL.exists(), reason="official numbers not here")
LEVELS = {"95%": 0.95, "99.8%": 0.998}


def sheet(workbook: str, name: str) -> list[dict[str, object]]:
    """The rows of one sheet by column name; an empty number is missing."""
    book = openpyxl.load_workbook(OFFICIAL / workbook, data_only=True)
    header, *rows = book[name].iter_rows(values_only=True)
    book.close()
    return [
        {key: np.nan if value is None else value for key, value in zip(header, row, strict=True)}
        for row in rows
        if any(value is not None for value in row)
    ]


@needs_official
@pytest.mark.parametrize("method", ["Byars", "Wilson"])
def test_single_intervals(method: str) -> None:
    rows = [
        row
        for row in sheet("testdata_Byars_Wilson.xlsx", "testdata_B_W")
        if row["method"] == method and row["lowercl"] > 0
    ]
    assert len(rows) == 6
    for row in rows:
        level = LEVELS[row["confidence"]]
        if method == "Byars":
            lower, upper = byar_limits([row["x"]], level=level)
        else:
            _, lower, upper = wilson_limits([row["x"]], [row["n"]], level=level)
        assert lower[0] == pytest.approx(row["lowercl"], rel=1e-9)
        assert upper[0] == pytest.approx(row["uppercl"], rel=1e-9)


@needs_official
@pytest.mark.parametrize(("level", "suffix"), [(0.95, "95_0"), (0.998, "99_8")])
def test_rates(level: float, suffix: str) -> None:
    rows = sheet("testdata_Rate.xlsx", "testdata_Rate")
    assert len(rows) == 20
    for row in rows:
        found = poisson_rate_limits(
            [row["Numerator"]], [row["Denominator"]], per=row["multiplier"], level=level
        )
        expected = [row["value"], row[f"lower{suffix}cl"], row[f"upper{suffix}cl"]]
        assert [limit[0] for limit in found] == pytest.approx(expected, rel=1e-9, nan_ok=True)


@needs_official
@pytest.mark.parametrize(("level", "suffix"), [(0.95, "95_0"), (0.998, "99_8")])
def test_proportions(level: float, suffix: str) -> None:
    rows = sheet("testdata_Proportion.xlsx", "testdata_Prop")
    assert len(rows) == 19
    for row in rows:
        found = wilson_limits([row["Numerator"]], [row["Denominator"]], level=level)
        expected = [row["value"], row[f"lower{suffix}cl"], row[f"upper{suffix}cl"]]
        scaled = [limit[0] * row["multiplier"] for limit in found]
        assert scaled == pytest.approx(expected, rel=1e-9, nan_ok=True)


@pytest.mark.parametrize("level", [0.95, 0.998])
def test_exact_limits_are_chi_square_quantiles(level: float) -> None:
    events = np.arange(1, 200)
    lower, upper = exact_limits(events, level=level)
    tail = (1 - level) / 2
    np.testing.assert_allclose(lower, chi2.ppf(tail, 2 * events) / 2, rtol=1e-10)
    np.testing.assert_allclose(upper, chi2.ppf(1 - tail, 2 * events + 2) / 2, rtol=1e-10)


@pytest.mark.parametrize(("later", "earlier"), [(0, 4), (3, 9), (30, 10), (120, 100)])
@pytest.mark.parametrize("share", [0.5, 0.3])
def test_share_change_doubles_the_smaller_binomial_tail(later, earlier, share) -> None:
    tails = [
        binomtest(later, later + earlier, share, alternative=side).pvalue
        for side in ("less", "greater")
    ]
    found = share_change_p([later], [earlier], later_share=[share])[0]
    assert found == pytest.approx(min(1.0, 2 * min(tails)), rel=1e-9)


def test_adjusted_p_values_are_those_of_scipy() -> None:
    p_values = np.random.default_rng(7).uniform(size=200) ** 3
    np.testing.assert_allclose(
        adjusted_p_values(p_values), false_discovery_control(p_values), rtol=1e-12
    )
