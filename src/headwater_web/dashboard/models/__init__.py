"""The tables of the dashboard: views that people keep, and the monthly e-mail."""

from headwater_web.dashboard.models.digests import (
    DigestAttempt,
    DigestChoice,
    DigestOutcome,
    OutcomeKind,
)
from headwater_web.dashboard.models.saved_views import SavedView, SharedWith

__all__ = [
    "DigestAttempt",
    "DigestChoice",
    "DigestOutcome",
    "OutcomeKind",
    "SavedView",
    "SharedWith",
]
