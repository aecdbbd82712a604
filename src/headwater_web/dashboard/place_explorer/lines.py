"""Small areas in words, one line each, in the order of their names inside their districts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext as _

from headwater.released.area_classes import whole_level
from headwater.released.opened import Release
from headwater.released.places import PersistentPlace
from headwater.released.release import ReleasedMeasure
from headwater.released.values import ValueRow
from headwater.vocabulary.areas import Area, AreaType
from headwater.vocabulary.periods import PeriodType
from headwater.vocabulary.states import ValueState
from headwater_web.dashboard import readings
from headwater_web.dashboard.persistent_places.words import often_words
from headwater_web.dashboard.place_explorer.choices import PlaceChoice
from headwater_web.dashboard.place_explorer.classes import (
    BRIEF_WORDS,
    CLASS_WORDS,
    MapClass,
    class_of,
)
from headwater_web.dashboard.rows import figure_address
from headwater_web.ui.words import day_words, number_words, share_words

_HAVE_ARRIVED = (ValueState.RELEASED, ValueState.SUPPRESSED)


@dataclass(frozen=True, slots=True)
class AreaLine:
    """One small area: its class and the released number behind it.

    `row` is None where nothing is published for the area. `agreed` says that two sources find it
    high three years running. `query` is the end of the address at which it is read aloud. Words
    are made when they are asked for: a map of every district has hundreds of lines.
    """

    area: Area
    row: ValueRow | None
    measure: ReleasedMeasure
    found: MapClass
    agreed: bool
    query: str

    @property
    def is_released(self) -> bool:
        """Whether there is a number to show."""
        return self.row is not None and self.row.is_released

    @property
    def rate(self) -> str:
        """The rate, or nothing."""
        return number_words(self.row.value, is_rate=True) if self.row else ""

    @property
    def limits(self) -> str:
        """The 95% range of the rate, or nothing."""
        return readings.range_words(self.row, self.measure) if self.row else ""

    @property
    def events(self) -> str:
        """How many events the rate counts, or nothing."""
        return number_words(self.row.numerator, is_rate=False) if self.row else ""

    @property
    def completeness(self) -> str:
        """The share of events with the details that the number needs, where that is known."""
        if self.row is None or not self.is_released or self.row.completeness is None:
            return ""
        return _("{share} complete").format(share=share_words(self.row.completeness))

    @property
    def class_in_brief(self) -> str:
        """The same in a column of a table."""
        return str(BRIEF_WORDS[self.found])

    @property
    def class_words(self) -> str:
        """What the colour or the pattern of the map says."""
        return str(CLASS_WORDS[self.found])


def newest_window(release: Release, choice: PlaceChoice) -> Sequence[ValueRow]:
    """The cells of every small area in the newest window that has arrived; none without one."""
    if choice.measure is None or not choice.has_totals:
        return ()
    return _newest(release, choice.measure.measure, choice.window)


@lru_cache(maxsize=16)
def _newest(release: Release, measure: str, window: PeriodType) -> tuple[ValueRow, ...]:
    rows = release.values(
        measure=measure, area_type=AreaType.SMALL_AREA, period_type=window, breakdown="all"
    )
    arrived = [row.period for row in rows if row.state in _HAVE_ARRIVED]
    newest = max(arrived or [row.period for row in rows], default="")
    return tuple(row for row in rows if row.period == newest)


def area_lines(
    release: Release, choice: PlaceChoice, rows: Sequence[ValueRow]
) -> dict[str, list[AreaLine]]:
    """The lines of the chosen districts, by the code of each; `rows` are of one window."""
    if choice.measure is None or not rows:
        return {}
    cells = {row.area_code: row for row in rows}
    level = whole_level(release, choice.measure.measure, rows[0].when)
    agreed = places_by_code(release)
    lines: dict[str, list[AreaLine]] = {
        district.code: []
        for district in sorted(release.areas_of_type(AreaType.DISTRICT), key=lambda one: one.name)
        if choice.district in (None, district)
    }
    for area in sorted(release.areas_of_type(AreaType.SMALL_AREA), key=lambda one: one.name):
        if area.parent_code in lines:
            row = cells.get(area.code)
            found = class_of(row, level)
            query = choice.query(area=area.code)
            lines[area.parent_code].append(
                AreaLine(area, row, choice.measure, found, area.code in agreed, query)
            )
    return lines


def places_by_code(release: Release) -> Mapping[str, PersistentPlace]:
    """The places that two sources find high three years running."""
    found = release.places.places if release.places else ()
    return {place.area_code: place for place in found}


def number_sentences(choice: PlaceChoice, line: AreaLine) -> list[str]:
    """What is known of an area's number, and what always goes with it."""
    if choice.measure is None or line.row is None:
        return []
    if not line.row.is_released:
        return [readings.absence_words(line.row)]
    count = readings.count_words(line.row, choice.measure)
    rate = _("{value} a year, from {count}").format(
        value=readings.value_words(line.row, choice.measure), count=count
    )
    return [
        f"{rate} ({_('95% range {limits}').format(limits=line.limits)})." if line.limits else rate,
        completeness_words(line.row),
        _("Data up to {day}.").format(day=day_words(line.row.as_at_date)),
    ]


def completeness_words(row: ValueRow) -> str:
    """How many of the events have the details that a released number needs."""
    if row.completeness is None:
        return _("How complete its records are was not measured.")
    return _("{share} of the events have the details that this number needs.").format(
        share=share_words(row.completeness)
    )


def persistence_words(release: Release, code: str) -> str:
    """Whether the police and another source find the area high, and how surely each."""
    places = release.places
    if places is None or not places.could_tell:
        return _("Nobody can tell yet whether it stays so: two sources are not known for long.")
    place = places_by_code(release).get(code)
    if place is None:
        return _(
            "It is not among the places that the police and another source find high three years "
            "running."
        )
    seen = "; ".join(
        _("{source}: {often}").format(
            source=release.measure(each.measure).short_title, often=often_words(each).lower()
        )
        for each in place.seen_by
    )
    return _(
        "The police and another source find it among the highest 15% three years running ({seen})."
    ).format(seen=seen)


def number_address(release: Release, line: AreaLine) -> str:
    """Where the area's number is explained; nothing where none is published."""
    return figure_address(release, line.row) if line.row else ""
