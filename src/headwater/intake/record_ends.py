"""Where records end in the bytes of a file: at newlines, those inside quotes apart.

Two quotes in a row, which stand for one, open and close at once, so that counting quotes is
enough: a newline ends a record when an even number of quotes stands before it.
"""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

_QUOTE, _NEWLINE = b'"\n'
_ALL_BUT_QUOTES_AND_NEWLINES = bytes(set(range(256)) - {_QUOTE, _NEWLINE})


class RecordEnds:
    """Takes a file chunk by chunk, of any size, and remembers whether a quote is open."""

    def __init__(self) -> None:
        self.in_quotes = False

    def count(self, chunk: bytes) -> int:
        """How many records end in the next chunk."""
        if b'"' not in chunk and not self.in_quotes:
            return int(np.count_nonzero(np.frombuffer(chunk, np.uint8) == _NEWLINE))
        marks = chunk.translate(None, _ALL_BUT_QUOTES_AND_NEWLINES)
        return len(self.places(marks))

    def places(self, chunk: bytes) -> npt.NDArray[np.int64]:
        """The places in the next chunk, ascending, of the newlines that end a record."""
        letters = np.frombuffer(chunk, np.uint8)
        newlines = np.flatnonzero(letters == _NEWLINE)
        if b'"' not in chunk:
            return newlines[:0] if self.in_quotes else newlines
        quotes = np.flatnonzero(letters == _QUOTE)
        open_before = (np.searchsorted(quotes, newlines) + self.in_quotes) % 2 == 1
        self.in_quotes ^= len(quotes) % 2 == 1
        ends: npt.NDArray[np.int64] = newlines[~open_before]
        return ends


def records_at(
    chunks: Iterator[bytes], numbers: npt.NDArray[np.int64]
) -> Iterator[tuple[int, bytes]]:
    """The records of those numbers, ascending, each with its number and its newline.

    The first record of a file is number 0. A last record without a newline has none.
    """
    ends, rest, first = RecordEnds(), b"", 0
    for chunk in chunks:
        places = ends.places(chunk)
        wanted = numbers[slice(*np.searchsorted(numbers, [first, first + len(places)]))]
        starts = np.concatenate(([0], places[:-1] + 1))[wanted - first].tolist()
        stops = (places[wanted - first] + 1).tolist()
        for number, start, stop in zip(wanted.tolist(), starts, stops, strict=True):
            yield number, chunk[start:stop] if start else rest + chunk[:stop]
        first += len(places)
        rest = chunk[int(places[-1]) + 1 :] if len(places) else rest + chunk
    if rest and len(numbers) and numbers[-1] == first:
        yield first, rest
