"""What every act shares: who did it, and how the second of two people is told of the first."""

from headwater_web.audit.api import Actor


class ChangedMeanwhile(Exception):
    """Somebody else changed the same thing after this person opened it. Nothing was written."""


def reference_of(by: Actor | None) -> str:
    """The audit reference of whoever acts; empty where an import does."""
    return by.audit_reference if by is not None else ""
