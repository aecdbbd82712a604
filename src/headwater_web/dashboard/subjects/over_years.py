"""Measures, or one category of them, year by year for the whole partnership."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from headwater.released.opened import Release
from headwater.released.subjects import ReleasedSubject, SubjectLine
from headwater.released.values import ValueRow
from headwater.vocabulary.periods import PeriodType
from headwater_web.dashboard import readings
from headwater_web.dashboard.subjects.cells import (
    Row,
    Table,
    heads,
    measure_row,
    undivided,
    value_cell,
)

YEARS_SHOWN = 6


def tables(release: Release, subject: ReleasedSubject) -> list[Table]:
    """One table: a line for each measure or category, a column for each year."""
    series = {line: _series(release, line) for line in subject.lines if line.is_held}
    years = sorted({row.period for rows in series.values() for row in rows})[-YEARS_SHOWN:]
    rows = tuple(
        _row(release, line, series.get(line, []), years)
        for line in subject.lines
        if line.is_held or line.not_held
    )
    return [Table(_("Year by year"), release.whole_area.name, heads(_("Measure"), *years), rows)]


def sentences(release: Release, subject: ReleasedSubject) -> Iterator[str]:
    """What the newest year of each says, and whether it differs from the year before."""
    for line in subject.lines:
        if line.is_held:
            measure = release.measure(line.measure)
            series = _series(release, line)
            said = readings.reading(release, measure, release.whole_area.name, series)
            if series and series[-1].is_released and series[-1].value is None:
                said = f"{undivided(series[-1], measure)}."
            yield _("{title}: {said}").format(title=line.title, said=said)


def _series(release: Release, line: SubjectLine) -> list[ValueRow]:
    breakdown = line.breakdown or "all"
    category = line.category or "all"
    return release.series(
        line.measure, release.whole_area.code, PeriodType.YEAR, breakdown, category
    )


def _row(release: Release, line: SubjectLine, series: list[ValueRow], years: list[str]) -> Row:
    if line.not_held:
        return Row(line.title, instead=line.not_held)
    measure = release.measure(line.measure)
    by_year = {row.period: row for row in series}
    cells = tuple(
        value_cell(release, measure, by_year.get(year), line=line.title) for year in years
    )
    known = next((row for row in reversed(series) if row.is_released), None)
    return measure_row(measure, known, cells, title=line.title)
