"""Evaluations as things of a thread."""

from collections.abc import Collection

from django.urls import reverse

from headwater_web.accounts.api import Asker
from headwater_web.evaluations.queries.plans import all_plans, plans_seen_by
from headwater_web.thread.api import Thing


def evaluations_as_things(person: Asker, references: Collection[str]) -> dict[str, Thing]:
    """Of these references, the evaluations that a person may see."""
    plans = all_plans().filter(reference__in=references)
    return {
        each.reference: Thing(
            each.reference,
            each.version.title,
            reverse("evaluations:evaluation", args=[each.reference]),
            str(each.verdict_words or each.standing),
            each.version.ends,
        )
        for each in plans_seen_by(person, plans)
    }
