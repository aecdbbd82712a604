"""Cards, gaps and studies as things of a thread."""

from collections.abc import Collection

from django.urls import reverse
from django.utils import timezone

from headwater_web.accounts.api import Asker, Rule, may
from headwater_web.evidence.queries.cards import all_cards, cards_seen_by
from headwater_web.evidence.queries.gaps import all_gaps, followed_gaps
from headwater_web.evidence.queries.studies import all_studies, followed_studies
from headwater_web.thread.api import Thing


def cards_as_things(person: Asker, references: Collection[str]) -> dict[str, Thing]:
    """Of these references, the cards that a person may read."""
    cards = all_cards().filter(reference__in=references)
    return {
        each.card.reference: Thing(
            each.card.reference,
            each.version.question,
            reverse("evidence:card", args=[each.card.reference]),
            str(each.standing),
            each.version.as_at,
        )
        for each in cards_seen_by(person, cards, timezone.localdate())
    }


def gaps_as_things(person: Asker, references: Collection[str]) -> dict[str, Thing]:
    """Of these references, the gaps, for whoever may see evidence."""
    if not may(person, Rule.SEE_EVIDENCE):
        return {}
    gaps = all_gaps().filter(reference__in=references)
    return {
        each.gap.reference: Thing(
            each.gap.reference,
            each.gap.question,
            reverse("evidence:gap", args=[each.gap.reference]),
            str(each.standing),
            each.gap.found_on,
        )
        for each in followed_gaps(gaps, timezone.localdate())
    }


def studies_as_things(person: Asker, references: Collection[str]) -> dict[str, Thing]:
    """Of these references, the studies, for whoever may see evidence."""
    if not may(person, Rule.SEE_EVIDENCE):
        return {}
    studies = all_studies().filter(reference__in=references)
    return {
        each.study.reference: Thing(
            each.study.reference,
            each.study.title,
            reverse("evidence:study", args=[each.study.reference]),
            str(each.standing),
            each.ended_on or each.started_on,
        )
        for each in followed_studies(studies, timezone.localdate())
    }
