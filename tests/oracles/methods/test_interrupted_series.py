"""Admissions for heart disease in Sicily before and after the smoking ban of January 2005.

Data and R's answer: Lopez Bernal, Cummins & Gasparrini 2017. More digits than R printed, the
Newey-West errors and the negative binomial fit: statsmodels 0.15.
"""

import csv
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from headwater.methods.change.interrupted_series import RatioEstimate, fit_interruption
from headwater.methods.change.interruption_model import Change, Errors, InterruptionModel, Scatter

OFFICIAL = Path(__file__).resolve().parents[4] / "shared/data/reference/its"
needs_official = pytest.mark.skipif(not OFFICIAL.exists(), reason="official numbers not here")
pytestmark = needs_official
BAN = 36
STEP = InterruptionModel(scatter=Scatter.POISSON, pairs=0, student=False)
SEASONAL = InterruptionModel(student=False)
Z = 1.959963984540054


def ratios(model: InterruptionModel) -> tuple[RatioEstimate, RatioEstimate | None]:
    with (OFFICIAL / "lopezbernal2017_sicily.csv").open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    assert rows[BAN]["smokban"] == "1"
    assert rows[BAN - 1]["smokban"] == "0"
    admissions = [float(row["aces"]) for row in rows]
    people = [float(row["stdpop"]) for row in rows]
    found = fit_interruption(admissions, at=BAN, exposure=people, model=model)
    assert found.level_ratio is not None
    return found.level_ratio, found.slope_ratio


def log_and_error(ratio: RatioEstimate) -> tuple[float, float]:
    width = np.log(ratio.upper[0] / ratio.lower[0])
    return float(np.log(ratio.value[0])), float(width / 2 / Z)


def test_the_published_answer() -> None:
    step, _ = ratios(STEP)
    found = [step.value[0], step.lower[0], step.upper[0]]
    assert [round(number, 3) for number in found] == [0.894, 0.865, 0.925]
    assert [round(number, 4) for number in found] == [0.8944, 0.8647, 0.9251]


@pytest.mark.parametrize(
    ("model", "coefficient", "error"),
    [
        # model, log ratio, its standard error
        (STEP, -1.11628443e-01, 0.01722478),
        (replace(STEP, scatter=Scatter.QUASI_POISSON), -1.11628443e-01, 0.03249594),
        (SEASONAL, -1.22086793e-01, 0.0270311),
        (replace(SEASONAL, change=Change.LEVEL_AND_SLOPE), -1.30376943e-01, 0.02907722),
    ],
)
def test_quasi_poisson_as_in_r(model, coefficient, error) -> None:
    found = log_and_error(ratios(model)[0])
    assert found == pytest.approx((coefficient, error), rel=1e-6)


@pytest.mark.parametrize(
    ("lags", "small_sample", "error"),
    [
        (3, False, 0.02176802),
        (3, True, 0.02318693),
        (6, False, 0.02053016),
        (6, True, 0.02186838),
    ],
)
def test_newey_west_equals_r_without_the_small_sample_correction(lags, small_sample, error) -> None:
    model = replace(SEASONAL, errors=Errors.NEWEY_WEST, lags=lags, small_sample=small_sample)
    assert log_and_error(ratios(model)[0])[1] == pytest.approx(error, rel=1e-6)


def test_negative_binomial_and_the_change_of_slope() -> None:
    step, _ = ratios(replace(SEASONAL, scatter=Scatter.NEGATIVE_BINOMIAL))
    assert np.log(step.value[0]) == pytest.approx(-0.123086125, rel=1e-6)
    _, slope = ratios(replace(SEASONAL, change=Change.LEVEL_AND_SLOPE))
    assert slope is not None
    assert log_and_error(slope) == pytest.approx((1.48222800e-03, 0.00185463), rel=2e-6)
