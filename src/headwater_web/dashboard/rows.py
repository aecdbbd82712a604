"""Released values as rows of a table and of a download."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.urls import reverse

from headwater.released.opened import Release
from headwater.released.release import ReleasedMeasure
from headwater.released.values import ValueRow
from headwater_web.dashboard import readings
from headwater_web.ui.words import category_words, number_words, period_words, share_words

CSV_COLUMNS: Final = (
    "measure",
    "area_code",
    "area_name",
    "period",
    "breakdown",
    "category",
    "state",
    "value",
    "numerator",
    "denominator",
    "lower",
    "upper",
    "completeness",
    "as_at_date",
    "figure",
)


@dataclass(frozen=True, slots=True)
class TableRow:
    """One released cell as the table under a chart shows it."""

    period: str
    category: str
    area: str
    state: str
    is_released: bool
    value: str
    count: str
    limits: str
    completeness: str
    address: str
    no_value: str = ""


def table_rows(
    release: Release, measure: ReleasedMeasure, rows: Iterable[ValueRow]
) -> list[TableRow]:
    """The rows in the order given."""
    return [_table_row(release, measure, row) for row in rows]


def figure_address(release: Release, row: ValueRow) -> str:
    """The address at which this cell can be pointed at for ever."""
    return reverse("dashboard:figure", args=[str(release.reference(row))])


def _table_row(release: Release, measure: ReleasedMeasure, row: ValueRow) -> TableRow:
    is_rate = measure.has_denominator
    return TableRow(
        period=period_words(row.when),
        category=category_words(row.category),
        area=release.area(row.area_code).name,
        state=row.state.value,
        is_released=row.is_released,
        value=number_words(row.value, is_rate=is_rate),
        count=number_words(row.numerator, is_rate=False),
        limits=readings.range_words(row, measure),
        completeness=share_words(row.completeness) if row.is_released else "",
        address=figure_address(release, row),
        no_value=readings.no_value_words(row),
    )


def csv_cells(release: Release, row: ValueRow) -> list[Any]:
    """One cell as a line of comma-separated values, with its figure reference."""
    extra = {
        "area_name": release.area(row.area_code).name,
        "figure": str(release.reference(row)),
    }
    return [extra[name] if name in extra else getattr(row, name) for name in CSV_COLUMNS]
