"""The cells of the publication lattice as arrays: a code for each word, a key for each cell."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

Integers = npt.NDArray[np.int64]
Booleans = npt.NDArray[np.bool_]

KEY_COLUMNS = ("measure", "area_code", "period", "breakdown", "category")
ABSENT = -1
"""A position or a code that does not exist."""


@dataclass(frozen=True)
class Words:
    """The words of each key column; a word's code is its place in the sorted list."""

    by_column: dict[str, list[str]]

    def size(self, column: str) -> int:
        """How many words the column has."""
        return max(1, len(self.by_column[column]))

    def code(self, column: str, word: str) -> int:
        """The code of one word, or ABSENT."""
        try:
            return self.by_column[column].index(word)
        except ValueError:
            return ABSENT

    def translate(self, source: str, target: str, mapping: Mapping[str, str]) -> Integers:
        """For each code of `source`, the code in `target` of what its word maps to, or ABSENT."""
        codes = {word: code for code, word in enumerate(self.by_column[target])}
        found = [codes.get(mapping.get(word, ""), ABSENT) for word in self.by_column[source]]
        return np.array(found or [ABSENT], dtype=np.int64)


@dataclass(frozen=True)
class Cells:
    """Counts by cell. The code columns, `area_type` and `value` run in parallel."""

    words: Words
    codes: dict[str, Integers]
    area_type: npt.NDArray[Any]
    value: Integers

    def __len__(self) -> int:
        return len(self.value)

    def take(self, rows: Integers | Booleans) -> "Cells":
        """The chosen cells."""
        codes = {name: column[rows] for name, column in self.codes.items()}
        return Cells(self.words, codes, self.area_type[rows], self.value[rows])

    def constant(self, column: str, word: str) -> Integers:
        """The code of one word, for every cell."""
        return np.full(len(self), self.words.code(column, word), dtype=np.int64)

    def key(self, **replaced: Integers) -> Integers:
        """One number per cell that names it; columns given here replace the cell's own.

        A replacement that is ABSENT makes the key ABSENT.
        """
        packed = np.zeros(len(self), dtype=np.int64)
        absent = np.zeros(len(self), dtype=bool)
        for name in KEY_COLUMNS:
            column = replaced.get(name, self.codes[name])
            absent |= column == ABSENT
            packed = packed * self.words.size(name) + column
        return np.where(absent, ABSENT, packed)


class Finder:
    """Finds cells by key."""

    def __init__(self, keys: Integers) -> None:
        self._order = np.argsort(keys, kind="stable")
        self._keys = keys[self._order]

    def find(self, keys: Integers) -> Integers:
        """The position of each key, or ABSENT."""
        if not len(self._keys):
            return np.full(len(keys), ABSENT, dtype=np.int64)
        places = np.minimum(np.searchsorted(self._keys, keys), len(self._keys) - 1)
        return np.where(self._keys[places] == keys, self._order[places], ABSENT)


def name_cells(table: pa.Table, count_column: str | None = None) -> Cells:
    """The cells of a table, with their counts where a column of counts is named."""
    codes, words = {}, {}
    for name in KEY_COLUMNS:
        codes[name], words[name] = _encode(table[name])
    area_type = np.asarray(table["area_type"].to_pylist(), dtype=str)
    value = np.zeros(len(table), dtype=np.int64)
    if count_column is not None:
        value = table[count_column].to_numpy(zero_copy_only=False).astype(np.int64)
    return Cells(Words(words), codes, area_type, value)


def _encode(column: pa.ChunkedArray) -> tuple[Integers, list[str]]:
    encoded = column.combine_chunks().dictionary_encode()
    if isinstance(encoded, pa.ChunkedArray):
        encoded = encoded.combine_chunks()
    dictionary = encoded.dictionary.to_pylist()
    order = sorted(range(len(dictionary)), key=dictionary.__getitem__)
    rank = np.empty(max(1, len(order)), dtype=np.int64)
    rank[order] = np.arange(len(order))
    indices = np.asarray(encoded.indices.to_numpy(zero_copy_only=False), dtype=np.int64)
    return rank[indices], [dictionary[place] for place in order]
