"""What is within 20 minutes, where nothing is, and what there is none of."""

from datetime import time
from io import StringIO
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.web.community.conftest import SIZES, middle_of_square, today

from headwater.released.opened import Release
from headwater_web.community.api import assets_of, assets_summary, gaps, load_postcodes
from headwater_web.community.ground import made_up_postcodes
from headwater_web.community.lists import asset_lists
from headwater_web.community.postcode_words import Postcode, read_postcode
from headwater_web.community.queries.assets import listed
from headwater_web.community.queries.near import Asked, NearAsset, near
from headwater_web.community.queries.places import (
    Exactness,
    Start,
    located,
    start_at_postcode,
    start_at_small_area,
)
from headwater_web.community.queries.reach import reach_on
from headwater_web.community.walking import FARTHEST, Point, Walk, straight_metres

LANTERN = "Z01000011"
"""The small area of a youth club of the demonstration."""
LANTERN_FIRST = ["Lantern Yard Youth Club", "Riverlight Studio", "Sycamore Steps Boxing Gym"]


def on_a_sphere(one: Point, other: Point) -> float:
    """The haversine distance in metres: slower, and right at any distance."""
    up, along = radians(other.latitude - one.latitude), radians(other.longitude - one.longitude)
    across = sin(up / 2) ** 2 + (
        cos(radians(one.latitude)) * cos(radians(other.latitude)) * sin(along / 2) ** 2
    )
    return 2 * 6_371_009 * asin(sqrt(across))


@given(st.floats(50, 55), st.floats(-2, 2), st.floats(-0.05, 0.05), st.floats(-0.05, 0.05))
def test_a_straight_line_is_right_within_a_thousandth(
    latitude: float, longitude: float, up: float, along: float
) -> None:
    one, other = Point(latitude, longitude), Point(latitude + up, longitude + along)
    assert straight_metres(one, other) == pytest.approx(on_a_sphere(one, other), rel=1e-3, abs=0.1)


@given(st.floats(0, 5_000))
def test_a_range_holds_its_middle(straight: float) -> None:
    walk = Walk(straight)
    assert walk.least <= walk.minutes <= walk.most
    assert walk.is_within is (straight * 1.3 / 80 <= 20 + 1e-9)


def start(code: str, release: Release) -> Start:
    found = start_at_small_area(code, release)
    assert found is not None
    return found


def names(found: tuple[NearAsset, ...]) -> list[str]:
    return [each.followed.asset.name for each in found]


@pytest.mark.usefixtures("staged")
class TestNear:
    """From a place, for an age and a time."""

    def test_nearest_first_with_a_walk(self, release: Release) -> None:
        found = near(start(LANTERN, release), Asked(15), release=release, today=today())
        assert names(found.within) == LANTERN_FIRST
        apart = on_a_sphere(middle_of_square(0, 10), middle_of_square(0, 11))
        assert found.within[2].walk.straight == pytest.approx(apart, rel=1e-3)

    @pytest.mark.parametrize(
        ("age", "number"), [(7, 0), (8, 1), (11, 2), (19, 3), (25, 2), (31, 0)]
    )
    def test_only_what_admits_the_age(self, release: Release, age: int, number: int) -> None:
        found = near(start(LANTERN, release), Asked(age), release=release, today=today())
        assert len(found.within) == number

    @pytest.mark.parametrize(
        ("day", "at", "number"),
        [
            ("monday", None, 1),
            ("monday", time(19), 0),
            ("monday", time(16), 1),
            ("sunday", None, 0),
        ],
    )
    def test_only_what_told_us_it_is_open(
        self, release: Release, day: str, at: time | None, number: int
    ) -> None:
        asked = Asked(15, day, at)
        found = near(start(LANTERN, release), asked, release=release, today=today())
        assert len(found.within) == number

    def test_a_refuge_is_there_by_telephone_alone(self, release: Release) -> None:
        found = near(start(LANTERN, release), Asked(30), release=release, today=today())
        by_telephone = {each.asset.name for each in found.by_telephone}
        assert "Safe Harbour Nottingham" in by_telephone
        assert "Harbour House Mansfield" not in by_telephone
        everything = located(listed(today()), release)
        secret = {each.asset.reference for each in listed(today()) if each.asset.is_sensitive}
        assert len(secret) == 2
        assert not secret & everything.keys()

    def test_the_next_one_where_nothing_is_near(self, release: Release) -> None:
        found = near(start("Z01000171", release), Asked(15), release=release, today=today())
        assert found.within == ()
        assert found.next_nearest is not None
        assert found.next_nearest.walk.straight > FARTHEST


@pytest.mark.usefixtures("db")
class TestPostcodes:
    """Loaded ones, and those that a synthetic release makes up."""

    def test_a_half_is_answered_for_its_middle(self) -> None:
        lines = [
            "pcds,oslaua,lat,long",
            "NG1 5FS,E06000018,52.9,-1.1",
            "NG1 5FT,E06000018,53.1,-1.3",
        ]
        assert load_postcodes(lines) == 2
        whole = start_at_postcode(Postcode("NG1", "5FS"), None)
        half = start_at_postcode(Postcode("NG1"), None)
        assert whole == Start(Point(52.9, -1.1), Exactness.POSTCODE, "NG1 5FS", "E06000018")
        assert half is not None
        assert half.exactness is Exactness.OUTWARD
        assert half.point == Point(pytest.approx(53.0), pytest.approx(-1.2))

    def test_loading_again_takes_the_place_of_what_was_there(self) -> None:
        load_postcodes(["pcds,oslaua,lat,long", "NG1 5FS,E06000018,52.9,-1.1"])
        assert load_postcodes(["pcds,oslaua,lat,long", "NG2 1AA,E06000018,52.9,-1.1"]) == 1
        assert start_at_postcode(Postcode("NG1", "5FS"), None) is None

    def test_the_command_loads_them_or_says_what_is_wrong(self, tmp_path: Path) -> None:
        file = tmp_path / "directory.csv"
        file.write_text("pcds,lad25cd,lat,long\nNG1 5FS,E06000018,52.9,-1.1\n", encoding="utf-8")
        said = StringIO()
        call_command("load_postcodes", str(file), stdout=said)
        assert said.getvalue() == "Postcodes of the area: 1.\n"
        file.write_text("name\nx\n", encoding="utf-8")
        with pytest.raises(CommandError, match="Nothing was loaded"):
            call_command("load_postcodes", str(file))
        assert start_at_postcode(Postcode("NG1", "5FS"), None) is not None

    def test_two_made_up_ones_for_each_small_area(self, release: Release) -> None:
        made_up = made_up_postcodes(release)
        assert len(made_up) == 2 * sum(SIZES.values())
        assert all(read_postcode(each) for each in made_up)
        assert {each[:2] for each in made_up} == {"ZZ"}


@pytest.mark.usefixtures("staged")
class TestWhereNothingIs:
    """Districts in the order of the alphabet, and the gaps that were planted."""

    def test_nothing_for_18_to_25_in_two_districts(self, release: Release) -> None:
        band = asset_lists().band("18-25")
        assert band is not None
        told = reach_on(release, band=band, kind="", today=today())
        bare = [each.name for each in told.districts if each.without == each.areas]
        assert bare == ["Bassetlaw", "Rushcliffe"]

    def test_younger_people_have_something_in_each(self, release: Release) -> None:
        band = asset_lists().band("13-17")
        assert band is not None
        told = reach_on(release, band=band, kind="", today=today())
        assert all(len(each.without) < len(each.areas) for each in told.districts)
        assert [each.name for each in told.districts] == sorted(
            each.name for each in told.districts
        )

    @pytest.mark.parametrize("kind", ["", "youth_club", "refuge"])
    def test_the_same_as_asking_from_each_small_area(self, release: Release, kind: str) -> None:
        band = asset_lists().band("13-17")
        assert band is not None
        counting = [
            each
            for each in listed(today())
            if kind in ("", each.asset.kind)
            and len(set(range(13, 18)) & set(range(each.asset.ages_from, each.asset.ages_to + 1)))
            >= 3
        ]
        points = [each.point for each in located(counting, release).values()]
        slowly = {
            code
            for district in reach_on(release, band=band, kind=kind, today=today()).districts
            for code in (area.code for area in district.areas)
            if all(on_a_sphere(start(code, release).point, each) > FARTHEST for each in points)
        }
        assert reach_on(release, band=band, kind=kind, today=today()).without == slowly

    def test_no_mentoring_in_one_district(self, release: Release) -> None:
        row = next(each for each in gaps().kinds if each.key == "mentoring")
        assert "Broxtowe" in row.none_in
        assert "Ashfield" not in row.none_in
        assert row.total == sum(number for _place, number in row.counts)
        assert sum(each.total for each in gaps().kinds) == gaps().assets


@pytest.mark.usefixtures("staged")
class TestForOtherApps:
    """Plain words about an area, never a model."""

    def test_of_a_district(self, release: Release) -> None:
        summary = assets_summary("E07000171")
        assert (summary.area_name, summary.assets, summary.stale) == ("Bassetlaw", 5, 1)
        assert sum(number for _name, number in summary.kinds) == 5
        assert "Counselling and mental health" in summary.without
        assert summary.for_the_whole_area == 2

    def test_of_the_whole_and_of_its_districts(self, release: Release) -> None:
        districts = [assets_summary(each.code).assets for each in asset_lists().districts]
        assert assets_summary("E23000019").assets == sum(districts) + 2 == 42

    def test_of_a_small_area(self, release: Release) -> None:
        assert assets_of(LANTERN)[0].name == "Lantern Yard Youth Club"
        assert assets_summary(LANTERN).is_within_20_minutes

    def test_without_a_release(self) -> None:
        assert assets_summary("E07000171").assets == 5
        assert assets_of("Z01000011") == ()
