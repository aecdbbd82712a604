"""Findings as other apps tell them: their words, and the recommendations that they led to."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils import timezone

from headwater_web.strategy.models import Finding
from headwater_web.strategy.queries.entries import all_entries, shown_entries
from headwater_web.thread.api import LinkKind, later_references


@dataclass(frozen=True, slots=True)
class FindingWords:
    """A finding in words. `led_to` are the references and words of the entries it led to.

    `strength` is that of its evidence as judged last, empty where nobody has judged it.
    """

    reference: str
    title: str
    words: str
    strength: str
    is_withdrawn: bool
    led_to: tuple[tuple[str, str], ...]


def finding_words(references: Collection[str]) -> dict[str, FindingWords]:
    """These findings by their references; one that is not there is left out."""
    led_to = later_references(references, LinkKind.LED_TO)
    entries = {
        each.entry.reference: each.entry.words
        for each in shown_entries(
            all_entries().filter(reference__in={r for later in led_to.values() for r in later}),
            today=timezone.localdate(),
        )
    }
    return {
        each.reference: FindingWords(
            each.reference,
            each.title,
            each.words,
            _strength(each),
            each.withdrawn_at is not None,
            tuple(
                (later, entries[later])
                for later in led_to.get(each.reference, ())
                if later in entries
            ),
        )
        for each in Finding.objects.filter(reference__in=references).prefetch_related("strengths")
    }


def _strength(finding: Finding) -> str:
    judged = list(finding.strengths.all())
    return str(judged[-1].get_strength_display()) if judged else ""
