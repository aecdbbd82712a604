"""What is wrong with a file, line by line: all of it at once, and nothing of it is kept."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RowFault:
    """What is wrong with one line of a file; 0 is the file itself."""

    row: int
    column: str
    words: str


class FileUnreadable(Exception):
    """A file of answers has something wrong with it. Nothing of it is kept."""

    def __init__(self, faults: list[RowFault]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(f"{each.row} {each.column}" for each in faults))
