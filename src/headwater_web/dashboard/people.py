"""Who keeps views and hears of news: somebody signed in, known to the record."""

from typing import Protocol

from headwater_web.accounts.api import Asker
from headwater_web.audit.api import Actor


class SignedIn(Asker, Actor, Protocol):
    """Someone signed in: asks what they may do, and is known to the record."""
