"""Where small areas are in a release, and the made-up postcodes of a synthetic one."""

from collections.abc import Mapping
from functools import lru_cache

import shapely

from headwater.released.opened import Release
from headwater.vocabulary.areas import AreaType
from headwater_web.community.postcode_words import Postcode
from headwater_web.community.walking import Point

_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"
"""The letters that end a postcode."""
_PAIRS = len(_LETTERS) ** 2


@lru_cache(maxsize=2)
def middles(release: Release) -> Mapping[str, Point]:
    """The middle of each small area that has an outline, by its code."""
    found: dict[str, Point] = {}
    outlines = release.outlines
    for area in release.areas_of_type(AreaType.SMALL_AREA):
        if area.code in outlines:
            middle = shapely.from_wkt(outlines[area.code]).centroid
            found[area.code] = Point(middle.y, middle.x)
    return found


@lru_cache(maxsize=2)
def made_up_postcodes(release: Release) -> Mapping[str, tuple[Postcode, Point, str]]:
    """Two postcodes for each small area of a synthetic release, with its district; else none.

    They begin with ZZ, which no post office gives. One stands for the middle of its small area,
    the other for a point half-way from there to a corner.
    """
    if not release.is_synthetic:
        return {}
    districts = [area.code for area in release.areas_of_type(AreaType.DISTRICT)]
    counted = dict.fromkeys(districts, 0)
    found: dict[str, tuple[Postcode, Point, str]] = {}
    where = middles(release)
    for area in release.areas_of_type(AreaType.SMALL_AREA):
        if area.parent_code in counted and area.code in where:
            outward = f"ZZ{districts.index(area.parent_code) + 1}"
            outline = shapely.from_wkt(release.outlines[area.code])
            corner = shapely.get_parts(outline)[0].exterior.coords[0]
            for point in (where[area.code], _half_way(where[area.code], corner)):
                postcode = Postcode(outward, _inward(counted[area.parent_code]))
                counted[area.parent_code] += 1
                found[str(postcode)] = (postcode, point, area.parent_code)
    return found


def _half_way(middle: Point, corner: tuple[float, ...]) -> Point:
    """A point of the small area that is not its middle."""
    return Point((middle.latitude + corner[1]) / 2, (middle.longitude + corner[0]) / 2)


def _inward(number: int) -> str:
    """The second half of a made-up postcode.

    >>> _inward(0), _inward(21), _inward(400)
    ('1AA', '1BB', '2AA')
    """
    hundreds, rest = divmod(number, _PAIRS)
    first, second = divmod(rest, len(_LETTERS))
    return f"{hundreds + 1}{_LETTERS[first]}{_LETTERS[second]}"
