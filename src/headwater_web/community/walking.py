"""How long a walk takes, told honestly: from a straight line, as a range.

There are no footpaths here. A walk is taken to be 1.3 times as long as the straight line, at
4.8 km/h (80 m a minute), the pace that British studies of access assume for an adult. It cannot be
shorter than the straight line; where a river, a railway or a hill lies between, it can be much
longer, and 1.6 times is told as the upper end.
"""

from dataclasses import dataclass
from math import ceil, cos, floor, hypot, radians
from typing import Final

WITHIN_MINUTES: Final = 20
METRES_A_MINUTE: Final = 80.0
DETOUR: Final = 1.3
LONGEST_DETOUR: Final = 1.6
_METRES_A_DEGREE = 111_195.0
"""Of latitude, on a sphere with the mean radius of the earth, 6,371 km."""
FARTHEST: Final = WITHIN_MINUTES * METRES_A_MINUTE / DETOUR
"""The straight line in metres that is counted as 20 minutes: 1,231."""


@dataclass(frozen=True, slots=True)
class Point:
    """A point on the ground, in degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Walk:
    """A walk of which only the straight line is known, in metres."""

    straight: float

    @property
    def minutes(self) -> int:
        """How long it is thought to take, at least one minute.

        >>> Walk(1_000.0).minutes
        16
        """
        return max(1, round(self.straight * DETOUR / METRES_A_MINUTE))

    @property
    def least(self) -> int:
        """How long it takes at the least: along the straight line."""
        return max(1, floor(self.straight / METRES_A_MINUTE))

    @property
    def most(self) -> int:
        """How long it may take.

        >>> Walk(1_000.0).least, Walk(1_000.0).most
        (12, 20)
        """
        return max(2, ceil(self.straight * LONGEST_DETOUR / METRES_A_MINUTE))

    @property
    def is_within(self) -> bool:
        """Whether it is thought to take 20 minutes or less."""
        return self.straight <= FARTHEST


def straight_metres(one: Point, other: Point) -> float:
    """Metres between two points of one county, on a plane around them.

    >>> round(straight_metres(Point(53.0, -1.15), Point(53.0, -1.14)))
    669
    """
    north = one.latitude - other.latitude
    narrowing = cos(radians((one.latitude + other.latitude) / 2))
    east = (one.longitude - other.longitude) * narrowing
    return _METRES_A_DEGREE * hypot(north, east)


def middle_of(points: list[Point]) -> Point:
    """The mean of some points. There must be one at least."""
    return Point(
        sum(each.latitude for each in points) / len(points),
        sum(each.longitude for each in points) / len(points),
    )
