"""Asking for data, on behalf of one unit or several; what stands in the way; what was answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from headwater_web.agreements import faults
from headwater_web.agreements.courses import course_of
from headwater_web.agreements.models import (
    Barrier,
    DataRequest,
    Dataset,
    RequestEvent,
    RequestUnit,
    Step,
)
from headwater_web.audit.api import Actor, record
from headwater_web.thread.api import LinkKind, link, take_reference


@dataclass(frozen=True, slots=True)
class RequestWords:
    """What is asked for, and why."""

    words: str
    purposes: Sequence[str]
    level: str
    asked_on: date


@transaction.atomic
def ask_for_data(
    *, by: Actor, dataset: Dataset, said: RequestWords, units: Mapping[str, str]
) -> DataRequest:
    """Note that a dataset was asked for. `units` are keys and names. Raises NotComeYet."""
    if said.asked_on > timezone.localdate():
        raise faults.NotComeYet
    request: DataRequest = DataRequest.objects.create(
        reference=take_reference("X"),
        dataset=dataset,
        words=said.words,
        purposes=list(said.purposes),
        level=said.level,
        asked_on=said.asked_on,
        noted_at=timezone.now(),
        noted_by=by.audit_reference,
    )
    for unit, name in units.items():
        RequestUnit.objects.create(request=request, unit=unit, unit_name=name)
    _record(by, "agreements.data_asked_for", request, {"units": len(units)})
    link(by=by, earlier=dataset.reference, later=request.reference, kind=LinkKind.LED_TO)
    return request


@transaction.atomic
def note_step(
    *, by: Actor, request: DataRequest, step: Step, happened_on: date, words: str = ""
) -> RequestEvent:
    """Note what happened to a request. Raises NothingAnswered, NotComeYet, BeforeItBegan."""
    _check_day(request, happened_on)
    event: RequestEvent = RequestEvent.objects.create(
        request=request,
        step=step,
        happened_on=happened_on,
        words=words,
        said_at=timezone.now(),
        said_by=by.audit_reference,
    )
    _record(by, "agreements.request_step", request, {"step": step.value})
    return event


@transaction.atomic
def meet_barrier(
    *, by: Actor, request: DataRequest, kind: str, words: str, met_on: date
) -> Barrier:
    """Note what stands in a request's way. Raises NothingAnswered, NotComeYet, BeforeItBegan."""
    _check_day(request, met_on)
    barrier: Barrier = Barrier.objects.create(
        request=request,
        kind=kind,
        words=words,
        met_on=met_on,
        said_at=timezone.now(),
        said_by=by.audit_reference,
    )
    _record(by, "agreements.barrier_met", request, {"barrier": kind})
    return barrier


@transaction.atomic
def overcome(*, by: Actor, barrier: Barrier, overcome_on: date) -> None:
    """Note that a barrier is overcome. Raises OvercomeAlready, NotComeYet, BeforeItBegan."""
    held: Barrier = Barrier.objects.select_for_update().get(pk=barrier.pk)
    if held.overcome_on is not None:
        raise faults.OvercomeAlready
    if overcome_on > timezone.localdate():
        raise faults.NotComeYet
    if overcome_on < held.met_on:
        raise faults.BeforeItBegan
    held.overcome_on, held.overcome_by = overcome_on, by.audit_reference
    held.save(update_fields=["overcome_on", "overcome_by"])
    _record(by, "agreements.barrier_overcome", held.request, {"barrier": held.kind})


def _check_day(request: DataRequest, day: date) -> None:
    """A request that has not ended, and a day between asking and today."""
    held: DataRequest = DataRequest.objects.select_for_update().get(pk=request.pk)
    course = course_of(held)
    if course.ended_on is not None:
        raise faults.NothingAnswered
    if day > timezone.localdate():
        raise faults.NotComeYet
    if day < held.asked_on:
        raise faults.BeforeItBegan


def _record(
    by: Actor, action: str, request: DataRequest, details: dict[str, str | int | bool | None]
) -> None:
    record(actor=by, action=action, about=request.audit_reference, details=details)
