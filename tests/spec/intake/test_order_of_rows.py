"""A file that several threads read: each accepted row keeps its number and its place."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest
from tests.unit.intake.small_feed import COLUMNS, csv_of, received, rows_of, specification

ROWS = 90_000
UNCODED = [
    {
        **stated,
        "customProperties": [
            each for each in stated["customProperties"] if each["property"] != "codelist"
        ],
    }
    for stated in COLUMNS
]


@pytest.mark.parametrize("columns", [COLUMNS, UNCODED], ids=["joined with codelists", "not joined"])
def test_rows_of_a_large_file_stay_in_order(
    tmp_path: Path, columns: list[dict[str, object]]
) -> None:
    rows = rows_of(*({"Area": f"Z{number:08}"} for number in range(1, ROWS + 1)))
    for number in range(0, ROWS, 9_000):
        rows[number]["Ref"] = "SYN-again"
        rows[-1 - number]["Age"] = "999"
    rows[ROWS // 2]["Happened"] = "some day"
    text = csv_of([{**row, "Surname": "x" * 150} for row in rows])
    result = received(tmp_path, text, specification=specification(columns=columns))
    accepted = pq.read_table(result.accepted, columns=["row_number", "small_area_code", "age"])
    numbers = accepted["row_number"].to_pylist()
    turned_away = {*range(9_001, ROWS, 9_000), ROWS // 2 + 1}
    assert numbers == [number for number in range(1, ROWS + 1) if number not in turned_away]
    assert accepted["small_area_code"].to_pylist() == [f"Z{number:08}" for number in numbers]
    assert accepted["age"].null_count == len(range(0, ROWS, 9_000))
    rejected = pq.read_table(result.rejected).to_pylist()
    assert {(row["row_number"], row["Area"]) for row in rejected} == {
        (number, f"Z{number:08}") for number in turned_away
    }
