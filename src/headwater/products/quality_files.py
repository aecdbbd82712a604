"""What a release says of how well its suppliers record, as Parquet for the reader and as CSV."""

from pathlib import Path

import pyarrow.csv as pv
import pyarrow.parquet as pq

from headwater.released import layout
from headwater.released.release import Released
from headwater.tables.results import ReleasedQuality

ORDER = ("feed", "supplier", "field", "aspect", "months", "month")


def write_quality(released: Released, *, folder: Path) -> None:
    """Write both files, sorted; neither where the release says nothing of quality."""
    if released.quality is None:
        return
    ordered = [(name, "ascending") for name in ORDER]
    rows = released.quality.select(list(ReleasedQuality.columns())).sort_by(ordered)
    pq.write_table(rows, folder / layout.QUALITY, compression="zstd")
    pv.write_csv(rows, folder / layout.QUALITY_CSV)
