"""What other apps may use of the record."""

from headwater_web.audit.actions import Actor, NotAToken, OutsideTransaction, record
from headwater_web.audit.queries import RecordedEvent, Verification, events, verify

__all__ = [
    "Actor",
    "NotAToken",
    "OutsideTransaction",
    "RecordedEvent",
    "Verification",
    "events",
    "record",
    "verify",
]
