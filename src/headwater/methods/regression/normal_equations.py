"""Normal equations of many series that share one design, solved together."""

import numpy as np
import numpy.typing as npt

from headwater.methods.rates_and_shares.rates import Numbers

RIDGE = 1e-13
"""Relative, on the information alone: it keeps a solve possible and moves no estimate."""


def squares(terms: Numbers) -> Numbers:
    """Each product of two terms once, at each time: (times, pairs of terms).

    >>> squares(np.array([[1.0, 2.0]])).tolist()
    [[1.0, 2.0, 4.0]]
    """
    first, second = np.triu_indices(terms.shape[1])
    return terms[:, first] * terms[:, second]


def _full(pairs: Numbers, size: int) -> Numbers:
    """Symmetric matrices from their pairs: (series, terms, terms)."""
    place = np.empty((size, size), dtype=np.intp)
    first, second = np.triu_indices(size)
    place[first, second] = place[second, first] = np.arange(len(first))
    full: Numbers = pairs[:, place]
    return full


def _scaled(information: Numbers, idle: npt.NDArray[np.bool_]) -> tuple[Numbers, Numbers]:
    """Information with a diagonal of ones, in which idle terms stand alone, and its scale."""
    terms = idle.shape[1]
    square = _full(information, terms)
    scale = 1 / np.sqrt(np.where(idle, 1.0, np.maximum(np.einsum("skk->sk", square), 1e-300)))
    within = np.where(idle, 0.0, scale)
    square *= within[:, :, None]
    square *= within[:, None, :]
    index = np.arange(terms)
    square[:, index, index] = 1 + RIDGE
    return square, scale


def solve(information: Numbers, right: Numbers, idle: npt.NDArray[np.bool_]) -> Numbers:
    """Solutions, one a series: (series, terms). An idle term stays at 0.

    `information` is as `weights @ squares(terms)` gives it; `right` and `idle` are (series, terms).
    Source: scaling to a diagonal of ones: van der Sluis 1969, Numerische Mathematik 14, 14-23.

    >>> information, right = np.array([[2.0, 0.0, 4.0]]), np.array([[1.0, 1.0]])
    >>> solve(information, right, np.array([[False, False]])).round(6).tolist()
    [[0.5, 0.25]]
    """
    scaled, scale = _scaled(information, idle)
    target = np.where(idle, 0.0, right) * scale
    solved: Numbers = np.linalg.solve(scaled, target[:, :, None])[:, :, 0] * scale
    return solved


def inverse(information: Numbers, idle: npt.NDArray[np.bool_]) -> Numbers:
    """Inverses, one a series: (series, terms, terms), with 0 for idle terms.

    Arguments and source as `solve`.

    >>> inverse(np.array([[2.0, 0.0, 4.0]]), np.array([[False, True]])).round(6).tolist()
    [[[0.5, 0.0], [0.0, 0.0]]]
    """
    scaled, scale = _scaled(information, idle)
    within = np.where(idle, 0.0, scale)
    found: Numbers = np.asarray(np.linalg.inv(scaled), dtype=np.float64)
    return found * within[:, :, None] * within[:, None, :]
