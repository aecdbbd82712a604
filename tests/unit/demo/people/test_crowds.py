"""The synthetic people."""

import numpy as np
import pytest

from headwater.definitions.partnership import Partnership
from headwater.demo.people.crowds import crowd_of, populate
from headwater.demo.places.geography import draw_geography
from headwater.demo.places.residents import settle
from headwater.demo.seeds.draws import stream
from headwater.demo.seeds.volume import REDUCED


def test_ages_of_those_involved_stay_the_same_over_the_years(partnership: Partnership) -> None:
    geography = draw_geography(partnership, seed=1, volume=REDUCED)
    residents = settle(geography, seed=1, volume=REDUCED)
    people = populate(geography, residents, seed=1, scale=1, volume=REDUCED)
    means = []
    for year in (2020, 2025):
        anyone = np.zeros(20_000, dtype=np.int64)
        chosen = crowd_of(people, year=year).choose(anyone, stream(1, "crowd"))
        day = np.array([f"{year}-07-01"], dtype="datetime64[D]")
        means.append(people.age_on(chosen, day).mean())
    assert means[0] == pytest.approx(means[1], abs=0.7)
