"""Sources as they stand at a release, and what to say where a basis has ended."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from headwater.released.opened import Release
from headwater.released.release import ReleasedMeasure, ReleasedSource
from headwater_web.agreements.api import Covering, SignedFor
from headwater_web.dashboard.quality.scorecards import cards_of_sources
from headwater_web.ui.words import day_words


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source with what may be said about its state."""

    source: ReleasedSource
    state_words: str
    is_ended: bool
    accepted_share: float | None
    scorecard: str = ""
    signed: SignedFor | None = None
    """Who signed for it, of the agreements that the person may see."""
    agreement: Covering | None = None
    """What its basis is called among the agreements that the person may see."""


def withdrawals(release: Release, measure: ReleasedMeasure) -> list[str]:
    """Which of a measure's sources may no longer be used, and since when."""
    return [
        f"{source.title}: {no_basis_words(source)}."
        for source in release.sources_of(measure.measure)
        if source.state == "no_basis"
    ]


def no_basis_words(source: ReleasedSource) -> str:
    """That there is no agreement, and the first day without one."""
    if source.withdrawn_on is None:
        return _("no agreement in force")
    return _("no agreement since {day}").format(day=day_words(first_day_without(source)))


def first_day_without(source: ReleasedSource) -> date | None:
    """The day after the last day of the basis."""
    return source.withdrawn_on + timedelta(days=1) if source.withdrawn_on else None


def source_lines(
    release: Release,
    signed: Mapping[tuple[str, str], SignedFor] | None = None,
    agreements: Mapping[tuple[str, str], Covering] | None = None,
) -> list[SourceLine]:
    """Every source, as it stands at this release; the others by feed and supplier."""
    cards = cards_of_sources(release)
    return [
        SourceLine(
            source,
            _source_state(source),
            source.state == "no_basis",
            source.rows_accepted / source.rows_in_file if source.rows_in_file else None,
            cards.get((source.feed, source.supplier), ""),
            (signed or {}).get((source.feed, source.supplier)),
            (agreements or {}).get((source.feed, source.supplier)),
        )
        for source in release.sources
    ]


def source_lines_of_events(release: Release) -> list[SourceLine]:
    """The sources that events come from, without the lookups, populations and registers."""
    return [line for line in source_lines(release) if line.source.last_month]


def _source_state(source: ReleasedSource) -> str:
    if source.state == "no_basis":
        words = no_basis_words(source)
        return words[:1].upper() + words[1:]
    return _("Late") if source.state == "late" else _("Up to date")
