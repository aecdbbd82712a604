"""What every figure of one measure has in common: unit, source, notes and references."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from headwater.products.drawing import Drawable, drawn
from headwater.products.figure import Figure, FigureTable
from headwater.released.breaks import breaks_inside
from headwater.released.opened import Release
from headwater.released.release import Break, ReleasedMeasure
from headwater.released.values import ValueRow
from headwater.released.words import day_words, listed, month_words
from headwater.vocabulary.policies import DisclosurePolicy
from headwater.vocabulary.states import ValueState

_STATE_NOTES = {
    ValueState.SUPPRESSED: "Hatched and “withheld”: a number exists and is too small to publish.",
    ValueState.MISSING: "“Not arrived”: data that was expected has not come. It is not zero.",
    ValueState.NOT_COLLECTED: "“Not collected”: nobody was asked to count it. It is not zero.",
}
_LINE_LENGTH = 58
_ROUNDED = "Numbers other than zero are rounded to the nearest 5."
_RANGE = "The range shows how far chance alone could move the number, 19 times out of 20."


@dataclass(frozen=True, slots=True)
class Parts:
    """What is particular to one figure; `cells` are the values that it shows."""

    slug: str
    title: str
    reading: str
    chart: Drawable
    table: FigureTable
    cells: Sequence[ValueRow]
    breaks: tuple[Break, ...] = ()
    more_notes: tuple[str, ...] = ()
    short_table: FigureTable | None = None


def assembled(parts: Parts, *, release: Release, measure: ReleasedMeasure) -> Figure:
    """The whole figure, drawn."""
    picture = drawn(parts.chart, slug=parts.slug, title=parts.title, description=parts.reading)
    return Figure(
        slug=parts.slug,
        title=parts.title,
        reading=parts.reading,
        svg=picture,
        table=parts.table,
        short_table=parts.short_table or parts.table,
        source=source_words(release, measure, parts.cells),
        notes=notes_on(parts.cells, measure=measure, breaks=parts.breaks) + parts.more_notes,
        references=tuple(release.reference(row) for row in parts.cells),
    )


def unit_lines(release: Release, *parts: str) -> list[str]:
    """The words inside the picture: the unit, what it is about, and whether the data are real."""
    synthetic = ("synthetic data",) if release.is_synthetic else ()
    return wrap(" · ".join((*parts, *synthetic)), _LINE_LENGTH)


def source_words(release: Release, measure: ReleasedMeasure, cells: Sequence[ValueRow]) -> str:
    """Who supplied the data, and up to when the cells describe what happened."""
    sources = [source for source in release.sources_of(measure.measure) if source.extracts]
    named = [f"{source.title} ({source.supplier_name})" for source in sources]
    days = [row.as_at_date for row in cells if row.as_at_date]
    told = listed(list(dict.fromkeys(named))) or "not named in this release"
    return f"Source: {told}. As at {day_words(max(days, default=release.as_at_date))}."


def notes_on(
    cells: Sequence[ValueRow], *, measure: ReleasedMeasure, breaks: Sequence[Break]
) -> tuple[str, ...]:
    """What a reader must know to read the figure fairly; only notes that apply."""
    states = {row.state for row in cells}
    notes = [note for state, note in _STATE_NOTES.items() if state in states]
    if measure.policy != DisclosurePolicy.OPEN:
        notes.append(_ROUNDED)
    if measure.has_denominator:
        notes.append(_RANGE)
    notes += [f"{note.about}: {note.words}" for note in measure.definition_notes]
    notes += [_break_note(found) for found in breaks]
    return tuple(notes)


def mixed_notes(cells: Sequence[ValueRow], breaks: Sequence[Break]) -> tuple[str, ...]:
    """That a period adds up numbers counted in different ways, for each break inside one."""
    periods = {row.when for row in cells if row.is_released}
    inside = {found: None for when in sorted(periods) for found in breaks_inside(when, breaks)}
    return tuple(_mixed_note(found) for found in inside)


def _mixed_note(found: Break) -> str:
    if found.is_shock:
        return (
            f"Part of the time shown is unlike the rest, {_span(found)}: {found.reason} "
            "Numbers of it are a mixture of both."
        )
    return (
        f"Counting changed in {month_words(found.month)}, inside the time shown: {found.reason} "
        "Numbers of it are a mixture of both ways."
    )


def _span(found: Break) -> str:
    month = month_words(found.month)
    return f"{month} to {month_words(found.until)}" if found.until else f"from {month} on"


def _break_note(found: Break) -> str:
    month = month_words(found.month)
    if found.is_shock and found.until:
        return f"Not compared with other months, {_span(found)}: {found.reason}"
    if found.is_spliced:
        return (
            f"Counting changed in {month}: {found.reason} Earlier numbers are multiplied by "
            f"{found.factor:g} where they are compared (source: {found.factor_source})."
        )
    return f"Numbers before and after {month} cannot be compared: {found.reason}"
