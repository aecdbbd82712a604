"""What is new among released numbers: signals, changes beyond chance, and saved views that moved.

Everything here was released to everybody; what is for partners is asked for by name.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from headwater.released.analyses import Question
from headwater.released.analysis_words import analysis_words
from headwater.released.changes import ChangedFigure, ChangeKind, read_figures
from headwater.released.comparators import Beside
from headwater.released.opened import Release
from headwater.released.reader import ReleasedReader
from headwater.vocabulary.areas import AreaType
from headwater_web.dashboard import readings
from headwater_web.dashboard.changed.words import DIFFERENCE_WORDS
from headwater_web.dashboard.compared import past_words
from headwater_web.dashboard.digests.parts import Line, Section, section
from headwater_web.dashboard.headlines import measure_address
from headwater_web.dashboard.noticed import noticed
from headwater_web.dashboard.saved_views.queries import ShownView
from headwater_web.ui.words import period_words

_THROUGH_TIME = (Question.CONTROL_CHART, Question.EARLY_WARNING, Question.EXPECTED)
_APART = (Beside.HIGHER, Beside.LOWER)


@dataclass(frozen=True, slots=True)
class News:
    """A release with those that came between it and the last e-mail, and whose news it is.

    `since` is the release of the last e-mail, empty for the first one: then only what this release
    brought is new. `districts` are codes; without any it is the news of the whole partnership.
    """

    release: Release
    reader: ReleasedReader
    since: str
    districts: tuple[str, ...]

    @property
    def areas(self) -> tuple[str, ...]:
        """Whose numbers are told: the chosen districts, else the whole."""
        return self.districts or (self.release.whole_area.code,)

    @property
    def release_ids(self) -> tuple[str, ...]:
        """The releases that came since the last e-mail, oldest first."""
        every = self.reader.release_ids()
        upto = every[: every.index(self.release.release_id) + 1]
        return upto[upto.index(self.since) + 1 :] if self.since in upto else upto[-1:]


def to_notice(news: News, *, sees_detail: bool) -> Section:
    """The signals of the whole partnership and of the chosen districts; of all where none is."""
    mine = {news.release.whole_area.code, *news.districts}
    lines = [
        Line(
            each.headline,
            each.address,
            " ".join(filter(None, (each.figure, each.share, each.detail if sees_detail else ""))),
        )
        for each in noticed(news.release)
        if not news.districts or each.area_code in mine
    ]
    return section(_("What to notice"), lines, more_path=reverse("dashboard:home"))


def what_changed(news: News) -> Section:
    """What moved beyond chance: beside the year before, against what was expected, or revised."""
    lines = [*_past(news), *_through_time(news), *_figures(news)]
    return section(
        _("What changed by more than chance"),
        lines,
        more_path=reverse("dashboard:changes"),
        foot=_(
            "A number is called higher or lower only where chance does not explain it. Among many "
            "comparisons a few are chance all the same."
        ),
    )


def views_that_moved(views: Sequence[ShownView]) -> Section:
    """Saved views that say something else than when they were saved, beyond chance."""
    lines = [
        Line(f"{view.name}: {view.movement.words}", view.address, " ".join(view.now.sentences))
        for view in views
        if view.movement.is_news
    ]
    return section(
        _("Your saved views that moved"), lines, more_path=reverse("dashboard:saved_views")
    )


def _past(news: News) -> Iterator[Line]:
    for each in news.release.comparators.years_on:
        if each.area_code in news.areas and each.verdict in _APART and each.why_not is None:
            measure = news.release.measure(each.measure)
            yield Line(
                _line_title(news, each.measure, each.area_code),
                _path(news, each.measure, each.area_code),
                past_words(each, measure),
            )


def _through_time(news: News) -> Iterator[Line]:
    for each in news.release.analyses:
        wanted = each.stands_out and each.question in _THROUGH_TIME
        if wanted and each.area_code in news.areas:
            yield Line(
                _line_title(news, each.measure, each.area_code),
                _path(news, each.measure, each.area_code),
                analysis_words(each, area=news.release.area(each.area_code).name),
            )


def _figures(news: News) -> Iterator[Line]:
    """Figures whose range does not touch the one before: the newest ones, and revised ones."""
    found: dict[tuple[str, str, str], ChangedFigure] = {}
    for release_id in news.release_ids:
        for each in read_figures(news.reader.folder(release_id), beyond_chance=True):
            if each.area_code in news.areas and each.breakdown == "all":
                found[each.measure, each.area_code, each.period] = each
    for each in found.values():
        if _is_told(news.release, each):
            yield _figure_line(news, each)


def _is_told(release: Release, each: ChangedFigure) -> bool:
    if each.measure not in {measure.measure for measure in release.measures}:
        return False
    latest = release.latest(each.measure, each.area_code)
    newest = {row.period for row in (latest.year, latest.month) if row is not None}
    return each.kind is ChangeKind.REVISED or each.period in newest


def _figure_line(news: News, each: ChangedFigure) -> Line:
    measure = news.release.measure(each.measure)
    row = news.release.cell(each.measure, each.area_code, each.period)
    was = each.compared_with == each.period
    beside = _("what it was") if was else period_words(each.compared_with or each.period)
    note = _("{when}: {value} ({note}); {difference} than {beside}.").format(
        when=period_words(each.period),
        value=readings.value_words(row, measure),
        note=readings.note_words(row, measure),
        difference=DIFFERENCE_WORDS[each.difference],
        beside=beside if was else _("in {when}").format(when=beside),
    )
    path = measure_address(each.measure, area=each.area_code, period=each.period_type)
    return Line(_line_title(news, each.measure, each.area_code), path, note)


def _line_title(news: News, measure: str, area_code: str) -> str:
    title = news.release.measure(measure).short_title
    return f"{title}, {news.release.area(area_code).name}"


def _path(news: News, measure: str, area_code: str) -> str:
    is_whole = news.release.area(area_code).area_type is AreaType.PARTNERSHIP
    return measure_address(measure, area="" if is_whole else area_code)
