"""A Parquet file as a grid, a batch of rows at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from headwater.intake.faults import ArchiveDamaged, ArchiveTooLarge
from headwater.intake.tabular.grids import Grid, Row
from headwater.intake.unpacking import LARGEST_UNPACKED
from headwater.vocabulary.counts import counted

_BATCH = 8_192


def parquet_grid(path: Path) -> Grid:
    """The file's column names as its first row, then its rows.

    Raises ArchiveDamaged or ArchiveTooLarge.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path) as opened:
            footer = opened.metadata
            groups = range(footer.num_row_groups)
            unpacked = sum(footer.row_group(group).total_byte_size for group in groups)
    except (pa.ArrowException, OSError) as error:
        raise _damaged(error) from None
    if unpacked > LARGEST_UNPACKED:
        raise ArchiveTooLarge(
            found=f"The Parquet file says that it unpacks to {counted(unpacked, 'byte')}.",
            expected=f"at most {LARGEST_UNPACKED:,} bytes.",
            next_step="split it by month.",
        )
    return Grid(lambda: _rows(path))


def _rows(path: Path) -> Iterator[Row]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        with pq.ParquetFile(path) as opened:
            yield list(opened.schema_arrow.names)
            for batch in opened.iter_batches(batch_size=_BATCH):
                columns = [column.to_pylist() for column in batch.columns]
                yield from zip(*columns, strict=True)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise _damaged(error) from None


def _damaged(error: Exception) -> ArchiveDamaged:
    return ArchiveDamaged(
        found=f"The Parquet file cannot be read ({type(error).__name__}).",
        expected="a whole Parquet file, not encrypted, of plain columns.",
        next_step="write it again, or send the table as CSV (UTF-8).",
    )
