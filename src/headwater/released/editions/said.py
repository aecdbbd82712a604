"""A token said with the numbers of one release."""

from dataclasses import dataclass

from headwater.released.editions.tokens import NEWEST, WHOLE, Form, Token
from headwater.released.opened import Release
from headwater.released.release import ReleasedMeasure
from headwater.released.values import ValueRow
from headwater.released.words import (
    STATE_WORDS,
    count_words,
    day_words,
    number_words,
    period_words,
    range_words,
)
from headwater.vocabulary.faults import ExitCode, Fault

NO_VALUE, NO_RANGE = NO_NUMBER = ("(no number)", "(no range)")
"""What is said where a cell is shown and the form that was asked for has no number in it."""


class NothingKnown(Fault):
    """The newest number was asked for, and no period has one."""

    exit_code = ExitCode.NOT_FOUND

    def __init__(self, token: Token) -> None:
        super().__init__(
            found=f"No number of {token.measure} for {token.area} is known.",
            expected="a measure and an area of which at least one year or window was published.",
            next_step="choose another area or measure, or say in words that it is not known.",
        )


@dataclass(frozen=True, slots=True)
class SaidNumber:
    """One token as it reads with one release, with all that travels with a number.

    `reference` points at the cell for ever. `interval`, `completeness` and `as_at` are words,
    empty where there is none.
    """

    token: str
    words: str
    reference: str
    state: str
    measure_title: str
    definition_version: int
    area_name: str
    period: str
    interval: str
    count: str
    completeness: str
    as_at: str
    sources: tuple[str, ...]


def say(release: Release, token: Token) -> SaidNumber:
    """What a token reads in a release.

    Raises the release's own faults for a measure, an area or a cell that it has not, and
    NothingKnown where no period is known.
    """
    measure = release.measure(token.measure)
    row = _row(release, token)
    shown = row.is_released
    return SaidNumber(
        token=str(token),
        words=_words(row, measure, token.form),
        reference=str(release.reference(row)),
        state=row.state.value,
        measure_title=measure.title,
        definition_version=measure.version,
        area_name=release.area(row.area_code).name,
        period=period_words(row.period),
        interval=range_words(row) if shown else "",
        count=count_words(row, measure) if shown and row.numerator is not None else "",
        completeness="" if row.completeness is None else f"{row.completeness:.0%}",
        as_at=day_words(row.as_at_date) if row.as_at_date else "",
        sources=tuple(dict.fromkeys(each.title for each in release.sources_of(token.measure))),
    )


def _row(release: Release, token: Token) -> ValueRow:
    area = release.whole_area.code if token.area == WHOLE else token.area
    if token.period != NEWEST:
        return release.cell(token.measure, area, token.period, token.breakdown, token.category)
    latest = release.latest(token.measure, area)
    newest = latest.year or latest.window_36 or latest.window_12
    if newest is None:
        raise NothingKnown(token)
    return release.cell(token.measure, area, newest.period, token.breakdown, token.category)


def _words(row: ValueRow, measure: ReleasedMeasure, form: Form) -> str:
    if form is Form.PERIOD:
        return period_words(row.period)
    if not row.is_released or row.value is None:
        return f"(a number {STATE_WORDS[row.state]})" if not row.is_released else NO_VALUE
    if form is Form.COUNT:
        return count_words(row, measure)
    if form is Form.INTERVAL:
        return range_words(row) or NO_RANGE
    if form is Form.NUMBER:
        return number_words(row.value)
    return f"{number_words(row.value)} {measure.unit}{range_words(row, within=' (', end=')')}"
