"""Who lives where."""

from headwater.definitions.partnership import Partnership
from headwater.demo.places.geography import draw_geography
from headwater.demo.places.residents import settle
from headwater.demo.seeds.volume import FULL


def test_deciles_and_growth_are_plausible(partnership: Partnership) -> None:
    geography = draw_geography(partnership, seed=1, volume=FULL)
    residents = settle(geography, seed=1, volume=FULL)
    assert set(residents.decile.tolist()) == set(range(1, 11))
    in_town = geography.district == geography.town
    assert residents.decile[in_town].mean() < residents.decile[~in_town].mean()
    assert residents.in_year(2025).min() >= 0
    assert residents.in_year(2025).sum() > residents.in_year(2020).sum()
