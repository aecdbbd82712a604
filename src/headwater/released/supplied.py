"""What each supplier of one feed sends, beside what the others send: no number of anybody."""

from dataclasses import dataclass
from datetime import date

from headwater.released.quality import DefinitionNote


@dataclass(frozen=True, slots=True)
class SuppliedBy:
    """One supplier's part of one item; without days it is not supplied."""

    supplier: str
    first_on: date | None = None
    last_on: date | None = None

    @property
    def is_supplied(self) -> bool:
        """Whether the supplier has ever sent it."""
        return self.last_on is not None


@dataclass(frozen=True, slots=True)
class SuppliedItem:
    """One thing that the feed's specification asks for, by each of its suppliers."""

    title: str
    by: tuple[SuppliedBy, ...]

    @property
    def differs(self) -> bool:
        """Whether one supplier sends it and another does not."""
        return len({each.is_supplied for each in self.by}) > 1


@dataclass(frozen=True, slots=True)
class SuppliedFeed:
    """One feed of several suppliers, item by item, with how their definitions differ."""

    feed: str
    title: str
    suppliers: tuple[str, ...]
    items: tuple[SuppliedItem, ...]
    notes: tuple[DefinitionNote, ...] = ()
