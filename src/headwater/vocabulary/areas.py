"""Areas and the ways an event can lack one."""

from dataclasses import dataclass
from enum import StrEnum


class AreaType(StrEnum):
    """The kinds of area for which values are published."""

    PARTNERSHIP = "partnership"
    """The whole partnership; totals include events that have no place or lie outside."""
    PARTNERSHIP_AREA = "partnership_area"
    """Several districts together; its numbers are added up from theirs as they are released."""
    DISTRICT = "district"
    SMALL_AREA = "small_area"
    UNPLACED = "unplaced"
    """Events that belong to the total and to no district."""


class AreaGrouping(StrEnum):
    """What joins districts into one area. Each district is in one area of a grouping, or in none.

    So the areas of a grouping, with the districts in none of them, make the whole.
    """

    COUNTY = "county"
    COMMUNITY_SAFETY_PARTNERSHIP = "community_safety_partnership"


class LocationState(StrEnum):
    """How an event was placed. Only `inside` events count in a district."""

    INSIDE = "inside"
    OUTSIDE = "outside_partnership"
    NO_LOCATION = "no_location"
    UNKNOWN_AREA = "unknown_area"


UNPLACED_AREAS = (LocationState.OUTSIDE, LocationState.NO_LOCATION, LocationState.UNKNOWN_AREA)
"""Their values are the area codes of the three `unplaced` areas of the publication lattice."""


@dataclass(frozen=True, slots=True)
class Area:
    """One area: its code, its name, its type and the area that contains it.

    A partnership area also says what joins its districts, and which they are.
    """

    code: str
    name: str
    area_type: AreaType
    parent_code: str | None = None
    vintage: int | None = None
    grouping: AreaGrouping | None = None
    member_codes: tuple[str, ...] = ()
