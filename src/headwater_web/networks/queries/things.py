"""Asks and resources as things of a thread."""

from collections.abc import Collection

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from headwater_web.accounts.api import Asker, Rule, may
from headwater_web.networks.models import Resource
from headwater_web.networks.queries.asks import asks_seen_by, followed
from headwater_web.thread.api import Thing


def asks_as_things(person: Asker, references: Collection[str]) -> dict[str, Thing]:
    """Of these references, the asks that a person may see."""
    today = timezone.localdate()
    return {
        each.ask.reference: Thing(
            each.ask.reference,
            _("{title} (of {addressee})").format(title=each.ask.title, addressee=each.addressee),
            reverse("networks:ask", args=[each.ask.reference]),
            str(each.standing.label),
            each.ask.sent_on,
        )
        for each in followed(asks_seen_by(person).filter(reference__in=references), today)
    }


def resources_as_things(person: Asker, references: Collection[str]) -> dict[str, Thing]:
    """Of these references, the resources, for whoever may see networks."""
    if not may(person, Rule.SEE_NETWORKS):
        return {}
    return {
        each.reference: Thing(
            each.reference,
            each.title,
            reverse("networks:resource", args=[each.reference]),
            _("taken back") if each.withdrawn_at else "",
            timezone.localdate(each.added_at),
        )
        for each in Resource.objects.filter(reference__in=references)
    }
