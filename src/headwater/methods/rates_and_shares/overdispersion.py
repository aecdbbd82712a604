"""Funnels for places that differ more than chance: limits widened by what lies between places."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from headwater.methods.rates_and_shares.rates import Numbers

TRIMMED = 0.1
Pair = tuple[Numbers, Numbers]


@dataclass(frozen=True, slots=True)
class Dispersion:
    """How much more places differ than chance, after the extreme ones are drawn in.

    `factor` is the mean squared z-score (1 under chance alone); `between` is the variance
    between places, on the scale that the z-scores are on; `places` is how many there were.
    """

    factor: float
    between: float
    places: int


def ratio_dispersion(
    observed: npt.ArrayLike, expected: npt.ArrayLike, *, trimmed: float = TRIMMED
) -> Dispersion:
    """Dispersion of observed over expected events, on the logarithmic scale.

    The most extreme `trimmed` share of z-scores at each end is drawn in to the next, as published,
    so that a few outliers do not widen the funnel for all. Where places differ as the normal
    distribution does, that makes the variance too small: some 11% are then beyond 95% limits
    instead of 5%, which `trimmed=0` keeps to. Where no event was observed half of one is taken.
    Raises ValueError for fewer than two places, a negative count, or a place where none was
    expected.
    Source: Spiegelhalter 2005, Quality and Safety in Health Care 14, 347-351; NHS Digital,
    Summary Hospital-level Mortality Indicator, methodology (with winsorising for truncation).

    >>> found = ratio_dispersion([20, 30, 45, 10, 60], [30, 30, 30, 20, 40], trimmed=0)
    >>> round(found.factor, 3), round(found.between, 4)
    (5.21, 0.1858)
    """
    counts = np.asarray(observed, dtype=np.float64)
    due = np.asarray(expected, dtype=np.float64)
    if not (counts >= 0).all() or not (due > 0).all():
        raise ValueError("found a negative or missing count, or none expected; expected neither")
    z = np.log(np.maximum(counts, 0.5) / due) * np.sqrt(due)
    return _dispersion(z, precision=due, trimmed=trimmed)


def share_dispersion(
    successes: npt.ArrayLike, trials: npt.ArrayLike, *, trimmed: float = TRIMMED
) -> Dispersion:
    """Dispersion of shares about their pooled share, on the arcsine scale.

    Raises ValueError for fewer than two places, no trials, or more successes than trials.
    Source: as `ratio_dispersion`.

    >>> round(share_dispersion([20, 30, 50], [100, 100, 100], trimmed=0).factor, 3)
    7.095
    """
    part = np.asarray(successes, dtype=np.float64)
    whole = np.asarray(trials, dtype=np.float64)
    if not (part >= 0).all() or not (part <= whole).all() or not (whole > 0).all():
        raise ValueError("found a place without trials, or a part outside its whole")
    target = np.arcsin(np.sqrt(part.sum() / whole.sum()))
    z = (np.arcsin(np.sqrt(part / whole)) - target) * 2 * np.sqrt(whole)
    return _dispersion(z, precision=4 * whole, trimmed=trimmed)


def ratio_funnel(
    expected: npt.ArrayLike, *, dispersion: Dispersion, level: float = 0.95
) -> Pair:  # fmt: skip
    """Lower and upper limits of observed over expected, between places' variance added.

    Missing where nothing is expected. Source: as `ratio_dispersion`.

    >>> lower, upper = ratio_funnel([25], dispersion=Dispersion(4.0, 0.05, 30))
    >>> lower.round(3).tolist(), upper.round(3).tolist()
    ([0.555], [1.8])
    """
    due = np.asarray(expected, dtype=np.float64)
    spread = _z(level) * np.sqrt(1 / np.where(due > 0, due, np.nan) + dispersion.between)
    return np.exp(-spread), np.exp(spread)


def share_funnel_widened(
    trials: npt.ArrayLike, *, average: float, dispersion: Dispersion, level: float = 0.95
) -> Pair:
    """Lower and upper limits of a share (0 to 1), between places' variance added.

    Missing without trials. Raises ValueError unless the average is a share.
    Source: as `ratio_dispersion`.

    >>> lower, upper = share_funnel_widened([100], average=0.3, dispersion=Dispersion(4, 0.01, 9))
    >>> lower.round(3).tolist(), upper.round(3).tolist()
    ([0.124], [0.513])
    """
    if not 0 <= average <= 1:
        raise ValueError(f"found an average of {average}; expected a share from 0 to 1")
    number = np.asarray(trials, dtype=np.float64)
    spread = _z(level) * np.sqrt(
        1 / (4 * np.where(number > 0, number, np.nan)) + dispersion.between
    )
    target = np.arcsin(np.sqrt(average))
    lower = np.sin(np.maximum(target - spread, 0.0)) ** 2
    upper = np.sin(np.minimum(target + spread, np.pi / 2)) ** 2
    return lower, upper


def ratio_funnel_p(
    observed: npt.ArrayLike, expected: npt.ArrayLike, *, dispersion: Dispersion
) -> Numbers:
    """Two-sided p-values that a place is one of its peers, between places' variance added.

    Where no event was observed half of one is taken. Missing where nothing is expected.
    Source: as `ratio_dispersion`.

    >>> ratio_funnel_p([40], [25], dispersion=Dispersion(4.0, 0.05, 30)).round(3).tolist()
    [0.117]
    """
    due = np.asarray(expected, dtype=np.float64)
    due = np.where(due > 0, due, np.nan)
    logs = np.log(np.maximum(np.asarray(observed, dtype=np.float64), 0.5) / due)
    return _two_sided(logs / np.sqrt(1 / due + dispersion.between))


def share_funnel_p(
    successes: npt.ArrayLike, trials: npt.ArrayLike, *, average: float, dispersion: Dispersion
) -> Numbers:
    """Two-sided p-values that a share is one of its peers', between places' variance added.

    Missing without trials. Raises ValueError unless the average is a share.
    Source: as `ratio_dispersion`.

    >>> p = share_funnel_p([45], [100], average=0.3, dispersion=Dispersion(4, 0.01, 9))
    >>> p.round(3).tolist()
    [0.164]
    """
    if not 0 <= average <= 1:
        raise ValueError(f"found an average of {average}; expected a share from 0 to 1")
    whole = np.asarray(trials, dtype=np.float64)
    whole = np.where(whole > 0, whole, np.nan)
    share = np.clip(np.asarray(successes, dtype=np.float64) / whole, 0, 1)
    distance = np.arcsin(np.sqrt(share)) - np.arcsin(np.sqrt(average))
    return _two_sided(distance / np.sqrt(1 / (4 * whole) + dispersion.between))


def _two_sided(z: Numbers) -> Numbers:
    from scipy.special import ndtr

    return 2 * np.asarray(ndtr(-np.abs(z)))


def _dispersion(z: Numbers, *, precision: Numbers, trimmed: float) -> Dispersion:
    if z.size < 2:
        raise ValueError(f"found {z.size} places; expected two or more")
    if not 0 <= trimmed < 0.5:
        raise ValueError(f"found a trimmed share of {trimmed}; expected 0 up to a half")
    drawn_in = np.clip(z, *np.quantile(z, [trimmed, 1 - trimmed]))
    factor = float(np.mean(drawn_in**2))
    surplus = z.size * factor - (z.size - 1)
    spare = float(precision.sum() - np.sum(precision**2) / precision.sum())
    return Dispersion(factor=factor, between=max(0.0, surplus / spare), places=int(z.size))


def _z(level: float) -> float:
    from scipy.special import ndtri

    return float(ndtri((1 + level) / 2))
