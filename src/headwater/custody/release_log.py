"""The release log: what every release told the world about every cell, one file for each release.

It holds exact counts and never leaves the engine. A file is written whole and never altered.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from headwater.custody.layout import put_whole
from headwater.tables.results import ReleaseLogEntry

if TYPE_CHECKING:
    import pyarrow as pa

_FINGERPRINT = b"headwater fingerprint"


class ReleaseLog:
    """The log under one folder. Releases are numbered from 1 in the order in which they were made.

    A release stands in the log before it is published, so that nothing is ever told that the log
    does not know. A run that was stopped between the two leaves an entry that was never told.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def releases(self) -> tuple[str, ...]:
        """The releases in the log, oldest first."""
        return tuple(sorted(path.stem for path in self._folder.glob("R*.parquet")))

    def entries(self) -> pa.Table:
        """Every entry of every release, with the columns of ReleaseLogEntry."""
        import pyarrow as pa
        import pyarrow.parquet as parquet

        tables = [parquet.read_table(self._path(release)) for release in self.releases()]
        return pa.concat_tables(tables) if tables else _no_entries()

    def fingerprint(self, release_id: str) -> str | None:
        """The digest of what the release was made from; None for a release not in the log."""
        import pyarrow.parquet as parquet

        path = self._path(release_id)
        if not path.exists():
            return None
        stated = parquet.read_schema(path).metadata or {}
        return stated.get(_FINGERPRINT, b"").decode() or None

    def append(self, release_id: str, entries: pa.Table, *, fingerprint: str) -> None:
        """Write the entries of one release, whole or not at all. Raises StorageFault."""
        import pyarrow.parquet as parquet

        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        stated = entries.replace_schema_metadata({_FINGERPRINT: fingerprint.encode()})
        with put_whole(self._path(release_id)) as target:
            parquet.write_table(stated, target, compression="zstd")

    def _path(self, release_id: str) -> Path:
        return self._folder / f"{release_id}.parquet"


def _no_entries() -> pa.Table:
    import duckdb

    with duckdb.connect() as connection:
        connection.execute(f"CREATE TABLE entry ({ReleaseLogEntry.column_definitions()})")
        return connection.sql("SELECT * FROM entry").to_arrow_table()
