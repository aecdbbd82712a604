"""Mapping and taking back at the analyst's desk: by commands, in a home of its own."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from headwater import __main__ as entrance
from headwater.vocabulary.faults import ExitCode

FEED = ["--feed", "police_uk_street"]
OF = [*FEED, "--supplier", "police_open_data"]
HEADERS = ["Crime ID", "Month", "Reported by", "Falls within", "Longitude", "Latitude", "Location"]
HEADERS += ["LSOA code", "LSOA name", "Offence", "Last outcome category"]
MAPPING = """
renames:
  Offence: Crime type
codes:
  crime_type:
    "01": Robbery
    No: Drugs
without: [totals_rows]
note: Since March.
"""
Run = Callable[..., tuple[int, list[str], Any]]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    monkeypatch.setenv("HEADWATER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HEADWATER_KEY", "2e" * 32)

    def ran(*words: str) -> tuple[int, list[str], Any]:
        code = entrance.main(list(words))
        captured = capsys.readouterr()
        stated = json.loads(captured.out) if "--json" in words else captured.out
        return code, captured.err.splitlines(), stated

    return ran


@pytest.fixture
def street(tmp_path: Path) -> str:
    path = tmp_path / "street.csv"
    with path.open("w", encoding="utf-8", newline="") as target:
        rows = csv.writer(target)
        rows.writerow(HEADERS)
        for number, crime_type in enumerate(["Robbery", "01", "No", "No"]):
            cells = [f"{number:064}", "2025-11", "A Force", "A Force", "", "", "No Location"]
            rows.writerow([*cells, "", "", crime_type, ""])
    return str(path)


@pytest.fixture
def mapping(tmp_path: Path) -> str:
    path = tmp_path / "mapping.yaml"
    path.write_text(MAPPING, "utf-8")
    return str(path)


def test_a_mapping_is_kept_used_shown_and_undone(run: Run, street: str, mapping: str) -> None:
    code, said, _ = run("load", *FEED, street)
    assert code == ExitCode.FILE_REFUSED
    assert "    `Crime type` is absent (needed)" in [line.partition(";")[0] for line in said]
    assert run("map", *OF, mapping)[1] == ["Kept as mapping 1 of police_open_data."]
    code, said, _ = run("load", *FEED, street)
    assert code == ExitCode.DONE
    assert (
        "  Done to the file in `crime_type`: 3 values were read as the codes that mapping 1 says. "
        "To undo it: --without-mapping" in said
    )
    assert run("load", *FEED, street)[1][0].endswith("exactly this file was accepted before")
    assert run("load", *FEED, "--without-mapping", street)[0] == ExitCode.FILE_REFUSED
    code, _, reports = run("load", *FEED, "--json", "--without", "mapped_codes", street)
    assert [(each["rows_accepted"], each["version"]) for each in reports] == [(1, 2)]
    _, said, _ = run("map", *OF, "--show")
    assert said[0].startswith("Mapping 1, ")
    assert "  'No' in `crime_type` stands for Drugs" in said


def test_a_mapping_printed_as_yaml_is_the_same_mapping(
    run: Run, mapping: str, tmp_path: Path
) -> None:
    run("map", *OF, mapping)
    printed = tmp_path / "again.yaml"
    printed.write_text(run("map", *OF, "--as-yaml")[2], "utf-8")
    assert run("map", *OF, str(printed))[1] == ["Kept as mapping 1 of police_open_data."]
    assert [each["version"] for each in run("map", *OF, "--show", "--json")[2]] == [1]


def test_without_a_mapping_there_is_one_to_start_from(run: Run) -> None:
    assert run("map", *OF, "--as-yaml")[2].startswith("renames: {}\ncodes: {}")
    assert run("map", *OF, "--show")[1] == ["No mapping is kept for this feed and supplier."]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("renames: [a]", "renames"),
        ("colour: red", "colour"),
        ("codes: {sex: F}", "codes.sex"),
        ("{", "not YAML"),
        ("- a", "is no mapping"),
        ("!!python/object/apply:os.system ['true']", "not YAML"),
        ("renames: {A: Nothing}", "no column has the header 'Nothing'"),
        ("note: " + "x" * (1 << 20), "is no mapping"),
    ],
)
def test_a_file_that_is_no_mapping_is_refused(
    run: Run, tmp_path: Path, text: str, words: str
) -> None:
    path = tmp_path / "mapping.yaml"
    path.write_text(text, "utf-8")
    code, said, _ = run("map", *OF, str(path))
    assert code == ExitCode.USAGE
    assert words in said[0]


def test_repairs_that_nobody_knows_are_named(run: Run, street: str) -> None:
    for command in ("check", "load"):
        code, said, _ = run(command, *FEED, "--without", "miracles", street)
        assert code == ExitCode.USAGE
        assert "no repair miracles" in said[0]
        assert "totals_rows" in said[1]


def test_a_file_is_taken_back(run: Run, street: str, mapping: str) -> None:
    run("map", *OF, mapping)
    report = run("load", *FEED, "--json", street)[2][0]
    code, said, _ = run("withdraw", report["extract_id"], "--because", "The wrong month.")
    assert code == ExitCode.DONE
    assert said[0].startswith("Version 1 was taken back. No file is left for November 2025.")
    assert run("status", "--json")[2]["feeds"] == []
    assert run("withdraw", "0" * 16, "--because", "x")[0] == ExitCode.NOT_FOUND
    assert run("load", *FEED, "--json", street)[2][0]["version"] == 2
