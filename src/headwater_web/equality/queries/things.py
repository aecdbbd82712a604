"""Assessments and gaps as the thread shows them."""

from collections.abc import Collection, Mapping

from django.urls import reverse
from django.utils import timezone

from headwater_web.accounts.api import Asker
from headwater_web.equality.queries.assessments import assessments_of, standing_words
from headwater_web.equality.queries.gaps import gaps_of, shown_gaps
from headwater_web.thread.api import Thing


def assessments_seen_by(person: Asker, references: Collection[str]) -> Mapping[str, Thing]:
    """Of these references, the assessments that a person may see."""
    return {
        each.reference: Thing(
            each.reference,
            each.title,
            reverse("equality:assessment", args=[each.reference]),
            standing_words(each),
            each.signed_off_on,
        )
        for each in assessments_of(person).filter(reference__in=references)
    }


def gaps_seen_by(person: Asker, references: Collection[str]) -> Mapping[str, Thing]:
    """Of these references, the gaps that a person may see."""
    return {
        each.gap.reference: Thing(
            each.gap.reference,
            each.gap.title,
            reverse("equality:gap", args=[each.gap.reference]),
            each.words,
            timezone.localdate(each.gap.named_at),
        )
        for each in shown_gaps(gaps_of(person).filter(reference__in=references))
    }
