"""Everything that changes bodies. Each act writes its event."""

from collections.abc import Collection
from datetime import date

from django.db import transaction

from headwater_web.audit.api import Actor, record
from headwater_web.governance.models import (
    Body,
    BodyKind,
    ReportingLine,
    Succession,
    TermsOfReference,
    Theme,
)
from headwater_web.thread.api import take_reference


class EndedAlready(Exception):
    """A body that has an end was to be ended again. Its end stands; read the body first."""


class EndedBeforeItBegan(Exception):
    """A body was to end before the first day it existed. Give a later day."""


@transaction.atomic
def add_body(
    *,
    by: Actor | None,
    key: str,
    name: str,
    kind: BodyKind,
    remit: str = "",
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> Body:
    """Add a body under a new reference."""
    body: Body = Body.objects.create(
        reference=take_reference("G"),
        key=key,
        name=name,
        kind=kind,
        remit=remit,
        starts_on=starts_on,
        ends_on=ends_on,
    )
    record(actor=by, action="governance.body_added", about=body.audit_reference)
    return body


@transaction.atomic
def describe_body(*, by: Actor | None, body: Body, name: str, kind: BodyKind, remit: str) -> None:
    """Give a body another name, kind or remit; where it has them already, do nothing."""
    if (body.name, body.kind, body.remit) == (name, kind, remit):
        return
    body.name, body.kind, body.remit = name, kind, remit
    body.save(update_fields=["name", "kind", "remit"])
    record(actor=by, action="governance.body_described", about=body.audit_reference)


@transaction.atomic
def end_body(
    *, by: Actor | None, body: Body, ends_on: date, successors: Collection[Body] = ()
) -> None:
    """Say when a body ceased and who took over. Its seats, decisions and past stay as they are.

    Raises EndedAlready, EndedBeforeItBegan.
    """
    kept = Body.objects.select_for_update().get(pk=body.pk)
    if kept.ends_on is not None:
        raise EndedAlready(kept.key)
    if kept.starts_on and ends_on < kept.starts_on:
        raise EndedBeforeItBegan(kept.key)
    body.ends_on = kept.ends_on = ends_on
    kept.save(update_fields=["ends_on"])
    record(
        actor=by,
        action="governance.body_ended",
        about=body.audit_reference,
        details={"ends_on": ends_on.isoformat()},
    )
    for successor in successors:
        succeed(by=by, predecessor=body, successor=successor, took_over_on=ends_on)


@transaction.atomic
def succeed(
    *, by: Actor | None, predecessor: Body, successor: Body, took_over_on: date, part: str = ""
) -> None:
    """Say that one body took over from another; where that is said already, do nothing."""
    _made, is_new = Succession.objects.get_or_create(
        predecessor=predecessor,
        successor=successor,
        defaults={"took_over_on": took_over_on, "part": part},
    )
    if is_new:
        record(
            actor=by,
            action="governance.body_succeeded",
            about=predecessor.audit_reference,
            details={"successor": successor.reference, "on": took_over_on.isoformat()},
        )


@transaction.atomic
def agree_terms(
    *,
    by: Actor | None,
    body: Body,
    text: str,
    agreed_on: date,
    review_due_on: date | None = None,
    quorum: int | None = None,
) -> None:
    """Keep the terms of reference that a body agreed on a day; once for each day."""
    _made, is_new = TermsOfReference.objects.get_or_create(
        body=body,
        agreed_on=agreed_on,
        defaults={"text": text, "review_due_on": review_due_on, "quorum": quorum},
    )
    if is_new:
        record(
            actor=by,
            action="governance.terms_agreed",
            about=body.audit_reference,
            details={"agreed_on": agreed_on.isoformat()},
        )


@transaction.atomic
def report_to(*, by: Actor | None, body: Body, parent: Body, starts_on: date | None = None) -> None:
    """Draw a reporting line; where one is open already, do nothing."""
    _made, is_new = ReportingLine.objects.get_or_create(
        body=body, parent=parent, ends_on=None, defaults={"starts_on": starts_on}
    )
    if is_new:
        record(
            actor=by,
            action="governance.reporting_line_drawn",
            about=body.audit_reference,
            details={"parent": parent.reference},
        )


@transaction.atomic
def add_theme(*, by: Actor | None, body: Body, words: str) -> None:
    """Name a theme of a network, once."""
    _made, is_new = Theme.objects.get_or_create(body=body, words=words)
    if is_new:
        record(actor=by, action="governance.theme_added", about=body.audit_reference)
