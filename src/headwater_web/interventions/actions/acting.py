"""What the acts of this app share: who wrote a row, ties to other things, and decisions."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TypedDict

from django.utils import timezone

from headwater_web.audit.api import Actor
from headwater_web.governance.api import DecisionWords, Outcome, decision_with
from headwater_web.interventions import faults
from headwater_web.thread.api import LinkKind, link
from headwater_web.ui.strategy_words import began_on

AGREED = frozenset({Outcome.AGREED, Outcome.AGREED_WITH_CHANGES})


class Signature(TypedDict):
    """When a row is written, and by whom."""

    written_at: datetime
    written_by: str


def signed(by: Actor, at: datetime | None = None) -> Signature:
    """The signature of somebody who writes now. `at` is for a demonstration set back in time."""
    return {"written_at": at or timezone.now(), "written_by": by.audit_reference}


def check_began(day: date) -> None:
    """Raise BeforeTheBeginning for a day before the partnership began."""
    if day < began_on():
        raise faults.BeforeTheBeginning


def tie(by: Actor, references: Iterable[str], later: str, kind: LinkKind) -> None:
    """Tie things to one that comes of them."""
    for reference in references:
        link(by=by, earlier=reference, later=later, kind=kind)


def standing_decision(reference: str) -> DecisionWords:
    """A decision that stands and was agreed. Raises NoSuchDecision."""
    found = decision_with(reference)
    if found is None or not found.stands or found.outcome not in AGREED:
        raise faults.NoSuchDecision
    return found
