"""Where a text lies, how surely, and why."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as some
from tests.unit.placing.town import (
    CLUB,
    EAST,
    GAZETTEER,
    LION_EAST,
    MILL,
    NAMES,
    PARADE,
    WEST,
)

from headwater.placing import Band, Gazetteer, Kind, normalise, place

_PIECES = some.lists(
    some.sampled_from(
        re.split(
            " ",
            "velvet city red lion tanner street st eastwick westerham marlow town near outside "
            "from home by of the duke ZZ1 14 maybe lammas green upper parade ? & xyzzy velvt",
        )
    ),
    max_size=8,
)


@pytest.mark.parametrize(
    ("words", "area", "band", "why"),
    [
        # words                           area     band      why
        ("Velvet City", CLUB, "high", "named"),
        ("the velvet", CLUB, "high", "named"),
        ("outside VELVET CITY nightclub", CLUB, "high", "named"),
        ("o/s velvet city", CLUB, "high", "named"),
        ("punched by unknown male in velvet city", CLUB, "high", "named"),
        ("Velvet City, Westerham", CLUB, "high", "named"),
        ("kings mill hosp car park", MILL, "high", "named"),
        ("Tollgate Parade", PARADE, "high", "named"),
        ("Deer Park", EAST, "high", "named"),
        ("outside Tollgate Parade", PARADE, "medium", "beside"),
        ("behind Deer Park", EAST, "medium", "beside"),
        ("nr Velvet City", CLUB, "medium", "near"),
        ("Velvt City", CLUB, "medium", "spelling"),
        ("Veltve Ctiy", None, "none", "no_name"),
        ("velvetcity", CLUB, "medium", "spelling"),
        ("velvt", CLUB, "low", "spelling"),
        ("Velvet City behind bins", CLUB, "medium", "other_words"),
        ("Lammas Green", WEST, "medium", "several_areas"),
        ("The Red Lion", None, "none", "several_districts"),
        ("Red Lion Eastwick", LION_EAST, "medium", "resolved"),
        ("Red Lion, Tanner St", LION_EAST, "medium", "resolved"),
        ("Tanner Street", None, "none", "several_districts"),
        ("Tollgate Parade, Eastwick", EAST, "low", "names_disagree"),
        ("Velvet City / Kings Mill", None, "none", "names_disagree"),
        ("between Velvet City and Tollgate Parade", WEST, "low", "moving"),
        ("walking from Velvet City", CLUB, "low", "moving"),
        ("Velvet City?", CLUB, "low", "doubted"),
        ("upper Tollgate Parade", PARADE, "low", "another_name"),
        ("Velvet City Lane", CLUB, "low", "another_name"),
        ("Eastwick", EAST, "medium", "town"),
        ("Eastwick town centre", EAST, "medium", "town"),
        ("eastwik", EAST, "medium", "town"),
        ("centre of Eastwick", EAST, "medium", "town"),
        ("Eastwick swimming baths", EAST, "low", "other_words"),
        ("Marlow", None, "none", "several_districts"),
        ("Marlow, Eastwick", EAST, "medium", "town"),
        ("Eastwick Road", None, "none", "no_name"),
        ("Eastwick Arms", None, "none", "no_name"),
        ("Duke of Eastwick", None, "none", "no_name"),
        ("hit by Marlow", None, "none", "no_name"),
        ("town", None, "none", "town_word"),
        ("city centre pub", None, "none", "town_word"),
        ("the bar", None, "none", "no_name"),
        ("n/k", None, "none", "not_known"),
        ("does not recall", None, "none", "not_known"),
        ("?", None, "none", "not_known"),
        ("-", None, "none", "not_known"),
        ("بيت", None, "none", "no_name"),
        ("velvet city " * 40, None, "none", "too_long"),
        ("a " * 60, None, "none", "too_long"),
        ("   ", None, "none", "blank"),
        (None, None, "none", "blank"),
    ],
)
def test_placed_as(words: str | None, area: str | None, band: str, why: str) -> None:
    placed = place(words, GAZETTEER)
    assert (placed.area_code, placed.band, placed.why) == (area, band, why)


def test_town_means_a_district_only_where_the_source_says_which() -> None:
    placed = place("in town", GAZETTEER, town_district=EAST)
    assert (placed.small_area_code, placed.district_code) == (None, EAST)
    assert (placed.band, placed.why) == ("low", "town_word")


@given(_PIECES)
def test_what_holds_for_any_text(pieces: list[str]) -> None:
    placed = place(" ".join(pieces), GAZETTEER)
    assert (placed.district_code is None) == (placed.band is Band.NONE)
    assert placed.small_area_code is None or placed.district_code is not None
    if placed.small_area_code:
        home = {name.small_area_code: name.district_code for name in NAMES}
        assert home[placed.small_area_code] == placed.district_code


@given(_PIECES)
def test_a_name_of_several_areas_is_never_high(pieces: list[str]) -> None:
    words = " ".join(["red lion", *pieces])
    assert place(words, GAZETTEER).band is not Band.HIGH


@given(
    some.sampled_from(["Eastwick", "Westerham", "Marlow"]), some.sampled_from(["", "town ", "in "])
)
def test_a_town_is_never_a_small_area(town: str, before: str) -> None:
    assert place(before + town, GAZETTEER).small_area_code is None


@given(some.permutations(NAMES))
def test_the_order_of_the_gazetteer_does_not_matter(names: list) -> None:
    shuffled = Gazetteer.of(names)
    for name in NAMES:
        assert place(name.name, shuffled) == place(name.name, GAZETTEER)


@given(some.text(max_size=80))
def test_any_text_is_answered_without_its_words(words: str) -> None:
    placed = place(words, GAZETTEER)
    told = {placed.small_area_code, placed.district_code, placed.band.value, placed.why.value}
    known = {name.small_area_code for name in NAMES} | {WEST, EAST, None}
    assert told - known <= {*Band, placed.why}


def test_settlements_keep_no_small_area() -> None:
    towns = [name for name in NAMES if name.kind is Kind.SETTLEMENT]
    spots = [spot for name in towns for spot in GAZETTEER.spots[normalise(name.name)]]
    assert {spot.small_area_code for spot in spots} == {""}
