"""Loading a partnership's bodies. Twice changes nothing."""

from collections.abc import Mapping
from pathlib import Path

from django.db import transaction

from headwater_web.governance.actions import bodies, seats
from headwater_web.governance.definitions import (
    DefinedBody,
    DefinedSeat,
    read_bodies,
)
from headwater_web.governance.models import Body


@transaction.atomic
def load_bodies(path: Path) -> None:
    """Add what a file of bodies has and the site has not; nothing that is kept is undone.

    A body's name, kind and remit follow the file, and an end that the file gained is kept. Seats
    belong to the site once they are there. Raises BodiesUnreadable.
    """
    found = read_bodies(path)
    kept = {defined.key: _kept(defined) for defined in found.bodies}
    for defined in found.bodies:
        _complete(kept[defined.key], defined, kept)
    for each in found.successions:
        bodies.succeed(
            by=None,
            predecessor=kept[each.predecessor],
            successor=kept[each.successor],
            took_over_on=each.since,
            part=each.part,
        )


def _kept(defined: DefinedBody) -> Body:
    body: Body | None = Body.objects.filter(key=defined.key).first()
    if body is None:
        return bodies.add_body(
            by=None,
            key=defined.key,
            name=defined.name,
            kind=defined.kind,
            remit=defined.remit,
            starts_on=defined.starts_on,
            ends_on=defined.ends_on,
        )
    bodies.describe_body(
        by=None, body=body, name=defined.name, kind=defined.kind, remit=defined.remit
    )
    if defined.ends_on and body.ends_on is None:
        bodies.end_body(by=None, body=body, ends_on=defined.ends_on)
    return body


def _complete(body: Body, defined: DefinedBody, kept: Mapping[str, Body]) -> None:
    for key in defined.reports_to:
        bodies.report_to(by=None, body=body, parent=kept[key], starts_on=defined.starts_on)
    for words in defined.themes:
        bodies.add_theme(by=None, body=body, words=words)
    if terms := defined.terms:
        bodies.agree_terms(
            by=None,
            body=body,
            text=terms.text.strip(),
            agreed_on=terms.agreed_on,
            review_due_on=terms.review_due_on,
            quorum=terms.quorum,
        )
    for seat in defined.seats:
        if not body.seats.filter(key=seat.key).exists():
            _add_seat(body, seat)


def _add_seat(body: Body, defined: DefinedSeat) -> None:
    seat = seats.add_seat(
        by=None,
        body=body,
        key=defined.key,
        organisation=defined.organisation,
        role=defined.role,
        post=defined.post,
        starts_on=defined.starts_on,
        ends_on=defined.ends_on,
    )
    seats.note_representation(
        by=None, seat=seat, invited_on=defined.invited_on, accepted_on=defined.accepted_on
    )
    for title, is_deputy in ((defined.holder, False), (defined.deputy, True)):
        if title:
            seats.seat_holder(
                by=None,
                seat=seat,
                title=title,
                is_deputy=is_deputy,
                starts_on=defined.accepted_on or defined.starts_on,
            )
