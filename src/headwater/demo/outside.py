"""Places beyond the partnership, and how a source writes down where something happened."""

from datetime import date

import numpy as np
import pyarrow as pa

from headwater.definitions.partnership import (
    Partnership,
    StatisticalNeighbour,
    StatisticalNeighbours,
)
from headwater.demo.draws import Integers
from headwater.demo.geography import Geography
from headwater.demo.writing_down import blanked, replaced, texts

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

UNKNOWN_AREA = "Z01999999"
"""A code that no lookup holds."""

_LISTED_ON = date(2025, 5, 23)
_OUTSIDE, _UNKNOWN = 0.007, 0.001


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


def area_texts(
    area: Integers, geography: Geography, generator: np.random.Generator, *, blank: float
) -> pa.Array:
    """Codes of small areas, with some blank, some outside and a few that do not exist."""
    codes = [*geography.codes, *OUTSIDE_AREAS]
    beyond = len(geography.codes) + generator.integers(0, len(OUTSIDE_AREAS), len(area))
    drawn = generator.random(len(area))
    column = texts(codes, np.where(drawn < _OUTSIDE, beyond, area))
    column = replaced(column, drawn > 1 - _UNKNOWN, UNKNOWN_AREA)
    return blanked(column, generator.random(len(area)) < blank)
