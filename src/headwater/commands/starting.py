"""How a command that somebody waits for starts and ends quickly."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def importing() -> Iterator[None]:
    """Import what a command needs, and never look for garbage in what was imported.

    It stays to the end; looking through it time and again takes a fifth of a small command.
    """
    gc.disable()
    try:
        yield
        # DuckDB, which is imported later, tells of what is left of it at the end: a process that
        # has it already is no command's own, and is left as it is.
        if "duckdb" not in sys.modules:
            gc.freeze()
    finally:
        gc.enable()
