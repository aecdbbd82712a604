"""Assets as things of a thread."""

from collections.abc import Collection

from django.urls import reverse
from django.utils import timezone

from headwater_web.accounts.api import Asker, Rule, may
from headwater_web.community.queries.assets import assets_with
from headwater_web.thread.api import Thing


def assets_as_things(person: Asker, references: Collection[str]) -> dict[str, Thing]:
    """Of these references, the assets; off the public list only for whoever keeps it."""
    keeps = may(person, Rule.MANAGE_ASSETS)
    return {
        each.asset.reference: Thing(
            each.asset.reference,
            each.asset.name,
            reverse("community:asset", args=[each.asset.reference]),
            each.standing_words,
            each.confirmed.confirmed_on,
        )
        for each in assets_with(list(references), timezone.localdate())
        if keeps or each.is_listed
    }
