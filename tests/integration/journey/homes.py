"""Homes for whole-journey tests, and the command line against them."""

import hashlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pyarrow.parquet as parquet

from headwater.__main__ import main

ROOT = Path(__file__).resolve().parents[3]
SHARED = ROOT.parent / "shared" / "data"
KEY = "1f" * 32
PASSING = {"run.lock", "ledger.sqlite3-wal", "ledger.sqlite3-shm"}
"""Files of a home that hold no state once every process has let go of it."""


@dataclass(frozen=True)
class Done:
    """How a command ended and what it printed."""

    returncode: int
    stdout: str
    stderr: str

    @property
    def error(self) -> dict[str, Any]:
        """What `--json` says went wrong."""
        found: dict[str, Any] = json.loads(self.stdout)["error"]
        return found


@dataclass(frozen=True)
class CommandLine:
    """The command line against one home."""

    home: Path
    definitions: Path = ROOT / "definitions"
    exchange: Path | None = None

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if "HEADWATER" not in name}
        roots = {"HEADWATER_HOME": self.home, "HEADWATER_DEFINITIONS": self.definitions}
        if self.exchange:
            roots["HEADWATER_EXCHANGE"] = self.exchange
        return {**kept, "HEADWATER_KEY": KEY, **{name: str(root) for name, root in roots.items()}}

    def run(self, *words: str | Path) -> Done:
        """Run one command in this process: the same `main`, without a second of start-up."""
        printed, said = io.StringIO(), io.StringIO()
        with (
            patch.dict(os.environ, self.environment, clear=True),
            redirect_stdout(printed),
            redirect_stderr(said),
        ):
            try:
                code = main([str(word) for word in words])
            except SystemExit as stopped:  # argparse, on a word that it does not know
                code = int(stopped.code or 0)
        return Done(code, printed.getvalue(), said.getvalue())

    def json(self, *words: str | Path) -> Any:
        """Run one command that must succeed; what it prints for programs."""
        done = self.run(*words, "--json")
        assert done.returncode == 0, done.stderr + done.stdout
        return json.loads(done.stdout)

    def start(
        self, *words: str | Path, before: Callable[[], None] | None = None
    ) -> subprocess.Popen[str]:
        """Begin one command in a process of its own, as people do."""
        return subprocess.Popen(
            [sys.executable, "-m", "headwater", *map(str, words)],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=before,
        )

    def process(self, *words: str | Path, before: Callable[[], None] | None = None) -> Done:
        """Run one command in a process of its own to its end."""
        started = self.start(*words, before=before)
        printed, said = started.communicate(timeout=240)
        return Done(started.returncode, printed, said)

    def values(self, measure: str, *words: str) -> list[dict[str, Any]]:
        """The released values of one measure."""
        found: list[dict[str, Any]] = self.json("values", "--measure", measure, *words)
        return found


def state_of(home: Path) -> Mapping[str, str]:
    """The digest of everything that a home keeps, by its path; nothing may be lost from it."""
    digests = {}
    for path in sorted(home.rglob("*")):
        if path.is_file() and path.name not in PASSING:
            name = path.relative_to(home).as_posix()
            digests[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return digests


def write_rows(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    """Write rows of cells as a CSV file."""
    lines = [",".join(str(cell) for cell in row) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def released_cells(home: Path) -> list[dict[str, Any]]:
    """Every cell of the current release, in one order; none before the first."""
    pointer = home / "released" / "current"
    if not pointer.exists():
        return []
    release = home / "released" / pointer.read_text("utf-8").strip()
    table = parquet.read_table(release / "values.parquet")
    keys = ("measure", "area_type", "area_code", "breakdown", "category", "period_type", "period")
    cells: list[dict[str, Any]] = table.sort_by([(key, "ascending") for key in keys]).to_pylist()
    return cells
