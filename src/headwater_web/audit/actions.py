"""Adding to the record: the one way in."""

import re
from collections.abc import Mapping
from typing import Protocol

from django.db import connection
from django.utils import timezone

from headwater_web.audit.chain import Detail, Link, canonical
from headwater_web.audit.models import AuditEvent, ChainHead

ACTION = re.compile(r"[a-z_]+\.[a-z_]+")
REFERENCE = re.compile(r"[a-z_]+/[A-Za-z0-9_.:-]+")
TOKEN = re.compile(r"[A-Za-z0-9_.:/+-]{0,100}")


class Actor(Protocol):
    """Someone who acts: known to the record by a reference alone."""

    @property
    def audit_reference(self) -> str: ...


class OutsideTransaction(Exception):
    """An event was about to be recorded outside the transaction of the act it records.

    An act and its record are kept or lost together: wrap both in `transaction.atomic()`.
    """


class NotAToken(ValueError):
    """A value given to the record may hold free text, which might be personal.

    Expected a reference such as `membership/12`, or a short token without spaces.
    """


def record(
    *,
    actor: Actor | None,
    action: str,
    about: str = "",
    details: Mapping[str, Detail] | None = None,
) -> AuditEvent:
    """Add one event to the chain, inside the caller's transaction.

    `actor` None is the site itself or someone not signed in. `action` is `app.what_happened`;
    `about` a reference `kind/key`; `details` short tokens, numbers, yes or no: no free text.
    Raises OutsideTransaction, NotAToken.
    """
    if not connection.in_atomic_block:
        raise OutsideTransaction(action)
    _require_tokens(action=action, about=about, details=details or {})
    # Writers wait here for each other: on PostgreSQL for this row; on SQLite the transaction
    # already holds the only writer's lock, because it began IMMEDIATE.
    head = ChainHead.objects.select_for_update().get(pk=1)
    link = Link(
        number=head.number + 1,
        happened_at=timezone.now(),
        actor=actor.audit_reference if actor is not None else "",
        action=action,
        about=about,
        details=canonical(details or {}).decode(),
        previous_hash=head.event_hash,
    )
    return _append(link)


def _append(link: Link) -> AuditEvent:
    event = AuditEvent.objects.create(
        number=link.number,
        happened_at=link.happened_at,
        actor=link.actor,
        action=link.action,
        about=link.about,
        details=link.details,
        previous_hash=link.previous_hash,
        event_hash=link.event_hash,
    )
    ChainHead.objects.filter(pk=1).update(number=link.number, event_hash=link.event_hash)
    return event


def _require_tokens(*, action: str, about: str, details: Mapping[str, Detail]) -> None:
    if not ACTION.fullmatch(action):
        raise NotAToken("action")
    if about and not REFERENCE.fullmatch(about):
        raise NotAToken("about")
    for name, value in details.items():
        if not TOKEN.fullmatch(name) or (isinstance(value, str) and not TOKEN.fullmatch(value)):
            raise NotAToken(name)
