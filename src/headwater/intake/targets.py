"""The table that a feed becomes, and its columns."""

from headwater.definitions.basis import Basis
from headwater.definitions.extract import ExtractSpecification
from headwater.intake import aggregates
from headwater.tables.changes import AreaChange
from headwater.tables.evaluations import AreaMonthCount
from headwater.tables.events import Event
from headwater.tables.lineage import SeriesBreak
from headwater.tables.places import (
    AreaLookup,
    Boundary,
    Deprivation,
    PlaceName,
    Population,
    PopulationEthnicity,
)
from headwater.tables.schema import Table
from headwater.tables.weights import EventWeight

_TABLES: dict[str, type[Table]] = {
    table.name: table
    for table in (
        Event,
        AreaLookup,
        Population,
        PopulationEthnicity,
        Deprivation,
        Boundary,
        SeriesBreak,
        AreaChange,
        PlaceName,
        EventWeight,
        AreaMonthCount,
    )
}
_YEARS = ("vintage", "year", "index_year")


def target_columns(specification: ExtractSpecification) -> dict[str, str]:
    """The columns of the accepted table by name, each with its SQL type.

    A register of bases is kept as text; the ledger reads it into `Basis`.
    """
    if specification.becomes == "basis":
        return dict.fromkeys(Basis.model_fields, "VARCHAR")
    if specification.becomes == "aggregate":
        return aggregates.target_columns(specification)
    columns = _TABLES[specification.becomes].columns()
    return {name: column.column_type.value for name, column in columns.items()}


def year_column(specification: ExtractSpecification) -> str | None:
    """SQL for which year, period or edition the rows of a table describe, if they say it.

    Of weights that is the scale and its edition, so that a new edition replaces no other; of counts
    for an evaluation, the series.
    """
    if specification.becomes == AreaMonthCount.name:
        return "series"
    if specification.becomes == EventWeight.name:
        return "scale || ' ' || edition"
    if specification.becomes == "aggregate":
        filled = {column.becomes for column in specification.columns} | set(specification.constants)
        return "period" if "period" in filled else "period_start"
    columns = target_columns(specification)
    return next((name for name in _YEARS if name in columns), None)
