"""The page of an area, worked out and written once for each release.

All of it but what depends on who asks, or on what people keep here: who may see its paper, a view
to save, and what its community has are added to it each time.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from headwater.released.opened import Release
from headwater.vocabulary.areas import Area, AreaType
from headwater_web.dashboard import headlines, places
from headwater_web.dashboard.area_profile.page import (
    AreaProfile,
    Peers,
    area_profile,
    is_profiled,
    peers_of,
    set_asked_for,
)
from headwater_web.dashboard.divisions import division_of
from headwater_web.dashboard.remembering import remembered

_FOLDER = "dashboard/area_profile"


@dataclass(frozen=True, slots=True)
class Way:
    """One part of the page, and the name of its place."""

    anchor: str
    words: str


@dataclass(frozen=True, slots=True)
class AreaPage:
    """The parts of one area's page in their order, as they are sent. A part may be empty."""

    is_profiled: bool
    in_short: SafeString
    ways: tuple[Way, ...]
    around: SafeString
    peers: SafeString
    profile: SafeString
    numbers: SafeString


@dataclass(frozen=True, slots=True)
class _Written:
    """What does not depend on the set of measures that a reader chose."""

    in_short: SafeString
    around: SafeString
    profile: SafeString
    numbers: SafeString
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class _WrittenPeers:
    """The districts side by side in one set of measures."""

    text: SafeString
    ways: tuple[Way, ...]


def area_page(release: Release, area: Area, asked: Mapping[str, str]) -> AreaPage:
    """The page of an area, with the set of measures that was asked for."""
    written = remembered(release, ("area", area.code), lambda: _write(release, area))
    peers = _peers(release, area, asked)
    return AreaPage(
        is_profiled=is_profiled(area),
        in_short=written.in_short,
        ways=(*peers.ways, *written.ways),
        around=written.around,
        peers=peers.text,
        profile=written.profile,
        numbers=written.numbers,
    )


def _peers(release: Release, area: Area, asked: Mapping[str, str]) -> _WrittenPeers:
    if not is_profiled(area):
        return _WrittenPeers(SafeString(), ())
    chosen = set_asked_for(release, asked)
    # By the set that is there, never by what was typed: that could be anything, without end.
    key = ("area beside its peers", area.code, chosen.key if chosen else "")
    return remembered(
        release, key, lambda: _write_peers(release, area, peers_of(release, area, chosen))
    )


def _write_peers(release: Release, area: Area, peers: Peers) -> _WrittenPeers:
    context = _shared(release, area) | {
        "peers": peers,
        "compared_with": places.other_districts(release, area),
    }
    title = (
        _("District by district")
        if area.area_type is AreaType.PARTNERSHIP
        else _("Beside the other districts")
    )
    ways = (Way("peers", title),) if peers.tables else ()
    return _WrittenPeers(_part("peers", context | {"title": title}), ways)


def _write(release: Release, area: Area) -> _Written:
    shared = _shared(release, area)
    around = shared | {
        "made_of": places.districts_of(release, area) if area.member_codes else (),
        "part_of": places.areas_around(release, area),
    }
    numbers = shared | _numbers(release, area)
    if not is_profiled(area):
        return _Written(
            in_short=SafeString(),
            around=_part("around", around),
            profile=SafeString(),
            numbers=_part("numbers", numbers),
            ways=(),
        )
    profile = area_profile(release, area)
    context = shared | {"profile": profile}
    return _Written(
        in_short=_part("in_short", context),
        around=_part("around", around),
        profile=_part("profile", context),
        numbers=_part("numbers", numbers),
        ways=tuple(_ways(profile)),
    )


def _shared(release: Release, area: Area) -> dict[str, Any]:
    return {
        "release": release,
        "area": area,
        "is_whole": area.area_type is AreaType.PARTNERSHIP,
        "is_profiled": is_profiled(area),
    }


def _numbers(release: Release, area: Area) -> dict[str, Any]:
    themes = headlines.themes(release, area)
    inside = [
        each for each in release.areas_of_type(AreaType.SMALL_AREA) if each.parent_code == area.code
    ]
    return {
        "themes": themes,
        "silent": headlines.silent(themes),
        "division": division_of(release, area),
        "small_areas": sorted(inside, key=lambda each: each.name),
    }


def _ways(profile: AreaProfile) -> Iterator[Way]:
    if profile.weeks:
        yield Way("week", _("Through the week"))
    if profile.seen:
        yield Way("sources", _("What each source sees"))
    if profile.helps or profile.deprivation:
        yield Way("helps", _("What surrounds it, and what helps"))
    yield Way("every-measure", _("Every measure"))


def _part(name: str, context: dict[str, Any]) -> SafeString:
    return render_to_string(f"{_FOLDER}/{name}.html", context)
