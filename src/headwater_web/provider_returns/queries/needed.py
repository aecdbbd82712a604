"""Need as the current release has it: events of one measure by district and part of the week."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from headwater.released.opened import Release
from headwater.released.values import ValueRow
from headwater.vocabulary.faults import Fault
from headwater_web.provider_returns.schedule import schedule
from headwater_web.ui.api import current_release
from headwater_web.ui.words import day_words, period_words

PART_OF_WEEK = "part_of_week"


@dataclass(frozen=True, slots=True)
class Need:
    """Events of one measure. A number that is withheld or did not arrive is not in it.

    `weeks` has, by district, the events of each part of the week, and all of that period.
    """

    title: str
    when: str
    as_at: str
    release_id: str
    by_district: Mapping[str, int] = field(default_factory=dict)
    weeks: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    wholes: Mapping[str, int] = field(default_factory=dict)
    week_when: str = ""


def need_now(districts: tuple[str, ...]) -> Need | None:
    """The need that this partnership reads beside access; None without a release or a measure."""
    release, measure = current_release(), schedule().need
    if release is None or not measure:
        return None
    try:
        return need_in(release, measure, districts)
    except Fault:
        return None


def need_in(release: Release, measure: str, districts: tuple[str, ...]) -> Need | None:
    """The need of one release. Raises MeasureNotFound."""
    title = release.measure(measure).short_title
    known = tuple(code for code in districts if code in {area.code for area in release.areas})
    years = {code: row for code in known if (row := _newest_year(release, measure, code))}
    if not years:
        return None
    # One period for all, or districts could not be compared.
    period = max(row.period for row in years.values())
    same = {code: row for code, row in years.items() if row.period == period}
    one = next(iter(same.values()))
    weeks = {code: _week(release, measure, code) for code in known}
    whens = [row.when for rows in weeks.values() for row in rows.values()]
    return Need(
        title=title,
        when=period_words(one.when),
        as_at=day_words(one.as_at_date),
        release_id=release.release_id,
        by_district=_numbers(same),
        weeks={code: _numbers(rows) for code, rows in weeks.items()},
        wholes=_wholes(release, measure, weeks),
        week_when=period_words(max(whens, key=lambda each: each.first_month)) if whens else "",
    )


def _newest_year(release: Release, measure: str, code: str) -> ValueRow | None:
    latest = release.latest(measure, code)
    return latest.year or latest.window_12


def _numbers(rows: Mapping[str, ValueRow]) -> dict[str, int]:
    return {
        key: row.numerator
        for key, row in rows.items()
        if row.is_released and row.numerator is not None
    }


def _week(release: Release, measure: str, code: str) -> dict[str, ValueRow]:
    """The parts of the week of the newest period in which any shows a number."""
    rows = release.values(measure=measure, area_code=code, breakdown=PART_OF_WEEK)
    known = [row.when.first_month for row in rows if row.is_released]
    return {row.category: row for row in rows if known and row.when.first_month == max(known)}


def _wholes(
    release: Release, measure: str, weeks: Mapping[str, Mapping[str, ValueRow]]
) -> dict[str, int]:
    found: dict[str, int] = {}
    for code, rows in weeks.items():
        one = next(iter(rows.values()), None)
        if one is not None:
            whole = release.cell(measure, code, one.period)
            if whole.is_released and whole.numerator is not None:
                found[code] = whole.numerator
    return found
