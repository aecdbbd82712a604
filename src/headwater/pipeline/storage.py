"""A disk that refuses, said in one way, whichever library noticed it first."""

import errno
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from headwater.vocabulary.faults import StorageFault

_REFUSALS = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO, errno.EACCES}
_REFUSED_TO_THE_LEDGER = re.compile(r"disk|full|readonly|unable to open", re.IGNORECASE)
_REFUSED_TO_THE_WAREHOUSE = re.compile(
    r"could not (write|create|truncate|fsync)|no space left", re.I
)


@contextmanager
def storage_faults() -> Iterator[None]:
    """Raise StorageFault in the place of what a library raises when the disk refuses."""
    try:
        yield
    except Exception as error:
        if not _is_refusal(error):
            raise
        # The message may hold a path, or a row that was being written, so only its kind goes on.
        raise StorageFault(
            found=f"The disk refused what had to be written ({_kind(error)}).",
            expected="a disk with free space that this user may write to.",
            next_step="free some space and run the same command again; what was there is kept.",
        ) from error


def _is_refusal(error: Exception) -> bool:
    if isinstance(error, OSError):
        return error.errno in _REFUSALS
    if isinstance(error, sqlite3.OperationalError):
        return bool(_REFUSED_TO_THE_LEDGER.search(str(error)))
    # Not named by class: loading the warehouse's library takes longer than most commands.
    is_of_the_warehouse = type(error).__module__.lstrip("_").split(".")[0] == "duckdb"
    return is_of_the_warehouse and bool(_REFUSED_TO_THE_WAREHOUSE.search(str(error)))


def _kind(error: Exception) -> str:
    return (isinstance(error, OSError) and error.strerror) or type(error).__name__
