"""Keeping a map of many tests honest: p-values adjusted for how many were tested."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from headwater.methods.rates_and_shares.rates import Numbers


class Dependence(StrEnum):
    """How the tests may hang together."""

    POSITIVE = "positive"
    """Independent, or high together and low together, as neighbouring places are."""
    ANY = "any"
    """In any way at all; dearer by about the logarithm of the number tested."""


@dataclass(frozen=True, slots=True)
class Discoveries:
    """What was found among many tests, and how many were looked at to find it."""

    found: npt.NDArray[np.bool_]
    adjusted_p_values: Numbers
    tested: int
    largest_p_value: float
    """The largest unadjusted p-value that still counts as found; 0 where nothing was found."""


def adjusted_p_values(
    p_values: npt.ArrayLike, *, dependence: Dependence = Dependence.POSITIVE
) -> Numbers:
    """Adjusted p-values: keeping those at most q keeps the share of false discoveries to q.

    `p_values` is of shape (tests,). Raises ValueError if one is missing or not between 0 and 1.
    Source: Benjamini & Hochberg 1995, Journal of the Royal Statistical Society B 57, 289-300;
    Benjamini & Yekutieli 2001, Annals of Statistics 29, 1165-1188 (any dependence).

    >>> adjusted_p_values([0.01, 0.04, 0.03, 0.5]).round(4).tolist()
    [0.04, 0.0533, 0.0533, 0.5]
    >>> adjusted_p_values([0.01, 0.04, 0.03, 0.5], dependence=Dependence.ANY).round(4).tolist()
    [0.0833, 0.1111, 0.1111, 1.0]
    """
    p = np.asarray(p_values, dtype=np.float64)
    if p.ndim != 1 or not ((p >= 0) & (p <= 1)).all():
        raise ValueError("found p-values missing or outside 0 to 1; expected one list within it")
    order = np.argsort(p, kind="stable")
    scaled = p[order] * p.size / np.arange(1, p.size + 1)
    adjusted = np.empty_like(p)
    adjusted[order] = np.minimum.accumulate(scaled[::-1])[::-1].clip(max=1.0)
    if dependence is Dependence.ANY:
        harmonic = float(np.sum(1 / np.arange(1, p.size + 1)))
        adjusted = np.minimum(1.0, adjusted * harmonic)
    return adjusted


def discoveries(
    p_values: npt.ArrayLike,
    *,
    rate: float = 0.05,
    tested: npt.ArrayLike | None = None,
    dependence: Dependence = Dependence.POSITIVE,
) -> Discoveries:
    """Which tests are found when at most `rate` of the found may be false, on average.

    `tested` says which of them were tested at all (places without neighbours are not); the others
    are never found, have an adjusted p-value of 1 and do not count. Raises ValueError as
    `adjusted_p_values` does, and unless `rate` lies between 0 and 1.
    Source: as `adjusted_p_values`.

    >>> found = discoveries([0.001, 0.02, 0.03, 0.5], rate=0.05)
    >>> found.found.tolist(), found.tested, found.largest_p_value
    ([True, True, True, False], 4, 0.03)
    """
    if not 0 < rate < 1:
        raise ValueError(f"found a rate of {rate}; expected more than 0 and less than 1")
    p = np.asarray(p_values, dtype=np.float64)
    looked_at = np.ones(p.shape, bool) if tested is None else np.asarray(tested, dtype=bool)
    if looked_at.shape != p.shape:
        raise ValueError(f"found {looked_at.size} marks for {p.size} p-values; expected as many")
    adjusted = np.ones_like(p)
    adjusted[looked_at] = adjusted_p_values(p[looked_at], dependence=dependence)
    found = looked_at & (adjusted <= rate)
    largest = float(p[found].max()) if found.any() else 0.0
    return Discoveries(found, adjusted, int(looked_at.sum()), largest)
