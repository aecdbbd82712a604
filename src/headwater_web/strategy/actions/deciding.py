"""What a body decided about a plan or an action, as its own record says."""

from headwater_web.governance.api import DecisionWords, Outcome, decision_with
from headwater_web.strategy import faults

_AGREEING = {Outcome.AGREED, Outcome.AGREED_WITH_CHANGES}


def decision_about(reference: str, decision: str) -> DecisionWords:
    """A decision about a thing that stands. Raises NotDecided."""
    found = decision_with(decision)
    if found is None or not found.stands or reference not in found.about:
        raise faults.NotDecided
    return found


def agrees(decision: DecisionWords) -> bool:
    """Whether the body agreed, as it was asked or with changes."""
    return decision.outcome in _AGREEING
