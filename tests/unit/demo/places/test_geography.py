"""The schematic map: contiguous, without gaps, and nowhere real."""

import numpy as np
import pytest
from shapely import STRtree, from_wkt, union_all

from headwater.definitions.partnership import Partnership
from headwater.demo.places.geography import Geography, draw_geography
from headwater.demo.places.places_of_truth import place_truths
from headwater.demo.places.residents import settle
from headwater.demo.seeds.draws import Integers
from headwater.demo.seeds.volume import FULL, REDUCED, Volume

SEEDS = range(8)


def pieces(areas: Integers, geography: Geography) -> int:
    """Into how many pieces a set of small areas falls."""
    left, count = set(areas.tolist()), 0
    while left:
        count += 1
        border = [left.pop()]
        while border:
            touching = set(geography.neighbours[border.pop()].tolist()) & left
            left -= touching
            border.extend(touching)
    return count


@pytest.mark.parametrize("volume", [FULL, REDUCED])
@pytest.mark.parametrize("seed", SEEDS)
def test_every_district_is_in_one_piece(
    partnership: Partnership, seed: int, volume: Volume
) -> None:
    geography = draw_geography(partnership, seed=seed, volume=volume)
    for district in range(len(partnership.districts)):
        assert pieces(np.nonzero(geography.district == district)[0], geography) == 1


def test_the_town_is_the_largest_and_small_areas_are_as_many_as_asked(
    partnership: Partnership,
) -> None:
    geography = draw_geography(partnership, seed=1, volume=FULL)
    sizes = np.bincount(geography.district)
    assert len(geography.codes) == len(set(geography.codes)) == FULL.small_areas
    assert geography.town == 2
    assert sizes.argmax() == geography.town


def test_neighbours_are_mutual(partnership: Partnership) -> None:
    geography = draw_geography(partnership, seed=1, volume=REDUCED)
    pairs = {
        (area, int(other))
        for area, row in enumerate(geography.neighbours)
        for other in row
        if other >= 0
    }
    assert pairs == {(other, area) for area, other in pairs}


def test_outlines_fit_without_gap_or_overlap(partnership: Partnership) -> None:
    geography = draw_geography(partnership, seed=1, volume=FULL)
    outlines = from_wkt(list(geography.outlines))
    assert all(outline.is_valid for outline in outlines)
    together = union_all(outlines)
    assert together.geom_type == "Polygon"
    assert together.area == pytest.approx(sum(outline.area for outline in outlines), rel=1e-4)


def test_outlines_touch_where_areas_are_neighbours(partnership: Partnership) -> None:
    geography = draw_geography(partnership, seed=1, volume=REDUCED)
    outlines = from_wkt(list(geography.outlines))
    tree = STRtree([outline.buffer(1e-7) for outline in outlines])
    for area, outline in enumerate(outlines):
        touching = set(tree.query(outline, predicate="intersects").tolist()) - {area}
        assert set(geography.neighbours[area].tolist()) - {-1} <= touching


def test_the_map_lies_in_the_open_sea(partnership: Partnership) -> None:
    geography = draw_geography(partnership, seed=1, volume=FULL)
    west, south, east, north = union_all(from_wkt(list(geography.outlines))).bounds
    assert -1 < west < east < 1
    assert -1 < south < north < 1


@pytest.mark.parametrize("seed", SEEDS)
def test_truths_lie_apart(partnership: Partnership, seed: int) -> None:
    geography = draw_geography(partnership, seed=seed, volume=FULL)
    residents = settle(geography, seed=seed, volume=FULL)
    places = place_truths(geography, residents, volume=FULL)
    assert len(places.all) == len(set(places.all.tolist()))
    assert len(places.hot_spot) == 3
    assert len(places.intervention) == 30
    assert pieces(places.hot_spot, geography) == pieces(places.intervention, geography) == 1
    assert len(set(geography.district[places.intervention].tolist())) == 1


@pytest.mark.parametrize("districts", [1, 2])
def test_a_partnership_may_have_few_districts(partnership: Partnership, districts: int) -> None:
    few = partnership.model_copy(update={"districts": partnership.districts[:districts]})
    geography = draw_geography(few, seed=1, volume=REDUCED)
    residents = settle(geography, seed=1, volume=REDUCED)
    assert geography.town == 0
    assert len(place_truths(geography, residents, volume=REDUCED).intervention) >= 4
