"""With what a measure may be compared."""

from enum import StrEnum


class Comparator(StrEnum):
    """What a measure's newest value is set beside. Nothing here is ever ranked."""

    OWN_PAST = "own_past"
    """The same area a year before."""
    DISTRICT_PEERS = "district_peers"
    """The districts of the partnership, each beside the whole."""
    STATISTICAL_NEIGHBOURS = "statistical_neighbours"
    """Areas elsewhere that are like ours, where a publisher gives the same figure of them."""
