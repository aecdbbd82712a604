"""The release log: what every release told the world about every cell, one file for each release.

It holds exact counts and never leaves the engine. A file is written whole and never altered.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from headwater.custody.layout import put_whole
from headwater.definitions.measure import name_of_version
from headwater.tables.results import ReleaseLogEntry

if TYPE_CHECKING:
    import pyarrow as pa

_FINGERPRINT = b"headwater fingerprint"
_VERSIONS = b"headwater versions"
_FIRST_VERSION = 1
"""That of a measure in a log that was written before versions were noted."""


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

    def entries(self, *, versions: Mapping[str, int] | None = None) -> pa.Table:
        """Every entry of every release, with the columns of ReleaseLogEntry.

        `versions` is the version by which each measure is counted now, those beside the ones in
        force under names of their own. When a proposal comes into force its numbers take the
        measure's name: what was told of it then is given here under the name of now.
        """
        import pyarrow as pa
        import pyarrow.parquet as parquet

        tables = [
            _under_names_of_now(parquet.read_table(self._path(release)), versions or {})
            for release in self.releases()
        ]
        return pa.concat_tables(tables) if tables else _no_entries()

    def last_versions(self) -> dict[str, int]:
        """By which version of its definition each measure was last told of."""
        import pyarrow.compute as pc
        import pyarrow.parquet as parquet

        found: dict[str, int] = {}
        for release in self.releases():
            path = self._path(release)
            versions = _versions_stated(parquet.read_schema(path).metadata)
            if not versions:
                names = pc.unique(parquet.read_table(path, columns=["measure"])["measure"])
                versions = dict.fromkeys(names.to_pylist(), _FIRST_VERSION)
            found |= versions
        return found

    def fingerprint(self, release_id: str) -> str | None:
        """The digest of what the release was made from; None for a release not in the log."""
        import pyarrow.parquet as parquet

        path = self._path(release_id)
        if not path.exists():
            return None
        stated = parquet.read_schema(path).metadata or {}
        return stated.get(_FINGERPRINT, b"").decode() or None

    def append(
        self,
        release_id: str,
        entries: pa.Table,
        *,
        fingerprint: str,
        versions: Mapping[str, int] | None = None,
    ) -> None:
        """Write the entries of one release, whole or not at all. Raises StorageFault.

        `versions` says by which version of its definition each measure was counted.
        """
        import pyarrow.parquet as parquet

        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        stated = entries.replace_schema_metadata(
            {
                _FINGERPRINT: fingerprint.encode(),
                _VERSIONS: json.dumps(dict(versions or {}), sort_keys=True).encode(),
            }
        )
        with put_whole(self._path(release_id)) as target:
            parquet.write_table(stated, target, compression="zstd")

    def _path(self, release_id: str) -> Path:
        return self._folder / f"{release_id}.parquet"


def _under_names_of_now(entries: pa.Table, now: Mapping[str, int]) -> pa.Table:
    """The entries of one release; a version that has another name now is renamed."""
    import pyarrow as pa
    import pyarrow.compute as pc

    versions = _versions_stated(entries.schema.metadata)
    entries = entries.replace_schema_metadata(None)
    told = pc.unique(entries["measure"]).to_pylist()
    names = _names_of_now({name: versions.get(name, _FIRST_VERSION) for name in told}, now)
    if all(name == now for name, now in names.items()):
        return entries
    place = pc.index_in(entries["measure"].cast(pa.string()), value_set=pa.array(told, pa.string()))
    renamed = pa.array([names[name] for name in told], pa.string()).take(place)
    return entries.set_column(entries.schema.get_field_index("measure"), "measure", renamed)


def _versions_stated(metadata: Mapping[bytes, bytes] | None) -> dict[str, int]:
    stated: dict[str, int] = json.loads((metadata or {}).get(_VERSIONS, b"{}"))
    return stated


def _names_of_now(told: Mapping[str, int], now: Mapping[str, int]) -> dict[str, str]:
    """The name of now of each measure that a release told of, by its name of then.

    A former version that nobody counts any more keeps the measure's name, so that its numbers are
    those before a revision; unless that release told of the version in force as well.
    """
    taken = {name_of_version(name, version): name for name, version in now.items()}
    names = {name: taken.get(name, name) for name in told}
    for name, version in told.items():
        if name in now and version != now[name]:
            former = name_of_version(name, version)
            if former in now or name_of_version(name, now[name]) in told:
                names[name] = former
    return names


def _no_entries() -> pa.Table:
    import duckdb

    with duckdb.connect() as connection:
        connection.execute(f"CREATE TABLE entry ({ReleaseLogEntry.column_definitions()})")
        return connection.sql("SELECT * FROM entry").to_arrow_table()
