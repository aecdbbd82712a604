"""How large the synthetic partnership is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Volume:
    """Small areas, residents, and the share of the full number of events."""

    small_areas: int
    residents: int
    share_of_events: float

    def scaled(self, count: int, *, at_least: int = 1) -> int:
        """A number of small areas that suits this size, for `count` in the full size."""
        return max(at_least, round(count * self.small_areas / FULL.small_areas))


FULL = Volume(small_areas=680, residents=1_150_000, share_of_events=1.0)
REDUCED = Volume(small_areas=96, residents=162_000, share_of_events=0.14)
"""The same partnership in little, for tests and for proofs that visit every cell."""
