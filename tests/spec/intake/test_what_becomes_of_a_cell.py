"""What becomes of a row with one unusual cell: a table that partners can read."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest
from tests.unit.intake.small_feed import csv_of, received, rows_of

from headwater.intake import Received

REJECTED = [
    # column      cell                    reason
    ("Ref", "", "missing_value"),
    ("Happened", "", "missing_value"),
    ("Happened", "yesterday", "not_a_date"),
    ("Happened", "31/02/2025 10:00", "not_a_date"),
    ("Happened", "01/02/2031 10:00", "date_out_of_range"),
    ("Happened", "01/01/1900 00:00", "date_out_of_range"),
    ("Offence", "", "missing_value"),
    ("Offence", "99/9", "not_in_codelist"),
    ("Offence", "44562", "code_became_date"),
    ("Offence", "01/02/2022", "code_became_date"),
    ("Offence", "2022-02-01 00:00:00", "code_became_date"),
    ("Offence", "1-Feb", "code_became_date"),
    ("Offence", "Feb-22", "code_became_date"),
    ("Offence", "05-Jan-22", "code_became_date"),
    ("Ref", "Total", "totals_row"),
    ("Ref", "GRAND TOTAL", "totals_row"),
]
EMPTIED = [
    # column   cell       column of the event table, reason noted
    ("Sex", "Q", "sex", "not_in_codelist"),
    ("Age", "old", "age", "not_a_number"),
    ("Age", "12.5", "age", "not_a_number"),
    ("Age", "121", "age", "out_of_range"),
    ("Weapon", "perhaps", "weapon", "not_yes_or_no"),
]
KEPT = [
    # column      cell                    column of the event table, value
    ("Offence", "005/01", "offence_code", "5/1"),
    ("Offence", "  8/6 ", "offence_code", "8/6"),
    ("Sex", "M", "sex", "male"),
    ("Sex", "U", "sex", None),
    ("Sex", "", "sex", None),
    ("Age", "0", "age", 0),
    ("Weapon", "N", "weapon", False),
    ("Area", "", "small_area_code", None),
    ("Area", 'Z01, "corner"', "small_area_code", 'Z01, "corner"'),
]


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Received:
    """One file with a row for every case of the three tables, in their order."""
    cases = [case[:2] for case in (*REJECTED, *EMPTIED, *KEPT)]
    rows = rows_of(*({header: cell} for header, cell in cases))
    return received(tmp_path_factory.mktemp("cells"), csv_of(rows))


def _accepted_row(judged: Received, number: int) -> dict[str, object]:
    rows = pq.read_table(judged.accepted).to_pylist()
    return next(row for row in rows if row["row_number"] == number)


@pytest.mark.parametrize("number", range(len(REJECTED)), ids=lambda number: str(REJECTED[number]))
def test_a_row_that_cannot_do_without_the_cell_is_rejected(judged: Received, number: int) -> None:
    rejected = pq.read_table(judged.rejected).to_pylist()
    header, cell, reason = REJECTED[number]
    row = next(row for row in rejected if row["row_number"] == number + 1)
    assert row["reason"] == reason
    assert row[header] == (cell or None)


@pytest.mark.parametrize("number", range(len(EMPTIED)), ids=lambda number: str(EMPTIED[number]))
def test_a_value_that_can_be_done_without_is_emptied_and_noted(
    judged: Received, number: int
) -> None:
    _header, _cell, column, reason = EMPTIED[number]
    assert _accepted_row(judged, len(REJECTED) + number + 1)[column] is None
    assert any((note.reason, note.column) == (reason, column) for note in judged.report.notes)


@pytest.mark.parametrize("number", range(len(KEPT)), ids=lambda number: str(KEPT[number]))
def test_a_sound_cell_becomes_its_value(judged: Received, number: int) -> None:
    _header, _cell, column, value = KEPT[number]
    row = _accepted_row(judged, len(REJECTED) + len(EMPTIED) + number + 1)
    assert row[column] == value


def test_nothing_else_is_rejected_or_noted(judged: Received) -> None:
    assert judged.report.rows_rejected == len(REJECTED)
    assert sum(note.rows for note in judged.report.notes) == len(EMPTIED)


def test_every_fault_of_a_file_is_reported_at_once(tmp_path: Path) -> None:
    rows = rows_of({}, {"Offence": "99/9", "Happened": "soon"}, {"Offence": "98/9"}, {"Sex": "Q"})
    report = received(tmp_path, csv_of(rows)).report
    assert [(each.reason, each.column, each.rows) for each in report.rejections] == [
        ("not_in_codelist", "offence", 2),
        ("not_a_date", "happened_at", 1),
    ]
    assert report.rejections[0].values == ("98/9", "99/9")
    assert (report.rows_accepted, report.rows_rejected, report.rows_in_file) == (2, 2, 4)


def test_a_total_further_right_counts_only_where_the_row_fails_too(tmp_path: Path) -> None:
    rows = rows_of({"Area": "Total"}, {"Area": "Total", "Offence": "", "Happened": ""})
    report = received(tmp_path, csv_of(rows)).report
    assert [(each.reason, each.rows) for each in report.rejections] == [("totals_row", 1)]


def test_an_empty_row_is_a_row(tmp_path: Path) -> None:
    text = csv_of(rows_of({})) + "," * 8 + "\n"
    report = received(tmp_path, text).report
    assert [(each.reason, each.rows) for each in report.rejections] == [("empty_row", 1)]
