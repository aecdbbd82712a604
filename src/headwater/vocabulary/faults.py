"""The base of every error that a person may meet, and the exit code of each kind."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What a command's exit says. One code per kind of error; documented for scripts."""

    DONE = 0
    UNEXPECTED = 1
    USAGE = 2
    FILE_REFUSED = 3
    NO_BASIS = 4
    MIXED_NATURE = 5
    BUSY = 6
    STORAGE = 7
    DEFINITION = 8
    NOT_FOUND = 9
    NOTHING_TO_RELEASE = 10
    KEY = 11
    RELEASE_REFUSED = 12


class Fault(Exception):
    """A situation that someone can put right: what was found, what was expected, what to do next.

    Never holds a person's data: column names, counts, codes and file names only.
    """

    exit_code = ExitCode.UNEXPECTED

    def __init__(self, *, found: str, expected: str, next_step: str) -> None:
        super().__init__(f"{found} Expected: {expected} Next: {next_step}")
        self.found = found
        self.expected = expected
        self.next_step = next_step


class StorageFault(Fault):
    """The disk refused to hold what had to be written."""

    exit_code = ExitCode.STORAGE


class MixedNature(Fault):
    """Synthetic and real data met where only one of them may be."""

    exit_code = ExitCode.MIXED_NATURE
