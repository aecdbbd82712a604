"""A release of which two measures are told by part of the week, under the feeds of real sources."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pyarrow as pa
from tests.unit.products import sample

from headwater.released.release import Released, ReleasedMeasure
from headwater.released.values import ValueRow
from headwater.vocabulary.areas import Area, AreaType
from headwater.vocabulary.part_of_week import PARTS
from headwater.vocabulary.periods import Period, PeriodType

BY_WEEK = "part_of_week"
FEEDS = {
    "knife_crime": "police_recorded_crime",
    "ed_assaults": "ed_assault_attendances",
    "callouts": "ambulance_callouts",
}
TOLD_OVER = {
    "knife_crime": Period(date(2025, 1, 1), PeriodType.YEAR),
    "ed_assaults": Period(date(2023, 1, 1), PeriodType.WINDOW_36),
}
_PLACES = {AreaType.PARTNERSHIP, AreaType.DISTRICT}
_QUIET, _BUSY, _NOT_RECORDED = 3, 60, 10
"""Every morning is so quiet that its number is withheld, Saturday evening busier than the rest."""


def with_week(plain: Released) -> Released:
    """The release with a week of two measures, and with its feeds named as specifications are."""
    measures = tuple(map(_renamed, plain.measures))
    rows = [row for each in measures for row in _week(each)]
    added = sample.table(rows).cast(plain.values.schema)
    return replace(plain, measures=measures, values=pa.concat_tables([plain.values, added]))


def events_of(category: str, *, busiest: str = "saturday_18") -> int:
    """How many events the sample has in a part of the week, before disclosure control."""
    if category == busiest:
        return 4 * _BUSY
    return _QUIET if category.endswith("_06") else _BUSY


def _renamed(measure: ReleasedMeasure) -> ReleasedMeasure:
    feed = FEEDS.get(measure.measure)
    sources = (feed, *measure.sources) if feed else measure.sources
    told = (BY_WEEK,) if measure.measure in TOLD_OVER else ()
    return replace(measure, sources=sources, breakdowns=(*measure.breakdowns, *told))


def _week(measure: ReleasedMeasure) -> Iterator[ValueRow]:
    period = TOLD_OVER.get(measure.measure)
    places = [area for area in sample.areas() if area.area_type in _PLACES] if period else []
    for area in places:
        assert period
        yield from _parts(measure, area, period)
        if period.period_type is PeriodType.WINDOW_36:
            whole = sum(events_of(part.category) for part in PARTS) + _NOT_RECORDED
            yield sample.cell(measure, area, period, whole)


def _parts(measure: ReleasedMeasure, area: Area, period: Period) -> Iterator[ValueRow]:
    for part in PARTS:
        row = sample.cell(measure, area, period, events_of(part.category))
        yield replace(row, breakdown=BY_WEEK, category=part.category)
    missing = sample.cell(measure, area, period, _NOT_RECORDED)
    yield replace(missing, breakdown=BY_WEEK, category="not_recorded")
