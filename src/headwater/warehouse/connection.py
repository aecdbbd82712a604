"""How a DuckDB connection is opened here, and what its storage failures are called."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from headwater.vocabulary.faults import ExitCode, Fault

# No extension is ever fetched: an installation must work with no network.
_OFFLINE = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}


class StorageFailed(Fault):
    """The disk or the memory given to the warehouse did not suffice, or the disk failed."""

    exit_code = ExitCode.STORAGE


def open_writer(
    database: Path, *, scratch: Path, memory_limit: str, threads: int
) -> duckdb.DuckDBPyConnection:
    """A connection that writes `database` and spills to `scratch` what does not fit in memory."""
    limits = {
        "temp_directory": str(scratch),
        "memory_limit": memory_limit,
        "threads": str(threads),
    }
    return duckdb.connect(str(database), config={**_OFFLINE, **limits})


def open_reader(database: Path) -> duckdb.DuckDBPyConnection:
    """A connection that can read `database` and reach nothing else: no file, no setting."""
    locked = {"enable_external_access": "false", "lock_configuration": "true"}
    return duckdb.connect(str(database), read_only=True, config={**_OFFLINE, **locked})


@contextmanager
def storage_failures_named() -> Iterator[None]:
    """Turns DuckDB's storage errors, and the system's, into StorageFailed."""
    try:
        yield
    except (duckdb.IOException, duckdb.OutOfMemoryException, OSError) as error:
        raise StorageFailed(
            found=f"The warehouse could not be written or read: {type(error).__name__}.",
            expected="enough free disk and memory, and files that can be read and written.",
            next_step="Free some space, then run again; the last published warehouse is untouched.",
        ) from error
