"""Who sits on a panel and who leads it: the one place that asks governance."""

from datetime import date
from typing import Protocol

from headwater_web.accounts.api import Asker
from headwater_web.audit.api import Actor
from headwater_web.governance import api as governance


class SignedIn(Asker, Actor, Protocol):
    """Someone signed in: asks what they may do, and is known to the record."""


def is_chair(person: SignedIn, body: str, *, on: date) -> bool:
    """Whether someone has the chair of a panel on a day. `body` is governance's key of it."""
    return governance.is_chair(person, body, on=on)
