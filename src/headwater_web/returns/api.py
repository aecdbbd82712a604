"""What other apps may use of returns: what is due, and the demonstration."""

from headwater_web.returns.queries.calendar import Due, calendar, returns_due
from headwater_web.returns.staging import ReturnsStaff, stage_returns

__all__ = [
    "Due",
    "ReturnsStaff",
    "calendar",
    "returns_due",
    "stage_returns",
]
