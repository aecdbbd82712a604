"""Districts set beside each other, as Parquet for the reader and as CSV with its dictionary."""

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pv
import pyarrow.parquet as pq

from headwater.products.dataset import data_dictionary
from headwater.released import layout
from headwater.released.release import Released
from headwater.tables.pairs import ReleasedPair
from headwater.tables.schema import ColumnType

KEY = ("measure", "first", "second")
_ARROW_TYPES = {
    ColumnType.TEXT: pa.string(),
    ColumnType.NUMBER: pa.float64(),
    ColumnType.INTEGER: pa.int32(),
    ColumnType.BOOLEAN: pa.bool_(),
}


def write_pairs(released: Released, *, folder: Path) -> None:
    """Write every two districts in every measure; empty tables where there are none."""
    types = {name: _ARROW_TYPES[each.column_type] for name, each in ReleasedPair.columns().items()}
    columns = {name: [_cell(getattr(pair, name)) for pair in released.pairs] for name in types}
    table = pa.table(columns, schema=pa.schema(types))
    pq.write_table(table, folder / layout.PAIRS, compression="zstd")
    pv.write_csv(table, folder / layout.PAIRS_CSV)
    said = json.dumps(data_dictionary(ReleasedPair, key=KEY), indent=2, ensure_ascii=False)
    (folder / layout.PAIRS_DICTIONARY).write_text(f"{said}\n", "utf-8")


def _cell(value: object) -> object:
    """A word of a closed list as text; whatever else as it is."""
    return str(value) if isinstance(value, str) else value
