"""What other apps may use of networks: what was asked of others, and what was done as a member."""

from headwater_web.networks.queries.told import (
    AskWords,
    ContributionWords,
    ask_words,
    asks_of_entry,
    asks_of_institutions,
    asks_open,
    asks_to_chase,
    contributions_since,
)
from headwater_web.networks.staging import NetworksUnreadable, stage_networks

__all__ = [
    "AskWords",
    "ContributionWords",
    "NetworksUnreadable",
    "ask_words",
    "asks_of_entry",
    "asks_of_institutions",
    "asks_open",
    "asks_to_chase",
    "contributions_since",
    "stage_networks",
]
