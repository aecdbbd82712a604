"""Measures of the whole partnership by group, each group beside everyone."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from headwater.released.opened import Release
from headwater.released.subjects import ReleasedSubject, SubjectLine
from headwater.released.values import ValueRow
from headwater.vocabulary.periods import PeriodType
from headwater_web.dashboard.subjects.cells import (
    Cell,
    Row,
    Table,
    heads,
    measure_head,
    value_cell,
)
from headwater_web.dashboard.subjects.words import standing, standing_words
from headwater_web.ui.words import breakdown_words, category_words

_EVERYONE = "all"
_MISSING = ("not_recorded", "not_stated")


def tables(release: Release, subject: ReleasedSubject) -> Iterator[Table]:
    """A table for each breakdown: a row for each group, a column for each measure."""
    divided = [line for line in subject.lines if line.is_held and line.breakdown]
    for breakdown in dict.fromkeys(line.breakdown for line in divided):
        yield _table(release, breakdown, [line for line in divided if line.breakdown == breakdown])


def _table(release: Release, breakdown: str, lines: list[SubjectLine]) -> Table:
    found = [_newest(release, line) for line in lines]
    over = tuple(
        measure_head(release.measure(line.measure), rows.get(_EVERYONE))
        for line, rows in zip(lines, found, strict=True)
    )
    named = dict.fromkeys(category for rows in found for category in rows)
    groups = sorted(named, key=lambda category: category in _MISSING)
    rows = tuple(
        Row(
            _group_words(release, group),
            cells=tuple(
                _cell(release, line, rows, group) for line, rows in zip(lines, found, strict=True)
            ),
        )
        for group in groups
    )
    words = breakdown_words(breakdown)
    caption = _("{breakdown}: each group beside everyone").format(breakdown=words)
    return Table(caption, release.whole_area.name, (*heads(words), *over), rows)


def _newest(release: Release, line: SubjectLine) -> dict[str, ValueRow]:
    """Everyone first, then each group, in the newest year that everyone has."""
    whole = release.whole_area.code
    everyone = release.latest(line.measure, whole).year
    if everyone is None:
        return {}
    divided = release.values(
        measure=line.measure,
        area_code=whole,
        breakdown=line.breakdown,
        period_type=PeriodType.YEAR,
    )
    same = {row.category: row for row in divided if row.period == everyone.period}
    return {_EVERYONE: everyone, **same}


def _cell(release: Release, line: SubjectLine, rows: dict[str, ValueRow], group: str) -> Cell:
    row, everyone = rows.get(group), rows.get(_EVERYONE)
    is_compared = row is not None and row.is_released and group != _EVERYONE
    said = standing_words(standing(row, everyone, None)) if is_compared else ""
    return value_cell(release, release.measure(line.measure), row, line=line.title, said=said)


def _group_words(release: Release, group: str) -> str:
    """A kind of violence has its title in the definition that the release counts by."""
    kinds = {kind.key: kind.title for kind in release.scope.kinds} if release.scope else {}
    return kinds.get(group) or category_words(group)
