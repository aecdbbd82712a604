"""Homes for whole-journey tests: a reduced demonstration, made once for the session."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
SHARED = ROOT.parent / "shared" / "data"
KEY = "1f" * 32


@dataclass(frozen=True)
class CommandLine:
    """The command line against one home, in a process of its own, as people use it."""

    home: Path

    @property
    def environment(self) -> Mapping[str, str]:
        kept = {name: value for name, value in os.environ.items() if "HEADWATER" not in name}
        return {**kept, "HEADWATER_HOME": str(self.home), "HEADWATER_KEY": KEY}

    def run(self, *words: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "headwater", *map(str, words)],
            env=dict(self.environment),
            capture_output=True,
            text=True,
            timeout=240,
        )

    def json(self, *words: str | Path) -> Any:
        done = self.run(*words, "--json")
        assert done.returncode == 0, done.stderr + done.stdout
        return json.loads(done.stdout)


def write_rows(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    """Write rows of cells as a CSV file."""
    lines = [",".join(str(cell) for cell in row) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
