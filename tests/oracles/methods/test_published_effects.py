"""Effects of interventions that others published, to the digits that they printed."""

import csv
from pathlib import Path

import numpy as np
import pytest

from headwater.methods.effects_of_interventions.displacement import (
    BeforeAfter,
    weighted_displacement_difference,
)
from headwater.methods.effects_of_interventions.simplex_weights import weights_by_predictors
from headwater.methods.effects_of_interventions.staggered_adoption import (
    StaggeredAdoption,
    fit_staggered_adoption,
)
from headwater.methods.synthesis.random_effects import synthesise

FOLDER = Path(__file__).resolve().parents[4] / "shared/data/reference/causal"
shared = pytest.mark.skipif(not FOLDER.exists(), reason="shared data not here")

YEARS = [2003, 2004, 2005, 2006, 2007]
GROUP_TIMES = {
    (2004, 2004): -0.0105,
    (2004, 2005): -0.0704,
    (2004, 2006): -0.1373,
    (2004, 2007): -0.1008,
    (2006, 2004): 0.0065,
    (2006, 2005): -0.0028,
    (2006, 2006): -0.0046,
    (2006, 2007): -0.0412,
    (2007, 2004): 0.0305,
    (2007, 2005): -0.0027,
    (2007, 2006): -0.0311,
    (2007, 2007): -0.0261,
}
"""R's did, `att_gt(xformla = ~1, est_method = "reg")` of the counties' teenage employment."""
BY_EVENT_TIME = {
    -3: 0.0305,
    -2: -0.0006,
    -1: -0.0245,
    0: -0.0199,
    1: -0.0510,
    2: -0.1373,
    3: -0.1008,
}
BY_START = {2004: -0.0797, 2006: -0.0229, 2007: -0.0261}


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def counties() -> tuple[np.ndarray, np.ndarray]:
    table = rows("did_mpdta.csv")
    places = {name: place for place, name in enumerate(sorted({r["countyreal"] for r in table}))}
    values, starts = np.full((len(places), 5), np.nan), np.full(len(places), -1)
    for row in table:
        place, first = places[row["countyreal"]], int(row["first.treat"])
        values[place, YEARS.index(int(row["year"]))] = float(row["lemp"])
        starts[place] = YEARS.index(first) if first else -1
    return values, starts


@pytest.fixture(scope="module")
def minimum_wage() -> StaggeredAdoption:
    values, starts = counties()
    return fit_staggered_adoption(
        values, first_treated=starts, times=YEARS, on="levels", not_yet_treated=False
    )


@shared
def test_group_time_effects_of_the_minimum_wage(minimum_wage) -> None:
    found = {
        (int(each.start), int(each.time)): round(each.effect.difference, 4)
        for each in minimum_wage.group_times
    }
    assert found == GROUP_TIMES


@shared
def test_their_simple_dynamic_and_group_means(minimum_wage) -> None:
    """Simple -0.0400; dynamic by event time, in all -0.0772; by group, in all -0.0310."""
    assert round(minimum_wage.overall.difference, 4) == -0.0400
    events = {
        int(each.times_from_start): each.effect.difference for each in minimum_wage.event_times
    }
    assert {time: round(effect, 4) for time, effect in events.items()} == BY_EVENT_TIME
    assert round(np.mean([events[time] for time in range(4)]), 4) == -0.0772
    starts = {int(start): effect.difference for start, effect in minimum_wage.by_start}
    assert {start: round(effect, 4) for start, effect in starts.items()} == BY_START
    _, first = counties()
    weights = [(first == YEARS.index(start)).sum() for start in starts]
    assert round(np.average(list(starts.values()), weights=weights), 4) == -0.0310


@shared
def test_their_errors_are_near_those_of_many_areas(minimum_wage) -> None:
    """diff-diff 3.13 has 0.01203 for the simple mean by influence functions: of 191 treated
    counties the jackknife must say nearly the same."""
    assert minimum_wage.standard_error == pytest.approx(0.01203, rel=0.01)


@shared
def test_with_those_not_yet_treated_as_diff_diff_has_it() -> None:
    values, starts = counties()
    found = fit_staggered_adoption(values, first_treated=starts, times=YEARS, on="levels")
    assert found.overall.difference == pytest.approx(-0.0398, abs=5e-5)


SHARES = ("school.illit", "school.prim", "school.med")
SECTORS = (
    "agriculture",
    "energy",
    "industry",
    "construction",
    "services.venta",
    "services.nonventa",
)


def regions() -> tuple[list[str], np.ndarray, np.ndarray]:
    """Names, income 1955-1997, and the predictors of Abadie and Gardeazabal."""
    table = [row for row in rows("Synth_basque.csv") if row["regionno"] != "1"]
    by_region: dict[str, dict[int, dict[str, str]]] = {}
    for row in table:
        by_region.setdefault(row["regionname"], {})[int(row["year"])] = row

    def mean(region: str, years: range, column: str) -> float:
        found = [by_region[region][year][column] for year in years]
        return float(np.mean([float(each) for each in found if each not in ("NA", "")]))

    predictors = []
    for region in by_region:
        school = [mean(region, range(1964, 1970), name) for name in SHARES]
        school.append(
            sum(mean(region, range(1964, 1970), f"school.{name}") for name in ("high", "post.high"))
        )
        predictors.append(
            [
                *(100 * each / sum(school) for each in school),
                mean(region, range(1964, 1970), "invest"),
                mean(region, range(1960, 1970), "gdpcap"),
                *(mean(region, range(1961, 1970, 2), f"sec.{name}") for name in SECTORS),
                mean(region, range(1969, 1970), "popdens"),
            ]
        )
    income = [
        [float(by_region[region][year]["gdpcap"]) for year in range(1955, 1998)]
        for region in by_region
    ]
    return list(by_region), np.array(income), np.array(predictors)


@shared
def test_the_basque_country_is_catalonia_and_madrid() -> None:
    """Abadie, Diamond & Hainmueller 2011, Journal of Statistical Software 42(13), pages 8 to 11:
    weights 0.851 and 0.149; gaps of 1955 to 1957 0.15023473, 0.09168035, 0.03716475."""
    names, income, predictors = regions()
    basque = next(place for place, name in enumerate(names) if name.startswith("Basque"))
    others = np.array([place for place in range(len(names)) if place != basque])
    weights = weights_by_predictors(predictors, income[:, 5:15], target=basque, donors=others)
    heavy = {names[others[place]]: round(weights[place], 3) for place in np.argsort(weights)[-2:]}
    assert heavy == {"Cataluna": 0.851, "Madrid (Comunidad De)": 0.149}
    assert weights.sum() - sum(heavy.values()) == pytest.approx(0, abs=1e-3)
    gaps = income[basque] - weights @ income[others]
    assert gaps[:3] == pytest.approx([0.15023473, 0.09168035, 0.03716475], abs=1e-4)
    after = gaps[np.arange(1955, 1998) >= 1977]
    assert after.max() < -0.1  # thousands of 1986 dollars a head
    assert after.min() < -0.9


BCG = np.array([
    (4, 119, 11, 128), (6, 300, 29, 274), (3, 228, 11, 209), (62, 13536, 248, 12619),
    (33, 5036, 47, 5761), (180, 1361, 372, 1079), (8, 2537, 10, 619), (505, 87886, 499, 87892),
    (29, 7470, 45, 7232), (17, 1699, 65, 1600), (186, 50448, 141, 27197), (5, 2493, 3, 2338),
    (27, 16886, 29, 17825),
], dtype=float)  # fmt: skip
"""Tuberculosis with and without, vaccinated then not: Colditz and others 1994, JAMA 271, 698."""


def test_the_vaccine_against_tuberculosis_as_metafor_prints_it() -> None:
    """metafor, `rma(yi, vi, data = dat.bcg)` with relative risks, and with `test = "knha"`."""
    ill, well, others_ill, others_well = BCG.T
    log_risks = np.log(ill / (ill + well) / (others_ill / (others_ill + others_well)))
    variances = 1 / ill - 1 / (ill + well) + 1 / others_ill - 1 / (others_ill + others_well)
    found = synthesise(log_risks, variances=variances)
    assert round(found.tau_squared, 4) == 0.3132
    assert round(found.i_squared, 4) == 0.9222
    assert round(found.q, 4) == 152.2330
    assert round(found.mean, 4) == -0.7145
    assert round(found.plain_standard_error, 4) == 0.1798
    assert (round(found.plain_lower, 4), round(found.plain_upper, 4)) == (-1.0669, -0.3622)
    assert round(found.hartung_knapp_standard_error, 4) == 0.1808
    assert round(found.hartung_knapp_lower, 4) == -1.1084
    assert round(found.hartung_knapp_upper, 4) == -0.3206
    assert found.lower == found.hartung_knapp_lower  # studies differ: nothing to modify
    assert round(found.usual_predicted_lower, 4) == -1.9960
    assert round(found.usual_predicted_upper, 4) == 0.5670


def test_the_vaccine_by_odds_as_van_houwelingen_has_it() -> None:
    """Van Houwelingen, Arends & Stijnen 2002, Statistics in Medicine 21, 589-624, table of models:
    restricted likelihood, mean log odds ratio -0.745 and variance between 0.338."""
    ill, well, others_ill, others_well = BCG.T
    found = synthesise(
        np.log(ill * others_well / (well * others_ill)), variances=(1 / BCG).sum(axis=1)
    )
    assert (round(found.mean, 3), round(found.tau_squared, 3)) == (-0.745, 0.338)
    assert round(found.q, 3) == 163.165


def test_the_displacement_difference_of_ptools() -> None:
    """Wheeler's ptools, example of `wdd`: counts of eight; -107 (30.7) in the treated areas."""
    found = weighted_displacement_difference(
        treated=BeforeAfter(207, 110),
        comparison=BeforeAfter(308, 318),
        beside=BeforeAfter(178, 157),
        comparison_beside=BeforeAfter(150, 140),
    )
    assert (found.local, round(found.local_standard_error, 1)) == (-107, 30.7)
    assert (found.beside, found.difference) == (-11, -118)


def test_the_displacement_difference_with_two_years_before_and_one_after() -> None:
    """Wheeler 2021, the test with different times before and after: -20 (10.7), and -10 (15.8)."""
    treated, comparison = BeforeAfter(80, 20), BeforeAfter(100, 50)
    plain = weighted_displacement_difference(treated=treated, comparison=comparison)
    assert (plain.difference, round(plain.standard_error, 1)) == (-10, 15.8)
    a_year = weighted_displacement_difference(
        treated=treated, comparison=comparison, lengths=(2, 1)
    )
    assert (a_year.difference, round(a_year.standard_error, 1)) == (-20, 10.7)
