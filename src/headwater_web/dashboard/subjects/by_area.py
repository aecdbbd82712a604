"""Measures by district, each in its newest year, against the whole; and by group."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from headwater.released.analyses import Analysis, Question
from headwater.released.opened import Release
from headwater.released.release import ReleasedMeasure
from headwater.released.subjects import ReleasedSubject, SubjectLine
from headwater.released.values import ValueRow
from headwater.vocabulary.areas import Area, AreaType
from headwater_web.dashboard import readings
from headwater_web.dashboard.headlines import newest
from headwater_web.dashboard.subjects import by_group
from headwater_web.dashboard.subjects.cells import Row, Table, heads, measure_row, value_cell
from headwater_web.dashboard.subjects.words import standing, standing_words, where_it_stands


def tables(release: Release, subject: ReleasedSubject) -> list[Table]:
    """Every measure by district, then those that are divided by something, group by group."""
    return [_by_district(release, subject), *by_group.tables(release, subject)]


def _by_district(release: Release, subject: ReleasedSubject) -> Table:
    places = release.areas_of_type(AreaType.DISTRICT)
    named = heads(_("Measure"), release.whole_area.name, *(place.name for place in places))
    shown = [line for line in subject.lines if not line.breakdown]
    rows = tuple(_row(release, line) for line in shown if line.is_held or line.not_held)
    return Table(_("Each district beside the whole"), _("the newest year of each"), named, rows)


def sentences(release: Release, subject: ReleasedSubject) -> Iterator[str]:
    """One sentence for each measure."""
    for line in subject.lines:
        if line.is_held and not line.breakdown:
            measure = release.measure(line.measure)
            funnels = funnels_of(release, line.measure)
            rows = newest_by_area(release, measure)
            whole = rows[release.whole_area.code]
            yield where_it_stands(
                measure,
                {
                    place.name: standing(rows[place.code], whole, funnels.get(place.code))
                    for place in release.areas_of_type(AreaType.DISTRICT)
                },
            )


def newest_by_area(release: Release, measure: ReleasedMeasure) -> dict[str, ValueRow | None]:
    """The whole and each district in one and the same period: the newest that the whole has.

    Where the whole has none, as of a figure that its publisher gives for councils, the newest of
    any district.
    """
    places = (release.whole_area, *release.areas_of_type(AreaType.DISTRICT))
    found = [row for place in places if (row := newest(release, measure, place))]
    wanted = max(found, key=lambda row: row.when.end_month) if found else None
    if (whole := newest(release, measure, release.whole_area)) is not None:
        wanted = whole
    if wanted is None:
        return dict.fromkeys((place.code for place in places), None)
    return {place.code: _same(release, measure, place, wanted) for place in places}


def funnels_of(release: Release, measure: str) -> dict[str, Analysis]:
    """What the funnel says of each district."""
    return {
        each.area_code: each
        for each in release.analyses
        if each.measure == measure and each.question is Question.FUNNEL
    }


def _same(
    release: Release, measure: ReleasedMeasure, place: Area, wanted: ValueRow
) -> ValueRow | None:
    series = release.series(measure.measure, place.code, wanted.period_type)
    return next((row for row in series if row.period == wanted.period), None)


def _row(release: Release, line: SubjectLine) -> Row:
    if line.not_held:
        return Row(line.title, instead=line.not_held)
    measure = release.measure(line.measure)
    rows, funnels = newest_by_area(release, measure), funnels_of(release, line.measure)
    whole = rows[release.whole_area.code]
    cells = [value_cell(release, measure, whole, line=line.title)]
    for place in release.areas_of_type(AreaType.DISTRICT):
        row = rows[place.code]
        found = standing(row, whole, funnels.get(place.code))
        said = standing_words(found) if row and row.is_released else ""
        cells.append(value_cell(release, measure, row, line=line.title, said=said))
    known = whole or next((row for row in rows.values() if row), None)
    found_row = measure_row(measure, known, tuple(cells), title=line.title)
    return _with_joined(release, measure, found_row)


def _with_joined(release: Release, measure: ReleasedMeasure, row: Row) -> Row:
    """Of what is shown as published, a county's own number: no district of it has one."""
    if not measure.is_as_published:
        return row
    told = [
        _("{area}: {value}").format(area=place.name, value=readings.value_words(found, measure))
        for place in release.areas_of_type(AreaType.PARTNERSHIP_AREA)
        if (found := newest(release, measure, place)) and found.is_released
    ]
    return Row(row.title, (*row.notes, *told), row.address, row.cells)
