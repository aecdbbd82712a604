"""What suppliers and feeds are called: pages show no key where somebody gave a name."""

from headwater.exchange.spool import Spool
from headwater_web.agreements.api import party_names
from headwater_web.sharing.models import Submission
from headwater_web.ui.words import plain_words


class Names(dict[str, str]):
    """Names by their keys; a key without one is shown as words."""

    def __missing__(self, key: str) -> str:
        return plain_words(key)


def supplier_names() -> Names:
    """The name of each organisation: of many that supply nobody has an account here."""
    return Names(party_names())


def feed_titles(spool: Spool) -> Names:
    """The newest title of each feed that was sent here or may be sent now."""
    sent = Submission.objects.order_by("submitted_at").values_list("feed", "feed_title")
    return Names(dict(sent) | {offer.feed: offer.title for offer in spool.offers()})
