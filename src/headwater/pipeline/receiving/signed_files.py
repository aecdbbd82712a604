"""What a file that a partner's desk signed is held against here, and the rows that come after it.

Whichever comes first, rows or counts of them, the other is turned away for the same months: they
would be counted twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from headwater.custody import CurrentTable
from headwater.intake import FileRefused, Received, SignedTerms
from headwater.pipeline.engine import Engine
from headwater.tables.aggregates import period_key, state_of
from headwater.vocabulary.counts import counted
from headwater.vocabulary.periods import spans_in_words
from headwater.vocabulary.states import ValueState

_COUNTED = "events"
_THERE = (ValueState.RELEASED.value, ValueState.SUPPRESSED.value)


class NumbersHeldAlready(FileRefused):
    """Counts that the partner's desk made of the same months are held: rows would add to them."""


def signed_terms(engine: Engine) -> SignedTerms:
    """The definitions that stand here, and the months that are held as rows."""
    return SignedTerms(
        partnership=engine.settings.partnership,
        measures={measure.measure: measure.version for measure in engine.measures},
        specifications=engine.specifications,
        codelists=engine.codelists,
        months_as_rows={
            (covered.feed, covered.supplier, covered.month) for covered in engine.home.coverage()
        },
    )


def refuse_rows_beside_counts(engine: Engine, received: Received) -> None:
    """Raise NumbersHeldAlready where a supplier's rows are of months that its counts are held of.

    A month of which the counts say that nothing was there may come as rows.
    """
    if not received.months:
        return
    feed, supplier = received.specification.feed, str(received.report.supplier)
    told = _months_as_counts(engine, feed, supplier)
    twice = sorted(set(told) & set(received.months))
    if twice:
        spans = ", ".join(spans_in_words(f"{month:%Y-%m}" for month in twice))
        held = ", ".join(sorted({told[month] for month in twice}))
        raise NumbersHeldAlready(
            found=f"Counts of {feed} that {supplier} made at its own desk are held for "
            f"{counted(len(twice), 'month')} ({spans}), as {held}.",
            expected="rows of months of which no counts are held: they would be counted twice.",
            next_step="agree with the partner whether rows or numbers are sent, and withdraw the "
            "others.",
        )


def _months_as_counts(engine: Engine, feed: str, supplier: str) -> dict[date, str]:
    """The months that a supplier's signed counts of a feed tell of, and in which extract."""
    tables = [
        table
        for table in engine.home.current_tables("aggregate")
        if table.supplier == supplier and engine.specifications[table.feed].is_signed
    ]
    if not tables:  # as almost always: no other feed's definition need be read
        return {}
    measures = {each.measure for each in engine.measures if feed in each.numerator.feeds}
    return {
        month: table.extract_id
        for table in tables
        for measure, month in _months_told(table)
        if measure in measures
    }


def _months_told(table: CurrentTable) -> Iterator[tuple[str, date]]:
    """Each measure and month that a table of counts still stands for, withheld ones included."""
    import duckdb

    with duckdb.connect() as connection:
        rows = connection.read_parquet(str(table.path)).set_alias("told")
        key, state = period_key(rows.columns), state_of(_COUNTED)
        yield from connection.execute(
            "SELECT DISTINCT indicator, period_start FROM rows "  # noqa: S608 -- own names
            f"WHERE period_months = 1 AND {state} IN (?, ?) AND list_contains(?, {key})",
            [*_THERE, list(table.periods)],
        ).fetchall()
