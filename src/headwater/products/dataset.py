"""The released values as files: Parquet for the reader, CSV and a data dictionary for everyone."""

import json
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pv
import pyarrow.parquet as pq

from headwater.released import layout
from headwater.released.release import Released
from headwater.tables.results import ReleasedValue
from headwater.tables.schema import Column, ColumnType, Table
from headwater.vocabulary.areas import AreaType
from headwater.vocabulary.states import ValueState

_STATE_MEANINGS: dict[StrEnum, str] = {
    ValueState.RELEASED: "a number is given; a zero is a number",
    ValueState.SUPPRESSED: "a number exists and is withheld to protect people",
    ValueState.MISSING: "a number was expected and has not arrived",
    ValueState.NOT_COLLECTED: "no source covers this cell",
}
_AREA_TYPE_MEANINGS: dict[StrEnum, str] = {
    AreaType.PARTNERSHIP: "the whole, with events that have no place or lie outside",
    AreaType.PARTNERSHIP_AREA: "several districts, added up from their rows in this file",
    AreaType.DISTRICT: "one district or unitary authority",
    AreaType.SMALL_AREA: "one lower layer super output area",
    AreaType.UNPLACED: "events that belong to the whole and to no district",
}
_CATEGORIES = {"area_type": _AREA_TYPE_MEANINGS, "state": _STATE_MEANINGS}
_SCHEMA_TYPES = {
    ColumnType.TEXT: "string",
    ColumnType.DATE: "date",
    ColumnType.NUMBER: "number",
    ColumnType.INTEGER: "integer",
    ColumnType.BIG_INTEGER: "integer",
    ColumnType.BOOLEAN: "boolean",
}


def write_values(released: Released, *, folder: Path) -> None:
    """Write the values, sorted, as Parquet and CSV, and the data dictionary of both."""
    names = list(ReleasedValue.columns())
    ordered = [(name, "ascending") for name in layout.VALUE_ORDER]
    values = released.values.select(names).sort_by(ordered)
    _write_parquet(values, folder / layout.VALUES)
    pv.write_csv(values, folder / layout.VALUES_CSV)
    dictionary = json.dumps(data_dictionary(), indent=2, ensure_ascii=False)
    (folder / layout.DATA_DICTIONARY).write_text(dictionary + "\n", "utf-8")


def data_dictionary(
    table: type[Table] = ReleasedValue, *, key: Sequence[str] = layout.VALUE_ORDER
) -> dict[str, object]:
    """What each column of an open CSV means, as a Frictionless Table Schema.

    The key is that of a cell of the lattice, unless another one is given.
    """
    return {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "description": table.__doc__,
        "fields": [_field(name, column) for name, column in table.columns().items()],
        "primaryKey": list(key),
        "missingValues": [""],
    }


def _field(name: str, column: Column) -> dict[str, object]:
    field: dict[str, object] = {
        "name": name,
        "type": _SCHEMA_TYPES[column.column_type],
        "description": column.meaning,
        "constraints": {"required": column.required},
    }
    if column.unit:
        field["unit"] = column.unit
    if name in _CATEGORIES:
        field["categories"] = [
            {"value": word.value, "label": meaning} for word, meaning in _CATEGORIES[name].items()
        ]
    return field


def _write_parquet(values: pa.Table, path: Path) -> None:
    """One measure after another, each in row groups of its own, so that reading one is quick."""
    with pq.ParquetWriter(path, values.schema, compression="zstd") as writer:
        for measure in pc.unique(values.column("measure")).to_pylist():
            writer.write_table(values.filter(pc.equal(values.column("measure"), measure)))
