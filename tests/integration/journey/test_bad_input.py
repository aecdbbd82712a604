"""Every kind of bad file, through the command line: a clear answer, and nothing is lost.

A refused file leaves every byte that the home keeps as it was; so does judging any file.
"""

import gzip
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.integration.journey.homes import SHARED, CommandLine, state_of, write_rows
from tests.integration.journey.police import crime, write_crimes, write_register
from tests.integration.journey.street import (
    HEADER,
    INSIDE_NEW,
    INSIDE_OLD,
    street_row,
    write_street,
)

from headwater.vocabulary.faults import ExitCode

STREET, CRIMES = "police_uk_street", "police_recorded_crime"
REFUSED, NO_BASIS, MIXED = ExitCode.FILE_REFUSED, ExitCode.NO_BASIS, ExitCode.MIXED_NATURE
WORKBOOK = SHARED / "police_recorded_crime" / "police-uk-category-mappings.xlsx"
Write = Callable[[Path], Path]


def street(count: int = 40) -> list[tuple[str, ...]]:
    """New street rows of a month that the home does not hold."""
    return [street_row(f"{n:064d}", "2026-01", INSIDE_NEW) for n in range(count)]


def as_bytes(content: bytes) -> Write:
    def write(path: Path) -> Path:
        path.write_bytes(content)
        return path

    return write


def in_encoding(encoding: str) -> Write:
    """A street file whose place names have letters beyond ASCII."""

    def write(path: Path) -> Path:
        rows = [tuple(cell.replace("On or", "Près du café or") for cell in row) for row in street()]
        text = write_street(path, rows).read_text("utf-8")
        path.write_bytes(text.encode(encoding))
        return path

    return write


def with_headers(change: Callable[[list[str]], list[str]]) -> Write:
    """A street file whose header line was changed."""
    return lambda path: write_rows(path, [change(list(HEADER)), *street()])


def crimes(*rows: dict[str, str]) -> Write:
    return lambda path: write_crimes(path, rows)


def truncated_gzip(path: Path) -> Path:
    packed = gzip.compress(write_street(path, street(2_000)).read_bytes())
    path.write_bytes(packed[: len(packed) // 2])
    return path


def zip_bomb(path: Path) -> Path:
    path.write_bytes(gzip.compress(bytes(1 << 20) * 100, 9))
    return path


def mixed_in_one_file(path: Path) -> Path:
    return write_crimes(path, [crime(1), crime(2, prefix="SYN-")])


def synthetic_register(path: Path) -> Path:
    return write_register(path, prefix="SYN-")


def ambulance_call(path: Path) -> Path:
    rows = [("Call Reference", "Call Connected"), ("A-1", "02-Mar-2025 10:00")]
    return write_rows(path, rows)


def admissions(path: Path) -> Path:
    return write_rows(path, [("anything",), ("at all",)])


REFUSALS: dict[str, tuple[str, Write, ExitCode, str]] = {
    "an empty file": (STREET, as_bytes(b""), REFUSED, "is empty"),
    "headers alone": (STREET, lambda path: write_street(path, []), REFUSED, "no rows"),
    "not a CSV": (STREET, as_bytes(b"%PDF-1.7\n%..."), REFUSED, "a PDF document"),
    "a letter": (STREET, as_bytes(b"Dear Amara\nthe file follows\n"), REFUSED, "line of headers"),
    "a picture": (STREET, as_bytes(b"\x89PNG\r\n\x1a\n" + bytes(99)), REFUSED, "a picture"),
    "the wrong feed": (
        STREET,
        crimes(crime(1)),
        REFUSED,
        "headers of police_recorded_crime, not of police_uk_street",
    ),
    "a missing column": (
        STREET,
        with_headers(lambda names: [name for name in names if name != "Crime type"]),
        REFUSED,
        "'Crime type' is absent",
    ),
    "a renamed column": (
        STREET,
        with_headers(lambda names: [name.replace("LSOA code", "LSOA cod") for name in names]),
        REFUSED,
        "'LSOA code' is absent (is it 'LSOA cod'?)",
    ),
    "a truncated gzip": (STREET, truncated_gzip, REFUSED, "stops unpacking"),
    "a zip bomb": (STREET, zip_bomb, REFUSED, "was still going"),
    "no agreement": ("hospital_admissions", admissions, NO_BASIS, "No basis is in force"),
    "natures mixed in a file": (CRIMES, mixed_in_one_file, MIXED, "1 of 2 rows are marked"),
    "synthetic crimes": (CRIMES, crimes(crime(1, prefix="SYN-")), MIXED, "holds real data"),
    "a synthetic register": ("basis_register", synthetic_register, MIXED, "holds real data"),
}


@pytest.mark.parametrize("case", REFUSALS)
@pytest.mark.parametrize("act", ["load", "check"])
def test_a_refused_file_is_explained_and_changes_nothing(
    street_home: CommandLine, tmp_path: Path, case: str, act: str
) -> None:
    feed, write, code, words = REFUSALS[case]
    file = write(tmp_path / "file.csv")
    before = state_of(street_home.home)
    done = street_home.run(act, "--feed", feed, file)
    assert (done.returncode, words in done.stderr) == (code, True), done.stderr
    assert "Expected:" in done.stderr
    assert "Next:" in done.stderr
    assert state_of(street_home.home) == before


@dataclass(frozen=True)
class Judged:
    """What must be said of a file that is read: its rows, and the words for what is amiss."""

    feed: str
    write: Write
    accepted: int
    rejected: int = 0
    words: str = ""


def a_giant_line(path: Path) -> Path:
    write_street(path, street(2))
    with path.open("a", encoding="utf-8") as target:
        target.write("x" * (100 << 20) + "\n")
    return path


def with_an_extra_column(path: Path) -> Path:
    rows = [(*row, "my diary") for row in street()]
    return write_rows(path, [(*HEADER, "Diary"), *rows])


def dates_in_three_forms(path: Path) -> Path:
    forms = ("02/03/2025 21:30", "2025-03-02 21:30", "02 Mar 2025 21:30")
    return write_crimes(
        path, [crime(n, Committed_From=form) for n, form in enumerate(forms, start=900)]
    )


def with_a_totals_row(path: Path) -> Path:
    return write_street(path, [*street(), ("Total", "40", *[""] * (len(HEADER) - 2))])


def of_both_vintages(path: Path) -> Path:
    """Months before and after the change of census: each keeps the codes of its own."""
    rows = [street_row("o".ljust(64, "1"), "2018-10", INSIDE_OLD), *street()]
    return write_street(path, rows)


READ: dict[str, Judged] = {
    "UTF-8 with a mark": Judged(STREET, in_encoding("utf-8-sig"), 40),
    "UTF-16": Judged(STREET, in_encoding("utf-16"), 40, words="utf-16"),
    "Windows-1252": Judged(STREET, in_encoding("cp1252"), 40, words="read as cp1252"),
    "an extra column": Judged(STREET, with_an_extra_column, 40, words="was dropped and not stored"),
    "a line of 100 MB": Judged(STREET, a_giant_line, 2, 1, "longer than a row can be"),
    "mixed vintages": Judged(STREET, of_both_vintages, 41, words="2011"),
    "a totals row": Judged(STREET, with_a_totals_row, 40, 1, "a total of other rows"),
    "dates in three forms": Judged(CRIMES, dates_in_three_forms, 3, words="DD Mon YYYY hh:mm (1)"),
    "codes that became dates": Judged(
        CRIMES,
        crimes(crime(900), crime(901, HO_Code="05-Jan"), crime(902, HO_Code="44566")),
        1,
        2,
        "turned the code into a date",
    ),
}


@pytest.mark.parametrize("case", READ)
def test_an_odd_file_is_read_and_every_row_accounted_for(
    street_home: CommandLine, tmp_path: Path, case: str
) -> None:
    expected = READ[case]
    file = expected.write(tmp_path / "file.csv")
    before = state_of(street_home.home)
    report = street_home.json("check", "--feed", expected.feed, file)
    counted = (report["rows_accepted"], report["rows_rejected"])
    assert counted == (expected.accepted, expected.rejected)
    assert report["rows_in_file"] == expected.accepted + expected.rejected
    said = " ".join(finding["words"] for finding in report["rejections"] + report["notes"])
    assert expected.words in said
    assert state_of(street_home.home) == before


def test_what_is_rejected_is_kept_sealed_and_the_rest_counts(
    changing_home: CommandLine, tmp_path: Path
) -> None:
    rows = [crime(900), crime(901, HO_Code="05-Jan")]
    (report,) = changing_home.json(
        "load", "--feed", CRIMES, write_crimes(tmp_path / "more.csv", rows)
    )
    assert (report["rows_accepted"], report["rows_rejected"]) == (1, 1)
    sealed = changing_home.home / "identifiers" / "rejected" / f"{report['extract_id']}.sealed"
    assert sealed.is_file()
    assert b"05-Jan" not in sealed.read_bytes()


def test_a_synthetic_home_refuses_real_rows(command: CommandLine, tmp_path: Path) -> None:
    register = write_register(tmp_path / "register.csv", prefix="SYN-")
    command.json("load", "--feed", "basis_register", register)
    before = state_of(command.home)
    for feed, file in {
        CRIMES: write_crimes(tmp_path / "crimes.csv", [crime(1)]),
        STREET: write_street(tmp_path / "street.csv", street()),
    }.items():
        done = command.run("load", "--feed", feed, file)
        assert done.returncode == MIXED
        assert "holds synthetic data" in done.stderr
    assert state_of(command.home) == before


def test_an_agreement_that_ended_admits_nothing_more(command: CommandLine, tmp_path: Path) -> None:
    register = write_register(tmp_path / "register.csv", ends_on="2025-09-30")
    command.json("load", "--feed", "basis_register", register)
    call = ambulance_call(tmp_path / "calls.csv")
    done = command.run("load", "--feed", "ambulance_callouts", call)
    assert done.returncode == NO_BASIS
    assert "the last one ended on 2025-09-30" in done.stderr
    judged = command.run(
        "check", "--feed", "ambulance_callouts", "--received-on", "2025-09-30", call
    )
    assert judged.returncode == REFUSED
    assert "columns amiss" in judged.stderr


@pytest.mark.skipif(not WORKBOOK.exists(), reason="needs the shared data beside the repository")
def test_the_codes_that_a_spreadsheet_really_turned_into_dates(
    street_home: CommandLine, tmp_path: Path
) -> None:
    """In the published workbook 124 of 1,482 codes are serial numbers of days."""
    from openpyxl import load_workbook

    book = load_workbook(WORKBOOK, read_only=True)
    codes = [row[0] for row in book["police-uk-category-mappings"].iter_rows(values_only=True)][1:]
    book.close()
    days = [code for code in codes if isinstance(code, int) and code > 999]
    assert (len(codes), len(days)) == (1_482, 124)
    rows = [crime(900 + number, HO_Code=str(code)) for number, code in enumerate(codes)]
    file = write_crimes(tmp_path / "crimes.csv", rows)
    report = street_home.json("check", "--feed", CRIMES, file)
    found = {finding["reason"]: finding["rows"] for finding in report["rejections"]}
    assert found["code_became_date"] == 124
    assert report["rows_accepted"] + report["rows_rejected"] == 1_482
