"""Independent pieces of the system of equations, each small enough for the solver.

A count that is known exactly connects nothing. Whatever moves in one piece moves nothing in
another, so a proof for each piece is a proof for the whole.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from headwater.disclosure.attackers import Attacker, known_bounds, may_be_withheld
from headwater.disclosure.equations import Equations
from headwater.disclosure.facts import Facts
from headwater.disclosure.lattice import Booleans, Integers

_ENOUGH = 6_000
"""Small pieces are put together up to this many counts: one large problem is quicker than many."""


@dataclass(frozen=True)
class Piece:
    """Some counts and the equations among them: `matrix` times their deviations is zero."""

    counts: Integers
    matrix: sparse.csr_array

    def among(self, counts: Integers) -> "Piece":
        """The same piece, when its counts are positions in `counts`."""
        return Piece(counts[self.counts], self.matrix)


def pieces_of(facts: Facts, *, zeros: bool = False) -> Iterator[Piece]:
    """The pieces that hold at least one protected count.

    Zeros stand still in them unless `zeros` says that even they may be withheld.
    """
    everything = facts.withheld_before | may_be_withheld(facts, zeros=zeros)
    widest = known_bounds(facts, everything, Attacker.OUTSIDE)
    free = widest.highest > widest.lowest
    label = component_labels(facts.equations, free, len(facts))
    wanted = np.isin(label, label[facts.small & free]) & free
    counts = np.flatnonzero(wanted)
    matrix = facts.equations.matrix(len(facts)).tocsc()
    for chosen in _packed(counts, label[counts]):
        yield piece_of(matrix, chosen)


def piece_of(matrix: sparse.csc_array, counts: Integers) -> Piece:
    """The piece of these counts; all others are held at their exact values."""
    part = matrix[:, counts].tocsr()
    return Piece(counts, part[np.diff(part.indptr) > 0])


def component_labels(equations: Equations, free: Booleans, counts: int) -> Integers:
    """A label per count: equal labels are connected through equations of free counts."""
    entries = free[equations.count]
    row, count = equations.row[entries], equations.count[entries]
    size = equations.rows + counts
    ones = np.ones(len(row), dtype=np.int8)
    graph = sparse.coo_array((ones, (row, equations.rows + count)), shape=(size, size))
    _, label = connected_components(graph, directed=False)
    return np.asarray(label[equations.rows :], dtype=np.int64)


def _packed(counts: Integers, label: Integers) -> Iterator[Integers]:
    """The counts in groups of whole components."""
    order = np.argsort(label, kind="stable")
    counts, label = counts[order], label[order]
    ends = [*(np.flatnonzero(np.diff(label)) + 1).tolist(), len(counts)]
    begin = last = 0
    for end in ends:
        if end - begin > _ENOUGH and last > begin:
            yield counts[begin:last]
            begin = last
        last = end
    if last > begin:
        yield counts[begin:last]


def apart(piece: Piece, places: Integers) -> Integers:
    """As many of the places (positions in the piece) as share no equation, first come first."""
    columns = piece.matrix.tocsc()
    taken = np.zeros(piece.matrix.shape[0], dtype=bool)
    chosen = []
    for place in places:
        rows = columns.indices[columns.indptr[place] : columns.indptr[place + 1]]
        if not taken[rows].any():
            taken[rows] = True
            chosen.append(place)
    return np.array(chosen, dtype=np.int64)


def component(piece: Piece, place: int) -> Piece:
    """The part of the piece that is connected to one place at all."""
    size, rows = len(piece.counts), piece.matrix.shape[0]
    graph = sparse.block_array([[None, piece.matrix], [piece.matrix.T, None]])
    label = connected_components(graph, directed=False)[1][rows : rows + size]
    chosen = np.flatnonzero(label == label[place])
    return piece_of(piece.matrix.tocsc(), chosen).among(piece.counts)


def neighbourhood(piece: Piece, places: Integers, equations: int = 3) -> Piece:
    """The part of the piece within so many equations of the places, the rest held still.

    What moves here may move in the piece; the piece may allow more.
    """
    near = np.flatnonzero(_within(equations, piece, places))
    return piece_of(piece.matrix.tocsc(), near).among(piece.counts)


def surroundings(piece: Piece, places: Integers) -> Piece:
    """The same part, the rest set free: equations that leave it are dropped.

    What cannot move here cannot move in the piece; the piece may allow less.
    """
    near = _within(3, piece, places)
    cut = np.abs(piece.matrix) @ ~near > 0
    return Piece(piece.counts[near], piece.matrix[~cut][:, near])


def _within(equations: int, piece: Piece, places: Integers) -> Booleans:
    touches = np.abs(piece.matrix)
    near = np.isin(np.arange(len(piece.counts)), places)
    for _ in range(equations):
        rows = np.flatnonzero(touches @ near)
        near |= np.asarray(touches[rows].sum(axis=0)).ravel() > 0
    return near
