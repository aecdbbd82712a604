"""Finding who can lend what. Everybody who may see assessments sees every open notice."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from headwater_web.standards.models import CapabilityMatch, CapabilityNotice, Direction


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for: which work, for how many weeks, from when."""

    capability: str = ""
    weeks: int | None = None
    from_on: date | None = None


@dataclass(frozen=True, slots=True)
class Lenders:
    """Open offers that are long and early enough, and those that nearly are."""

    fitting: tuple[CapabilityNotice, ...]
    nearly: tuple[CapabilityNotice, ...]


def open_notices(direction: Direction) -> QuerySet[CapabilityNotice]:
    """Offers or requests that are neither matched nor withdrawn, the soonest first."""
    matched = Q(lent_to__isnull=False) | Q(answered_by__isnull=False)
    return CapabilityNotice.objects.filter(direction=direction, withdrawn_at=None).exclude(matched)


def lenders(wanted: Wanted) -> Lenders:
    """Who can lend what is wanted. An offer nearly fits if it is too short or begins later."""
    offers = open_notices(Direction.OFFER)
    if wanted.capability:
        offers = offers.filter(capability=wanted.capability)
    fitting = [each for each in offers if _fits(each, wanted)]
    return Lenders(tuple(fitting), tuple(each for each in offers if each not in fitting))


def counterparts(notice: CapabilityNotice) -> tuple[CapabilityNotice, ...]:
    """For an offer the open requests that it could answer, for a request the offers that could."""
    is_offer = notice.direction == Direction.OFFER
    others = open_notices(Direction.REQUEST if is_offer else Direction.OFFER)
    enough = Q(weeks__lte=notice.weeks) if is_offer else Q(weeks__gte=notice.weeks)
    found = others.filter(enough, capability=notice.capability)
    return tuple(found.exclude(organisation=notice.organisation))


def notice_numbered(number: int) -> CapabilityNotice | None:
    """An offer or a request by its number, open or not."""
    return CapabilityNotice.objects.filter(pk=number).first()


def match_of(notice: CapabilityNotice) -> CapabilityMatch | None:
    """What was agreed about a notice, if anything."""
    found = CapabilityMatch.objects.filter(Q(offer=notice) | Q(request=notice))
    return found.select_related("offer", "request").first()


def matches() -> QuerySet[CapabilityMatch]:
    """What was agreed, latest first."""
    return CapabilityMatch.objects.select_related("offer", "request")


def _fits(offer: CapabilityNotice, wanted: Wanted) -> bool:
    is_long_enough = wanted.weeks is None or offer.weeks >= wanted.weeks
    is_early_enough = wanted.from_on is None or offer.from_on <= wanted.from_on
    return is_long_enough and is_early_enough
