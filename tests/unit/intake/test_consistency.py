"""Rows whose moments contradict each other are accepted, and known by the rule that they break."""

from pathlib import Path

import pyarrow.parquet as parquet
import pytest
from tests.unit.intake.small_feed import COLUMNS, HEADERS, column, csv_of, received, rows_of
from tests.unit.intake.small_feed import specification as small

from headwater.definitions.extract import ConsistencyRule, ExtractSpecification

MORE = [
    column("left_at", "Left", "timestamp", dateFormats=["%d/%m/%Y %H:%M"]),
    column("recorded_on", "Recorded", "date", dateFormats=["%d/%m/%Y", "%Y-%m-%d"]),
]
RULES = (
    ConsistencyRule(
        key="left_before", words="Left too soon", earlier="happened_at", later="left_at"
    ),
    ConsistencyRule(
        key="recorded_before", words="Too early", earlier="happened_at", later="recorded_on"
    ),
)

# Happened is always 14/03/2025 21:30.
BROKEN = [
    # left, recorded, what the row breaks
    ("14/03/2025 21:30", "14/03/2025", None),
    ("14/03/2025 21:29", "2025-03-15", "left_before"),
    ("15/03/2025 00:10", "13/03/2025", "recorded_before"),
    ("13/03/2025 23:00", "2025-03-13", "left_before|recorded_before"),
    ("", "13/03/2025", "recorded_before"),
    ("14/03/2025 21:29", "", "left_before"),
    ("", "", None),
    ("nonsense", "99/99/2025", None),
]


def specification(rules: tuple[ConsistencyRule, ...] = RULES) -> ExtractSpecification:
    return small(columns=[*COLUMNS, *MORE]).model_copy(update={"consistency": rules})


def broken_of(folder: Path, *rows: dict[str, str]) -> list[str | None]:
    content = csv_of(rows_of(*rows), [*HEADERS, "Left", "Recorded"])
    accepted = received(folder, content, specification=specification())
    assert accepted.report.rows_rejected == 0
    broken: list[str | None] = parquet.read_table(accepted.accepted)["inconsistencies"].to_pylist()
    return broken


def test_each_row_is_known_by_the_rules_that_it_breaks(tmp_path: Path) -> None:
    rows = [{"Left": left, "Recorded": recorded} for left, recorded, _ in BROKEN]
    assert broken_of(tmp_path, *rows) == [expected for _, _, expected in BROKEN]


def test_a_feed_without_rules_has_no_such_column(tmp_path: Path) -> None:
    accepted = received(tmp_path, csv_of(rows_of({})), specification=small())
    assert "inconsistencies" not in parquet.read_schema(accepted.accepted).names


@pytest.mark.parametrize("rule", RULES)
def test_no_moment_outlives_intake_for_the_sake_of_a_rule(
    tmp_path: Path, rule: ConsistencyRule
) -> None:
    row = {"Left": "14/03/2025 20:00", "Recorded": "13/03/2025"}
    content = csv_of(rows_of(row), [*HEADERS, "Left", "Recorded"])
    accepted = received(tmp_path, content, specification=specification((rule,)))
    names = set(parquet.read_schema(accepted.accepted).names)
    assert names.isdisjoint({"left_at", "recorded_on"})
