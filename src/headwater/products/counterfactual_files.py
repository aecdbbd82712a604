"""Expected beside observed, as Parquet for the reader and as CSV with its dictionary."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv as pv
import pyarrow.parquet as pq

from headwater.products.dataset import data_dictionary
from headwater.released import layout
from headwater.released.counterfactuals import Beside, Counterfactual, Counterfactuals
from headwater.released.release import Released
from headwater.tables.counterfactuals import ReleasedCounterfactual, ReleasedExpectedMonth
from headwater.tables.schema import ColumnType, Table

_ARROW_TYPES = {
    ColumnType.TEXT: pa.string(),
    ColumnType.NUMBER: pa.float64(),
    ColumnType.INTEGER: pa.int32(),
    ColumnType.BIG_INTEGER: pa.int64(),
    ColumnType.DATE: pa.date32(),
    ColumnType.BOOLEAN: pa.bool_(),
}
_KEY = ("event", "measure", "area_code")
_SUMS = [field.name for field in fields(Beside)]


def write_counterfactuals(released: Released, *, folder: Path) -> None:
    """Write one table of events in series and one of their months; empty where there is none."""
    found = released.counterfactuals
    _write(
        ReleasedCounterfactual,
        [_row(each) for each in found.found],
        _KEY,
        folder / layout.COUNTERFACTUALS,
        folder / layout.COUNTERFACTUALS_CSV,
        folder / layout.COUNTERFACTUALS_DICTIONARY,
    )
    _write(
        ReleasedExpectedMonth,
        list(_months(found)),
        (*_KEY, "month"),
        folder / layout.EXPECTED_MONTHS,
        folder / layout.EXPECTED_MONTHS_CSV,
        folder / layout.EXPECTED_MONTHS_DICTIONARY,
    )


def _row(found: Counterfactual) -> dict[str, Any]:
    plain = {
        name: getattr(found, name)
        for name in ReleasedCounterfactual.columns()
        if hasattr(found, name)
    }
    return plain | _sums(found.total, "") | _sums(found.newest, "newest_")


def _sums(sums: Beside | None, prefix: str) -> dict[str, Any]:
    return {f"{prefix}{name}": getattr(sums, name) for name in _SUMS} if sums else {}


def _months(found: Counterfactuals) -> Iterator[dict[str, Any]]:
    for (event, measure, area_code), months in found.by_month.items():
        key = {"event": event, "measure": measure, "area_code": area_code}
        for month in months:
            yield key | {field.name: getattr(month, field.name) for field in fields(month)}


def _write(
    table: type[Table], rows: Sequence[Mapping[str, Any]], key: Sequence[str], *paths: Path
) -> None:
    types = {name: _ARROW_TYPES[each.column_type] for name, each in table.columns().items()}
    written = pa.table(
        {name: [row.get(name) for row in rows] for name in types}, schema=pa.schema(types)
    )
    parquet, csv, dictionary = paths
    pq.write_table(written, parquet, compression="zstd")
    pv.write_csv(written, csv)
    said = json.dumps(data_dictionary(table, key=key), indent=2, ensure_ascii=False)
    dictionary.write_text(said + "\n", "utf-8")
