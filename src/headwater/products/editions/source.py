"""What computed modules are written from: a release, its figures, and the edition before."""

from dataclasses import dataclass

from headwater.products.editions.figures import Figures
from headwater.released.movements import Movements
from headwater.released.opened import Release


@dataclass(frozen=True, slots=True)
class Source:
    """`movements` are those since the edition before, None where there is none."""

    release: Release
    figures: Figures
    movements: Movements | None = None
