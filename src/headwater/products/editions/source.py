"""What computed modules are written from: a release, its figures, and the edition before."""

from dataclasses import dataclass, field

from headwater.products.editions.figures import Figures
from headwater.products.editions.pieces import Chapter
from headwater.released.editions.content import Module
from headwater.released.movements import Movements
from headwater.released.opened import Release


@dataclass(frozen=True, slots=True)
class Source:
    """`movements` are those since the edition before, None where there is none.

    `written` holds the chapters of modules that were written from it already: they are the same in
    every cut, and when the edition is judged.
    """

    release: Release
    figures: Figures
    movements: Movements | None = None
    written: dict[Module, tuple[Chapter, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
