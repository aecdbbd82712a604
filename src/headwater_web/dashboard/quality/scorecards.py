"""One supplier's scorecard for one feed of events: the newest month, its year, and the trend."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from headwater.released.opened import Release
from headwater.released.quality import DefinitionNote, QualityRow
from headwater.released.release import ReleasedSource
from headwater.vocabulary.periods import add_months
from headwater.vocabulary.quality import Aspect
from headwater_web.dashboard.quality.delivery_cards import first_sentence
from headwater_web.dashboard.quality.words import (
    amount_words,
    field_words,
    points_words,
    sentence,
    value_words,
)
from headwater_web.ui.words import month_words

MONTHS_SHOWN = 6
FIRST = ("ethnicity", "officer_ethnicity")
"""Fields that stand before the others."""
GIVEN = (Aspect.FILLED, Aspect.ANSWERED, Aspect.ASKED)
"""How often a field is given, whichever way it is asked."""


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One field over one period, as a row of a table."""

    field: str
    given: str
    change: str
    peers: str
    """The middle of the other suppliers, or why there is none."""
    not_stated: str
    not_recorded: str
    valid: str


@dataclass(frozen=True, slots=True)
class TrendLine:
    """One field through the last months, oldest first; empty where nothing may be said."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The page."""

    source: ReleasedSource
    month: date
    uses_year: bool
    """Whether one month is too few rows, so that the last twelve are shown instead."""
    sentences: tuple[str, ...]
    lines: tuple[FieldLine, ...]
    months: tuple[str, ...]
    trend: tuple[TrendLine, ...]
    notes: tuple[DefinitionNote, ...]


@dataclass(frozen=True, slots=True)
class CardLink:
    """One scorecard in the list of all."""

    title: str
    supplier_name: str
    address: str
    sentence: str


def card_address(feed: str, supplier: str) -> str:
    """Where a scorecard is."""
    return reverse("dashboard:scorecard", args=[feed, supplier])


def card_links(release: Release) -> list[CardLink]:
    """Every scorecard, with the first thing that it says."""
    links = []
    for feed, supplier in cards_of_sources(release):
        source = source_of(release, feed, supplier)
        if source is not None:
            said = _first_words(release, source)
            address = card_address(feed, supplier)
            links.append(CardLink(source.title, source.supplier_name, address, said))
    return sorted(links, key=lambda link: (link.title, link.supplier_name))


def cards_of_sources(release: Release) -> dict[tuple[str, str], str]:
    """The address of each scorecard that there is, by feed and supplier."""
    keys = {*release.quality.suppliers, *release.quality.deliveries}
    return {key: card_address(*key) for key in sorted(keys)}


def source_of(release: Release, feed: str, supplier: str) -> ReleasedSource | None:
    """The source as the release describes it, if it does."""
    own = [each for each in release.sources if (each.feed, each.supplier) == (feed, supplier)]
    return own[0] if own else None


def _first_words(release: Release, source: ReleasedSource) -> str:
    delivery = release.quality.deliveries.get((source.feed, source.supplier))
    if delivery is not None:
        return first_sentence(delivery, source.policy)
    sentences = scorecard(release, source.feed, source.supplier).sentences
    return sentences[0] if sentences else ""


def scorecard(release: Release, feed: str, supplier: str) -> Scorecard:
    """What the release says of one supplier's feed. Raises Http404 where it says nothing."""
    rows = release.quality.of_supplier(feed, supplier)
    source = source_of(release, feed, supplier)
    if not rows or source is None:
        raise Http404
    month = max(row.month for row in rows)
    newest = [row for row in rows if row.month == month]
    uses_year = not _says_shares(row for row in newest if row.months == 1)
    shown = [row for row in newest if row.months == (12 if uses_year else 1)]
    months = [add_months(month, -back) for back in reversed(range(MONTHS_SHOWN))]
    return Scorecard(
        source=source,
        month=month,
        uses_year=uses_year,
        sentences=tuple(_sentences(shown, newest, source)),
        lines=tuple(
            _line(field, shown, without_peers=_without_peers(release, source, shown))
            for field in _fields(shown)
        ),
        months=tuple(month_words(each) for each in months),
        trend=tuple(_trend(field, rows, months) for field in _fields(shown)),
        notes=source.definition_notes,
    )


def _says_shares(rows: Iterable[QualityRow]) -> bool:
    """Whether any share of accepted rows may be said of the month itself."""
    about_rows = (Aspect.ANSWERED, Aspect.ASKED, Aspect.NOT_RECORDED, Aspect.CONSISTENT)
    told = [row for row in rows if row.aspect in (*about_rows, Aspect.FILLED)]
    # Where a field is needed its share is of the whole file, so one alone proves nothing.
    return sum(row.value is not None for row in told) * 2 > len(told)


def _sentences(
    shown: Sequence[QualityRow], newest: Sequence[QualityRow], source: ReleasedSource
) -> Iterable[str]:
    """What is given, field by field; what is asked; what contradicts itself; how late it came."""
    wanted = (*GIVEN, Aspect.CONSISTENT)
    told = sorted(
        (row for row in shown if row.aspect in wanted and row.value is not None),
        key=lambda row: (wanted.index(row.aspect), _place(row.field)),
    )
    late = [row for row in newest if row.aspect is Aspect.DAYS_TO_RECEIPT]
    for row in (*told, *late):
        yield sentence(row, policy=source.policy, rules=source.rules)


def _fields(rows: Iterable[QualityRow]) -> list[str]:
    return sorted({row.field for row in rows if row.aspect in GIVEN}, key=_place)


def _place(field: str) -> tuple[int, str]:
    """Ethnicity first, then the others by their words."""
    return (FIRST.index(field) if field in FIRST else len(FIRST), field_words(field))


def _without_peers(release: Release, source: ReleasedSource, shown: Sequence[QualityRow]) -> str:
    """Why a field has nothing of other suppliers beside it."""
    others = [
        (feed, supplier)
        for feed, supplier in release.quality.suppliers
        if feed == source.feed and supplier != source.supplier
    ]
    if not others:
        return _("no other supplier sends this")
    spans = {(row.month, row.months) for row in shown}
    there = {
        (row.month, row.months) for each in others for row in release.quality.of_supplier(*each)
    }
    if there.isdisjoint(spans):
        is_year = any(months > 1 for _month, months in spans)
        if is_year:
            return _("no other supplier has these months")
        return _("no other supplier has this month")
    return _("others say nothing of it")


def _line(field: str, rows: Sequence[QualityRow], *, without_peers: str) -> FieldLine:
    by_aspect = {row.aspect: row for row in rows if row.field == field}
    given = next(by_aspect[aspect] for aspect in GIVEN if aspect in by_aspect)
    return FieldLine(
        field=_given_words(given),
        given=value_words(given) or _("too few rows"),
        change=points_words(given.change),
        peers=amount_words(given.peers, given.aspect) or without_peers,
        not_stated=value_words(by_aspect.get(Aspect.NOT_STATED)),
        not_recorded=value_words(by_aspect.get(Aspect.NOT_RECORDED)),
        valid=value_words(by_aspect.get(Aspect.VALID)),
    )


def _given_words(row: QualityRow) -> str:
    """What is given: that a question was put or answered is not that it was answered yes."""
    words = {
        Aspect.ASKED: _("{field}: asked"),
        Aspect.ANSWERED: _("{field}: answered, yes or no"),
    }
    return words.get(row.aspect, "{field}").format(field=field_words(row.field))


def _trend(field: str, rows: Sequence[QualityRow], months: Sequence[date]) -> TrendLine:
    found = {
        row.month: row
        for row in rows
        if row.field == field and row.aspect in GIVEN and row.months == 1
    }
    return TrendLine(
        field=field_words(field), values=tuple(value_words(found.get(each)) for each in months)
    )
