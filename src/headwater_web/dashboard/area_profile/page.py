"""Everything that the page of an area shows above its long table."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.safestring import SafeString

from headwater.released.opened import Release
from headwater.vocabulary.areas import Area, AreaType
from headwater_web.dashboard.area_profile.beside import Seen, seen_by_each
from headwater_web.dashboard.area_profile.helps import ByDeprivation, Helps, by_deprivation, helps
from headwater_web.dashboard.area_profile.peers import PeerTable, peer_tables
from headwater_web.dashboard.area_profile.sets import chosen_set, measure_sets, set_options
from headwater_web.dashboard.area_profile.summary import sentences
from headwater_web.dashboard.area_profile.week import Week, absent_states, parts_of_day, weeks
from headwater_web.dashboard.choices import Option

PROFILED = frozenset({AreaType.PARTNERSHIP, AreaType.PARTNERSHIP_AREA, AreaType.DISTRICT})
"""Small areas have none: nothing finer than totals over years is said of one of them."""


@dataclass(frozen=True, slots=True)
class AreaProfile:
    """The parts of one area's page, in their order on it."""

    sentences: tuple[SafeString | str, ...]
    sets: tuple[Option, ...]
    set_title: str
    peers: tuple[PeerTable, ...]
    weeks: tuple[Week, ...]
    parts_of_day: tuple[str, ...]
    week_states: tuple[str, ...]
    peer_states: tuple[str, ...]
    seen: tuple[Seen, ...]
    deprivation: ByDeprivation | None
    helps: Helps | None


def area_profile(release: Release, area: Area, asked: Mapping[str, str]) -> AreaProfile | None:
    """The profile of a district, of an area of several, or of the whole; else none."""
    if area.area_type not in PROFILED:
        return None
    sets = measure_sets(release)
    chosen = chosen_set(sets, asked)
    peers = peer_tables(release, chosen.measures if chosen else (), area)
    found = weeks(release, area)
    return AreaProfile(
        sentences=tuple(sentences(release, area)),
        sets=tuple(set_options(sets, chosen)),
        set_title=chosen.title if chosen else "",
        peers=tuple(peers),
        peer_states=tuple(sorted({state for table in peers for state in table.states})),
        weeks=tuple(found),
        week_states=absent_states(found),
        parts_of_day=tuple(parts_of_day()),
        seen=tuple(seen_by_each(release, area)),
        deprivation=by_deprivation(release),
        helps=helps(release, area),
    )
