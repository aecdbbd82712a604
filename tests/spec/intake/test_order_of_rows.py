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


@pytest.mark.parametrize("columns", [COLUMNS, UNCODED], ids=["coded", "not coded"])
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


def test_values_of_codes_and_people_stay_with_their_row(tmp_path: Path) -> None:
    codes = [("F", "female"), ("M", "male"), ("U", None), ("?", None), ("", None)]
    rows = rows_of(
        *(
            {"Sex": codes[number % 5][0], "Surname": f"S{number}" if number % 7 else "", "Born": ""}
            for number in range(1, ROWS + 1)
        )
    )
    rows[40_000]["Offence"] = "none such"
    result = received(tmp_path, csv_of([{**row, "Area": "x" * 150} for row in rows]))
    kept = [number for number in range(1, ROWS + 1) if number != 40_001]
    accepted = pq.read_table(result.accepted, columns=["event_id", "row_number", "sex"])
    assert accepted["row_number"].to_pylist() == kept
    assert accepted["sex"].to_pylist() == [codes[number % 5][1] for number in kept]
    people = pq.read_table(result.people, columns=["event_id", "row_number", "family_name"])
    assert people.to_pylist() == [
        {"event_id": event, "row_number": number, "family_name": f"S{number}"}
        for event, number in zip(accepted["event_id"].to_pylist(), kept, strict=True)
        if number % 7
    ]
