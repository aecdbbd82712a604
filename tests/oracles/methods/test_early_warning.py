"""Early warning against the bounds and alarms that R gives for Salmonella Agona, 2004 to 2009.

R surveillance 1.20.3: `farringtonFlexible` with b = 3, w = 3, noPeriods = 10, pastWeeksNotIncluded
= 26, weightsThreshold = 2.58, nbPlugin; `earsC` C1 with alpha = 0.001. Two settings are not on
record with its answer: every bound and alarm is met with an alarm rate of 0.01, and with a trend
kept at any level from 0.1406 to 0.1510.
"""

import csv
from pathlib import Path

import numpy as np
import pytest

from headwater.methods.early_warning.ears import EarsRule, ears_alarms
from headwater.methods.early_warning.farrington import farrington_alarms
from headwater.methods.early_warning.farrington_rules import FarringtonRules

OFFICIAL = Path(__file__).resolve().parents[4] / "shared/data/reference/surveillance"
needs_official = pytest.mark.skipif(not OFFICIAL.exists(), reason="official numbers not here")
AS_IN_R = FarringtonRules(years=3, alarm_rate=0.01, trend_level=0.15)


def column(file: str, name: str) -> np.ndarray:
    with (OFFICIAL / file).open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    return np.array([float(row[name].replace("NA", "nan")) for row in rows])


@needs_official
def test_farrington_flexible_has_the_bounds_and_alarms_of_r() -> None:
    answer = "R_answer_farringtonFlexible_agona_nbPlugin.csv"
    weeks = column(answer, "t").astype(int) - 1
    found = farrington_alarms(
        column("salmonella_agona.csv", "observed"), at=weeks.tolist(), rules=AS_IN_R
    )
    expected, bound = column(answer, "expected"), column(answer, "upperbound")
    given = ~np.isnan(expected)
    assert given.sum() == 86
    np.testing.assert_array_equal(found.enough_events[0], given)
    np.testing.assert_allclose(found.expected[0, given], expected[given], rtol=1e-6)
    np.testing.assert_array_equal(found.upper_bound[0, given], bound[given])
    np.testing.assert_array_equal(found.alarm[0], column(answer, "alarm") == 1)
    assert weeks[found.alarm[0]].tolist() == [261, 262, 263]


@needs_official
def test_ears_has_the_bounds_and_alarms_of_r() -> None:
    answer = "R_answer_earsC1_agona.csv"
    weeks = column(answer, "t").astype(int) - 1
    counts = column("salmonella_agona.csv", "observed")
    found = ears_alarms(counts, rule=EarsRule.C1, least_deviation=1e-9)
    np.testing.assert_allclose(
        found.upper_bound[0, weeks], column(answer, "upperbound"), rtol=1e-12
    )
    np.testing.assert_array_equal(found.alarm[0, weeks], column(answer, "alarm") == 1)
