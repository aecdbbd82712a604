"""Places beyond the partnership: its neighbours, and areas with which it is compared."""

from datetime import date

from headwater.definitions.partnership import (
    Partnership,
    StatisticalNeighbour,
    StatisticalNeighbours,
)

NEIGHBOURING_DISTRICTS = (
    ("Z07000901", "Schematic neighbour east"),
    ("Z07000902", "Schematic neighbour west"),
)
STATISTICAL_NEIGHBOURS = (
    *NEIGHBOURING_DISTRICTS,
    ("Z07000903", "Schematic neighbour north"),
    ("Z07000904", "Schematic neighbour south"),
)
"""With which the demonstration is compared: it makes up no number of a real area elsewhere."""
OUTSIDE_AREAS = tuple(f"Z01900{number:03d}" for number in range(1, 25))
"""Small areas of the neighbouring districts: in the lookup, outside the partnership."""

_LISTED_ON = date(2025, 5, 23)


def invented_neighbours(partnership: Partnership) -> tuple[StatisticalNeighbours, ...]:
    """The same invented areas for every area of the partnership."""
    others = tuple(
        StatisticalNeighbour(code=code, name=name) for code, name in STATISTICAL_NEIGHBOURS
    )
    return tuple(
        StatisticalNeighbours(
            area=area.code,
            source="Invented for the demonstration",
            as_at_date=_LISTED_ON,
            neighbours=others,
        )
        for area in (*partnership.areas, *partnership.joined_areas)
    )
