"""A progress display on the terminal; plain lines where there is none."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from headwater.commands.output import say

Progress = Callable[[str], None]


@contextmanager
def showing_progress(*, quiet: bool = False) -> Iterator[Progress]:
    """Yield a function that names the step now under way."""
    if quiet:
        yield _silent
    elif sys.stderr.isatty():
        yield from _spinner()
    else:
        yield from _lines()


def _silent(step: str) -> None:
    """Say nothing: the output is for a program."""


def _lines() -> Iterator[Progress]:
    started = time.monotonic()

    def step(words: str) -> None:
        say(f"[{time.monotonic() - started:5.1f} s] {words}")

    yield step


def _spinner() -> Iterator[Progress]:
    from rich.console import Console
    from rich.progress import Progress as Display
    from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Display(*columns, console=Console(stderr=True), transient=True) as display:
        task = display.add_task("Starting", total=None)

        def step(words: str) -> None:
            display.console.print(f"  {words}", style="dim")
            display.update(task, description=words)

        yield step
