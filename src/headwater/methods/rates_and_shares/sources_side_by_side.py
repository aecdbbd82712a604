"""What several sources see of the same places, side by side and never added.

Police, emergency departments and ambulances each see a part of violence, and the parts overlap by
an unknown amount. A sum would count some events twice and miss others; what the sources show
together is where they agree and where only one of them sees anything.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from headwater.methods.rates_and_shares.rates import Numbers


@dataclass(frozen=True, slots=True)
class Seen:
    """What one source shows of one place: None throughout where it does not cover the place."""

    source: str
    events: int | None
    rank: int | None
    """1 for the most events among the places that the source covers; ties share the better."""
    at_top: bool | None


@dataclass(frozen=True, slots=True)
class PlaceSeen:
    """One place, by each source in the order given. There is no total, on purpose."""

    place: str
    by_source: tuple[Seen, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two sources point at the same places, among those that both cover."""

    first: str
    second: str
    places: int
    at_top_of_both: int
    at_top_of_first_only: int
    at_top_of_second_only: int
    expected_at_top_of_both: float
    """By chance, if the two had nothing to do with each other."""
    rank_correlation: float | None
    """Spearman's, from -1 to 1; None where a source shows the same everywhere."""


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Places by source, and each pair of sources."""

    sources: tuple[str, ...]
    places: tuple[PlaceSeen, ...]
    agreements: tuple[Agreement, ...]


def side_by_side(
    events: Mapping[str, Mapping[str, int]],
    *,
    covered: Mapping[str, Collection[str]],
    top_share: float = 0.1,
) -> SideBySide:
    """A table of what each source shows of each place, and of where they agree.

    `events` gives for each source its number of events by place; a place that a source covers and
    does not list has none, one that it does not cover is not collected, which is not zero. The
    places at a source's top are those that fewer than `top_share` of its places exceed, and that
    have an event. Raises ValueError if there are fewer than two sources, a count is negative, a
    source has events in a place that it does not cover, or the share is not within 0 and 1.
    Source: Spearman 1904, American Journal of Psychology 15, 72-101; Sutherland et al. 2017,
    Cambridge Journal of Evidence-Based Policing 1, 20-39 (what ambulance records add).

    >>> table = side_by_side(
    ...     {"police": {"A": 9, "B": 1}, "ambulance": {"A": 4, "C": 1}},
    ...     covered={"police": "ABC", "ambulance": "AC"}, top_share=0.4,
    ... )
    >>> [(seen.events, seen.rank, seen.at_top) for seen in table.places[0].by_source]
    [(9, 1, True), (4, 1, True)]
    >>> [seen.events for seen in table.places[1].by_source]
    [1, None]
    >>> table.agreements[0].places, table.agreements[0].at_top_of_both
    (2, 1)
    """
    if len(events) < 2 or not 0 < top_share < 1:
        raise ValueError(
            f"found {len(events)} sources and a top share of {top_share}; expected two or more "
            "sources and a share between 0 and 1"
        )
    shown = {source: _shown(source, events[source], covered[source], top_share)
             for source in events}  # fmt: skip
    places = sorted({place for of_source in shown.values() for place in of_source})
    rows = tuple(
        PlaceSeen(
            place,
            tuple(
                of_source.get(place, Seen(source, None, None, None))
                for source, of_source in shown.items()
            ),
        )
        for place in places
    )
    pairs = combinations(shown, 2)
    return SideBySide(
        tuple(shown),
        rows,
        tuple(_agreement(one, other, shown[one], shown[other]) for one, other in pairs),
    )


def _shown(
    source: str, events: Mapping[str, int], covered: Collection[str], top_share: float
) -> dict[str, Seen]:
    """What a source shows of each place that it covers."""
    places = sorted(set(covered))
    if set(events) - set(places):
        raise ValueError(f"found events of {source} in a place it does not cover; expected none")
    if any(count < 0 for count in events.values()):
        raise ValueError(f"found a negative count of {source}; expected zero or more")
    if not places:
        return {}
    counts = np.array([events.get(place, 0) for place in places])
    larger = (counts[None, :] > counts[:, None]).sum(axis=1)
    allowed = max(1, int(np.floor(round(top_share * len(places), 9))))
    return {
        place: Seen(source, int(count), int(above) + 1, bool(above < allowed and count > 0))
        for place, count, above in zip(places, counts, larger, strict=True)
    }


def _agreement(
    first: str, second: str, one: Mapping[str, Seen], other: Mapping[str, Seen]
) -> Agreement:
    shared = sorted(one.keys() & other.keys())
    top = np.array([[bool(one[p].at_top), bool(other[p].at_top)] for p in shared]).reshape(-1, 2)
    both = int(top.all(axis=1).sum())
    tops = top.sum(axis=0)
    return Agreement(
        first,
        second,
        places=len(shared),
        at_top_of_both=both,
        at_top_of_first_only=int(tops[0]) - both,
        at_top_of_second_only=int(tops[1]) - both,
        expected_at_top_of_both=float(tops[0] * tops[1] / max(len(shared), 1)),
        rank_correlation=_rank_correlation(
            np.array([float(one[p].events or 0) for p in shared]),
            np.array([float(other[p].events or 0) for p in shared]),
        ),
    )


def _rank_correlation(first: Numbers, second: Numbers) -> float | None:
    if len(first) < 2 or np.ptp(first) == 0 or np.ptp(second) == 0:
        return None
    from scipy.stats import rankdata

    return float(np.corrcoef(rankdata(first), rankdata(second))[0, 1])
