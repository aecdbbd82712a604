"""Who speaks for a unit or an organisation."""

from typing import Protocol

from headwater_web.accounts.api import STAFF, Asker, Rule, may, organisations_of, roles_of
from headwater_web.audit.api import Actor


class SignedIn(Asker, Actor, Protocol):
    """Someone signed in: asks what they may do, and is known to the record."""


def shares_for(person: Asker) -> tuple[str, ...]:
    """The keys of a person's own organisations for which they may share and agree."""
    return tuple(
        body.key
        for body in organisations_of(person)
        if may(person, Rule.SHARE_RESOURCES, about=body.key)
    )


def speaks_for(person: Asker, unit: str) -> bool:
    """Whether a person may agree to an ask in a unit's name: one of its own who may decide.

    Of a partnership's own team that is whoever may ask others; an analyst may not.
    """
    if unit not in shares_for(person):
        return False
    return may(person, Rule.MANAGE_NETWORKS) or not roles_of(person) & STAFF
