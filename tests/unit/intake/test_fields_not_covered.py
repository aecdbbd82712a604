"""What a basis does not name is not read: the rest is, and the report says so."""

from pathlib import Path

import pyarrow.parquet as pq
import pytest
from tests.unit.intake.small_feed import CODELISTS, TODAY, basis, csv_of, rows_of, specification

from headwater.intake import NoBasis, Received, receive
from headwater.intake.reasons import NOT_COVERED

NAMED = ("reference", "happened_at", "offence", "area", "family_name", "birth_date")
ROWS = rows_of({}, {"Age": "x1"}, {"Sex": "F"})


def received(tmp_path: Path, *fields: str) -> Received:
    tmp_path.mkdir(exist_ok=True)
    path = tmp_path / "file.csv"
    path.write_text(csv_of(ROWS), encoding="utf-8")
    return receive(
        path,
        specification=specification(),
        codelists=CODELISTS,
        bases=[basis(fields=fields)],
        supplier=None,
        today=TODAY,
        workspace=tmp_path / "workspace",
        home_nature=None,
    )


def test_a_field_that_no_basis_names_is_not_read_and_the_report_says_so(tmp_path: Path) -> None:
    found = received(tmp_path, *NAMED, "sex")
    table = pq.read_table(found.accepted)
    assert table["age"].null_count == table["weapon"].null_count == table.num_rows == 3
    assert table["sex"].to_pylist() == ["female"] * 3
    (note,) = [each for each in found.report.notes if each.reason == NOT_COVERED]
    assert note.column == "age, weapon"
    assert "A-1" in note.words


def test_a_field_that_is_not_read_rejects_no_row_and_has_no_completeness(tmp_path: Path) -> None:
    not_read = received(tmp_path / "less", *NAMED, "sex").report
    read = received(tmp_path / "more", "*").report
    fields = {fill.column for fill in not_read.completeness}
    assert {fill.column for fill in read.completeness} - fields == {"age", "weapon"}
    assert (not_read.rows_accepted, not_read.rows_rejected, not_read.rows_in_file) == (3, 0, 3)
    assert read.rows_accepted + read.rows_rejected == 3


def test_a_field_about_a_person_refuses_the_file_instead(tmp_path: Path) -> None:
    with pytest.raises(NoBasis, match="surname"):
        received(tmp_path, "reference", "happened_at", "offence", "area", "birth_date")


def test_nothing_is_said_where_everything_is_covered(tmp_path: Path) -> None:
    report = received(tmp_path, "*").report
    assert NOT_COVERED not in {note.reason for note in report.notes}
