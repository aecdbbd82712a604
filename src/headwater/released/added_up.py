"""What is said of a number that was added up from districts, instead of what is said of others."""

from headwater.vocabulary.policies import DisclosurePolicy
from headwater.vocabulary.states import ValueState

_ADDED_UP = (
    "Added up from the numbers of its districts as they are released, and from nothing else."
)
_ROUNDED = (
    "Each of those that is not zero is rounded to the nearest 5, so the sum can be further from "
    "the true count."
)
_PART_WITHHELD = "Withheld, because the number of at least one of its districts is withheld."


def decision_on_sum(state: ValueState, *, policy: str) -> str:
    """Why a sum shows a number, or that one of its districts is withheld; else no words."""
    if state is ValueState.SUPPRESSED:
        return _PART_WITHHELD
    if state is not ValueState.RELEASED:
        return ""
    is_open = DisclosurePolicy(policy) is DisclosurePolicy.OPEN
    return _ADDED_UP if is_open else f"{_ADDED_UP} {_ROUNDED}"


def completeness_of_sum(share: float) -> str:
    """How complete the least complete district is, to a whole per cent.

    >>> completeness_of_sum(0.914)
    '91% of the events in its least complete district have the details that this number needs.'
    """
    return (
        f"{share:.0%} of the events in its least complete district have the details that this "
        "number needs."
    )
