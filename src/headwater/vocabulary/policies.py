"""Disclosure policies, strictest last."""

from enum import StrEnum


class DisclosurePolicy(StrEnum):
    """How counts from a feed may be published."""

    OPEN = "open"
    """Exact counts: the source is already public."""
    NHS_SUBNATIONAL = "nhs_subnational"
    """Counts of 1 to 7 are withheld, zero stays zero, the rest are rounded to the nearest 5.

    Source: NHS England, Hospital Episode Statistics analysis guide, sub-national counts.
    """


def strictest(policies: set[DisclosurePolicy]) -> DisclosurePolicy:
    """The policy that a measure inherits from all of its sources.

    Raises ValueError when there is no source.

    >>> strictest({DisclosurePolicy.OPEN, DisclosurePolicy.NHS_SUBNATIONAL}).value
    'nhs_subnational'
    """
    order = list(DisclosurePolicy)
    return max(policies, key=order.index)
