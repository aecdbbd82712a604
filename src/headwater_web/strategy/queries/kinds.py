"""Findings, entries and actions as the thread shows them."""

from collections.abc import Collection, Mapping

from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator

from headwater_web.accounts.api import Asker, Rule, may
from headwater_web.strategy.models import Finding
from headwater_web.strategy.queries.actions import shown_by_reference
from headwater_web.strategy.queries.entries import all_entries, shown_entries
from headwater_web.strategy.queries.plans import all_plans, shown_plans
from headwater_web.thread.api import Thing

_TITLE = 120


def entries_seen_by(person: Asker, references: Collection[str]) -> Mapping[str, Thing]:
    """Entries of the registers, for whoever may see the strategy."""
    if not may(person, Rule.SEE_STRATEGY):
        return {}
    entries = all_entries().filter(reference__in=references)
    return {
        each.entry.reference: Thing(
            each.entry.reference,
            Truncator(each.entry.words).chars(_TITLE) or str(each.words).capitalize(),
            reverse("strategy:entry", args=[each.entry.reference]),
            str(each.words),
            each.entry.due_on,
        )
        for each in shown_entries(entries, today=timezone.localdate())
    }


def actions_seen_by(person: Asker, references: Collection[str]) -> Mapping[str, Thing]:
    """Actions, for whoever may see the strategy."""
    if not may(person, Rule.SEE_STRATEGY):
        return {}
    found = shown_by_reference(references, today=timezone.localdate())
    return {
        reference: Thing(
            reference,
            each.action.title,
            reverse("strategy:action", args=[reference]),
            str(each.standing.label),
            each.action.due_on,
        )
        for reference, each in found.items()
    }


def findings_seen_by(person: Asker, references: Collection[str]) -> Mapping[str, Thing]:
    """Findings, for whoever may see the strategy."""
    if not may(person, Rule.SEE_STRATEGY):
        return {}
    return {
        each.reference: Thing(
            each.reference,
            each.title,
            reverse("strategy:finding", args=[each.reference]),
            "" if each.withdrawn_at is None else "withdrawn",
            each.found_on,
        )
        for each in Finding.objects.filter(reference__in=references)
    }


def plans_seen_by(person: Asker, references: Collection[str]) -> Mapping[str, Thing]:
    """Plans, for whoever may see the strategy."""
    if not may(person, Rule.SEE_STRATEGY):
        return {}
    found = shown_plans(all_plans().filter(reference__in=references), today=timezone.localdate())
    return {
        each.plan.reference: Thing(
            each.plan.reference,
            each.plan.title,
            reverse("strategy:plan", args=[each.plan.reference]),
            each.words,
            each.plan.approved_on,
        )
        for each in found
    }
