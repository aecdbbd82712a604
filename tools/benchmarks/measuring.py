"""Runs a command and says how long it took and how much memory it held at most."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS")
ONE_THREAD = dict.fromkeys(_THREADS, "1")
"""Linear algebra on one thread, for us and for rivals: else a ratio says how many cores there are,
and threads that wait for each other cost more than they give."""


def rivals_python() -> Path:
    """The Python of the rivals, or the one that HEADWATER_BENCHMARKS_PYTHON names."""
    usual = Path(sys.prefix) / "benchmarks" / "bin" / "python"
    return Path(os.environ.get("HEADWATER_BENCHMARKS_PYTHON") or usual)


@dataclass(frozen=True, slots=True)
class Cost:
    """What one command cost: wall-clock seconds, peak resident mebibytes, processor seconds.

    Processor seconds are of all threads together; other work on the machine disturbs them least.
    """

    seconds: float
    mebibytes: float
    processor_seconds: float = 0.0

    def __add__(self, other: "Cost") -> "Cost":
        return Cost(
            self.seconds + other.seconds,
            max(self.mebibytes, other.mebibytes),
            self.processor_seconds + other.processor_seconds,
        )


def cost_of(words: Sequence[str], *, environment: Mapping[str, str] | None = None) -> Cost:
    """Run a command to its end. Raises RuntimeError when it fails."""
    started = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603 - fixed commands of this tool
        list(words),
        env=_environment(environment or {}),
        stdout=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(words)} ended with {process.returncode}")
    seconds = time.perf_counter() - started
    return Cost(seconds, usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime)


def _environment(added: Mapping[str, str]) -> dict[str, str]:
    """The environment, in which Python keeps what it compiled, as it does by default."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, **added}


def said_on_one_thread(python: Path, script: str, *words: str) -> str:
    """What a script of this folder prints, run to its end on one thread. Raises when it fails."""
    path = str(Path(__file__).resolve().parent / script)
    ran = subprocess.run(  # noqa: S603 - our own script
        [str(python), path, *words],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        env=_environment(ONE_THREAD),
    )
    return ran.stdout
