"""A disk that refuses is told from every other mishap, whichever library met it."""

import errno
import sqlite3

import duckdb
import pytest

from headwater.pipeline.storage import storage_faults
from headwater.vocabulary.faults import StorageFault

REFUSALS = {
    "no space": OSError(errno.ENOSPC, "No space left on device"),
    "a quota": OSError(errno.EDQUOT, "Disk quota exceeded"),
    "a limit": OSError(errno.EFBIG, "File too large"),
    "a read-only disk": OSError(errno.EROFS, "Read-only file system"),
    "no permission": PermissionError(errno.EACCES, "Permission denied"),
    "the ledger's disk": sqlite3.OperationalError("disk I/O error"),
    "the ledger is full": sqlite3.OperationalError("database or disk is full"),
    "the ledger is read-only": sqlite3.OperationalError("attempt to write a readonly database"),
    "the warehouse": duckdb.IOException('Could not write file "Oxtoby": File too large'),
    "its last word": duckdb.TransactionException("Failed to commit: Could not write file"),
}
OTHERS = {
    "no such file": FileNotFoundError(errno.ENOENT, "No such file"),
    "no such table": sqlite3.OperationalError("no such table: extract"),
    "bad SQL": duckdb.ParserException("syntax error"),
    "a bug": ValueError("could not write"),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_a_refusal_of_the_disk_is_said_plainly(case: str) -> None:
    with pytest.raises(StorageFault) as told, storage_faults():
        raise REFUSALS[case]
    assert "The disk refused" in told.value.found
    assert "Oxtoby" not in str(told.value)


@pytest.mark.parametrize("case", OTHERS)
def test_anything_else_stays_what_it_is(case: str) -> None:
    with pytest.raises(type(OTHERS[case])), storage_faults():
        raise OTHERS[case]


def test_it_wraps_a_function_as_well() -> None:
    @storage_faults()
    def write() -> None:
        raise REFUSALS["no space"]

    for _ in range(2):
        with pytest.raises(StorageFault):
            write()
