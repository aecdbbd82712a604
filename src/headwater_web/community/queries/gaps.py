"""What there is by kind, by district and by protective factor, and where there is none."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from headwater.released.factors import Factor
from headwater.released.opened import Release
from headwater.vocabulary.factors import FactorEffect
from headwater.vocabulary.faults import Fault
from headwater_web.community.lists import Place, asset_lists
from headwater_web.community.queries.assets import listed
from headwater_web.thread.api import FIGURE


@dataclass(frozen=True, slots=True)
class KindRow:
    """How many assets of one kind are listed in each place, in the order of the places."""

    key: str
    name: str
    counts: tuple[tuple[Place, int], ...]
    total: int

    @property
    def none_in(self) -> tuple[str, ...]:
        """The names of the districts without any."""
        return tuple(place.name for place, number in self.counts[:-1] if number == 0)


@dataclass(frozen=True, slots=True)
class FactorRow:
    """How many assets say that they strengthen a protective factor, and its newest number.

    `figure` is the reference of a released figure, or empty; `tells` says what the number tells.
    """

    key: str
    title: str
    assets: int
    figure: str
    tells: str
    nothing_local: str


@dataclass(frozen=True, slots=True)
class Gaps:
    """What there is on a day."""

    on: date
    places: tuple[Place, ...]
    kinds: tuple[KindRow, ...]
    factors: tuple[FactorRow, ...]
    assets: int


def protective_factors(release: Release | None) -> tuple[Factor, ...]:
    """The protective factors of a release, in its own order."""
    levels = release.factors.levels if release else ()
    return tuple(
        each for level in levels for each in level.factors if each.effect is FactorEffect.PROTECTIVE
    )


def gaps_on(today: date, *, release: Release | None) -> Gaps:
    """The matrix of kinds and places, and the factors."""
    lists, assets = asset_lists(), [each.asset for each in listed(today)]
    counted = Counter((each.kind, each.district) for each in assets)
    strengthened = Counter(key for each in assets for key in each.factors)
    return Gaps(
        on=today,
        places=lists.places,
        kinds=tuple(
            KindRow(
                kind.key,
                kind.name,
                tuple((place, counted[kind.key, place.code]) for place in lists.places),
                sum(counted[kind.key, place.code] for place in lists.places),
            )
            for kind in lists.kinds
        ),
        factors=tuple(
            _factor_row(release, each, strengthened[each.factor])
            for each in protective_factors(release)
            if release
        ),
        assets=len(assets),
    )


def _factor_row(release: Release, factor: Factor, assets: int) -> FactorRow:
    found = ((local.tells, _newest(release, local.measure)) for local in factor.measures)
    told = next((each for each in found if each[1]), ("", ""))
    tells, figure = told
    return FactorRow(factor.factor, factor.title, assets, figure, tells, factor.nothing_local)


def _newest(release: Release, measure: str) -> str:
    """The newest released number of a measure for the whole area; empty where there is none."""
    try:
        newest = release.latest(measure, release.whole_area.code)
    except Fault:
        return ""
    rows = (newest.year, newest.window_12, newest.month)
    row = next((row for row in rows if row and row.is_released), None)
    return FIGURE + str(release.reference(row)) if row else ""
