"""What stands on the page of two districts, measure by measure, and in its download."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from headwater.released.opened import Release
from headwater.released.pairs import Pair, Verdict, between
from headwater.released.release import ReleasedMeasure
from headwater.released.values import ValueRow
from headwater.vocabulary.areas import Area
from headwater_web.dashboard import readings
from headwater_web.dashboard.comparing import words
from headwater_web.dashboard.headlines import measure_address
from headwater_web.dashboard.rows import figure_address
from headwater_web.ui.spreadsheets import lines_of
from headwater_web.ui.words import number_words, period_words, plain_words, share_words

CSV_COLUMNS: Final = (
    *("measure", "title", "period", "first_code", "first_name", "second_code", "second_name"),
    *("first_state", "first_value", "first_lower", "first_upper", "first_numerator"),
    *("first_completeness", "first_as_at_date"),
    *("second_state", "second_value", "second_lower", "second_upper", "second_numerator"),
    *("second_completeness", "second_as_at_date"),
    *("compared_by", "compared", "compared_lower", "compared_upper", "verdict", "why_not"),
    "tested",
)
_OF_A_CELL: Final = (
    *("state", "value", "lower", "upper", "numerator", "completeness", "as_at_date"),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """One district's number: with its count, its interval and its completeness, or its state."""

    state: str
    is_released: bool
    value: str
    note: str
    address: str


@dataclass(frozen=True, slots=True)
class Line:
    """One measure of two districts."""

    measure: ReleasedMeasure
    address: str
    period: str
    cells: tuple[Shown | None, Shown | None]
    apart: str
    verdict: str
    is_told: bool
    remark: str


@dataclass(frozen=True, slots=True)
class ThemeOfLines:
    """Measures that belong together."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The page of two districts. `counted` says how many measures were told and how many not."""

    first: Area
    second: Area
    themes: tuple[ThemeOfLines, ...]
    states: tuple[str, ...]
    reading: str
    tested: str


_Found = tuple[ReleasedMeasure, Pair, tuple[ValueRow | None, ValueRow | None]]


def comparison(release: Release, first: Area, second: Area) -> Comparison | None:
    """Every measure in force for two districts; None in a release that does not compare them."""
    found = list(_found(release, first, second))
    if not found:
        return None
    order = {title: at for at, title in reversed(list(enumerate(_themes(release))))}
    found.sort(key=lambda each: order[each[0].theme])
    pairs = [pair for _, pair, _ in found]
    return Comparison(
        first,
        second,
        tuple(
            ThemeOfLines(
                plain_words(theme), tuple(_line(release, each, first, second) for each in group)
            )
            for theme, group in groupby(found, key=lambda each: each[0].theme)
        ),
        states=tuple(
            sorted(
                {
                    row.state.value
                    for *_, rows in found
                    for row in rows
                    if row is not None and not row.is_released
                }
            )
        ),
        reading=words.reading(pairs, first.name, second.name),
        tested=words.tested_words(max(pair.tested for pair in pairs)),
    )


def csv_lines(release: Release, first: Area, second: Area) -> Iterator[str]:
    """The same as comma-separated values: a row for each measure."""
    return lines_of(
        CSV_COLUMNS, (_csv_cells(each, first, second) for each in _found(release, first, second))
    )


def _themes(release: Release) -> list[str]:
    return [measure.theme for measure in release.measures]


def _found(release: Release, first: Area, second: Area) -> Iterator[_Found]:
    pairs = between(release.pairs, first.code, second.code)
    for measure in release.measures:
        if pair := pairs.get(measure.measure):
            yield (
                measure,
                pair,
                (
                    _cell(release, pair, measure, first),
                    _cell(release, pair, measure, second),
                ),
            )


def _cell(release: Release, pair: Pair, measure: ReleasedMeasure, area: Area) -> ValueRow | None:
    """The cell that was compared; of what is not compared, the newest of the same district."""
    if not pair.period:
        latest = release.latest(measure.measure, area.code)
        return latest.year or latest.window_36
    kinds = (row for row in release.values(measure=measure.measure, area_code=area.code))
    return next((row for row in kinds if (row.period, row.breakdown) == (pair.period, "all")), None)


def _line(release: Release, found: _Found, first: Area, second: Area) -> Line:
    measure, pair, (here, there) = found
    row = here or there
    return Line(
        measure=measure,
        address=measure_address(measure.measure, area=first.code),
        period=period_words(row.when) if row else "",
        cells=(_shown(release, measure, here), _shown(release, measure, there)),
        apart=words.apart_words(pair, measure, second.name),
        verdict=words.verdict_words(pair, first.name, second.name),
        is_told=pair.verdict in {Verdict.HIGHER, Verdict.LOWER},
        remark=words.remark(pair, measure, (here, there)),
    )


def _shown(release: Release, measure: ReleasedMeasure, row: ValueRow | None) -> Shown | None:
    if row is None:
        return None
    notes = [readings.note_words(row, measure)] if row.is_released else []
    if row.is_released and row.completeness is not None:
        notes.append(words.complete_words(share_words(row.completeness)))
    return Shown(
        state=row.state.value,
        is_released=row.is_released,
        value=number_words(row.value, is_rate=measure.has_denominator),
        note="; ".join(note for note in notes if note),
        address=figure_address(release, row),
    )


def _csv_cells(found: _Found, first: Area, second: Area) -> list[Any]:
    measure, pair, cells = found
    period = pair.period or next((row.period for row in cells if row is not None), "")
    shown = [getattr(row, name) if row else None for row in cells for name in _OF_A_CELL]
    return [
        *(measure.measure, measure.title, period),
        *(first.code, first.name, second.code, second.name),
        *shown,
        *("ratio" if pair.is_ratio else "difference", pair.value, pair.lower, pair.upper),
        *(pair.verdict.value, pair.why_not.value if pair.why_not else "", pair.tested or None),
    ]
