"""The ladder of claims: each rung says more, and asks for more to stand on."""

from enum import StrEnum


class Rung(StrEnum):
    """How much a claim says, from what was done to an effect found again elsewhere."""

    OUTPUT = "output"
    CHANGE_OBSERVED = "change_observed"
    CHANGE_AGAINST_COMPARISON = "change_against_comparison"
    EFFECT = "effect"
    REPLICATED = "replicated"

    @property
    def height(self) -> int:
        """How high the rung is, from 1.

        >>> Rung.EFFECT.height
        4
        """
        return _ORDER.index(self) + 1

    def reaches(self, other: "Rung") -> bool:
        """Whether this rung is as high as another, or higher.

        >>> Rung.CHANGE_OBSERVED.reaches(Rung.EFFECT)
        False
        """
        return self.height >= other.height


_ORDER = tuple(Rung)
