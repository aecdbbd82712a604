"""Where things stand under the engine's root, and how they are put there whole or not at all."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from headwater.vocabulary.faults import StorageFault

UNFINISHED = ".unfinished-"


@dataclass(frozen=True, slots=True)
class Layout:
    """The folders and files of one home."""

    root: Path

    @property
    def nature(self) -> Path:
        """The file that says whether this home holds synthetic or real data."""
        return self.root / "nature.json"

    @property
    def keys(self) -> Path:
        """The folder of keys, used when none comes from the environment."""
        return self.root / "keys"

    @property
    def ledger(self) -> Path:
        """The database of extracts, coverage, bases and runs."""
        return self.root / "ledger.sqlite3"

    @property
    def inbox(self) -> Path:
        """The folder from which new files are taken."""
        return self.root / "inbox"

    @property
    def warehouse(self) -> Path:
        """The database that is built beside and swapped."""
        return self.root / "warehouse" / "warehouse.duckdb"

    @property
    def release_log(self) -> Path:
        """The folder of what each release told the world."""
        return self.root / "release_log"

    @property
    def deletion_log(self) -> Path:
        """The signed statements of what was deleted."""
        return self.root / "statements" / "deletions.jsonl"

    @property
    def access_log(self) -> Path:
        """The signed statements of who opened person-level data."""
        return self.root / "statements" / "access.jsonl"

    @property
    def evaluation_log(self) -> Path:
        """The signed statements of what evaluations were answered from."""
        return self.root / "statements" / "evaluations.jsonl"

    @property
    def run_lock(self) -> Path:
        """The file that one run at a time holds locked."""
        return self.root / "run.lock"

    @property
    def workspaces(self) -> Path:
        """The folder of workspaces; nothing in it outlives a run."""
        return self.root / "workspace"

    @property
    def extracts(self) -> Path:
        """The folder of accepted tables."""
        return self.root / "extracts"

    @property
    def identifiers(self) -> Path:
        """The folder of everything that is sealed."""
        return self.root / "identifiers"

    def accepted(self, feed: str, extract_id: str) -> Path:
        """The accepted table of one extract."""
        return self.extracts / feed / extract_id / "accepted.parquet"

    def sealed(self, kind: str, extract_id: str) -> Path:
        """The sealed `raw` file, `rejected` rows or `people` of one extract."""
        return self.identifiers / kind / f"{extract_id}.sealed"


@contextmanager
def put_whole(path: Path) -> Iterator[BinaryIO]:
    """Write `path` under a temporary name, on the disk, then rename it: whole or not at all.

    Raises StorageFault when the disk cannot hold it.
    """
    unfinished = path.with_name(UNFINISHED + path.name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with unfinished.open("wb") as target:
            yield target
            target.flush()
            os.fsync(target.fileno())
        unfinished.replace(path)
        _sync_folder(path.parent)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise storage_fault(error) from error


def move_whole(source: Path, path: Path) -> None:
    """Bring a finished file to `path`, on the disk; a copy where `source` is on another disk.

    Raises StorageFault when the disk cannot hold it.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _sync_file(source)
        source.replace(path)
        _sync_folder(path.parent)
    except OSError:
        with put_whole(path) as target, source.open("rb") as copied:
            shutil.copyfileobj(copied, target, 1 << 20)
        source.unlink(missing_ok=True)


def storage_fault(error: OSError) -> StorageFault:
    """What to say when the disk refuses."""
    return StorageFault(
        found=f"The home could not be written ({error.strerror or type(error).__name__}).",
        expected="a disk with free space that this user may write to.",
        next_step="free some space and run the same command again; what was there is untouched.",
    )


def remove_strays(folder: Path, *, is_known: Callable[[Path], bool]) -> None:
    """Delete the files under `folder` that nobody knows, and the folders left empty."""
    if not folder.is_dir():
        return
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif not is_known(path):
            path.unlink(missing_ok=True)


def _sync_file(path: Path) -> None:
    with path.open("rb+") as target:
        os.fsync(target.fileno())


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # where a folder cannot be opened, nor need be: a partner's desk may be one
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
