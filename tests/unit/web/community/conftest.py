"""The demonstration's assets over a release whose small areas are squares of about a kilometre."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import Settings
from tests.unit.products import sample
from tests.unit.web.placing import place_once

from headwater.products.publishing import point_current, write_release
from headwater.released.opened import Release
from headwater.released.reader import ReleasedReader
from headwater.vocabulary.areas import Area, AreaType
from headwater_web.accounts.models import Person
from headwater_web.community.api import stage_community
from headwater_web.community.lists import asset_lists
from headwater_web.community.walking import Point
from headwater_web.ui.definition_files import partnership_path

RELEASE = "R0007-0a0b0c0d"
SIZES = {
    "E06000018": 179,
    "E07000170": 64,
    "E07000171": 80,
    "E07000172": 63,
    "E07000173": 84,
    "E07000174": 61,
    "E07000175": 85,
    "E07000176": 64,
}
"""Small areas of each district, numbered as in the demonstration."""
_WIDE, _HIGH, _IN_A_ROW = 0.0165, 0.01, 10


def today() -> date:
    return timezone.localdate()


def corner_of(district: int, number: int) -> tuple[float, float]:
    """West and south of one square; districts lie far apart."""
    row, column = divmod(number, _IN_A_ROW)
    return -1.4 + _WIDE * column, 51.5 + 0.3 * district + _HIGH * row


def middle_of_square(district: int, number: int) -> Point:
    west, south = corner_of(district, number)
    return Point(south + _HIGH / 2, west + _WIDE / 2)


def _ground() -> tuple[tuple[Area, ...], dict[str, str]]:
    whole = Area("E23000019", "The whole", AreaType.PARTNERSHIP)
    names = {each.code: each.name for each in asset_lists().districts}
    districts, small, outlines, code = [], [], {}, 1
    for index, (district, size) in enumerate(SIZES.items()):
        districts.append(Area(district, names[district], AreaType.DISTRICT, whole.code))
        for number in range(size):
            name = f"{names[district]} {number + 1:03}"
            area = Area(f"Z{1_000_000 + code:08}", name, AreaType.SMALL_AREA, district, 2021)
            west, south = corner_of(index, number)
            east, north = west + _WIDE, south + _HIGH
            outlines[area.code] = (
                f"POLYGON (({west} {south}, {east} {south}, {east} {north}, {west} {north}, "
                f"{west} {south}))"
            )
            small.append(area)
            code += 1
    return (whole, *districts, *small), outlines


@pytest.fixture(scope="session")
def ground_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A root with one release of those areas."""
    root = tmp_path_factory.mktemp("ground")
    areas, outlines = _ground()
    released = replace(
        sample.released(sample.MEASURES[:1]),
        release_id=RELEASE,
        previous_release_id=None,
        areas=areas,
        outlines=outlines,
        signals=(),
    )
    write_release(released, root=root, figures=False, assessment=False)
    point_current(root, RELEASE)
    return root


@pytest.fixture
def release(ground_root: Path, settings: Settings) -> Release:
    """The site shows it."""
    settings.HEADWATER_RELEASED = ground_root
    return ReleasedReader(ground_root).open()


@pytest.fixture
def staged(cast: dict[str, Person]) -> None:
    """The demonstration's assets."""
    place_once("community assets", lambda: stage(cast["grace"]))


def stage(staff: Person) -> None:
    stage_community(partnership_path("assets.yaml"), staff=staff, today=today())


def typed(**changes: str) -> dict[str, str]:
    """An asset as it would be typed."""
    said = {
        "name": "Blue Gate Club",
        "aim": "A place to be after school.",
        "kind": "youth_club",
        "offers": "Games and food.",
        "ages_from": "11",
        "ages_to": "18",
        "hours": "Monday 16:00-18:00",
        "cost": "free",
        "telephone": "01632 960555",
        "district": "E06000018",
        "small_area": "Z01000001",
        "sector": "voluntary",
        "confirmed_on": today().isoformat(),
        "confirmed_how": "The club told us",
    }
    return said | changes
