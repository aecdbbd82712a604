"""The table under each figure: the same numbers as words, never a blank cell."""

from collections.abc import Sequence

from headwater.products.comparing import compare
from headwater.products.figure import FigureTable
from headwater.products.paper import NOT_PUBLISHED
from headwater.released.release import ReleasedMeasure
from headwater.released.values import ValueRow
from headwater.released.words import STATE_WORDS, cell_words, count_words, range_words

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NOT_GIVEN = "not given"


def value_heads(measure: ReleasedMeasure) -> tuple[str, ...]:
    """The heads of the columns that `value_cells` fills."""
    if measure.has_denominator:
        return ("Number", f"Rate: {measure.unit}", "95% range")
    return ("Number",)


def value_cells(row: ValueRow | None, measure: ReleasedMeasure) -> tuple[str, ...]:
    """One cell of the lattice as a count, a rate and a range."""
    if row is None or not row.is_released:
        word = STATE_WORDS[row.state] if row else NOT_PUBLISHED
        return (word,) * len(value_heads(measure))
    if not measure.has_denominator:
        return (count_words(row, measure),)
    rate = cell_words(row) if row.denominator else _NOT_GIVEN
    return (count_words(row, measure), rate, range_words(row) or _NOT_GIVEN)


def year_table(series: Sequence[ValueRow], measure: ReleasedMeasure) -> FigureTable:
    """One row for each year."""
    rows = tuple((row.period, *value_cells(row, measure)) for row in series)
    return FigureTable(("Year", *value_heads(measure)), rows)


def month_table(series: Sequence[ValueRow]) -> FigureTable:
    """One row for each year, one column for each month."""
    by_month = {row.period: row for row in series}
    years = sorted({row.when.first_month.year for row in series})
    rows = tuple(
        (str(year), *(cell_words(by_month.get(f"{year}-{month:02}")) for month in range(1, 13)))
        for year in years
    )
    return FigureTable(("Year", *_MONTHS), rows)


def panel_table(panels: Sequence[tuple[str, Sequence[ValueRow]]], head: str) -> FigureTable:
    """One row for each area, one column for each year."""
    years = sorted({row.period for _, series in panels for row in series})
    rows = []
    for name, series in panels:
        by_year = {row.period: row for row in series}
        rows.append((name, *(cell_words(by_year.get(year)) for year in years)))
    return FigureTable((head, *years), tuple(rows))


def compared_table(
    rows: Sequence[tuple[str, ValueRow]],
    whole: tuple[str, ValueRow],
    *,
    head: str,
    measure: ReleasedMeasure,
    comparable: bool = True,
) -> FigureTable:
    """One row for each area or group, with the comparison that its range allows.

    Parts that share one population are not `comparable` with their whole.
    """
    if not comparable or not measure.has_denominator:
        plain = tuple((name, *value_cells(row, measure)) for name, row in (*rows, whole))
        return FigureTable((head, *value_heads(measure)), plain)
    body = tuple(
        (name, *value_cells(row, measure), compare(row, whole[1]).value) for name, row in rows
    )
    last = (whole[0], *value_cells(whole[1], measure), "the comparator")
    heads = (head, *value_heads(measure), f"Compared with {whole[0]}")
    return FigureTable(heads, (*body, last))
