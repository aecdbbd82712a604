"""What changed between a release and the one before it, as pages and a file show it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from headwater.released.changes import (
    BEYOND_CHANCE,
    ChangedFigure,
    ChangeKind,
    LoadedFile,
    ReleaseChanges,
    read_figures,
    read_made_at,
    read_notes,
    read_tally,
)
from headwater.released.opened import Release
from headwater.released.reader import ReleasedReader
from headwater.released.release import ReleasedMeasure
from headwater.vocabulary.areas import Area, AreaType
from headwater.vocabulary.periods import PeriodType, add_months
from headwater.vocabulary.policies import DisclosurePolicy
from headwater.vocabulary.states import ValueState
from headwater_web.dashboard.changed.words import DIFFERENCE_WORDS, KIND_WORDS, came_between
from headwater_web.dashboard.headlines import measure_address
from headwater_web.ui.spreadsheets import lines_of
from headwater_web.ui.words import (
    STATE_WORDS,
    category_words,
    day_words,
    month_words,
    number_words,
    period_words,
    plain_words,
)

MOST_ROWS = 100
"""Rows on a page; the file holds all of them."""
_AREA_ORDER = list(AreaType)


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One changed figure as a table shows it."""

    measure: str
    area: str
    period: str
    category: str
    kind: str
    before: str
    now: str
    beside: str
    difference: str
    address: str


@dataclass(frozen=True, slots=True)
class MeasureTally:
    """How many figures of one measure changed, and in which way; `beyond` differ beyond chance."""

    title: str
    address: str
    counts: tuple[int, ...]
    beyond: int


@dataclass(frozen=True, slots=True)
class FileLine:
    """One file that was loaded. What narrows withheld cells is said to partners alone."""

    title: str
    supplier: str
    loaded_on: date
    version: int
    covers: str
    supersedes: str


@dataclass(frozen=True, slots=True)
class EarlierRelease:
    """One release in the list of them, with where its changes stand."""

    release_id: str
    made_at: datetime
    address: str
    is_shown: bool


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """Everything on the page of one release's changes. `notes` is None where none were written."""

    release: Release
    notes: ReleaseChanges | None
    beyond: tuple[ChangeLine, ...]
    beyond_more: int
    tallies: tuple[MeasureTally, ...]
    files: tuple[FileLine, ...]
    between: tuple[str, ...]
    measure: ReleasedMeasure | None
    lines: tuple[ChangeLine, ...]
    lines_more: int
    download_address: str


def changes_address(release_id: str, *, measure: str = "") -> str:
    """Where one release's changes stand for ever; those of one measure where it is named."""
    address = reverse("dashboard:release_changes", args=[release_id])
    return f"{address}?measure={measure}" if measure else address


def changes_page(
    reader: ReleasedReader, release: Release, *, measure: str = "", sees_detail: bool = False
) -> ChangesPage:
    """The page of one release. Raises MeasureNotFound for a measure that it does not hold."""
    folder = reader.folder(release.release_id)
    notes = read_notes(folder)
    chosen = release.measure(measure) if measure else None
    beyond = _in_order(release, read_figures(folder, beyond_chance=True))
    own = _in_order(release, read_figures(folder, measure=chosen.measure)) if chosen else []
    return ChangesPage(
        release=release,
        notes=notes,
        beyond=tuple(_line(release, each) for each in beyond[:MOST_ROWS]),
        beyond_more=max(0, len(beyond) - MOST_ROWS),
        tallies=_tallies(release, read_tally(folder)),
        files=tuple(_file(each, sees_detail) for each in notes.files) if notes else (),
        between=tuple(came_between(notes, release)) if notes else (),
        measure=chosen,
        lines=tuple(_line(release, each) for each in own[:MOST_ROWS]),
        lines_more=max(0, len(own) - MOST_ROWS),
        download_address=reverse("dashboard:changes_csv", args=[release.release_id]),
    )


def earlier_releases(reader: ReleasedReader, shown: str) -> list[EarlierRelease]:
    """Every release that is here, the newest first."""
    return [
        EarlierRelease(
            name, read_made_at(reader.folder(name)), changes_address(name), name == shown
        )
        for name in reversed(reader.release_ids())
    ]


def changed_lines(reader: ReleasedReader, release: Release) -> Iterator[str]:
    """Every changed figure as comma-separated values, with the words for measure and area."""
    names = [field.name for field in fields(ChangedFigure)]
    figures = read_figures(reader.folder(release.release_id))
    rows = (
        [
            *(getattr(each, name) for name in names),
            _title(release, each.measure),
            _area_name(release, each.area_code),
        ]
        for each in figures
    )
    return lines_of((*names, "measure_title", "area_name"), rows)


def revised_words(reader: ReleasedReader, release: Release, measure: str, area: Area) -> str:
    """How many months, or else years, of a measure in an area this release revised; else nothing.

    Counted from figures that were and are shown, so it says nothing of those that are withheld.
    """
    folder = reader.folder(release.release_id)
    revised = {
        (each.period_type, each.period)
        for each in read_figures(folder, measure=measure)
        if each.kind is ChangeKind.REVISED
        and each.area_code == area.code
        and each.breakdown == "all"
    }
    day = day_words(release.made_at.date())
    months = sum(kind is PeriodType.MONTH for kind, _period in revised)
    if months:
        words = ngettext(
            "{n} month was revised on {day}.", "{n} months were revised on {day}.", months
        )
        return words.format(n=months, day=day)
    if revised:
        words = ngettext(
            "{n} period was revised on {day}.", "{n} periods were revised on {day}.", len(revised)
        )
        return words.format(n=len(revised), day=day)
    return ""


def _in_order(release: Release, figures: Iterable[ChangedFigure]) -> list[ChangedFigure]:
    """Larger areas first, headlines before breakdowns, then the newest periods."""
    titles = [measure.measure for measure in release.measures]

    def place(each: ChangedFigure) -> tuple[int, bool, int]:
        last = len(titles)
        at = titles.index(each.measure) if each.measure in titles else last
        return (_AREA_ORDER.index(each.area_type), each.breakdown != "all", at)

    newest_first = sorted(figures, key=lambda each: each.when.first_month, reverse=True)
    return sorted(newest_first, key=place)


def _line(release: Release, each: ChangedFigure) -> ChangeLine:
    is_rate = _is_rate(release, each.measure)
    return ChangeLine(
        measure=_title(release, each.measure),
        area=_area_name(release, each.area_code),
        period=period_words(each.period),
        category="" if each.category == "all" else category_words(each.category),
        kind=str(KIND_WORDS[each.kind]),
        before=_shown(each.state_before, each.value_before, is_rate),
        now=_shown(each.state_now, each.value_now, is_rate),
        beside=_beside(each),
        difference=str(DIFFERENCE_WORDS[each.difference]),
        address=_figure_address(each),
    )


def _shown(state: ValueState | None, value: float | None, is_rate: bool) -> str:
    if state is None:
        return _("none")
    if state is not ValueState.RELEASED:
        return str(STATE_WORDS[state])
    return number_words(value, is_rate=is_rate)


def _beside(each: ChangedFigure) -> str:
    if each.compared_with is None:
        return ""
    if each.compared_with == each.period:
        return _("what it was")
    return period_words(each.compared_with)


def _figure_address(each: ChangedFigure) -> str:
    if each.kind is ChangeKind.GONE or each.state_now is None:
        return ""
    return measure_address(each.measure, area=each.area_code, period=each.period_type)


def _tallies(
    release: Release, counted: Mapping[str, Mapping[str, int]]
) -> tuple[MeasureTally, ...]:
    titles = [measure.measure for measure in release.measures]
    order = [*(name for name in titles if name in counted), *sorted(set(counted) - set(titles))]
    return tuple(
        MeasureTally(
            title=_title(release, name),
            address=changes_address(release.release_id, measure=name) if name in titles else "",
            counts=tuple(counted[name].get(kind, 0) for kind in ChangeKind),
            beyond=counted[name].get(BEYOND_CHANCE, 0),
        )
        for name in order
    )


def _file(each: LoadedFile, sees_detail: bool) -> FileLine:
    is_told = sees_detail or each.policy == DisclosurePolicy.OPEN
    return FileLine(
        title=each.title,
        supplier=each.supplier_name,
        loaded_on=each.loaded_on,
        version=each.version,
        covers=(_months_words(each.months) or each.period) if is_told else "",
        supersedes=replaced_words(each) if is_told else "",
    )


def replaced_words(each: LoadedFile) -> str:
    """Each earlier file by its version and what it covered; never by the key of an extract."""
    if each.supersedes and not each.replaced:
        return _("an earlier version")
    return "; ".join(
        _("version {version}: {covered}").format(version=found.version, covered=covered)
        if (covered := _months_words(found.months) or found.period)
        else _("version {version}").format(version=found.version)
        for found in each.replaced
    )


def _months_words(months: Iterable[date]) -> str:
    """Months as runs: Jan 2025 to Mar 2025, Jun 2025."""
    runs = []
    ordered = enumerate(sorted(months))
    for _start, run in groupby(ordered, key=lambda each: add_months(each[1], -each[0])):
        days = [month for _at, month in run]
        first, last = month_words(days[0]), month_words(days[-1])
        runs.append(
            first if first == last else _("{first} to {last}").format(first=first, last=last)
        )
    return ", ".join(runs)


def _is_rate(release: Release, measure: str) -> bool:
    return any(each.measure == measure and each.has_denominator for each in release.measures)


def _title(release: Release, measure: str) -> str:
    titles = {each.measure: each.short_title for each in release.measures}
    return titles.get(measure) or plain_words(measure)


def _area_name(release: Release, code: str) -> str:
    return next((area.name for area in release.areas if area.code == code), plain_words(code))
