"""A disk that cannot hold what must be written: said plainly, whoever noticed it."""

import gzip
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.unit.intake.small_feed import csv_of, receive_file, rows_of

from headwater.vocabulary.faults import ExitCode, StorageFault


@contextmanager
def _no_file_larger_than(size: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize(
    ("name", "limit"), [("rows.csv.gz", 50_000), ("rows.csv", 2_000)], ids=["unpacking", "writing"]
)
def test_a_full_disk_is_a_storage_fault(tmp_path: Path, name: str, limit: int) -> None:
    content = csv_of(rows_of(*({"Area": f"Z01{number:06}"} for number in range(2_000)))).encode()
    path = tmp_path / name
    path.write_bytes(gzip.compress(content) if name.endswith(".gz") else content)
    with _no_file_larger_than(limit), pytest.raises(StorageFault) as fault:
        receive_file(path, tmp_path)
    assert fault.value.exit_code is ExitCode.STORAGE
    assert receive_file(path, tmp_path).report.rows_accepted == 2_000
