"""Accepted files enter the warehouse month by month."""

from datetime import date

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from headwater import warehouse
from headwater.tables.schema import Column, ColumnType, Table

JANUARY, FEBRUARY = date(2025, 1, 1), date(2025, 2, 1)


class Call(Table):
    """One row is one call."""

    name = "call"

    month = Column(ColumnType.DATE, "month of the call", required=True)
    reference = Column(ColumnType.TEXT, "which call", required=True)


def file_of(folder, name, *rows):
    path = folder / name
    pq.write_table(
        pa.table(
            {
                "reference": [reference for _, reference in rows],
                "month": pa.array([month for month, _ in rows], pa.date32()),
                "not_ours": ["x"] * len(rows),
            }
        ),
        path,
    )
    return path


@pytest.mark.parametrize("stored", [True, False])
@pytest.mark.parametrize(
    ("old_months", "new_months", "expected"),
    [
        (None, None, ["new jan", "old feb", "old jan"]),
        ([FEBRUARY], [JANUARY], ["new jan", "old feb"]),
        ([FEBRUARY], None, ["new jan", "old feb"]),
        ([], [JANUARY], ["new jan"]),
    ],
)
def test_a_file_gives_the_months_for_which_it_is_current(
    tmp_path, old_months, new_months, expected, stored
):
    old = file_of(tmp_path, "old's.parquet", (JANUARY, "old jan"), (FEBRUARY, "old feb"))
    new = file_of(tmp_path, "new.parquet", (JANUARY, "new jan"))
    with warehouse.build(tmp_path / "w.duckdb", scratch=tmp_path / "scratch") as builder:
        builder.load_parquet(Call, [(old, old_months), (new, new_months)], stored=stored)
        found = builder.fetch("SELECT reference FROM call ORDER BY reference")
    assert found.column("reference").to_pylist() == expected


@pytest.mark.parametrize("stored", [True, False])
def test_without_files_the_table_is_there_and_empty(tmp_path, stored):
    with warehouse.build(tmp_path / "w.duckdb", scratch=tmp_path / "scratch") as builder:
        builder.load_parquet(Call, [], stored=stored)
        found = builder.fetch("SELECT * FROM call")
    assert found.column_names == ["month", "reference"]
    assert found.num_rows == 0
