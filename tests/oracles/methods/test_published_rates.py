"""Published answers for standardised rates, funnels, quantiles, inequality and small areas."""

import csv
from pathlib import Path

import numpy as np
import openpyxl
import pytest

from headwater.methods.rates_and_shares.comparisons import share_change_p
from headwater.methods.rates_and_shares.empirical_bayes import smoothed_globally, smoothed_locally
from headwater.methods.rates_and_shares.funnels import (
    count_funnel,
    funnel_turning_points,
    rate_funnel,
    share_funnel,
)
from headwater.methods.rates_and_shares.inequality import Scale, inequality, scale_standard_errors
from headwater.methods.rates_and_shares.quantiles import quantiles
from headwater.methods.rates_and_shares.rate_comparisons import (
    rate_ratio_limits,
    share_difference_limits,
)
from headwater.methods.rates_and_shares.rates import byars_rate
from headwater.methods.rates_and_shares.standardised import (
    EUROPEAN_2013,
    StandardPopulation,
    directly_standardised_rates,
)

REFERENCE = Path(__file__).resolve().parents[4] / "shared/data/reference"
OFFICIAL = REFERENCE / "PHEindicatormethods"
ST_LOUIS = REFERENCE / "spatial/libpysal_stl"
needs_official = pytest.mark.skipif(not OFFICIAL.exists(), reason="official numbers not here")
needs_st_louis = pytest.mark.skipif(not ST_LOUIS.exists(), reason="St Louis homicides not here")
CLOSE = {"rel": 1e-6}


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


@needs_official
def test_the_european_standard_population_is_the_published_one() -> None:
    published = [float(row["value"]) for row in rows_of(OFFICIAL / "esp2013.csv")]
    assert list(EUROPEAN_2013.people) == published
    assert sum(published) == 100_000


def slow_rate(events, people, weights, squares, *, level):
    """Dobson's interval one place at a time, from the chi-square and normal tables of SciPy."""
    from scipy.stats import norm

    total = sum(events)
    z = norm.ppf((1 + level) / 2)
    rate = sum(w * e / n for w, e, n in zip(weights, events, people, strict=True))
    variance = sum((w / n) ** 2 * s for w, s, n in zip(weights, squares, people, strict=True))
    byar = (
        total * (1 - 1 / (9 * total) - z / (3 * total**0.5)) ** 3,
        (total + 1) * (1 - 1 / (9 * (total + 1)) + z / (3 * (total + 1) ** 0.5)) ** 3,
    )
    return [rate, *(rate + (variance / total) ** 0.5 * (limit - total) for limit in byar)]


@pytest.mark.parametrize("level", [0.95, 0.998])
@pytest.mark.parametrize("repeats", [1, 3])
def test_directly_standardised_rates_against_a_slow_second_one(level: float, repeats: int) -> None:
    generator = np.random.default_rng(3)
    events = generator.poisson(8, (40, 19)) * repeats
    people = generator.integers(500, 9_000, (40, 19))
    found = directly_standardised_rates(
        events, people, bands=EUROPEAN_2013.bands, squared_events=events * repeats, level=level
    )
    for place in range(40):
        expected = slow_rate(
            events[place], people[place], EUROPEAN_2013.people, events[place] * repeats, level=level
        )
        got = [found.value[place], found.lower[place], found.upper[place]]
        assert got == pytest.approx(expected, **CLOSE)


def test_one_band_is_a_crude_rate_with_byars_limits() -> None:
    one = StandardPopulation(("all",), (1,), "one band")
    found = directly_standardised_rates([[24]], [[18_432]], bands=["all"], standard=one)
    crude = byars_rate(events=24, person_years=18_432)
    got = [found.value[0], found.lower[0], found.upper[0]]
    assert got == pytest.approx([crude.value, crude.lower, crude.upper], rel=1e-12)


@needs_official
@pytest.mark.parametrize(("sigma", "level"), [("2s", 0.95), ("3s", 0.998)])
def test_official_rate_funnel(sigma: str, level: float) -> None:
    """Three years of events for each year's population; the exact method at every count."""
    rows = rows_of(OFFICIAL / "testdata_funnel_rate_outputs.csv")
    assert len(rows) == 100
    column = {
        name: np.array([float(row[name]) for row in rows])
        for name in rows[0]
        if name[0] in "Elub" and name != "method"
    }
    events, average = column["Events"], column["baseline"][0]
    high, low = funnel_turning_points(events, level=level)
    for side, turning in (("upper", high), ("lower", low)):
        population = column[f"{side}_{sigma}_population_1_year"]
        found = turning / average * 100_000 / 3
        # The published one at a single event was found by search, as below.
        assert found[1:] == pytest.approx(population[1:], **CLOSE)
        assert found[0] == pytest.approx(population[0], rel=1e-4)
        funnel = rate_funnel(population * 3, average=average, level=level)
        limit = funnel[0] if side == "lower" else funnel[1]
        # At one and two events the search's own error in the population is magnified.
        assert limit[2:] == pytest.approx(column[f"{side}_{sigma}_limit"][2:], **CLOSE)


# PHEindicatormethods' own expected limits for the share of 80.642448% (its tests, funnels of
# proportions), in per cent: trials, lower and upper at 95%, lower and upper at 99.8%.
SHARE_LIMITS = [
    (2, 25.885383, 100, 0, 100),
    (18, 62.390093, 98.894803, 51.864359, 100),
    (75, 71.700657, 89.584239, 66.544121, 94.740774),
    (1_119, 78.327506, 82.95739, 76.992529, 84.292366),
    (13_669, 79.980099, 81.304797, 79.598137, 81.686759),
    (110_000, 80.408963, 80.875933, 80.274317, 81.010578),
]


@pytest.mark.parametrize("row", SHARE_LIMITS)
def test_official_share_funnel(row) -> None:
    trials, *expected = row
    found = [
        float(limit[0]) * 100
        for level in (0.95, 0.998)
        for limit in share_funnel([trials], average=0.80642448, level=level)
    ]
    assert found == pytest.approx(expected, **CLOSE)


# The same package's expected numbers for ratios: observed; expected events at which it is on the
# lower, and on the upper, limit at 95%, then at 99.8%. They were found by search: at one event
# they are 1e-7 from the closed form (minus the logarithm of 0.975 is 0.0253178080).
RATIO_LIMITS = [
    (1, 5.571644585, 0.025317898, 9.233410143, 0.001000547),
    (10, 18.39035799, 4.795387629, 24.13397235, 2.960519925),
    (100, 121.6268111, 81.36400699, 134.9243187, 71.92139974),
    (716, 770.4222128, 664.5083011, 802.60414, 636.1521174),
]


@pytest.mark.parametrize("row", RATIO_LIMITS)
@pytest.mark.parametrize(("level", "at"), [(0.95, 1), (0.998, 3)])
def test_official_ratio_funnel(row, level: float, at: int) -> None:
    observed, on_lower, on_upper = row[0], row[at], row[at + 1]
    high, low = funnel_turning_points([observed], level=level)
    assert [low[0], high[0]] == pytest.approx([on_lower, on_upper], rel=1e-6, abs=1e-7)
    assert count_funnel([low[0]], level=level)[0][0] == pytest.approx(observed, **CLOSE)
    assert count_funnel([high[0]], level=level)[1][0] == pytest.approx(observed, **CLOSE)


@needs_official
def test_official_quantiles() -> None:
    book = openpyxl.load_workbook(OFFICIAL / "testdata_Quantiles.xlsx", data_only=True)
    header, *cells = book["testdata_Quantiles"].iter_rows(values_only=True)
    book.close()
    rows = [dict(zip(header, each, strict=True)) for each in cells if each[0]]
    rows = [row for row in rows if row["Test"] != "BadPolarity"]
    sets: dict[tuple[object, ...], list[dict[str, object]]] = {}
    for row in rows:
        region = row["ParentCode"] if row["GroupSet"] == "IndSexReg" else ""
        key = (row["GroupSet"], row["IndSexRef"] if row["GroupSet"] != "None" else "", region)
        sets.setdefault(key, []).append(row)
    for (kind, *_), members in sets.items():
        groups = {"IndSexReg": 10, "IndSex": 7, "None": 4}[str(kind)]
        polarity = members[0]["Polarity"]
        highest_first = kind == "None" or polarity is True or polarity == "RAG - Low is good"
        values = [np.nan if row["Value"] is None else float(row["Value"]) for row in members]
        expected = [int(row["QuantileInGrp"] or 0) for row in members]
        found = quantiles(values, groups=groups, highest_first=highest_first)
        assert found.tolist() == expected, (kind, polarity)


# The two areas in PHEindicatormethods' example of its slope index; the expected indices by
# statsmodels 0.15's weighted least squares.
AREAS = [
    (
        (7291, 7997, 6105, 7666, 5790, 6934, 5918, 5974, 7147, 7534),
        (75.9, 78.3, 83.8, 83.6, 80.5, 81.1, 81.7, 84.2, 80.6, 86.3),
        (7.0002347600799055, 1.0897097049119415),
    ),
    (
        (21675, 20065, 19750, 24713, 20112, 19618, 22408, 19752, 18939, 19312),
        (70.5, 71.6, 72.5, 73.5, 73.1, 76.2, 78.7, 80.6, 80.9, 80),
        (12.622738563631714, 1.1820343480014972),
    ),
]


@pytest.mark.parametrize(("people", "values", "expected"), AREAS)
def test_slope_and_relative_index_by_weighted_least_squares(people, values, expected) -> None:
    found = inequality(values, people, np.ones(10))
    assert (float(found.slope), float(found.relative)) == pytest.approx(expected, **CLOSE)


# By Period of DSR_data: slope and relative index by weighted least squares (NumPy's own solver on
# the design of Low & Low 2004).
OF_PERIODS = {
    "2010": (-14.84868258479834, 0.8956757889879818),
    "2011": (-13.52832601146857, 0.9039923550745639),
    "2012": (-11.680044585733055, 0.9159388960473446),
    "2013": (-10.544273168169788, 0.9232983970291053),
    "2014": (-10.591213985207576, 0.922643955724145),
    "2015": (-9.04236725811598, 0.9332670245024185),
}


@needs_official
def test_inequality_of_official_rates_and_simulated_limits_agree_with_analytic_ones() -> None:
    rows = rows_of(OFFICIAL / "DSR_data.csv")

    def numbers(name: str) -> np.ndarray:
        return np.array([float(row[name]) for row in rows]).reshape(6, 5)

    errors = scale_standard_errors(numbers("lowercl"), numbers("uppercl"), scale=Scale.LOGARITHM)
    inputs = (numbers("value"), numbers("total_pop"), errors)
    found = inequality(*inputs, scale=Scale.LOGARITHM)
    expected = list(OF_PERIODS.values())
    assert found.slope == pytest.approx([each[0] for each in expected], **CLOSE)
    assert found.relative == pytest.approx([each[1] for each in expected], **CLOSE)
    simulated = inequality(
        *inputs, scale=Scale.LOGARITHM, draws=20_000, generator=np.random.default_rng(5)
    )
    for name in ("slope_lower", "slope_upper"):
        assert getattr(simulated, name) == pytest.approx(getattr(found, name), abs=0.1)
    for name in ("relative_lower", "relative_upper"):
        assert getattr(simulated, name) == pytest.approx(getattr(found, name), abs=0.001)


# R's documentation of poisson.test (Fay's example, cited there): 11 in 800 against 21 in 3,011.
def test_rate_ratio_as_poisson_test_of_r() -> None:
    found = [float(each) for each in rate_ratio_limits(11, 800, 21, 3_011)]
    assert found == pytest.approx([1.971488, 0.8584264, 4.2772659], rel=1e-6)
    # R's two-sided p adds every outcome no likelier, ours doubles the smaller tail: never less.
    assert share_change_p([11], [21], later_share=[800 / 3_811])[0] >= 0.07967


# Newcombe 1998, table II, method 10.
@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ((56, 70, 48, 80), (0.0524, 0.3339)),
        ((9, 10, 3, 10), (0.1705, 0.8090)),
        ((10, 10, 0, 10), (0.6075, 1.0000)),
        ((0, 10, 0, 10), (-0.2775, 0.2775)),
    ],
)
def test_share_difference_as_newcombe(numbers, expected) -> None:
    _, lower, upper = share_difference_limits(*numbers)
    assert (float(lower), float(upper)) == pytest.approx(expected, abs=5.1e-5)


# The figures in esda 2.9's documentation of its two empirical Bayes smoothers, for the first ten
# counties of St Louis (homicides and people, 1979-84).
GLOBALLY = (
    *(2.36718950e-05, 4.54539167e-05, 4.78114019e-05, 2.76907146e-05, 6.58989323e-05),
    *(3.66494122e-05, 5.79952721e-05, 2.03064590e-05, 3.31152999e-05, 3.02748380e-05),
)
LOCALLY = (
    *(4.01485749e-05, 3.62437513e-05, 4.93034844e-05, 5.09387329e-05, 3.72735210e-05),
    *(3.69333797e-05, 5.40245456e-05, 2.99806055e-05, 3.73034109e-05, 3.47270722e-05),
)


@needs_st_louis
def test_small_areas_of_st_louis() -> None:
    rows = rows_of(ST_LOUIS / "stl_hom.csv")
    events = [float(row["HC7984"]) for row in rows]
    people = [float(row["PO7984"]) for row in rows]
    lines = (ST_LOUIS / "stl.gal").read_text().split("\n")[1:]
    neighbours = np.zeros((len(rows), len(rows)))
    for head, near in zip(lines[0::2], lines[1::2], strict=False):
        if head.strip():
            neighbours[int(head.split()[0]) - 1, [int(each) - 1 for each in near.split()]] = 1
    found = smoothed_globally(events, people).value[:10]
    assert found == pytest.approx(np.array(GLOBALLY), rel=1e-6)
    found = smoothed_locally(events, people, neighbours=neighbours).value[:10]
    assert found == pytest.approx(np.array(LOCALLY), rel=1e-6)
