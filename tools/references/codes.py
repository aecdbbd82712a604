"""The page of exit codes."""

from headwater.definitions.library import Library
from headwater.vocabulary.faults import ExitCode

MEANINGS = {
    ExitCode.DONE: "the command did what was asked",
    ExitCode.UNEXPECTED: "an error that nobody foresaw; please report it",
    ExitCode.USAGE: "the command's words are off",
    ExitCode.FILE_REFUSED: "a file was refused as a whole; the report says why",
    ExitCode.NO_BASIS: "no licence, aggregate or agreement in force permits the feed",
    ExitCode.MIXED_NATURE: "synthetic data for a real home, or the reverse",
    ExitCode.BUSY: "another run is under way in this home",
    ExitCode.STORAGE: "the disk is full or cannot be written; the previous state is intact",
    ExitCode.DEFINITION: "a definition is absent or does not hold together",
    ExitCode.NOT_FOUND: "no such measure, area, period or release",
    ExitCode.NOTHING_TO_RELEASE: "nothing has been loaded that a measure could count",
    ExitCode.KEY: "the key is absent, malformed, or not the one that sealed this home",
    ExitCode.RELEASE_REFUSED: "no release would be safe to publish; the one before stays current",
}


def page(_: Library) -> str:
    """One row for each code; every code is here."""
    rows = [f"| {code.value} | `{code.name.lower()}` | {MEANINGS[code]} |" for code in ExitCode]
    head = ["# Exit codes", "", "One for each kind of error, for scripts.", ""]
    return "\n".join([*head, "| code | kind | meaning |", "|---:|---|---|", *rows, ""])
