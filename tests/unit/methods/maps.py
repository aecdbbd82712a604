"""Small maps to try methods on."""

import numpy as np

from headwater.methods.places.neighbours import Neighbours, neighbours_from_pairs


def line(places: int) -> Neighbours:
    """Places in a row."""
    return neighbours_from_pairs([(i, i + 1) for i in range(places - 1)], places=places)


def grid(rows: int, columns: int) -> Neighbours:
    """Square cells, neighbours at sides and corners; row by row."""
    at = np.arange(rows * columns).reshape(rows, columns)
    sides = [(at[:, :-1], at[:, 1:]), (at[:-1], at[1:])]
    corners = [(at[:-1, :-1], at[1:, 1:]), (at[:-1, 1:], at[1:, :-1])]
    pairs = [np.column_stack([a.ravel(), b.ravel()]) for a, b in sides + corners]
    return neighbours_from_pairs(np.concatenate(pairs), places=rows * columns)
