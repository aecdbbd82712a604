"""An area in four to six sentences, written from released numbers by rule."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from headwater.released.comparators import Beside, YearOn
from headwater.released.opened import Release
from headwater.released.release import ReleasedMeasure
from headwater.released.values import ValueRow
from headwater.vocabulary.areas import Area, AreaType
from headwater_web.dashboard.area_profile.residents import residents_of
from headwater_web.dashboard.headlines import measure_address, newest
from headwater_web.dashboard.places import districts_of
from headwater_web.dashboard.readings import Comparison, compare
from headwater_web.dashboard.rows import figure_address
from headwater_web.dashboard.sources import no_basis_words
from headwater_web.ui.words import share_words

_NAMED = 3
"""As many measures as one sentence names; the table below has them all."""
_ABOUT_RECORDING = "Data quality"


@dataclass(frozen=True, slots=True)
class Against:
    """One rate of an area beside the whole partnership's of the same period."""

    measure: ReleasedMeasure
    row: ValueRow
    comparison: Comparison

    @property
    def is_good(self) -> bool:
        """Whether it differs in the direction that the measure calls better."""
        better = {"lower_is_better": Comparison.LOWER, "higher_is_better": Comparison.HIGHER}
        return better.get(self.measure.polarity) is self.comparison


def sentences(release: Release, area: Area) -> list[SafeString | str]:
    """Who lives here; where it differs and where nobody can tell; what changed; what is strong."""
    against = against_whole(release, area)
    told = (
        _who_lives(release, area),
        _differs(release, area, against),
        _strong(area, against),
        _changed(release, area),
        _unseen(release),
    )
    return [sentence for sentence in told if sentence]


def against_whole(release: Release, area: Area) -> list[Against]:
    """Every rate that can be set beside the whole's, in the order of the release."""
    if area.area_type is AreaType.PARTNERSHIP:
        return []
    return list(_each_against(release, area))


def _each_against(release: Release, area: Area) -> Iterator[Against]:
    for measure in release.measures:
        row = newest(release, measure, area)
        if row is None or measure.theme == _ABOUT_RECORDING or not measure.has_denominator:
            continue
        series = release.series(measure.measure, release.whole_area.code, row.period_type)
        whole = next((each for each in series if each.period == row.period), None)
        comparison = compare(row, whole)
        if comparison is not Comparison.NOT_COMPARED:
            yield Against(measure, row, comparison)


def _who_lives(release: Release, area: Area) -> str:
    here, whole = (residents_of(release, each) for each in (area, release.whole_area))
    if here is None:
        return ""
    words = _("About {people} people live in {area}, and {share} of them are under 25")
    told = words.format(
        people=f"{round(here.people, -3):,.0f}", area=area.name, share=share_words(here.share_young)
    )
    year = _("({year} count)").format(year=here.year)
    if whole is None or area.area_type is AreaType.PARTNERSHIP:
        number = len(districts_of(release, area))
        made_of = ngettext("one district", "{number} districts", number).format(number=number)
        return _("{told} {year}; it is made of {made_of}.").format(
            told=told, year=year, made_of=made_of
        )
    return _("{told}; in {whole} it is {share} {year}.").format(
        told=told,
        whole=release.whole_area.name,
        share=share_words(whole.share_young),
        year=year,
    )


def _differs(release: Release, area: Area, against: Sequence[Against]) -> SafeString | str:
    if area.area_type is AreaType.PARTNERSHIP:
        return _("How its districts differ, and where we cannot tell, is shown below.")
    if not against:
        return _("No rate of it can be set beside the whole yet. That says nothing of the place.")
    parts: list[SafeString | str] = [
        format_html("{} {} ({})", len(rows), words, _named(release, rows))
        for words, way in ((_("higher"), Comparison.HIGHER), (_("lower"), Comparison.LOWER))
        if (rows := [each for each in against if each.comparison is way])
    ]
    unsure = sum(each.comparison is Comparison.CANNOT_TELL for each in against)
    if unsure:
        parts.append(_("of {number} we cannot tell").format(number=unsure))
    start = ngettext(
        "Of one rate that can be set beside {whole}:",
        "Of {number} rates that can be set beside {whole}:",
        len(against),
    ).format(number=len(against), whole=release.whole_area.name)
    return format_html("{} {}.", start, format_html_join("; ", "{}", ((part,) for part in parts)))


def _changed(release: Release, area: Area) -> SafeString | str:
    years_on = [each for each in release.comparators.years_on if each.area_code == area.code]
    compared = [each for each in years_on if each.why_not is None]
    if not compared:
        return _("Nothing can be said yet of what changed from one year to the next.")
    moved = [each for each in compared if each.verdict in {Beside.HIGHER, Beside.LOWER}]
    newest_year = max(compared, key=lambda each: each.period)
    years = {"when": newest_year.period, "before": newest_year.before}
    if not moved:
        return ngettext(
            "From {before} to {when} the one measure that can be compared did not move by more "
            "than chance.",
            "From {before} to {when} none of the {number} measures that can be compared moved by "
            "more than chance.",
            len(compared),
        ).format(number=len(compared), **years)
    up, down = (
        [each for each in moved if each.verdict is way] for way in (Beside.HIGHER, Beside.LOWER)
    )
    parts = [
        format_html(words, _linked(_changes(release, area, rows)))
        for words, rows in ((_("up: {}"), up), (_("down: {}"), down))
        if rows
    ]
    start = ngettext(
        "From {before} to {when}, of one measure that can be compared,",
        "From {before} to {when}, of {number} measures that can be compared,",
        len(compared),
    ).format(number=len(compared), **years)
    return format_html("{} {}.", start, format_html_join("; ", "{}", ((part,) for part in parts)))


def _strong(area: Area, against: Iterable[Against]) -> SafeString | str:
    if area.area_type is AreaType.PARTNERSHIP:
        return ""
    good = [each for each in against if each.is_good]
    if not good:
        return _(
            "What is strong here is not in these numbers: what people do for each other is counted "
            "by nobody, and what protects from violence is below."
        )
    return format_html(
        "{} {}",
        ngettext(
            "One of them stands on the better side of the whole.",
            "{number} of them stand on the better side of the whole.",
            len(good),
        ).format(number=len(good)),
        _("What people do for each other here is counted by nobody; what protects is below."),
    )


def _unseen(release: Release) -> str:
    ended = [
        f"{source.title}: {no_basis_words(source)}"
        for source in release.sources
        if source.state == "no_basis" and source.last_month
    ]
    return _("Not seen now: {sources}.").format(sources="; ".join(ended)) if ended else ""


def _named(release: Release, rows: Sequence[Against]) -> SafeString:
    return _linked([(each.measure.short_title, figure_address(release, each.row)) for each in rows])


def _changes(release: Release, area: Area, rows: Sequence[YearOn]) -> list[tuple[str, str]]:
    measures = [release.measure(each.measure) for each in rows]
    return [(each.short_title, measure_address(each.measure, area=area.code)) for each in measures]


def _linked(named: Sequence[tuple[str, str]]) -> SafeString:
    """The first few by name, each with its figure, and how many more there are."""
    links = format_html_join(
        ", ",
        '<a class="govuk-link" href="{}">{}</a>',
        ((address, title) for title, address in named[:_NAMED]),
    )
    more = len(named) - _NAMED
    if more <= 0:
        return links
    words = ngettext("and one more", "and {number} more", more).format(number=more)
    return format_html("{} {}", links, words)
