"""The report on a file, as a person reads it."""

from dataclasses import replace
from datetime import date

import pytest

from headwater.commands.reporting import say_report
from headwater.exchange.report import FileReport, Finding, Outcome

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
        "  Months 2025-03 to 2025-04",
        "  Rejected 30 in `HO Code`: The code is not in the codelist. (X, Y)",
        "  Rejected 4: The row is a total of other rows.",
        "  Note: 1,234: Read as cp1252.",
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
