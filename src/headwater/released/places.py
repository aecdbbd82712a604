"""Small areas that stay high by two sources: a class, words about the week, and no number of it."""

from dataclasses import dataclass
from datetime import date

from headwater.vocabulary.busy_hours import Hours
from headwater.vocabulary.week import PartOfWeek

RESAMPLES = 1_000
OFTEN = (950, 900, 750, 500)
"""How often a place is said to be among the highest: the first of these that it reaches."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Another measure beside that of the police, and what of the two could be compared.

    Without periods fewer than three windows of twelve months are known of both: then nobody can
    tell. `as_at_date` and `completeness` are those of the poorer of the two.
    """

    measure: str
    first_period: str = ""
    last_period: str = ""
    as_at_date: date | None = None
    completeness: float | None = None

    @property
    def could_tell(self) -> bool:
        """Whether there were windows enough to compare."""
        return bool(self.first_period)


@dataclass(frozen=True, slots=True)
class SeenBy:
    """What one measure says of a place.

    In at least `often` of 1,000 resamples it is among the highest 15%; 0 is fewer than half.
    `parts` are the busy parts of the week, where `hours` says that they are told.
    """

    measure: str
    often: int
    hours: Hours
    parts: tuple[PartOfWeek, ...] = ()


@dataclass(frozen=True, slots=True)
class PersistentPlace:
    """One small area of the class. The measure of the police comes first in `seen_by`."""

    area_code: str
    district_code: str
    seen_by: tuple[SeenBy, ...]


@dataclass(frozen=True, slots=True)
class PersistentPlaces:
    """The places by the code of their district and their own: an order that ranks nothing."""

    police_measure: str
    agreements: tuple[Agreement, ...]
    places: tuple[PersistentPlace, ...]

    @property
    def could_tell(self) -> bool:
        """Whether any two sources could be compared."""
        return any(each.could_tell for each in self.agreements)
