"""The report on a file, as a person reads it."""

from dataclasses import replace
from datetime import date

import pytest

from headwater.commands.reporting import say_report
from headwater.exchange.report import (
    AbsentColumn,
    FileReport,
    Finding,
    Outcome,
    Question,
    RepairMade,
    UnknownValue,
)

ACCEPTED = FileReport(
    feed="police_recorded_crime",
    supplier="police",
    file_name="march.csv",
    sha256="0" * 64,
    outcome=Outcome.ACCEPTED,
    rows_in_file=1_234,
    rows_accepted=1_200,
    rows_rejected=34,
    rejections=(
        Finding("not_in_codelist", "The code is not in the codelist.", "HO Code", 30, ("X", "Y")),
        Finding("totals_row", "The row is a total of other rows.", None, 4),
    ),
    notes=(Finding("encoding", "Read as cp1252.", None, 1_234),),
    first_month=date(2025, 3, 1),
    last_month=date(2025, 4, 1),
    extract_id="3c4d",
    version=2,
    supersedes=("1a2b",),
)
REFUSED = FileReport(
    feed="police_recorded_crime",
    supplier=None,
    file_name="letter.csv",
    sha256="",
    outcome=Outcome.REFUSED,
    found="a letter",
    expected="rows",
    next_step="send rows",
)


def said(report: FileReport, capsys: pytest.CaptureFixture[str]) -> list[str]:
    say_report(report)
    captured = capsys.readouterr()
    assert captured.out == ""
    return captured.err.splitlines()


def test_an_accepted_file_is_accounted_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(ACCEPTED, capsys) == [
        "march.csv: Accepted",
        "  1,234 rows in the file = 1,200 accepted + 34 rejected",
        "  Months March 2025 to April 2025",
        "  Rejected 30 in `HO Code`: The code is not in the codelist. (X, Y)",
        "  Rejected 4: The row is a total of other rows.",
        "  Note: 1,234: Read as cp1252.",
        "  Kept as 3c4d, version 2",
        "  Supersedes 1a2b for the months it covers",
    ]


def test_a_refused_file_says_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(REFUSED, capsys) == [
        "letter.csv: Refused: nothing was accepted",
        "  Found:    a letter",
        "  Expected: rows",
        "  Next:     send rows",
    ]


def test_an_unchanged_file_says_that_it_is_known(capsys: pytest.CaptureFixture[str]) -> None:
    first = said(replace(ACCEPTED, outcome=Outcome.UNCHANGED), capsys)[0]
    assert first == "march.csv: Unchanged: exactly this file was accepted before"


def test_what_was_done_to_a_file_is_said_with_how_to_undo_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    repairs = (
        RepairMade("totals_rows", "12 rows left out.", 12, tuple(range(2, 14)), (), True),
        RepairMade("renamed_columns", "2 headers were read.", 2, (), ("Case", "Day")),
        RepairMade("macros_not_run", "Not run.", 1),
    )
    report = replace(ACCEPTED, repairs=repairs, rows_left_out=12)
    lines = said(report, capsys)
    assert "  12 more were left out: they are no rows to be judged" in lines
    assert [line for line in lines if "Done" in line] == [
        "  Done to the file: 12 rows left out. Rows 2, 3, 4, 5, 6, 7, 8, 9, … "
        "To undo it: --without totals_rows",
        "  Done to the file in `Case`, `Day`: 2 headers were read. To undo it: --without-mapping",
        "  Done to the file: Not run.",
    ]


def test_what_a_mapping_could_put_right_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    question = Question(
        absent=(
            AbsentColumn("reference", "Ref", "The case.", True, "Case no"),
            AbsentColumn("area", "Area", "The area.", False),
        ),
        extra=("Case no", "Team"),
        unknown=(UnknownValue("sex", "Sex", "Fem", 1_200, (), "F"),),
    )
    assert said(replace(REFUSED, question=question), capsys)[4:] == [
        "  A mapping could put right (headwater map):",
        "    `Ref` is absent (needed); is it `Case no`?",
        "    `Area` is absent (may be absent)",
        "    Headers that nobody asked for: Case no, Team",
        "    'Fem' in `Sex` is no code (1,200 rows); is it F?",
    ]


def test_a_file_that_was_taken_back_says_what_came_of_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    report = replace(ACCEPTED, outcome=Outcome.WITHDRAWN, found="Version 2 was taken back.")
    assert said(report, capsys) == [
        "march.csv: Taken back by its sender",
        "  Found:    Version 2 was taken back.",
    ]
