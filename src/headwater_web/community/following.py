"""An asset with what follows from its rows: its standing, its kind, and its hours."""

from dataclasses import dataclass
from datetime import date, time

from headwater_web.community.hours import Open, read_hours
from headwater_web.community.lists import AssetKind, AssetLists
from headwater_web.community.models import Asset, Confirmation
from headwater_web.community.standings import STANDING_WORDS, Standing, standing_of


@dataclass(frozen=True, slots=True)
class FollowedAsset:
    """One asset as a page tells it. `confirmed` is the newest confirmation."""

    asset: Asset
    kind: AssetKind
    place_name: str
    confirmed: Confirmation
    standing: Standing
    hours: tuple[Open, ...]

    @property
    def standing_words(self) -> str:
        """The standing as a reader is told it."""
        return str(STANDING_WORDS[self.standing])

    @property
    def is_stale(self) -> bool:
        """Whether the list must say that nobody confirmed it lately."""
        return self.standing is not Standing.CONFIRMED

    @property
    def is_listed(self) -> bool:
        """Whether the public list has it."""
        return self.standing in {Standing.CONFIRMED, Standing.STALE}

    def admits(self, age: int) -> bool:
        """Whether it is for somebody of that age."""
        return self.asset.ages_from <= age <= self.asset.ages_to

    def is_open(self, day: str, at: time | None) -> bool | None:
        """Whether it told us that it is open then; None where it told no hours."""
        return any(each.covers(day, at) for each in self.hours) if self.hours else None


def follow(asset: Asset, lists: AssetLists, today: date) -> FollowedAsset:
    """One asset, whose confirmations were read beforehand."""
    confirmed = asset.confirmations.all()[0]
    return FollowedAsset(
        asset=asset,
        kind=lists.kind(asset.kind),
        place_name=lists.place_name(asset.district),
        confirmed=confirmed,
        standing=standing_of(
            confirmed_on=confirmed.confirmed_on,
            has_ended=asset.ended_at is not None,
            today=today,
        ),
        hours=read_hours(asset.hours),
    )
