"""Pairs of events by band of distance and of days, for many ways of dealing the dates at once."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from headwater.methods.near_repeats.close_pairs import Block

Counts = npt.NDArray[np.int64]

PAIRS_AT_ONCE = 8 * 255
BYTES_OF_DEALS = 64_000_000


@dataclass(frozen=True, slots=True)
class PairTables:
    """Events' dates, their close pairs and the upper edges of the bands of days."""

    when: npt.NDArray[Any]
    blocks: tuple[Block, ...]
    bands: int
    edges: npt.NDArray[np.int64]

    def tables(self, dealt: npt.NDArray[Any], day_totals: Counts) -> Counts:
        """All pairs by band for each way of dealing the dates, a column of `dealt` each."""
        ways, columns = dealt.shape[1], len(self.edges)
        up_to = np.zeros((ways, self.bands, columns), dtype=np.int64)
        for block in self.blocks:
            for start in range(0, block.first.size, PAIRS_AT_ONCE):
                some = slice(start, start + PAIRS_AT_ONCE)
                apart = dealt[block.first[some]]
                apart -= dealt[block.second[some]]
                np.abs(apart, out=apart)
                # As Python's numbers, which leave small numbers small when compared.
                for column, edge in enumerate(self.edges.tolist()):
                    up_to[:, block.band, column] += _count_by_column(apart <= edge)
        whole = np.empty((ways, self.bands + 1, columns + 1), dtype=np.int64)
        whole[:, :-1, :-1] = np.diff(up_to, axis=2, prepend=0)
        whole[:, :-1, -1] = self.distance_totals() - up_to[:, :, -1]
        # How many pairs lie in a band of days does not depend on who has which date.
        whole[:, -1] = day_totals - whole[:, :-1].sum(axis=1)
        return whole

    def distance_totals(self) -> Counts:
        """All pairs, soon or late, in each band of distance."""
        totals = np.zeros(self.bands, dtype=np.int64)
        for block in self.blocks:
            totals[block.band] += block.first.size
        return totals

    def day_totals(self) -> Counts:
        """All pairs, near or far, in each band of days, and those beyond."""
        ordered = np.sort(self.when.astype(np.int64))
        later = np.arange(1, ordered.size + 1)
        up_to = [
            int((np.searchsorted(ordered, ordered + edge, side="right") - later).sum())
            for edge in self.edges
        ]
        return np.diff([0, *up_to, ordered.size * (ordered.size - 1) // 2])


def ways_at_once(when: npt.NDArray[Any]) -> int:
    """How many ways of dealing these dates fit the memory side by side."""
    return int(np.clip(BYTES_OF_DEALS // max(when.nbytes, 1), 8, 256))


def _count_by_column(marks: npt.NDArray[np.bool_]) -> Counts:
    """Sums of columns. Runs of 255 are added as bytes, which cannot overflow, many at a time."""
    rows, columns = marks.shape
    whole = rows // 255 * 255
    bytes_ = marks.view(np.uint8)
    runs = bytes_[:whole].reshape(-1, 255, columns).sum(axis=1, dtype=np.uint8)
    rest = bytes_[whole:].sum(axis=0, dtype=np.uint8)
    return np.asarray(runs.sum(axis=0, dtype=np.int64) + rest)
