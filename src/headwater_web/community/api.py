"""What other apps may use of community assets: what an area has, and where there is none."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from headwater.vocabulary.areas import Area, AreaType
from headwater_web.community.actions.postcodes import replace_postcodes
from headwater_web.community.following import FollowedAsset
from headwater_web.community.lists import asset_lists
from headwater_web.community.postcode_files import DirectoryUnreadable, read_directory
from headwater_web.community.queries.assets import listed
from headwater_web.community.queries.gaps import FactorRow, Gaps, KindRow, gaps_on
from headwater_web.community.queries.near import Asked, near
from headwater_web.community.queries.places import start_at_small_area
from headwater_web.community.staging import stage_community
from headwater_web.ui.api import current_release

__all__ = [
    "AssetWords",
    "AssetsSummary",
    "DirectoryUnreadable",
    "FactorRow",
    "Gaps",
    "KindRow",
    "assets_of",
    "assets_summary",
    "gaps",
    "load_postcodes",
    "stage_community",
]


@dataclass(frozen=True, slots=True)
class AssetWords:
    """One listed asset in words. `place` is its district, or that it is for the whole area."""

    reference: str
    name: str
    kind: str
    aim: str
    place: str
    ages_from: int
    ages_to: int
    telephone: str
    factors: tuple[str, ...]
    confirmed_on: date
    is_stale: bool
    address: str


@dataclass(frozen=True, slots=True)
class AssetsSummary:
    """What an area has: how many of each kind, and the kinds of which it has none.

    `for_the_whole_area` are those for everybody, wherever they live; of the whole they are in
    `assets`, and this is 0.
    Of a small area `assets` are those within 20 minutes on foot of its middle.
    """

    area_code: str
    area_name: str
    assets: int
    stale: int
    kinds: tuple[tuple[str, int], ...]
    without: tuple[str, ...]
    for_the_whole_area: int
    is_within_20_minutes: bool
    as_at: date
    address: str


def assets_of(area_code: str) -> tuple[AssetWords, ...]:
    """The listed assets of a district, of several together, or of the whole, by the alphabet.

    Of a small area: those within 20 minutes on foot of its middle, nearest first. Those for the
    whole area are in the whole's alone.
    """
    return tuple(_words(each) for each in _found(area_code, listed(timezone.localdate())))


def assets_summary(area_code: str) -> AssetsSummary:
    """How much of what an area has, with the kinds of which it has none."""
    lists, today = asset_lists(), timezone.localdate()
    codes = _districts_of(area_code)
    every = listed(today)
    found = _found(area_code, every)
    everywhere = [each for each in every if each.asset.district == lists.whole_area.code]
    counts = [(kind, sum(each.kind == kind for each in found)) for kind in lists.kinds]
    ours = {each.code for each in lists.districts}
    first = next(iter(codes), "") if len(codes) == 1 and ours >= set(codes) else ""
    return AssetsSummary(
        area_code=area_code,
        area_name=_area_name(area_code),
        assets=len(found),
        stale=sum(each.is_stale for each in found),
        kinds=tuple((kind.name, number) for kind, number in counts if number),
        without=tuple(kind.name for kind, number in counts if not number),
        for_the_whole_area=0 if area_code == lists.whole_area.code else len(everywhere),
        is_within_20_minutes=_is_small(area_code),
        as_at=today,
        address=f"{reverse('community:assets')}?district={first}"
        if first
        else reverse("community:assets"),
    )


def gaps() -> Gaps:
    """Kinds by districts, and assets by protective factor, today."""
    return gaps_on(timezone.localdate(), release=current_release())


def load_postcodes(lines: Iterable[str]) -> int:
    """Keep where the postcodes of the area are. How many. Raises DirectoryUnreadable."""
    districts = {each.code for each in asset_lists().districts}
    return replace_postcodes(by=None, loaded=list(read_directory(lines, districts)))


def _found(area_code: str, every: list[FollowedAsset]) -> list[FollowedAsset]:
    today, release = timezone.localdate(), current_release()
    if _is_small(area_code):
        start = start_at_small_area(area_code, release)
        found = near(start, Asked(), release=release, today=today).within if start else ()
        return [each.followed for each in found]
    codes = _districts_of(area_code)
    return [each for each in every if each.asset.district in codes]


def _is_small(area_code: str) -> bool:
    area = _area(area_code)
    return area is not None and area.area_type is AreaType.SMALL_AREA


def _districts_of(area_code: str) -> frozenset[str]:
    """The codes of places whose assets are those of an area."""
    lists = asset_lists()
    if area_code == lists.whole_area.code:
        return frozenset(each.code for each in lists.places)
    area = _area(area_code)
    if area is not None and area.member_codes:
        return frozenset(area.member_codes)
    if area is not None and area.area_type is AreaType.SMALL_AREA and area.parent_code:
        return frozenset({area.parent_code})
    return frozenset({area_code})


def _area_name(area_code: str) -> str:
    area = _area(area_code)
    return area.name if area else asset_lists().place_name(area_code)


def _area(area_code: str) -> Area | None:
    release = current_release()
    if release is None:
        return None
    kinds = (AreaType.PARTNERSHIP_AREA, AreaType.DISTRICT, AreaType.SMALL_AREA)
    known = (area for kind in kinds for area in release.areas_of_type(kind))
    return next((area for area in known if area.code == area_code), None)


def _words(followed: FollowedAsset) -> AssetWords:
    asset = followed.asset
    return AssetWords(
        reference=asset.reference,
        name=asset.name,
        kind=followed.kind.name,
        aim=asset.aim,
        place=followed.place_name,
        ages_from=asset.ages_from,
        ages_to=asset.ages_to,
        telephone=asset.telephone,
        factors=tuple(asset.factors),
        confirmed_on=followed.confirmed.confirmed_on,
        is_stale=followed.is_stale,
        address=reverse("community:asset", args=[asset.reference]),
    )
