"""Streams of random numbers: one for each purpose and month, so that nothing depends on order."""

import zlib
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Integers: TypeAlias = NDArray[np.int64]
Numbers: TypeAlias = NDArray[np.float64]
Flags: TypeAlias = NDArray[np.bool_]
Moments: TypeAlias = NDArray[np.datetime64]
Spans: TypeAlias = NDArray[np.timedelta64]


def stream(seed: int, purpose: str, part: int = 0) -> np.random.Generator:
    """The generator of one purpose: the same seed, purpose and part give the same numbers."""
    return np.random.default_rng([seed, zlib.crc32(purpose.encode()), part])


def pick(generator: np.random.Generator, weights: Numbers, count: int) -> Integers:
    """`count` positions, each drawn with its weight."""
    cumulative = np.cumsum(weights)
    drawn = np.searchsorted(cumulative, generator.random(count) * cumulative[-1], side="right")
    return np.asarray(np.minimum(drawn, len(weights) - 1), dtype=np.int64)
