"""Released rows as marks of a chart, and what happened to a series as its rules."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from headwater.released.breaks import breaks_at, bridge
from headwater.released.opened import Release
from headwater.released.release import Break, ReleasedMeasure
from headwater.released.values import ValueRow
from headwater.vocabulary.periods import PeriodType
from headwater_web.dashboard import readings
from headwater_web.dashboard.charts.events import ChartEvent
from headwater_web.dashboard.charts.frame import Mark
from headwater_web.dashboard.sources import first_day_without
from headwater_web.ui.words import STATE_WORDS, number_words, period_words

_SHORT_KINDS = {
    "lockdown": gettext_lazy("restrictions"),
    "event": gettext_lazy("event"),
    "counting_rule": gettext_lazy("counting rules"),
    "new_system": gettext_lazy("new system"),
    "boundary": gettext_lazy("boundaries"),
    "agreement_lapsed": gettext_lazy("agreement lapsed"),
}


def breaks_in_order(release: Release, measure: str, area_code: str) -> list[Break]:
    """Every break that touches a measure in an area, the earliest first; so are they numbered."""
    return sorted(breaks_at(release, measure, area_code), key=lambda each: each.month)


def series_marks(
    release: Release, measure: ReleasedMeasure, rows: Sequence[ValueRow]
) -> list[Mark]:
    """A series as marks, oldest first; one that may not follow the one before starts anew."""
    breaks = breaks_in_order(release, measure.measure, rows[0].area_code) if rows else []
    earlier = (None, *rows)
    return [
        mark(
            row,
            measure,
            position=months_since_zero(row.when.first_month),
            starts_anew=before is not None and _are_parted(before, row, breaks),
        )
        for before, row in zip(earlier, rows, strict=False)
    ]


def mark(
    row: ValueRow,
    measure: ReleasedMeasure,
    *,
    position: int,
    label: str | None = None,
    starts_anew: bool = False,
) -> Mark:
    """One cell as a mark, with the words that read it aloud."""
    when = period_words(row.when)
    has_value = row.is_released and row.value is not None
    said = (
        f"{readings.value_words(row, measure)}; {readings.note_words(row, measure)}".rstrip("; ")
        if row.is_released
        else str(STATE_WORDS[row.state])
    )
    return Mark(
        position=position,
        label=label or _years_of(row),
        state=row.state,
        value=row.value if has_value else None,
        lower=row.lower,
        upper=row.upper,
        shown=number_words(row.value, is_rate=measure.has_denominator)
        or readings.no_value_words(row),
        words=f"{when}: {said}",
        starts_anew=starts_anew,
    )


def chart_events(
    release: Release, measure: ReleasedMeasure, rows: Sequence[ValueRow]
) -> list[ChartEvent]:
    """The breaks and shocks within a series, each by its number, and where a feed was withdrawn."""
    if not rows:
        return []
    breaks = breaks_in_order(release, measure.measure, rows[0].area_code)
    events = [
        ChartEvent(
            months_since_zero(found.month),
            _label(number, found),
            months_since_zero(found.end_month) if found.end_month else None,
        )
        for number, found in enumerate(breaks, start=1)
    ]
    events += [
        ChartEvent(months_since_zero(day), _("no agreement"))
        for source in release.sources_of(measure.measure)
        if source.state == "no_basis" and (day := first_day_without(source))
    ]
    first, last = (months_since_zero(row.when.first_month) for row in (rows[0], rows[-1]))
    return sorted(
        (each for each in events if first < each.month < last + rows[-1].when.months),
        key=lambda each: each.month,
    )


def step_of(rows: Sequence[ValueRow]) -> int:
    """The months from one period of a series to the next: windows move by a year."""
    return 1 if rows and rows[0].period_type is PeriodType.MONTH else 12


def months_since_zero(month: date) -> int:
    """A month as a position in time."""
    return month.year * 12 + month.month - 1


def _are_parted(before: ValueRow, row: ValueRow, breaks: Sequence[Break]) -> bool:
    """Whether a line may not join two values: a factor bridges them for comparing, not for eyes."""
    link = bridge(before.when, row.when, breaks)
    return link is None or bool(link.spliced)


def _label(number: int, found: Break) -> str:
    kind = _SHORT_KINDS.get(found.kind, gettext_lazy("break"))
    return f"{number}: {kind}"


def _years_of(row: ValueRow) -> str:
    """The year under a point; for windows of several years, the first and the last."""
    year = row.when.first_month.year
    years = row.when.months // 12
    return str(year) if years < 2 else f"{year}-{(year + years - 1) % 100:02}"
