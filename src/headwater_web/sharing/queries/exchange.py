"""The exchange as this site sees it, and what may be sent through it."""

from django.conf import settings

from headwater.exchange.spool import FeedOffer, Spool
from headwater_web.accounts.api import Asker, Rule, may


def exchange() -> Spool:
    """The exchange that this site is configured with."""
    return Spool(settings.HEADWATER_EXCHANGE)


def offers_to(person: Asker, spool: Spool) -> tuple[FeedOffer, ...]:
    """The feeds that this person may send now: those of their own organisation's suppliers."""
    return tuple(
        offer
        for offer in sorted(spool.offers(), key=lambda offer: (offer.title, offer.supplier))
        if may(person, Rule.SUBMIT_FILES, about=offer.supplier)
    )


def is_offered(spool: Spool, *, feed: str, supplier: str) -> bool:
    """Whether the engine takes this feed from this supplier now."""
    return any((offer.feed, offer.supplier) == (feed, supplier) for offer in spool.offers())
