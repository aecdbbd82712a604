"""What is within 20 minutes on foot of a place, for an age and at a time."""

from dataclasses import dataclass
from datetime import date, time

from headwater.released.opened import Release
from headwater_web.community.following import FollowedAsset
from headwater_web.community.lists import asset_lists
from headwater_web.community.queries.assets import listed
from headwater_web.community.queries.places import Exactness, Located, Start, located
from headwater_web.community.walking import Walk, straight_metres


@dataclass(frozen=True, slots=True)
class Asked:
    """For which age, and open on which day and at which time, if that matters."""

    age: int | None = None
    day: str = ""
    at: time | None = None

    def fits(self, followed: FollowedAsset) -> bool:
        """Whether it admits the age; one that told no hours may be open."""
        if self.age is not None and not followed.admits(self.age):
            return False
        return not self.day or followed.is_open(self.day, self.at) is not False


@dataclass(frozen=True, slots=True)
class NearAsset:
    """One asset, and the walk to it."""

    followed: FollowedAsset
    walk: Walk
    located: Located

    @property
    def is_by_small_area(self) -> bool:
        """Whether only its small area is known."""
        return self.located.exactness is Exactness.SMALL_AREA


@dataclass(frozen=True, slots=True)
class Near:
    """What was found, nearest first; the nearest beyond 20 minutes; and what has no place.

    `by_telephone` are those of the same district, or of the whole area, whose place is secret or
    not known.
    """

    within: tuple[NearAsset, ...]
    next_nearest: NearAsset | None
    by_telephone: tuple[FollowedAsset, ...]


def near(start: Start, asked: Asked, *, release: Release | None, today: date) -> Near:
    """Every listed asset that fits, by the walk from a start."""
    fitting = [each for each in listed(today) if asked.fits(each)]
    where = located(fitting, release)
    walks = sorted(
        (
            _walk(start, each, where[each.asset.reference])
            for each in fitting
            if each.asset.reference in where
        ),
        key=lambda each: each.walk.straight,
    )
    within = tuple(each for each in walks if each.walk.is_within)
    beyond = walks[len(within) :]
    places = {start.district, asset_lists().whole_area.code}
    return Near(
        within=within,
        next_nearest=beyond[0] if beyond else None,
        by_telephone=tuple(
            each
            for each in fitting
            if each.asset.reference not in where and each.asset.district in places
        ),
    )


def _walk(start: Start, followed: FollowedAsset, found: Located) -> NearAsset:
    return NearAsset(followed, Walk(straight_metres(start.point, found.point)), found)
