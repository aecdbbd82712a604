"""What a file of aggregates is about: each indicator in each period, and its last day."""

from datetime import date
from pathlib import Path

import duckdb
import pytest

from headwater.intake.aggregates import last_day_stated, periods_stated

LAST_DAYS = [
    ("period", "'2024'", date(2024, 12, 31)),
    ("period", "'2022/23'", date(2023, 3, 31)),
    ("period", "'2022-23'", date(2023, 3, 31)),
    ("period", "'202223'", date(2023, 3, 31)),
    ("period", "'202301'", None),
    ("period", "'2021 - 23'", None),
    ("period", "'last year'", None),
    ("period", "NULL", None),
    ("period_start", "DATE '2026-09-01'", date(2026, 9, 30)),
    ("period_start, period_months", "DATE '2026-07-01', 3", date(2026, 9, 30)),
]


def accepted(folder: Path, columns: str, *rows: str) -> Path:
    path = folder / "accepted.parquet"
    values = ", ".join(f"({row})" for row in rows)
    duckdb.sql(f"SELECT * FROM (VALUES {values}) AS rows ({columns})").write_parquet(str(path))
    return path


@pytest.mark.parametrize(("columns", "row", "expected"), LAST_DAYS)
def test_the_last_day_is_never_later_than_what_the_file_describes(
    columns: str, row: str, expected: date | None, tmp_path: Path
) -> None:
    path = accepted(tmp_path, columns, row)
    assert last_day_stated(duckdb.connect(), path) == expected


def test_the_newest_of_several_periods_counts(tmp_path: Path) -> None:
    path = accepted(tmp_path, "period", "'2023'", "'2024/25'", "'2024'", "'soon'")
    assert last_day_stated(duckdb.connect(), path) == date(2025, 3, 31)


def test_each_indicator_in_each_period_is_named_once(tmp_path: Path) -> None:
    path = accepted(
        tmp_path, "indicator, period", "'NEET', '2024'", "'NEET', '2023'", "'NEET', '2024'"
    )
    assert periods_stated(duckdb.connect(), path) == ("NEET|2023|", "NEET|2024|")
