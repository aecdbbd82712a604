"""What was asked and what followed, place by place; and how many there are and who is reached."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from headwater.released.opened import Release
from headwater.released.release import ReleasedMeasure
from headwater.released.subjects import ReleasedSubject, SubjectLine
from headwater.released.values import ValueRow
from headwater.vocabulary.areas import Area, AreaType
from headwater_web.dashboard import readings
from headwater_web.dashboard.headlines import measure_address, newest
from headwater_web.dashboard.subjects.by_area import newest_by_area
from headwater_web.dashboard.subjects.cells import (
    NOTHING,
    Cell,
    Row,
    Table,
    about,
    heads,
    measure_head,
    undivided,
    value_cell,
)
from headwater_web.ui.words import number_words, period_words


def tables(release: Release, subject: ReleasedSubject) -> list[Table]:
    """A table for each line: a row for each place, a column for each share."""
    return [_table(release, line) for line in subject.lines if line.is_held]


def sentences(release: Release, subject: ReleasedSubject) -> Iterator[str]:
    """For the whole: what was asked, and what followed, each with its count and range."""
    for line in subject.lines:
        if line.is_held:
            said = [_said(release, release.measure(name)) for name in (line.measure, *line.then)]
            yield _("{title}: {said}").format(title=line.title, said="; ".join(said) + ".")


def sized(release: Release, subject: ReleasedSubject) -> list[Table]:
    """One table: a line for each group, with how many it has and who of it is reached."""
    named = heads(_("Group"), _("How many"), _("Of all"), _("Reached, as far as anybody counts"))
    shown = [line for line in subject.lines if line.is_held or line.not_held]
    rows = tuple(_sized(release, line) for line in shown)
    return [Table(_("Each group by itself"), release.whole_area.name, named, rows)]


def sizes(release: Release, subject: ReleasedSubject) -> Iterator[str]:
    """One sentence for each group."""
    for line in subject.lines:
        if line.is_held:
            said = _said(release, release.measure(line.measure))
            yield _("{title}: {said}").format(title=line.title, said=f"{said}.")


def _said(release: Release, measure: ReleasedMeasure) -> str:
    row = newest(release, measure, release.whole_area)
    if row is None:
        return _("{measure}: no number yet, which is not zero").format(measure=measure.short_title)
    if not row.is_released:
        return readings.absence_words(row).removesuffix(".")
    note = readings.note_words(row, measure)
    value = readings.value_words(row, measure)
    words = f"{value} ({note})" if note else value
    if row.value is None:
        words = undivided(row, measure)
    return _("{measure} in {when}, {words}").format(
        measure=measure.short_title, when=period_words(row.when), words=words
    )


def _table(release: Release, line: SubjectLine) -> Table:
    measures = [release.measure(name) for name in (line.measure, *line.then)]
    found = [newest_by_area(release, measure) for measure in measures]
    places = (release.whole_area, *release.areas_of_type(AreaType.DISTRICT))
    over = [
        measure_head(measure, next((row for row in rows.values() if row), None))
        for measure, rows in zip(measures, found, strict=True)
    ]
    rows = tuple(
        _place(
            release, line, place, [(m, r[place.code]) for m, r in zip(measures, found, strict=True)]
        )
        for place in places
    )
    return Table(line.title, line.among, (*heads(_("Area")), *over), rows)


def _place(
    release: Release,
    line: SubjectLine,
    place: Area,
    found: list[tuple[ReleasedMeasure, ValueRow | None]],
) -> Row:
    cells = tuple(value_cell(release, measure, row, line=line.title) for measure, row in found)
    return Row(place.name, cells=cells)


def _sized(release: Release, line: SubjectLine) -> Row:
    if line.not_held:
        return Row(line.title, instead=line.not_held)
    measure = release.measure(line.measure)
    row = newest(release, measure, release.whole_area)
    size = value_cell(release, measure, row, line=line.title)
    cells = (_number(measure, row), size, _reached(release, line))
    records = tuple(_measured(release, line, name).record for name in line.then)
    return Row(
        line.title,
        about(measure, row),
        measure_address(measure.measure),
        cells,
        records=tuple(record for record in records if record),
    )


def _number(measure: ReleasedMeasure, row: ValueRow | None) -> Cell:
    """How many are counted; a share or a figure as published has no number of its own."""
    if row is None or not row.is_released or row.numerator is None:
        return Cell(NOTHING)
    number = number_words(row.numerator, is_rate=False)
    rounded = row.numerator and readings.is_rounded(measure)
    return Cell(_("about {number}").format(number=number) if rounded else number)


def _measured(release: Release, line: SubjectLine, name: str) -> Cell:
    measure = release.measure(name)
    row = newest(release, measure, release.whole_area)
    return value_cell(release, measure, row, line=line.title)


def _reached(release: Release, line: SubjectLine) -> Cell:
    """What is counted of whoever is reached, or that nobody counts it."""
    if not line.then:
        return Cell(NOTHING, _("not known: no return counts it"))
    first, *others = line.then
    measure, cell = release.measure(first), _measured(release, line, first)
    notes = [_("{measure}, {unit}").format(measure=measure.short_title, unit=measure.unit)]
    notes += [cell.note] if cell.note else []
    for name in others:
        other = release.measure(name)
        notes.append(f"{other.short_title}: {_measured(release, line, name).value} {other.unit}")
    return Cell(cell.value, "; ".join(notes), address=cell.address)
