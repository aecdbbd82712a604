"""Whatever is sent: it is judged to the last row, or refused with a reason; nothing else."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from tests.unit.intake.fuzzed import Fuzzed, fuzzed
from tests.unit.intake.small_feed import SOUND, received

from headwater.intake import NothingAccepted, Received, RepairKind
from headwater.vocabulary.faults import Fault

_SEEDS = 2_000
_SLICE = 100
_BLANK = (RepairKind.BLANK_ROWS,)


def _check(folder: Path, file: Fuzzed) -> str:
    """Judge one file; the name of what came of it."""
    try:
        result = received(folder, file.content, file.name)
    except NothingAccepted as fault:
        records = fault.rows + fault.rows_left_out
        blank = sum(each.count for each in fault.repairs if each.kind in _BLANK)
        _check_records(file, records - blank)
        return type(fault).__name__
    except Fault as fault:
        _check_words(fault)
        return type(fault).__name__
    _check_accounted(result)
    blank = sum(each.count for each in result.repairs if each.kind in _BLANK)
    _check_records(file, result.report.rows_in_file + result.rows_left_out - blank)
    return "accepted"


def _check_words(fault: Fault) -> None:
    """What was found says something, and no row of a file stands in it."""
    words = f"{fault.found} {fault.expected} {fault.next_step}"
    assert all((fault.found, fault.expected, fault.next_step))
    assert SOUND["Surname"] not in words
    assert SOUND["Born"] not in words


def _check_accounted(result: Received) -> None:
    report = result.report
    assert report.rows_accepted + report.rows_rejected == report.rows_in_file
    assert pq.read_metadata(result.accepted).num_rows == report.rows_accepted
    numbers = pq.read_table(result.accepted, columns=["row_number"])["row_number"].to_pylist()
    if result.rejected:
        rejected = pq.read_table(result.rejected, columns=["row_number"])["row_number"].to_pylist()
        assert len(rejected) == report.rows_rejected
        assert not set(rejected) & set(numbers)
    assert len(set(numbers)) == len(numbers)


def _check_records(file: Fuzzed, found: int) -> None:
    if file.records is not None:
        assert found == file.records, file.kind


def _outcomes(folder: Path, seeds: range) -> Iterator[str]:
    for seed in seeds:
        one = folder / str(seed)
        one.mkdir()
        try:
            yield _check(one, fuzzed(seed))
        except Exception as error:  # said with the seed that shows it again
            raise AssertionError(f"seed {seed} ({fuzzed(seed).kind}): {error!r}") from error
        finally:
            shutil.rmtree(one)


def _check_all(folder: Path, seeds: range) -> None:
    outcomes = set(_outcomes(folder, seeds))
    # A generator that made only rubbish, or nothing bad, would prove nothing.
    assert {"accepted", "ColumnsAmiss", "ArchiveDamaged"} <= outcomes


def test_a_hundred_files_are_judged_or_refused(tmp_path: Path) -> None:
    _check_all(tmp_path, range(_SLICE))


@pytest.mark.prove
@pytest.mark.timeout(3_600)
def test_two_thousand_files_are_judged_or_refused(tmp_path: Path) -> None:
    _check_all(tmp_path, range(_SEEDS))


def test_a_seed_makes_one_file() -> None:
    assert [fuzzed(seed) for seed in range(27)] == [fuzzed(seed) for seed in range(27)]
