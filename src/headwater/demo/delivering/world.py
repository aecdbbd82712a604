"""Everything about the synthetic partnership that is settled before the first month."""

from dataclasses import dataclass

from headwater.definitions.partnership import Partnership
from headwater.demo.health.emergency_departments import sites_of_districts
from headwater.demo.people.crowds import People, populate
from headwater.demo.places.geography import Geography, draw_geography
from headwater.demo.places.places_of_truth import PlacesOfTruth, place_truths
from headwater.demo.places.residents import Residents, settle
from headwater.demo.seeds.draws import Integers
from headwater.demo.seeds.volume import Volume
from headwater.demo.violence.expectation import Expectation, expect
from headwater.demo.writing.columns import Clerk
from headwater.demo.writing.place_words import KnownPlaces, draw_places


@dataclass(frozen=True, slots=True)
class World:
    """Places, people, and what to expect of them."""

    partnership: Partnership
    geography: Geography
    residents: Residents
    people: People
    places: PlacesOfTruth
    known_places: KnownPlaces
    expectation: Expectation
    clerk: Clerk
    site_of_district: Integers
    seed: int
    scale: int
    volume: Volume


def make_world(partnership: Partnership, *, seed: int, scale: int, volume: Volume) -> World:
    """The world of a seed: the same arguments, the same world."""
    geography = draw_geography(partnership, seed=seed, volume=volume)
    residents = settle(geography, seed=seed, volume=volume)
    people = populate(geography, residents, seed=seed, scale=scale, volume=volume)
    places = place_truths(geography, residents, volume=volume)
    size = scale * volume.share_of_events
    return World(
        partnership=partnership,
        geography=geography,
        residents=residents,
        people=people,
        places=places,
        known_places=draw_places(partnership, geography, seed=seed),
        expectation=expect(geography, residents, places, seed=seed, size=size),
        clerk=Clerk(people, seed),
        site_of_district=sites_of_districts(geography, seed=seed),
        seed=seed,
        scale=scale,
        volume=volume,
    )
