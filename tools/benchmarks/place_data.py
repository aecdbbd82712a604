"""Cells and events to time the methods of place on, the same for them and for their peers.

It is read in the peers' environment too, and so needs numpy alone.
"""

import numpy as np

ROWS, COLUMNS = 250, 200
EVENTS, DAYS = 27_939, 6_400
REACH, WITHIN = 400.0, 28


def cell_counts() -> np.ndarray:
    """Events in each of 50,000 cells, row by row."""
    return np.random.default_rng(0).poisson(2, ROWS * COLUMNS).astype(float)


def cell_pairs() -> np.ndarray:
    """Cells that share a side or a corner."""
    at = np.arange(ROWS * COLUMNS).reshape(ROWS, COLUMNS)
    sides = [(at[:, :-1], at[:, 1:]), (at[:-1], at[1:])]
    corners = [(at[:-1, :-1], at[1:, 1:]), (at[:-1, 1:], at[1:, :-1])]
    return np.concatenate([np.column_stack([a.ravel(), b.ravel()]) for a, b in sides + corners])


def events() -> tuple[np.ndarray, np.ndarray]:
    """Places in metres, clustered as in a large city, and days of 27,939 events."""
    generator = np.random.default_rng(1)
    centres = generator.uniform(0, 30_000, (120, 2))
    points = centres[generator.integers(0, 120, EVENTS)] + generator.normal(0, 900, (EVENTS, 2))
    return points.round(), generator.integers(0, DAYS, EVENTS)
