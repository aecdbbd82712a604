"""Claims as things of a thread."""

from collections.abc import Collection

from django.urls import reverse

from headwater_web.accounts.api import Asker
from headwater_web.claims.queries.claims import all_claims, claims_seen_by
from headwater_web.thread.api import Thing


def claims_as_things(person: Asker, references: Collection[str]) -> dict[str, Thing]:
    """Of these references, the claims that a person may read."""
    claims = all_claims().filter(reference__in=references)
    return {
        each.reference: Thing(
            each.reference,
            each.headline or each.words.said,
            reverse("claims:claim", args=[each.reference]),
            str(each.standing or each.rung_words),
            each.version.ends,
        )
        for each in claims_seen_by(person, claims)
    }
