"""What is funded for whom and where, and what is not: grids whose gaps are said in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from headwater_web.evidence.api import CardWords, cards_for
from headwater_web.interventions.lists import Named, PlaceGroup, intervention_lists
from headwater_web.interventions.models import Tier
from headwater_web.interventions.queries.money import lines_by_number
from headwater_web.interventions.queries.programmes import (
    FollowedProgramme,
    all_programmes,
    followed,
    tier_words,
)
from headwater_web.ui.strategy_words import Priority, strategy_words


@dataclass(frozen=True, slots=True)
class LifeCell:
    """The funded programmes of one age and tier in one group of districts."""

    group: str
    programmes: tuple[FollowedProgramme, ...]


@dataclass(frozen=True, slots=True)
class LifeRow:
    """One age and tier across all groups of districts."""

    band: str
    tier: str
    cells: tuple[LifeCell, ...]
    opens_band: bool


@dataclass(frozen=True, slots=True)
class LifeCourse:
    """Ages by tiers by groups of districts, and every gap in a sentence."""

    groups: tuple[str, ...]
    rows: tuple[LifeRow, ...]
    gaps: tuple[str, ...]
    thin: tuple[str, ...]
    rows_of_a_band: int


@dataclass(frozen=True, slots=True)
class Theme:
    """One priority of the strategy with its programmes: funded ones, and those without money."""

    priority: Priority
    funded: tuple[FollowedProgramme, ...]
    unfunded: tuple[FollowedProgramme, ...]


@dataclass(frozen=True, slots=True)
class EvidenceCell:
    """The evidence on what is done at one tier for one priority."""

    tier: str
    programmes: tuple[FollowedProgramme, ...]
    cards: tuple[CardWords, ...]
    without: tuple[str, ...]

    @property
    def ratings(self) -> tuple[str, ...]:
        """The ratings as the cards took them over."""
        return tuple(sorted({each.certainty for each in self.cards if each.certainty}))


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One priority across the tiers."""

    priority: Priority
    cells: tuple[EvidenceCell, ...]


def funded_programmes(today: date) -> tuple[FollowedProgramme, ...]:
    """The programmes that are decided or running and have money of an agreement in force."""
    in_force = {
        number
        for number, line in lines_by_number(today).items()
        if line.starts_on <= today < line.ends_on
    }
    return tuple(
        each
        for each in followed(all_programmes(), today)
        if each.standing.is_live and any(share.line in in_force for share in each.allocations)
    )


def life_course(today: date) -> LifeCourse:
    """Ages by tiers by groups of districts on a day."""
    lists, funded = intervention_lists(), funded_programmes(today)
    rows = tuple(
        LifeRow(
            band.name,
            tier_words(tier),
            tuple(_life_cell(funded, band, tier, group) for group in lists.groups),
            opens_band=tier == Tier.values[0],
        )
        for band in lists.bands
        for tier in Tier.values
    )
    return LifeCourse(
        groups=tuple(group.name for group in lists.groups),
        rows=rows,
        gaps=tuple(_gaps(rows, lists.bands, lists.groups)),
        thin=tuple(_thin(rows)),
        rows_of_a_band=len(Tier.values),
    )


def themes(today: date) -> tuple[Theme, ...]:
    """Every priority of the strategy with its programmes that are not over."""
    funded = {each.reference for each in funded_programmes(today)}
    found = [
        each
        for each in followed(all_programmes(), today)
        if each.standing.is_live or not each.decisions
    ]
    return tuple(_theme(each, found, funded) for each in strategy_words().priorities)


def evidence_map(today: date) -> tuple[EvidenceRow, ...]:
    """Priorities by tiers: the evidence cards on what is done, and what has none."""
    cards = cards_for(today=today)
    found = [each for each in followed(all_programmes(), today) if each.standing.is_live]
    return tuple(
        EvidenceRow(
            priority,
            tuple(
                _evidence_cell(
                    tier,
                    [
                        each
                        for each in found
                        if each.version.tier == tier
                        and each.version.priority_number == priority.number
                    ],
                    cards,
                )
                for tier in Tier.values
            ),
        )
        for priority in strategy_words().priorities
    )


def _theme(priority: Priority, found: Iterable[FollowedProgramme], funded: set[str]) -> Theme:
    mine = [each for each in found if each.version.priority_number == priority.number]
    return Theme(
        priority,
        tuple(each for each in mine if each.reference in funded),
        tuple(each for each in mine if each.reference not in funded),
    )


def _life_cell(
    funded: Iterable[FollowedProgramme], band: Named, tier: str, group: PlaceGroup
) -> LifeCell:
    return LifeCell(
        group.name,
        tuple(
            each
            for each in funded
            if each.version.tier == tier
            and band.key in each.version.bands
            and group.districts & set(each.version.districts)
        ),
    )


def _gaps(
    rows: Sequence[LifeRow], bands: Iterable[Named], groups: Sequence[PlaceGroup]
) -> Iterable[str]:
    """An age for which nothing at all is funded somewhere."""
    for band in bands:
        mine = [row for row in rows if row.band == band.name]
        empty = [
            group.name
            for position, group in enumerate(groups)
            if not any(row.cells[position].programmes for row in mine)
        ]
        if mine and len(empty) == len(mine[0].cells):
            yield _("Nothing is funded for {band} anywhere.").format(band=band.name)
            continue
        for name in empty:
            yield _("Nothing is funded for {band} in {place}.").format(band=band.name, place=name)


def _thin(rows: Iterable[LifeRow]) -> Iterable[str]:
    """An age for which one tier is funded nowhere, though another is."""
    listed = list(rows)
    for row in listed:
        others = [each for each in listed if each.band == row.band and each.tier != row.tier]
        if any(cell.programmes for cell in row.cells):
            continue
        if any(cell.programmes for each in others for cell in each.cells):
            yield _("No {tier} programme is funded for {band} anywhere.").format(
                tier=row.tier.lower(), band=row.band
            )


def _evidence_cell(
    tier: str, programmes: Sequence[FollowedProgramme], cards: Iterable[CardWords]
) -> EvidenceCell:
    kinds = {each.version.kind.casefold(): each.version.kind for each in programmes}
    named = {reference for each in programmes for reference in _named(each)}
    found = tuple(
        each for each in cards if each.intervention.casefold() in kinds or each.reference in named
    )
    covered = {each.intervention.casefold() for each in found}
    return EvidenceCell(
        tier_words(tier),
        tuple(programmes),
        found,
        tuple(sorted(words for kind, words in kinds.items() if kind not in covered)),
    )


def _named(each: FollowedProgramme) -> list[str]:
    return list(each.grounds.cards) if each.grounds else []
