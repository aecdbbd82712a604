"""Agreements as the thread shows them."""

from collections.abc import Collection, Mapping

from django.utils import timezone

from headwater_web.accounts.api import Asker, Rule, may
from headwater_web.funding.queries.agreements import address_of, agreements, shown_agreement
from headwater_web.thread.api import Thing


def agreements_seen_by(person: Asker, references: Collection[str]) -> Mapping[str, Thing]:
    """Funding agreements, for whoever may see funding."""
    if not may(person, Rule.SEE_FUNDING):
        return {}
    today = timezone.localdate()
    return {
        each.reference: Thing(
            each.reference,
            each.title,
            address_of(each),
            shown_agreement(each, today=today).words,
            each.starts_on,
        )
        for each in agreements().filter(reference__in=references)
    }
