"""What holds for any file: every row is accounted for, and reading is repeatable."""

import csv
import io
import tempfile
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from tests.unit.intake.small_feed import SOUND, csv_of, received

from headwater.intake import FileRefused, NothingAccepted

_WILD = some.text(alphabet=some.characters(codec="utf-8", exclude_characters="\0\r"), max_size=12)
_CELL = {
    header: some.one_of(some.just(sound), some.just(""), some.just("Total"), _WILD)
    for header, sound in SOUND.items()
}
_REFERENCE = some.sampled_from(["SYN-1", "SYN-2", "SYN-3", "SYN-4", ""])
_ROWS = some.lists(some.fixed_dictionaries({**_CELL, "Ref": _REFERENCE}), min_size=1, max_size=12)
_LINES = some.lists(some.text(alphabet='ab,"\n 1', max_size=40), max_size=6)


_SLICE = settings(max_examples=10, suppress_health_check=list(HealthCheck))
_PROOF = settings(max_examples=500, suppress_health_check=list(HealthCheck))


@_SLICE
@given(_ROWS)
def test_accepted_and_rejected_are_all_rows(rows: list[dict[str, str]]) -> None:
    _check_rows(rows)


@_SLICE
@given(_LINES)
def test_no_line_is_lost_however_broken(lines: list[str]) -> None:
    _check_lines(lines)


def test_a_line_end_in_the_first_quoted_cell_is_no_end_of_a_record() -> None:
    """A reader that guesses what ends a record takes the first that it sees, and then stumbles."""
    _check_rows([{**SOUND, "Weapon": "\n"}, SOUND, {**SOUND, "Born": "0"}])


@pytest.mark.prove
@_PROOF
@given(_ROWS)
def test_accepted_and_rejected_are_all_rows_of_many_files(rows: list[dict[str, str]]) -> None:
    _check_rows(rows)


@pytest.mark.prove
@_PROOF
@given(_LINES)
def test_no_line_is_lost_in_many_broken_files(lines: list[str]) -> None:
    _check_lines(lines)


def _check_rows(rows: list[dict[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        text = csv_of(rows)
        counted = sum(1 for cells in csv.reader(io.StringIO(text)) if cells) - 1
        _check_control(Path(folder), text, counted)


def _check_lines(lines: list[str]) -> None:
    """Broken quoting leaves room for argument about what a record is, never for a lost line."""
    with tempfile.TemporaryDirectory() as folder:
        sound = csv_of([{**SOUND, "Ref": "SYN-first"}])
        text = sound + "".join(f"{line}\n" for line in lines)
        _check_control(Path(folder), text, None)


def _check_control(folder: Path, text: str, counted: int | None) -> None:
    try:
        result = received(folder, text)
    except NothingAccepted as refusal:
        assert counted in {None, refusal.rows}  # noqa: PT017 -- one of two allowed outcomes
        return
    report = result.report
    assert report.rows_accepted + report.rows_rejected == report.rows_in_file
    assert counted in {None, report.rows_in_file}
    accepted = pq.read_table(result.accepted)["row_number"].to_pylist()
    rejected = pq.read_table(result.rejected)["row_number"].to_pylist() if result.rejected else []
    assert sorted(accepted + rejected) == list(range(1, report.rows_in_file + 1))
    assert accepted == sorted(accepted)


@settings(max_examples=40)
@given(some.binary(max_size=200))
def test_any_bytes_are_refused_with_an_explanation(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder, pytest.raises(FileRefused) as refusal:
        received(Path(folder), content)
    assert refusal.value.found
    assert refusal.value.next_step
