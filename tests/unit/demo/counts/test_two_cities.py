"""The two invented cities: the same for a seed, truths in their counts, invented names."""

import numpy as np
import pytest

from headwater.demo.counts.two_cities import MONTHS, city_counts, tables, where_it_was
from headwater.demo.people.names import place_names
from headwater.demo.seeds.cities import CITIES, PEAK_CITY, WORKING_CITY
from headwater.demo.seeds.truths import TRUTHS

START = 48
SEEDS = range(20)


def ratio(events, *, since=0):
    """After the start over before it, from some month on."""
    return events[:, START:].mean() / events[:, since:START].mean()


@pytest.mark.parametrize("city", CITIES)
def test_the_same_seed_gives_the_same_city_and_another_another(city):
    first, again, other = (city_counts(city, seed=seed) for seed in (7, 7, 8))
    assert (first.events == again.events).all()
    assert (first.events != other.events).any()
    assert first.areas == other.areas
    assert first.events.shape == (city.small_areas, MONTHS)


@pytest.mark.parametrize("city", CITIES)
def test_areas_are_named_by_what_they_are_after_an_invented_place(city):
    counts = city_counts(city, seed=7)
    assert city.name in place_names(7)
    assert counts.treated[0] == f"{city.name} 001"
    assert len(counts.treated) == city.treated
    assert (*counts.treated, *counts.beside, *counts.elsewhere) == counts.areas


def test_a_quarter_is_prevented_and_a_tenth_of_it_moves():
    falls, moved = [], []
    for seed in SEEDS:
        counts = city_counts(WORKING_CITY, seed=seed)
        ends = WORKING_CITY.treated, WORKING_CITY.treated + WORKING_CITY.beside
        treated, beside, others = np.split(counts.events, ends)
        falls.append(ratio(treated) / ratio(others))
        prevented = treated[:, START:].sum() * (1 / falls[-1] - 1)
        rise = beside[:, START:].sum() * (1 - ratio(others) / ratio(beside))
        moved.append(rise / prevented)
    assert np.mean(falls) == pytest.approx(1 + WORKING_CITY.true_effect, abs=0.01)
    assert np.mean(moved) == pytest.approx(WORKING_CITY.displaced_share, abs=0.025)


def test_areas_chosen_at_a_peak_fall_back_to_where_they_were():
    drops, lasting = [], []
    for seed in SEEDS:
        counts = city_counts(PEAK_CITY, seed=seed)
        treated, others = np.split(counts.events, [PEAK_CITY.treated])
        drops.append(ratio(treated, since=START - 12) / ratio(others, since=START - 12))
        usual = treated[:, : START - 12], others[:, : START - 12]
        after = treated[:, START:].mean() / others[:, START:].mean()
        lasting.append(after / (usual[0].mean() / usual[1].mean()))
    assert np.mean(drops) < 0.9
    assert np.mean(lasting) == pytest.approx(1 + PEAK_CITY.true_effect, abs=0.03)


def test_the_truths_name_both_cities_and_where_it_was():
    assert (TRUTHS.peak_city, TRUTHS.working_city) == CITIES
    roles = where_it_was(seed=7)
    assert roles.num_rows == sum(city.small_areas for city in CITIES)
    assert roles.column("role").to_pylist().count("treated") == 54


def test_every_area_and_month_has_a_row():
    sent = list(tables(seed=7, marked=lambda number: f"SYN-{number}"))
    assert [table.num_rows for table in sent] == [city.small_areas * MONTHS for city in CITIES]
    assert {table.column("Count Reference")[0].as_py() for table in sent} == {"SYN-1", "SYN-2"}
