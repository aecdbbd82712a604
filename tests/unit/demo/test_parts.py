"""Small parts of the generator, each on its own."""

from datetime import date

import numpy as np
import pytest

from headwater.definitions.partnership import Partnership
from headwater.demo.clocks import CLOCKS, moments
from headwater.demo.draws import pick, stream
from headwater.demo.expectation import expect
from headwater.demo.geography import draw_geography
from headwater.demo.names import VARIANTS, family_names, given_names
from headwater.demo.offences import GROUPS, SETTINGS
from headwater.demo.people import KINDS, crowd_of, populate
from headwater.demo.places_of_truth import place_truths
from headwater.demo.residents import settle
from headwater.demo.truths import TRUTHS
from headwater.demo.volume import FULL, REDUCED
from headwater.demo.writing_down import postcodes, texts, written_moments


@pytest.mark.parametrize(
    ("weights", "never"), [([1.0, 0.0, 2.0], 1), ([0.0, 1.0], 0), ([1.0, 1.0, 0.0], 2)]
)
def test_pick_never_picks_what_has_no_weight(weights: list[float], never: int) -> None:
    drawn = pick(stream(1, "test"), np.array(weights), 2_000)
    assert never not in set(drawn.tolist())
    assert set(drawn.tolist()) <= set(range(len(weights)))


def test_streams_differ_by_purpose_and_part() -> None:
    first = [stream(1, "a").random(), stream(1, "b").random(), stream(1, "a", 2).random()]
    assert len(set(first)) == 3
    assert stream(1, "a").random() == first[0]


@pytest.mark.parametrize("clock", list(CLOCKS))
@pytest.mark.parametrize("month", [date(2020, 2, 1), date(2025, 12, 1)])
def test_moments_lie_in_their_month(clock: str, month: date) -> None:
    at = moments(clock, month, 500, stream(3, clock))
    assert set(at.astype("datetime64[M]").tolist()) == {month}


def test_nights_are_busiest_at_the_weekend() -> None:
    at = moments("night", date(2024, 6, 1), 20_000, stream(1, "night"))
    weekday = (at.astype("datetime64[D]").astype(np.int64) + 3) % 7
    hour = at.astype("datetime64[h]").astype(np.int64) % 24
    late = np.bincount(weekday[hour < 5], minlength=7)
    assert set(np.argsort(late)[-2:].tolist()) == {5, 6}


def test_names_come_with_their_variants() -> None:
    for names in (given_names(1, female=True), given_names(1, female=False), family_names(1)):
        assert len(names) % VARIANTS == 0
        originals = names[::VARIANTS]
        assert len(originals) == len(set(originals))
        assert all(name.isalpha() and name[0].isupper() for name in names)


def test_texts_leave_nobody_empty() -> None:
    assert texts(["a", "b"], np.array([1, -1, 0])).to_pylist() == ["b", None, "a"]


def test_dates_take_the_chosen_format() -> None:
    at = np.array(["2024-03-09T17:05"] * 2, dtype="datetime64[m]")
    written = written_moments(at, "%d/%m/%Y %H:%M", "%d %b %Y", choice=np.array([0, 1]))
    assert written.to_pylist() == ["09/03/2024 17:05", "09 Mar 2024"]


def test_postcodes_are_in_an_area_that_does_not_exist() -> None:
    assert postcodes(np.array([0, 679]), np.array([0, 399])).to_pylist() == ["ZZ1 0AA", "ZZ68 9ZZ"]


def test_every_group_of_offences_is_well_formed() -> None:
    assert len({group.name for group in GROUPS}) == len(GROUPS)
    for group in GROUPS:
        shares = (group.knife, group.other_weapon, group.domestic, group.alcohol, *group.care)
        assert all(0 <= share <= 1 for share in shares)
        assert group.setting in SETTINGS
        assert set(group.victims) <= set(KINDS)


def test_deciles_and_growth_are_plausible(partnership: Partnership) -> None:
    geography = draw_geography(partnership, seed=1, volume=FULL)
    residents = settle(geography, seed=1, volume=FULL)
    assert set(residents.decile.tolist()) == set(range(1, 11))
    in_town = geography.district == geography.town
    assert residents.decile[in_town].mean() < residents.decile[~in_town].mean()
    assert residents.in_year(2025).min() >= 0
    assert residents.in_year(2025).sum() > residents.in_year(2020).sum()


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
