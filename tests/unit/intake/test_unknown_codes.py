"""Unknown codes for which no row is turned away are counted without laying their rows out again."""

from pathlib import Path

import pyarrow.parquet as pq
from tests.unit.intake.small_feed import csv_of, received, rows_of

from headwater.exchange.report import FileReport


def notes_on(report: FileReport, column: str) -> list[tuple[str, int, tuple[str, ...]]]:
    return [(note.reason, note.rows, note.values) for note in report.notes if note.column == column]


def test_they_are_noted_for_accepted_rows_and_asked_about_for_all(tmp_path: Path) -> None:
    rows = rows_of(
        {"Sex": "Femme"},
        {"Sex": "Femme"},
        {"Sex": "Mann"},
        {"Sex": "Femme", "Happened": "soon"},  # rejected for its date
        {"Sex": "Femme", "Ref": "SYN-1"},  # rejected as a repeat
        {},
    )
    result = received(tmp_path, csv_of(rows))
    assert (result.report.rows_accepted, result.report.rows_rejected) == (4, 2)
    assert notes_on(result.report, "sex") == [("not_in_codelist", 3, ("Femme", "Mann"))]
    assert result.report.question
    asked = {value.value: value.rows for value in result.report.question.unknown}
    assert asked == {
        "Femme": 4
    }  # one row with a word that resembles no code could tell of somebody
    table = pq.read_table(result.accepted)
    assert table["sex"].to_pylist() == [None, None, None, "female"]


def test_one_that_a_spreadsheet_made_a_date_still_costs_its_row(tmp_path: Path) -> None:
    result = received(tmp_path, csv_of(rows_of({"Sex": "05-Jan"}, {"Sex": "Femme"}, {})))
    assert [(each.reason, each.rows) for each in result.report.rejections] == [
        ("code_became_date", 1)
    ]
    assert notes_on(result.report, "sex") == [("not_in_codelist", 1, ("Femme",))]


def test_cells_of_another_column_are_counted_and_not_shown(tmp_path: Path) -> None:
    rows = rows_of(*({"Sex": f"Ann {number:04}"} for number in range(200)))
    result = received(tmp_path, csv_of(rows))
    assert notes_on(result.report, "sex") == [("not_in_codelist", 200, ())]
    assert result.report.question is None


def test_they_leave_nothing_in_the_workspace(tmp_path: Path) -> None:
    result = received(tmp_path, csv_of(rows_of({"Sex": "Unheardof"}, {})))
    left = {path.name: path.read_bytes() for path in result.accepted.parent.glob("*.*")}
    assert "accepted.parquet" in left
    assert not [name for name, content in left.items() if b"Unheardof" in content]
