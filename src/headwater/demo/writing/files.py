"""The files of the demonstration: open while they grow, listed in a manifest when done."""

import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

import pyarrow as pa
from pyarrow import csv


@dataclass(frozen=True, slots=True)
class DemoFile:
    """One file: the feed it belongs to, who supplied it, and the day on which it was received."""

    feed: str
    supplier: str
    path: Path
    received_on: date


@dataclass(frozen=True, slots=True)
class DemoFiles:
    """What was written. `files` in the order of loading; `refused` must be refused by intake."""

    files: tuple[DemoFile, ...]
    refused: tuple[DemoFile, ...]
    truth: tuple[Path, ...]
    manifest: Path


@dataclass
class Folder:
    """Writes tables to CSV files under one folder, month by month, so that memory stays small."""

    directory: Path
    _writers: dict[Path, csv.CSVWriter] = field(default_factory=dict)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for writer in self._writers.values():
            writer.close()

    def append(self, name: str, table: pa.Table) -> Path:
        """Add rows to the file of that name, which begins with the table's headers."""
        path = self.directory / name
        if path not in self._writers:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._writers[path] = csv.CSVWriter(path, table.schema)
        self._writers[path].write_table(table)
        return path

    @property
    def written(self) -> tuple[Path, ...]:
        """Every file begun, in order."""
        return tuple(self._writers)


def write_manifest(
    directory: Path,
    *,
    seed: int,
    scale: int,
    files: tuple[DemoFile, ...],
    refused: tuple[DemoFile, ...],
    truth: tuple[Path, ...],
) -> Path:
    """List every file with its feed, supplier and day of receipt; paths are relative."""

    def listed(file: DemoFile) -> dict[str, str]:
        return {
            "feed": file.feed,
            "supplier": file.supplier,
            "path": file.path.relative_to(directory).as_posix(),
            "received_on": file.received_on.isoformat(),
        }

    content = {
        "nature": "synthetic",
        "seed": seed,
        "scale": scale,
        "files": [listed(file) for file in files],
        "refused": [listed(file) for file in refused],
        "truth": [path.relative_to(directory).as_posix() for path in truth],
    }
    path = directory / "manifest.json"
    path.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    return path
