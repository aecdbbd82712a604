"""Which areas, institutions and periods the accepted files of counts and of places state."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pyarrow import parquet

from headwater.tables.lineage import StatedPlace
from headwater.tables.schema import Expression
from headwater.warehouse.parquet import quoted

_AREAS = ("small_area_code", "small_area_code_2021", "district_code", "area_code")
_YEARS = ("year", "index_year", "vintage")


@dataclass(frozen=True, slots=True)
class StatedFile:
    """An accepted file of places or a register: neither events nor counts of a publisher."""

    feed: str
    supplier: str
    path: Path


def stated_places(files: Sequence[StatedFile]) -> Expression:
    """`stated_place` over `files` and over `published_aggregate`."""
    counts = (
        "SELECT DISTINCT feed, supplier, area_code, organisation, period, period_start "
        "FROM published_aggregate"
    )
    return Expression(StatedPlace, "\nUNION ALL\n".join((counts, *map(_places, files))))


def _places(file: StatedFile) -> str:
    there = parquet.read_schema(file.path).names
    area = ", ".join(name for name in _AREAS if name in there)
    year = next((name for name in _YEARS if name in there), "NULL")
    # Names are columns of declared tables; no cell of a file becomes part of the statement.
    return (
        f"SELECT DISTINCT {quoted(file.feed)} AS feed, {quoted(file.supplier)} AS supplier, "
        f"{f'COALESCE({area})' if area else 'NULL'} AS area_code, NULL AS organisation, "
        f"CAST({year} AS VARCHAR) AS period, CAST(NULL AS DATE) AS period_start "
        f"FROM read_parquet({quoted(str(file.path))})"
    )
