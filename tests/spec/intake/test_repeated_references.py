"""Repeated references: the first row in file order is kept, and what disagrees is said."""

from pathlib import Path

import pyarrow.parquet as pq
from tests.unit.intake.small_feed import COLUMNS, csv_of, received, rows_of, specification


def test_the_first_row_is_kept_and_the_others_say_why(tmp_path: Path) -> None:
    rows = rows_of(
        {"Ref": "SYN-a", "Area": "Z01000001"},
        {"Ref": "SYN-b", "Area": "Z01000001"},
        {"Ref": "SYN-a", "Area": "Z01000002"},
        {"Ref": "SYN-b", "Area": ""},
        {"Ref": "SYN-b", "Area": "Z01000001"},
        {"Ref": "SYN-c"},
    )
    result = received(tmp_path, csv_of(rows))
    assert pq.read_table(result.accepted)["row_number"].to_pylist() == [1, 2, 6]
    rejected = pq.read_table(result.rejected).select(["row_number", "reason"]).to_pylist()
    assert [tuple(row.values()) for row in rejected] == [
        (3, "repeated_reference_disagrees"),
        (4, "repeated_reference"),
        (5, "repeated_reference"),
    ]
    assert result.report.notes[0].words == (
        "2 references stand on 5 rows; each was counted once, as its first row says. "
        "1 of them disagree on place."
    )


def test_a_first_row_that_is_rejected_leaves_the_reference_to_the_next(tmp_path: Path) -> None:
    rows = rows_of({"Ref": "SYN-a", "Offence": ""}, {"Ref": "SYN-a"}, {"Ref": "SYN-a"})
    result = received(tmp_path, csv_of(rows))
    assert pq.read_table(result.accepted)["row_number"].to_pylist() == [2]


def test_rows_without_a_reference_are_never_merged(tmp_path: Path) -> None:
    optional = [{**COLUMNS[0], "required": False}, *COLUMNS[1:]]
    rows = rows_of({"Ref": ""}, {"Ref": ""}, {"Ref": "SYN-1"}, {"Ref": ""})
    changed = specification(columns=optional).model_copy(update={"synthetic_mark": None})
    result = received(tmp_path, csv_of(rows), specification=changed)
    accepted = pq.read_table(result.accepted)
    assert accepted.num_rows == 4
    assert len(set(accepted["event_id"].to_pylist())) == 4
    assert accepted["event_id"][0].as_py() == f"{result.extract_id}:1"


def test_an_event_keeps_its_identity_from_file_to_file(tmp_path: Path) -> None:
    first = received(tmp_path, csv_of(rows_of({"Ref": "SYN-a"})))
    identity = pq.read_table(first.accepted)["event_id"].to_pylist()
    later = received(tmp_path, csv_of(rows_of({}, {"Ref": "SYN-a", "Age": "32"})))
    assert pq.read_table(later.accepted)["event_id"].to_pylist()[1:] == identity
    assert "SYN-a" not in identity[0]
