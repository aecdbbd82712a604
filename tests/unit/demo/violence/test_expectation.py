"""What to expect, and that the planted truths are in it."""

import numpy as np
import pytest

from headwater.definitions.partnership import Partnership
from headwater.demo.places.geography import draw_geography
from headwater.demo.places.places_of_truth import place_truths
from headwater.demo.places.residents import settle
from headwater.demo.seeds.truths import TRUTHS
from headwater.demo.seeds.volume import FULL
from headwater.demo.violence.expectation import expect
from headwater.demo.violence.offences import GROUPS


def test_expectations_hold_the_truths_exactly(partnership: Partnership) -> None:
    geography = draw_geography(partnership, seed=1, volume=FULL)
    residents = settle(geography, seed=1, volume=FULL)
    places = place_truths(geography, residents, volume=FULL)
    expectation = expect(geography, residents, places, seed=1, size=1.0)
    start = TRUTHS.intervention.starts_on
    # The same month of the year, so that the season is the same.
    before = expectation.before_chance(start.replace(year=start.year - 1))
    after = expectation.before_chance(start)
    violent = np.array([group.violent for group in GROUPS])

    def expected(values: np.ndarray, areas: np.ndarray) -> float:
        return float(values[violent][:, areas].sum())

    prevented = expected(before, places.intervention) - expected(after, places.intervention)
    moved = expected(after, places.displacement) - expected(before, places.displacement)
    truth = TRUTHS.intervention
    assert prevented / expected(before, places.intervention) == pytest.approx(-truth.true_effect)
    assert moved / prevented == pytest.approx(truth.displaced_share)
