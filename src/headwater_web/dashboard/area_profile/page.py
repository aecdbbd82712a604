"""What the page of an area says of it, worked out from one release."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.safestring import SafeString

from headwater.released.opened import Release
from headwater.vocabulary.areas import Area, AreaType
from headwater_web.dashboard.area_profile.beside import Seen, seen_by_each
from headwater_web.dashboard.area_profile.helps import ByDeprivation, Helps, by_deprivation, helps
from headwater_web.dashboard.area_profile.peers import PeerTable, peer_tables
from headwater_web.dashboard.area_profile.sets import (
    MeasureSet,
    chosen_set,
    measure_sets,
    set_options,
)
from headwater_web.dashboard.area_profile.summary import sentences
from headwater_web.dashboard.area_profile.week import Week, absent_states, parts_of_day, weeks
from headwater_web.dashboard.choices import Option
from headwater_web.dashboard.remembering import remembered

PROFILED = frozenset({AreaType.PARTNERSHIP, AreaType.PARTNERSHIP_AREA, AreaType.DISTRICT})
"""Small areas have none: nothing finer than totals over years is said of one of them."""


@dataclass(frozen=True, slots=True)
class AreaProfile:
    """The parts of one area's page, in their order on it, but for its peers."""

    sentences: tuple[SafeString | str, ...]
    weeks: tuple[Week, ...]
    parts_of_day: tuple[str, ...]
    week_states: tuple[str, ...]
    seen: tuple[Seen, ...]
    deprivation: ByDeprivation | None
    helps: Helps | None


@dataclass(frozen=True, slots=True)
class Peers:
    """The districts side by side in the chosen set of measures, and the sets to choose from."""

    sets: tuple[Option, ...]
    title: str
    tables: tuple[PeerTable, ...]
    states: tuple[str, ...]


def is_profiled(area: Area) -> bool:
    """Whether an area has a profile: a district, an area of several, and the whole have one."""
    return area.area_type in PROFILED


def area_profile(release: Release, area: Area) -> AreaProfile:
    """The profile of an area that has one."""
    found = weeks(release, area)
    return AreaProfile(
        sentences=tuple(sentences(release, area)),
        weeks=tuple(found),
        week_states=absent_states(found),
        parts_of_day=tuple(parts_of_day()),
        seen=tuple(seen_by_each(release, area)),
        deprivation=by_deprivation(release),
        helps=helps(release, area),
    )


def set_asked_for(release: Release, asked: Mapping[str, str]) -> MeasureSet | None:
    """The set of measures that was asked for, or the first; None in a release without rates."""
    return chosen_set(_sets(release), asked)


def peers_of(release: Release, area: Area, chosen: MeasureSet | None) -> Peers:
    """The districts beside each other in one set of measures."""
    tables = peer_tables(release, chosen.measures if chosen else (), area)
    return Peers(
        sets=tuple(set_options(_sets(release), chosen)),
        title=chosen.title if chosen else "",
        tables=tuple(tables),
        states=tuple(sorted({state for table in tables for state in table.states})),
    )


def _sets(release: Release) -> list[MeasureSet]:
    return remembered(release, "sets of measures", lambda: measure_sets(release))
