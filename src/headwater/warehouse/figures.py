"""The figures of accepted aggregates, each a row of its own, where no newer file says it anew."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pyarrow import parquet

from headwater.tables.aggregates import (
    PublishedAggregate,
    one_row_for_each_figure,
    period_key,
)
from headwater.tables.schema import Expression
from headwater.warehouse.parquet import no_rows, quoted


@dataclass(frozen=True, slots=True)
class FiguresOfFile:
    """An accepted file of aggregates: its figures, and what of it is current.

    A figure that the specification names by now and the file does not have is no row.
    """

    path: Path
    figures: tuple[str, ...]
    periods: tuple[str, ...]


def figures_of_files(files: Sequence[FiguresOfFile]) -> Expression:
    """`published_aggregate` over accepted files; no file gives no row."""
    selects = [found for file in files if (found := _figures(file))]
    sql = "\nUNION ALL\n".join(selects) or no_rows(PublishedAggregate)
    return Expression(PublishedAggregate, sql)


def _figures(file: FiguresOfFile) -> str:
    stated = parquet.read_schema(file.path).names
    current = ", ".join(quoted(each) for each in file.periods)
    figures = [figure for figure in file.figures if figure in stated]
    if not current or not figures:
        return ""
    rows = (
        f"SELECT * FROM read_parquet({quoted(str(file.path))}) "
        f"WHERE {period_key(stated)} IN ({current})"
    )
    return one_row_for_each_figure(rows, stated=stated, figures=figures)
