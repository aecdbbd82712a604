"""What other apps may use of providers' returns: what accepted ones say, and what is late."""

from headwater_web.provider_returns.queries.accepted import Told, told_by, told_of
from headwater_web.provider_returns.queries.over_time import Count, latest_counts
from headwater_web.provider_returns.queries.returns import FollowedReturn, followed, returns_of
from headwater_web.provider_returns.queries.telling import (
    OutcomeWords,
    outcomes_of_programme,
    programme_counts,
)
from headwater_web.provider_returns.staging import ProviderStaff, stage_provider_returns

__all__ = [
    "Count",
    "FollowedReturn",
    "OutcomeWords",
    "ProviderStaff",
    "Told",
    "followed",
    "latest_counts",
    "outcomes_of_programme",
    "programme_counts",
    "returns_of",
    "stage_provider_returns",
    "told_by",
    "told_of",
]
