"""What children are offered in each authority: no number of a few children."""

from dataclasses import dataclass
from datetime import date

from headwater.vocabulary.offers import Footing, Prevention
from headwater.vocabulary.states import ValueState


@dataclass(frozen=True, slots=True)
class OfferLine:
    """One offer in one authority, for one span of ages; None and empty are what nobody said.

    `children` are those reached in the year, as disclosure let them go: a number only where the
    `state` is released, and zero is a number. `referral` says in words how a child comes to it.
    """

    footing: Footing | None
    prevention: Prevention | None
    referral: str
    youngest: int | None
    oldest: int | None
    children: int | None
    state: ValueState


@dataclass(frozen=True, slots=True)
class Offer:
    """One kind of offer: its lines in each authority, in the order of the authorities.

    An authority without a line does not offer it: returns list every offer.
    """

    key: str
    title: str
    by: tuple[tuple[OfferLine, ...], ...]

    @property
    def is_offered(self) -> bool:
        """Whether any authority offers it."""
        return any(self.by)

    @property
    def differs(self) -> bool:
        """Whether one authority offers it and another does not."""
        return len({bool(lines) for lines in self.by}) > 1


@dataclass(frozen=True, slots=True)
class OfferAuthority:
    """An authority whose return is here, the year that it is of, and who sent it.

    Where it is not `is_whole`, rows of the return were rejected, and offers in them are not here.
    """

    code: str
    name: str
    supplier_name: str
    year: str
    as_at_date: date | None
    is_whole: bool = True


@dataclass(frozen=True, slots=True)
class OfferMap:
    """Who is offered what where. `silent` may send a return, or once did, and none can be used."""

    authorities: tuple[OfferAuthority, ...]
    offers: tuple[Offer, ...]
    silent: tuple[str, ...] = ()

    def only(self, here: int, there: int) -> tuple[Offer, ...]:
        """What one authority offers and another does not, each by its place."""
        return tuple(each for each in self.offers if each.by[here] and not each.by[there])

    @property
    def by_nobody(self) -> tuple[Offer, ...]:
        """Kinds of offer that no authority lists."""
        return tuple(each for each in self.offers if not each.is_offered)

    def prevention_in(self, place: int) -> dict[Prevention, int]:
        """How many kinds of offer of one authority there are of each kind of prevention."""
        return {
            kind: sum(
                any(line.prevention is kind for line in each.by[place]) for each in self.offers
            )
            for kind in Prevention
        }

    @property
    def prevention_by_nobody(self) -> tuple[Prevention, ...]:
        """The kinds of prevention of which no authority offers anything."""
        found = {line.prevention for line in self._lines}
        return tuple(kind for kind in Prevention if kind not in found)

    @property
    def prevention_not_said(self) -> int:
        """Of how many kinds of offer somewhere nobody said what they prevent."""
        return sum(
            any(line.prevention is None for lines in each.by for line in lines)
            for each in self.offers
        )

    @property
    def _lines(self) -> tuple[OfferLine, ...]:
        return tuple(line for each in self.offers for lines in each.by for line in lines)
