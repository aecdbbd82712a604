"""The newest value of each measure, ready to be read aloud."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from headwater.released.opened import Release
from headwater.released.release import ReleasedMeasure
from headwater.released.values import ValueRow
from headwater.vocabulary.areas import Area, AreaType
from headwater_web.dashboard import readings
from headwater_web.dashboard.sources import withdrawals
from headwater_web.ui.words import period_words, plain_words


@dataclass(frozen=True, slots=True)
class Headline:
    """The newest value of one measure in one area, ready to be read aloud."""

    measure: ReleasedMeasure
    address: str
    row: ValueRow | None
    value: str
    sentence: str
    note: str
    against: readings.Comparison | None
    """With the whole partnership; None for the whole itself, and where there is no cell."""
    withdrawal: str

    @property
    def comparison(self) -> str:
        """The same as a cell of a table."""
        return readings.comparison_words(self.against) if self.against else ""


@dataclass(frozen=True, slots=True)
class Theme:
    """Measures that belong together."""

    title: str
    headlines: tuple[Headline, ...]
    key: str

    @property
    def shown(self) -> tuple[Headline, ...]:
        """Those of which the area has a cell, whether or not it shows a number."""
        return tuple(each for each in self.headlines if each.row)

    @property
    def not_published(self) -> tuple[str, ...]:
        """The names of those that are not published for such an area."""
        return tuple(each.measure.short_title for each in self.headlines if not each.row)

    @property
    def told(self) -> str:
        """How many are shown, and how many of them stand apart from the whole."""
        many = len(self.shown)
        parts = [ngettext("{number} measure", "{number} measures", many).format(number=many)]
        for words, way in (
            (_("{number} higher than the whole"), readings.Comparison.HIGHER),
            (_("{number} lower than the whole"), readings.Comparison.LOWER),
        ):
            if apart := sum(each.against is way for each in self.shown):
                parts.append(words.format(number=apart))
        return "; ".join(parts)


def measure_address(measure: str, *, area: str = "", period: str = "") -> str:
    """The page of a measure, for an area and a kind of period."""
    asked = "&".join(
        f"{key}={value}" for key, value in (("area", area), ("period", period)) if value
    )
    address = reverse("dashboard:measure", args=[measure])
    return f"{address}?{asked}" if asked else address


def themes(release: Release, area: Area | None = None) -> list[Theme]:
    """Every measure with its newest value in an area, grouped by theme in the release's order."""
    place = area or release.whole_area
    order = {theme: index for index, theme in reversed(list(enumerate(_themes_of(release))))}
    measures = sorted(release.measures, key=lambda measure: order[measure.theme])
    return [
        Theme(
            plain_words(theme),
            tuple(headline(release, measure, place) for measure in group),
            slugify(theme),
        )
        for theme, group in groupby(measures, key=lambda measure: measure.theme)
    ]


def silent(found: Iterable[Theme]) -> tuple[str, ...]:
    """The titles of themes of which nothing is published for the area."""
    return tuple(theme.title for theme in found if not theme.shown)


def _themes_of(release: Release) -> list[str]:
    return list(dict.fromkeys(measure.theme for measure in release.measures))


def national_measures(release: Release) -> list[ReleasedMeasure]:
    """The national success measures."""
    return [measure for measure in release.measures if measure.national_success_measure]


def national_headlines(release: Release) -> list[Headline]:
    """The national success measures for the whole partnership."""
    return [
        headline(release, measure, release.whole_area) for measure in national_measures(release)
    ]


def headline(release: Release, measure: ReleasedMeasure, area: Area) -> Headline:
    """The newest value of a measure in an area, against the whole partnership."""
    row = newest(release, measure, area)
    address = measure_address(
        measure.measure, area="" if area.area_type is AreaType.PARTNERSHIP else area.code
    )
    return Headline(
        measure=measure,
        address=address,
        row=row,
        value=_headline_value(row, measure),
        sentence=_headline_sentence(row, measure),
        note=readings.note_words(row, measure) if row and row.is_released else "",
        against=_against_whole(release, measure, area, row),
        withdrawal=" ".join(withdrawals(release, measure)),
    )


def newest(release: Release, measure: ReleasedMeasure, area: Area) -> ValueRow | None:
    """The newest year; for a small area, and where years are too small, the newest 36 months."""
    latest = release.latest(measure.measure, area.code)
    if measure.has_windows and latest.window_36:
        return latest.window_36
    if area.area_type is AreaType.SMALL_AREA:
        return latest.window_36 or latest.window_12
    return latest.year or latest.month


def _headline_value(row: ValueRow | None, measure: ReleasedMeasure) -> str:
    if row is None or not row.is_released:
        return ""
    if nothing := readings.no_value_words(row):
        return nothing
    return readings.value_words(row, measure).removesuffix(measure.unit).strip()


def _headline_sentence(row: ValueRow | None, measure: ReleasedMeasure) -> str:
    if row is None:
        return _("No number yet. That is not the same as zero.")
    if not row.is_released:
        return readings.absence_words(row)
    return _("{unit}, {when}").format(unit=measure.unit, when=period_words(row.when))


def _against_whole(
    release: Release, measure: ReleasedMeasure, area: Area, row: ValueRow | None
) -> readings.Comparison | None:
    if area.area_type is AreaType.PARTNERSHIP or row is None:
        return None
    same_period = release.series(measure.measure, release.whole_area.code, row.period_type)
    whole = next((other for other in same_period if other.period == row.period), None)
    return readings.compare(row, whole)
