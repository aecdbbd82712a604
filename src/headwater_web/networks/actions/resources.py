"""Offering a resource, looking at it again, taking it back, and saying that it was used."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.networks.models import Helped, Resource, Review, Use
from headwater_web.networks.refusals import (
    ChangedMeanwhile,
    NotComeYet,
    PutRightAlready,
    Withdrawn,
)
from headwater_web.thread.api import take_reference


@dataclass(frozen=True, slots=True)
class ResourceWords:
    """What a resource is and on what terms it is offered."""

    title: str
    what: str
    licence: str
    theme: str = ""
    address: str = ""
    text: str = ""
    did_not_work: str = ""


@dataclass(frozen=True, slots=True)
class Looked:
    """When a resource was looked at, and when it is to be looked at next."""

    on: date
    due_on: date
    words: str = ""


@transaction.atomic
def offer_resource(
    *, by: Actor, network: str, offered_by: str, words: ResourceWords, looked: Looked
) -> Resource:
    """Put a resource of an organisation into a network's library. Raises NotComeYet."""
    resource: Resource = Resource.objects.create(
        reference=take_reference("N"),
        network=network,
        offered_by=offered_by,
        added_at=timezone.now(),
        added_by=by.audit_reference,
        **asdict(words),
    )
    _keep_review(by, resource, looked)
    record(
        actor=by,
        action="networks.resource_offered",
        about=resource.audit_reference,
        details={"network": network, "offered_by": offered_by},
    )
    return resource


@transaction.atomic
def change_resource(
    *, by: Actor, resource: Resource, words: ResourceWords, version: int
) -> Resource:
    """Say otherwise what a resource is. Raises ChangedMeanwhile, Withdrawn."""
    found = _offered(resource)
    if found.version != version:
        raise ChangedMeanwhile
    for name, value in asdict(words).items():
        setattr(found, name, value)
    found.version += 1
    found.save()
    record(actor=by, action="networks.resource_changed", about=found.audit_reference)
    return found


@transaction.atomic
def review_resource(*, by: Actor, resource: Resource, looked: Looked) -> Review:
    """Say that a resource was looked at again. Raises Withdrawn, NotComeYet."""
    found = _offered(resource)
    review = _keep_review(by, found, looked)
    record(actor=by, action="networks.resource_reviewed", about=found.audit_reference)
    return review


@transaction.atomic
def withdraw_resource(*, by: Actor, resource: Resource, why: str) -> None:
    """Take a resource back; that it was offered and used stays. Raises Withdrawn."""
    found = _offered(resource)
    found.withdrawn_at, found.withdrawn_by = timezone.now(), by.audit_reference
    found.withdrawn_why = why
    found.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_why"])
    record(actor=by, action="networks.resource_withdrawn", about=found.audit_reference)


@transaction.atomic
def record_use(
    *,
    by: Actor,
    resource: Resource,
    organisation: str,
    used_on: date,
    what_for: str,
    helped: Helped,
) -> Use:
    """Say that an organisation used a resource. Raises NotComeYet.

    What was taken back can have been used before.
    """
    if used_on > timezone.localdate():
        raise NotComeYet
    return _keep_use(
        by,
        Use(
            resource=resource,
            organisation=organisation,
            used_on=used_on,
            what_for=what_for,
            helped=helped,
        ),
    )


@transaction.atomic
def say_whether_it_helped(*, by: Actor, use: Use, helped: Helped) -> Use:
    """Say of an earlier use what came of it. Raises PutRightAlready."""
    if Use.objects.select_for_update().filter(corrects=use).exists():
        raise PutRightAlready
    return _keep_use(
        by,
        Use(
            resource=use.resource,
            organisation=use.organisation,
            used_on=use.used_on,
            what_for=use.what_for,
            helped=helped,
            corrects=use,
        ),
    )


def _keep_use(by: Actor, use: Use) -> Use:
    use.recorded_at, use.recorded_by = timezone.now(), by.audit_reference
    use.save()
    record(
        actor=by,
        action="networks.use_recorded",
        about=use.resource.audit_reference,
        details={"organisation": use.organisation, "helped": str(use.helped)},
    )
    return use


def _keep_review(by: Actor, resource: Resource, looked: Looked) -> Review:
    if looked.on > timezone.localdate():
        raise NotComeYet
    review: Review = Review.objects.create(
        resource=resource,
        reviewed_on=looked.on,
        due_on=looked.due_on,
        words=looked.words,
        recorded_at=timezone.now(),
        recorded_by=by.audit_reference,
    )
    return review


def _offered(resource: Resource) -> Resource:
    found: Resource = Resource.objects.select_for_update().get(pk=resource.pk)
    if found.withdrawn_at is not None:
        raise Withdrawn
    return found
