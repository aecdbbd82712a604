"""How a source writes down the small area where something happened."""

import numpy as np
import pyarrow as pa

from headwater.demo.places.geography import Geography
from headwater.demo.places.outside import OUTSIDE_AREAS
from headwater.demo.seeds.draws import Integers
from headwater.demo.writing.columns import blanked, replaced, texts

UNKNOWN_AREA = "Z01999999"
"""A code that no lookup holds."""

_OUTSIDE, _UNKNOWN = 0.007, 0.001


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
