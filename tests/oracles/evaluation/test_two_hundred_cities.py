"""Hundreds of invented cities, with the truth known: how often an evaluation is wrong.

Every city is drawn from its own seed, so the figures are the same each time.
"""

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest
from tests.oracles.evaluation.drawn_cities import drawn

from headwater.analyses.evaluation import Asked, evaluate
from headwater.analyses.evaluation.beside import moved_beside
from headwater.analyses.evaluation.estimating import estimate
from headwater.demo.seeds.cities import PEAK_CITY, WORKING_CITY
from headwater.released.evaluations.plan import Design
from headwater.released.evaluations.result import Verdict

NOW = datetime(2026, 2, 3, 9, tzinfo=UTC)
NULLS, DRAWS = 200, 600
NULL_CITY = replace(WORKING_CITY, true_effect=0.0, displaced_share=0.0)


def answers(city, *, draws, first_seed):
    for plan, found in drawn(city, draws=draws, first_seed=first_seed):
        yield evaluate(Asked(plan, found, NOW, "0.0.0")).result


@pytest.mark.prove
def test_of_cities_where_nothing_happened_about_one_in_twenty_seems_to_change():
    found = [
        each.effect.upper < 1 or each.effect.lower > 1
        for each in answers(NULL_CITY, draws=NULLS, first_seed=10_000)
    ]
    assert 0.02 <= np.mean(found) <= 0.08


@pytest.mark.prove
def test_a_quarter_is_within_its_interval_as_often_as_it_says_and_a_tenth_is_seen_to_move():
    truth = 1 + WORKING_CITY.true_effect
    covered, shares = [], []
    for _, panel in drawn(WORKING_CITY, draws=DRAWS, first_seed=20_000):
        found = estimate(panel, Design.DIFFERENCE_IN_DIFFERENCES)
        covered.append(found.effect.lower <= truth <= found.effect.upper)
        if len(shares) < NULLS:
            shares.append(moved_beside(panel, found).share)
    assert 0.93 <= np.mean(covered) <= 0.97
    assert np.mean(shares) == pytest.approx(WORKING_CITY.displaced_share, abs=0.02)


@pytest.mark.prove
def test_a_city_chosen_at_a_peak_is_hardly_ever_a_success_though_it_seems_one():
    results = list(answers(PEAK_CITY, draws=NULLS, first_seed=30_000))
    success = [each.verdict is Verdict.EXPECTED_EFFECT for each in results]
    flagged = [
        check.outcome.value != "holds"
        for each in results
        for check in each.checks
        if check.key == "regression_to_the_mean"
    ]
    seems = [
        other.effect.upper < 1
        for each in results
        for other in each.others
        if other.key == "before_and_after"
    ]
    assert np.mean(success) <= 0.05
    assert np.mean(flagged) >= 0.9
    assert np.mean(seems) >= 0.8


def test_one_city_of_each_kind_is_told_apart():
    """The small slice of the proof that every run of the tests makes."""
    (null,) = answers(NULL_CITY, draws=1, first_seed=10_000)
    assert null.verdict is not Verdict.EXPECTED_EFFECT
    (worked,) = answers(WORKING_CITY, draws=1, first_seed=20_000)
    assert worked.verdict is Verdict.EXPECTED_EFFECT
