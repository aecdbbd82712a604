"""Agreements, assessments, datasets, requests and accesses as the thread shows them."""

from collections.abc import Collection, Mapping

from django.urls import reverse
from django.utils import timezone

from headwater_web.accounts.api import Asker
from headwater_web.agreements.queries.access import accesses_of
from headwater_web.agreements.queries.agreements import agreements_of, shown
from headwater_web.agreements.queries.assessments import assessments_of, standing_words
from headwater_web.agreements.queries.catalogue import datasets_of
from headwater_web.agreements.queries.requests import requests_of, shown_request
from headwater_web.agreements.terms import access_standing_of
from headwater_web.thread.api import Thing

Things = Mapping[str, Thing]


def agreements_seen_by(person: Asker, references: Collection[str]) -> Things:
    """Of these references, the agreements that a person may see."""
    day = timezone.localdate()
    return {
        each.reference: Thing(
            each.reference,
            each.title,
            reverse("agreements:agreement", args=[each.reference]),
            shown(each, day).words,
            each.signed_on,
        )
        for each in agreements_of(person).filter(reference__in=references)
    }


def assessments_seen_by(person: Asker, references: Collection[str]) -> Things:
    """Of these references, the impact assessments that a person may see."""
    day = timezone.localdate()
    return {
        each.reference: Thing(
            each.reference,
            each.title,
            reverse("agreements:assessment", args=[each.reference]),
            standing_words(each, day),
            each.signed_off_on,
        )
        for each in assessments_of(person).filter(reference__in=references)
    }


def datasets_seen_by(person: Asker, references: Collection[str]) -> Things:
    """Of these references, the datasets that a person may see."""
    return {
        each.reference: Thing(
            each.reference,
            each.title,
            reverse("agreements:dataset", args=[each.reference]),
            each.holder_name,
            timezone.localdate(each.added_at),
        )
        for each in datasets_of(person).filter(reference__in=references)
    }


def requests_seen_by(person: Asker, references: Collection[str]) -> Things:
    """Of these references, the requests for data that a person may see."""
    day = timezone.localdate()
    return {
        each.reference: Thing(
            each.reference,
            each.dataset.title,
            reverse("agreements:request", args=[each.reference]),
            str(shown_request(each, day).course.standing.label),
            each.asked_on,
        )
        for each in requests_of(person).filter(reference__in=references)
    }


def accesses_seen_by(person: Asker, references: Collection[str]) -> Things:
    """Of these references, the accesses that a person may see. Who asked stands on its page."""
    now = timezone.now()
    return {
        each.reference: Thing(
            each.reference,
            each.agreement.title,
            reverse("agreements:access", args=[each.reference]),
            str(access_standing_of(each, now).label),
            timezone.localdate(each.asked_at),
        )
        for each in accesses_of(person).filter(reference__in=references)
    }
