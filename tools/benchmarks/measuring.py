"""Runs a command and says how long it took and how much memory it held at most."""

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


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
