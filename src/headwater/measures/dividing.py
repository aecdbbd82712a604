"""Shares of one measure's events that another counts: the denominator is a cell of that measure."""

from collections.abc import Mapping, Sequence

from headwater.definitions.measure import Measure
from headwater.measures.sql import rows_of_text, with_tables
from headwater.tables.results import MeasureValue

_CELL = ("area_type", "area_code", "period_type", "period", "breakdown", "category")


def shares_of(measures: Sequence[Measure]) -> dict[str, str]:
    """Of each measure that is a share of another's events: that other measure."""
    return {
        measure.measure: measure.denominator.measure
        for measure in measures
        if measure.denominator and measure.denominator.measure
    }


def divided_by_measures(values: str, measures: Sequence[Measure]) -> str:
    """SQL for `values` in which each share has the count of the cell that it is a share of."""
    shares = shares_of(measures)
    return _divided(values, shares) if shares else values


def _divided(values: str, shares: Mapping[str, str]) -> str:
    same_cell = " AND ".join(f"whole.{name} = part.{name}" for name in _CELL)
    columns = ", ".join(
        "COALESCE(CAST(whole.numerator AS DOUBLE), part.denominator) AS denominator"
        if name == "denominator"
        else f"part.{name}"
        for name in MeasureValue.columns()
    )
    tables = {
        "undivided": values,
        "share_of": rows_of_text("shares", ["measure", "whole"], list(shares.items())),
    }
    return f"""{with_tables(tables)}SELECT {columns}
FROM undivided AS part LEFT JOIN share_of ON share_of.measure = part.measure
LEFT JOIN undivided AS whole ON whole.measure = share_of.whole AND {same_cell}
  AND part.state = 'released'
ORDER BY 1, 2, 3, 4, 5, 6, 7"""
