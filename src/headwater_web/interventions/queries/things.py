"""Programmes and what belongs to them as the thread shows them."""

from collections.abc import Collection, Mapping

from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator

from headwater_web.accounts.api import Asker, Rule, may
from headwater_web.interventions.models import (
    Appraisal,
    PlaceProblem,
    Recommendation,
    SystemChange,
)
from headwater_web.interventions.queries.programmes import all_programmes, followed
from headwater_web.thread.api import Thing

_LONGEST = 120


def programmes_seen_by(person: Asker, references: Collection[str]) -> Mapping[str, Thing]:
    """Of these references, the programmes that a person may see."""
    if not may(person, Rule.SEE_INTERVENTIONS):
        return {}
    chosen = all_programmes().filter(reference__in=references)
    return {
        each.reference: Thing(
            each.reference,
            each.version.name,
            each.address,
            each.standing_words,
            each.version.starts_on,
        )
        for each in followed(chosen, timezone.localdate())
    }


def appraisals_seen_by(person: Asker, references: Collection[str]) -> Mapping[str, Thing]:
    """Appraisals, for whoever may see the money of every programme."""
    if not may(person, Rule.SEE_PROGRAMME_MONEY):
        return {}
    return {
        each.reference: Thing(
            each.reference,
            each.title,
            reverse("interventions:appraisal", args=[each.reference]),
            happened_on=timezone.localdate(each.written_at),
        )
        for each in Appraisal.objects.filter(reference__in=references)
    }


def problems_seen_by(person: Asker, references: Collection[str]) -> Mapping[str, Thing]:
    """Problems of places, for whoever may see interventions."""
    if not may(person, Rule.SEE_INTERVENTIONS):
        return {}
    return {
        each.reference: Thing(
            each.reference,
            each.title,
            reverse("interventions:problem", args=[each.reference]),
            happened_on=timezone.localdate(each.written_at),
        )
        for each in PlaceProblem.objects.filter(reference__in=references)
    }


def changes_seen_by(person: Asker, references: Collection[str]) -> Mapping[str, Thing]:
    """System changes, for whoever may see interventions."""
    if not may(person, Rule.SEE_INTERVENTIONS):
        return {}
    return {
        each.reference: Thing(
            each.reference,
            each.title,
            reverse("interventions:changes") + f"#{each.reference}",
            happened_on=each.changed_on,
        )
        for each in SystemChange.objects.filter(reference__in=references)
    }


def recommendations_seen_by(person: Asker, references: Collection[str]) -> Mapping[str, Thing]:
    """Recommendations of reviews, for whoever may see interventions."""
    if not may(person, Rule.SEE_INTERVENTIONS):
        return {}
    found = Recommendation.objects.filter(reference__in=references).select_related("review")
    return {
        each.reference: Thing(
            each.reference,
            Truncator(each.words).chars(_LONGEST),
            reverse("interventions:recommendation", args=[each.reference]),
            happened_on=each.review.published_on,
        )
        for each in found
    }
