"""When in the week events are counted, by each source, with what is not known of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from headwater.released.opened import Release
from headwater.released.release import ReleasedMeasure
from headwater.released.values import ValueRow
from headwater.vocabulary.areas import Area
from headwater.vocabulary.part_of_week import DAYS, HOURS, PARTS, SixHours
from headwater_web.dashboard.area_profile.beside import EYES
from headwater_web.dashboard.area_profile.week_words import (
    Busiest,
    busiest_words,
    steps_words,
    times_words,
)
from headwater_web.dashboard.headlines import measure_address
from headwater_web.dashboard.rows import figure_address
from headwater_web.dashboard.sources import withdrawals
from headwater_web.ui.words import (
    day_words,
    number_words,
    part_of_day_words,
    period_words,
    share_words,
    week_day_words,
)

BREAKDOWN = "part_of_week"
NOT_RECORDED = "not_recorded"
STEPS = 5
"""As many shades of one colour; more could not be told apart."""


@dataclass(frozen=True, slots=True)
class WeekCell:
    """One part of the week: its number and shade from 1 to 5, or in a word why it has none."""

    shown: str
    shade: int
    state: str
    address: str


@dataclass(frozen=True, slots=True)
class WeekRow:
    """One day, midnight to midnight."""

    day: str
    cells: tuple[WeekCell, ...]


@dataclass(frozen=True, slots=True)
class Week:
    """One source's week in one area and period. Without `rows`, `why_not` says why."""

    title: str
    address: str
    times: str
    withdrawal: str
    when: str = ""
    busiest: Busiest | None = None
    rows: tuple[WeekRow, ...] = ()
    shades: tuple[tuple[int, str], ...] = ()
    not_recorded: str = ""
    time_known: str = ""
    complete: str = ""
    as_at: str = ""
    states: tuple[str, ...] = ()
    why_not: str = ""


def weeks(release: Release, area: Area) -> list[Week]:
    """The week by every source that has one: the police, then health services, then others."""
    asked = [measure for measure in release.measures if BREAKDOWN in measure.breakdowns]
    return [_week(release, measure, area) for measure in sorted(asked, key=_place_of_source)]


def absent_states(found: Iterable[Week]) -> tuple[str, ...]:
    """The states of every part without a number, to be explained once."""
    return tuple(sorted({state for week in found for state in week.states}))


def _place_of_source(measure: ReleasedMeasure) -> int:
    feeds = [eye.feed for eye in EYES]
    return feeds.index(measure.sources[0]) if measure.sources[0] in feeds else len(feeds)


def parts_of_day() -> list[str]:
    """The heads of the columns."""
    return [part_of_day_words(hour) for hour in HOURS]


def _week(release: Release, measure: ReleasedMeasure, area: Area) -> Week:
    rows = _newest(
        release.values(measure=measure.measure, area_code=area.code, breakdown=BREAKDOWN)
    )
    silent = Week(
        title=measure.short_title,
        address=f"{measure_address(measure.measure, area=area.code)}&breakdown={BREAKDOWN}",
        times=times_words(measure),
        withdrawal=" ".join(withdrawals(release, measure)),
    )
    if not any(row.is_released for row in rows.values()):
        return replace(silent, why_not=_("No week of this source can be shown here."))
    return _told(release, measure, silent, rows)


def _told(
    release: Release, measure: ReleasedMeasure, silent: Week, rows: Mapping[str, ValueRow]
) -> Week:
    one = next(row for row in rows.values() if row.is_released)
    whole = release.cell(measure.measure, one.area_code, one.period)
    highest = max(row.numerator or 0 for part in PARTS if (row := rows.get(part.category)))
    return replace(
        silent,
        when=period_words(one.when),
        busiest=busiest_words(rows, whole, measure),
        rows=tuple(_days(release, rows, highest)),
        shades=steps_words(highest, steps=STEPS),
        not_recorded=_not_recorded(rows.get(NOT_RECORDED), whole),
        time_known=share_words(one.completeness),
        complete="" if whole.completeness is None else share_words(whole.completeness),
        as_at=day_words(one.as_at_date),
        states=tuple(sorted({row.state.value for row in rows.values() if not row.is_released})),
    )


def _newest(rows: Sequence[ValueRow]) -> dict[str, ValueRow]:
    """The categories of the newest period in which any of them shows a number."""
    known = [row.when.first_month for row in rows if row.is_released]
    return {row.category: row for row in rows if known and row.when.first_month == max(known)}


def _days(release: Release, rows: Mapping[str, ValueRow], highest: int) -> Iterator[WeekRow]:
    for day in DAYS:
        parts = (rows.get(SixHours(day, hour).category) for hour in HOURS)
        yield WeekRow(week_day_words(day), tuple(_cell(release, row, highest) for row in parts))


def _cell(release: Release, row: ValueRow | None, highest: int) -> WeekCell:
    if row is None:
        return WeekCell("", 0, "missing", "")
    if not row.is_released or row.numerator is None:
        return WeekCell("", 0, row.state.value, figure_address(release, row))
    return WeekCell(
        number_words(row.numerator, is_rate=False),
        shade(row.numerator, highest),
        "",
        figure_address(release, row),
    )


def shade(count: int, highest: int) -> int:
    """Which of the steps of equal width from nothing to the highest a count is in, from 1.

    >>> [shade(count, 50) for count in (0, 10, 11, 50)]
    [1, 1, 2, 5]
    """
    if not highest:
        return 1
    return max(1, -(-count * STEPS // highest))


def _not_recorded(row: ValueRow | None, whole: ValueRow) -> str:
    if row is None or not row.is_released or row.numerator is None:
        return _("how many is withheld")
    return _("{missing} of {all}").format(
        missing=number_words(row.numerator, is_rate=False),
        all=number_words(whole.numerator, is_rate=False),
    )
