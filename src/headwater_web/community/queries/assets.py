"""Assets as the list, their own pages and files show them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from headwater_web.community.following import FollowedAsset, follow
from headwater_web.community.lists import asset_lists
from headwater_web.community.models import Asset


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody looks for on the list; what is empty is not asked for."""

    words: str = ""
    kind: str = ""
    district: str = ""
    age: int | None = None

    def fits(self, followed: FollowedAsset) -> bool:
        """Whether an asset is among what is looked for."""
        asset = followed.asset
        told = " ".join((asset.name, asset.aim, asset.offers, asset.groups, followed.kind.name))
        return (
            self.words.casefold() in told.casefold()
            and self.kind in ("", asset.kind)
            and self.district in ("", asset.district)
            and (self.age is None or followed.admits(self.age))
        )


def all_followed(today: date) -> list[FollowedAsset]:
    """Every asset, in the order of the alphabet."""
    lists = asset_lists()
    return [follow(each, lists, today) for each in _rows()]


def listed(today: date) -> list[FollowedAsset]:
    """The public list: what was confirmed in the last 24 months and has not ended."""
    return [each for each in all_followed(today) if each.is_listed]


def wanted_of(followed: list[FollowedAsset], wanted: Wanted) -> list[FollowedAsset]:
    """Of these, what somebody looks for."""
    return [each for each in followed if wanted.fits(each)]


def to_confirm(today: date) -> list[FollowedAsset]:
    """What nobody confirmed for more than 12 months, the longest ago first."""
    found = [each for each in all_followed(today) if each.is_stale and each.asset.ended_at is None]
    return sorted(found, key=lambda each: each.confirmed.confirmed_on)


def asset_with(reference: str, today: date) -> FollowedAsset | None:
    """The asset of a reference, ended ones included."""
    row = _rows().filter(reference=reference).first()
    return follow(row, asset_lists(), today) if row else None


def assets_with(references: list[str], today: date) -> list[FollowedAsset]:
    """The assets of some references."""
    lists = asset_lists()
    return [follow(each, lists, today) for each in _rows().filter(reference__in=references)]


def _rows() -> QuerySet[Asset]:
    return Asset.objects.prefetch_related("confirmations")
