"""Where nothing is: small areas with nothing of a kind within 20 minutes for a band of ages.

Districts stand in the order of the alphabet: nothing below them is set in an order of its own.
"""

from dataclasses import dataclass
from datetime import date

from headwater.released.opened import Release
from headwater.vocabulary.areas import Area, AreaType
from headwater_web.community.ground import middles
from headwater_web.community.lists import AgeBand, asset_lists
from headwater_web.community.queries.assets import listed
from headwater_web.community.queries.places import located
from headwater_web.community.walking import FARTHEST, Point, straight_metres

_DEGREES_FAR = FARTHEST / 111_195
"""Farther north or south than this is too far, whatever lies east or west."""


@dataclass(frozen=True, slots=True)
class DistrictReach:
    """The small areas of one district: all that can be told of, and those with nothing near."""

    code: str
    name: str
    areas: tuple[Area, ...]
    without: tuple[Area, ...]

    @property
    def is_told(self) -> bool:
        """Whether any of its small areas has an outline."""
        return bool(self.areas)


@dataclass(frozen=True, slots=True)
class Reach:
    """Every district; how many assets counted, and how many more have no place that is known."""

    districts: tuple[DistrictReach, ...]
    assets: int
    without_a_place: int

    def district(self, code: str) -> DistrictReach | None:
        """One district by its code."""
        return next((each for each in self.districts if each.code == code), None)

    @property
    def without(self) -> frozenset[str]:
        """The codes of all small areas with nothing near."""
        return frozenset(area.code for each in self.districts for area in each.without)


def reach_on(release: Release, *, band: AgeBand, kind: str, today: date) -> Reach:
    """For a band of ages and a kind, or every kind where that is empty."""
    counting = [
        each
        for each in listed(today)
        if kind in ("", each.asset.kind)
        and band.is_served_by(each.asset.ages_from, each.asset.ages_to)
    ]
    points = [each.point for each in located(counting, release).values()]
    where = middles(release)
    told: dict[str, list[Area]] = {}
    for area in release.areas_of_type(AreaType.SMALL_AREA):
        if area.code in where and area.parent_code:
            told.setdefault(area.parent_code, []).append(area)
    return Reach(
        districts=tuple(
            DistrictReach(
                each.code,
                each.name,
                tuple(told.get(each.code, ())),
                tuple(
                    area
                    for area in told.get(each.code, ())
                    if not _is_reached(where[area.code], points)
                ),
            )
            for each in asset_lists().districts
        ),
        assets=len(points),
        without_a_place=len(counting) - len(points),
    )


def _is_reached(middle: Point, points: list[Point]) -> bool:
    return any(
        abs(each.latitude - middle.latitude) <= _DEGREES_FAR
        and straight_metres(middle, each) <= FARTHEST
        for each in points
    )
