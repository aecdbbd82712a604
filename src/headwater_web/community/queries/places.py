"""Where an asset, a postcode or a small area is. Nothing that is asked here is kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from headwater.released.opened import Release
from headwater_web.community.following import FollowedAsset
from headwater_web.community.ground import made_up_postcodes, middles
from headwater_web.community.models import PostcodePoint
from headwater_web.community.postcode_words import Postcode
from headwater_web.community.walking import Point, middle_of


class Exactness(StrEnum):
    """What a point stands for."""

    POSTCODE = "postcode"
    OUTWARD = "outward"
    SMALL_AREA = "small_area"


@dataclass(frozen=True, slots=True)
class Start:
    """Where a walk begins: its point, what that stands for, its name, and its district."""

    point: Point
    exactness: Exactness
    name: str
    district: str


@dataclass(frozen=True, slots=True)
class Located:
    """Where an asset is: its own postcode, or the middle of its small area."""

    point: Point
    exactness: Exactness


def knows_postcodes(release: Release | None) -> bool:
    """Whether any postcode can be answered for."""
    return bool(release and made_up_postcodes(release)) or PostcodePoint.objects.exists()


def start_at_postcode(postcode: Postcode, release: Release | None) -> Start | None:
    """The point of a postcode, or the middle of those with its first half; None if unknown."""
    alike = list(_alike(postcode, release))
    if not alike:
        return None
    exactness = Exactness.POSTCODE if postcode.is_whole else Exactness.OUTWARD
    districts = [district for _point, district in alike]
    most = max(sorted(set(districts)), key=districts.count)
    return Start(middle_of([point for point, _ in alike]), exactness, str(postcode), most)


def knows_outward(postcode: Postcode, release: Release | None) -> bool:
    """Whether any postcode begins as this one does."""
    return any(_alike(Postcode(postcode.outward), release))


def start_at_small_area(code: str, release: Release | None) -> Start | None:
    """The middle of a small area; None where the release has no outline of it."""
    if release is None or code not in middles(release):
        return None
    area = release.area(code)
    return Start(middles(release)[code], Exactness.SMALL_AREA, area.name, area.parent_code or "")


def located(assets: Iterable[FollowedAsset], release: Release | None) -> Mapping[str, Located]:
    """Where assets are, by reference. One that is not here has no place that is known."""
    asked = [each.asset for each in assets]
    points = _points_of({each.postcode for each in asked if each.postcode}, release)
    where = middles(release) if release else {}
    found: dict[str, Located] = {}
    for asset in asked:
        if asset.postcode in points:
            found[asset.reference] = Located(points[asset.postcode], Exactness.POSTCODE)
        elif asset.small_area in where:
            found[asset.reference] = Located(where[asset.small_area], Exactness.SMALL_AREA)
    return found


def _points_of(postcodes: set[str], release: Release | None) -> dict[str, Point]:
    made_up = made_up_postcodes(release) if release else {}
    found = {each: made_up[each][1] for each in postcodes if each in made_up}
    for row in PostcodePoint.objects.filter(postcode__in=postcodes):
        found[row.postcode] = Point(row.latitude, row.longitude)
    return found


def _alike(postcode: Postcode, release: Release | None) -> Iterable[tuple[Point, str]]:
    """The points and districts of a postcode, or of all with its first half."""
    by = {"postcode": str(postcode)} if postcode.is_whole else {"outward": postcode.outward}
    for row in PostcodePoint.objects.filter(**by):
        yield Point(row.latitude, row.longitude), row.district
    for known, point, district in (made_up_postcodes(release) if release else {}).values():
        if known == postcode or (not postcode.is_whole and known.outward == postcode.outward):
            yield point, district
