"""What lasts of an area's rate, and what comes and goes: empirical Bayes over windows of time."""

from dataclasses import dataclass

import numpy as np

from headwater.methods.effects_of_interventions.expected_counts_of_treated import Cells
from headwater.methods.rates_and_shares.rates import Numbers


@dataclass(frozen=True, slots=True)
class Windows:
    """Counts and exposure of areas in windows of time: (areas, windows), the newest last."""

    counts: Numbers
    exposure: Numbers

    def shared(self, of: Cells | None = None) -> Numbers:
        """The rate of all areas together, or of some, in each window."""
        kept = slice(None) if of is None else of
        rate: Numbers = self.counts[kept].sum(axis=0) / self.exposure[kept].sum(axis=0)
        return rate


@dataclass(frozen=True, slots=True)
class Levels:
    """Each area's lasting rate over that of all (1: as all), with what stays unknown of it.

    `between` is the variance of lasting rates among areas, `passing` that of what comes and goes
    from window to window, as a share of the rate squared.
    """

    mean: Numbers
    variance: Numbers
    between: float
    passing: float


def windows_of(counts: Numbers, exposure: Numbers, *, first: int, last: int) -> Windows:
    """The window from `first` to `last`, after as many earlier ones of that length as there are.

    Earlier times that do not fill a window are left out. Raises ValueError on a negative count, an
    exposure that is not above 0 or does not fit, or a window without any event.

    >>> found = windows_of(np.array([[1.0, 2, 3, 4, 5]]), np.ones(1), first=3, last=4)
    >>> found.counts.tolist(), found.exposure.tolist()
    ([[5.0, 9.0]], [[2.0, 2.0]])
    """
    at_risk = exposure[:, None] if exposure.ndim == 1 and exposure.size > 1 else exposure
    at_risk = np.broadcast_to(at_risk, counts.shape)
    if (counts < 0).any() or not (np.isfinite(at_risk) & (at_risk > 0)).all():
        raise ValueError("found a negative count or an exposure not above 0; expected neither")
    length = last - first + 1
    begins = range(first % length, last + 1, length)
    found = Windows(
        np.column_stack([counts[:, at : at + length].sum(axis=1) for at in begins]),
        np.column_stack([at_risk[:, at : at + length].sum(axis=1) for at in begins]),
    )
    if (found.shared() == 0).any():
        raise ValueError("found a window without any event; expected some in each")
    return found


def expected_levels(windows: Windows, *, learnt_from: Cells | None = None) -> Levels:
    """The best linear guess of each area's lasting rate, from all its windows.

    What is shared and how areas differ is learnt from all of them, or from some.

    Counts are Poisson about a rate that is the area's lasting one times something that comes and
    goes. How areas agree from window to window tells what lasts; with one window, all that is more
    than Poisson is taken to last.
    Source: Buehlmann & Straub 1970, Bulletin of the Swiss Actuaries 70, 111-133; Hauer 1997,
    Observational Before-After Studies in Road Safety, chapter 12.

    >>> counts = np.array([[30.0, 28.0], [11.0, 9.0], [10.0, 12.0], [9.0, 11.0]])
    >>> found = expected_levels(Windows(counts, np.ones((4, 2))))
    >>> found.mean.round(2).tolist(), round(found.between, 2), round(found.passing, 2)
    ([1.86, 0.69, 0.75, 0.69], 0.38, 0.0)
    """
    expected = windows.exposure * windows.shared(learnt_from)
    rates = windows.counts / expected
    kept = slice(None) if learnt_from is None else learnt_from
    between, passing = _variances(rates[kept], expected[kept])
    precision = 1 / (passing * (1 + between) + 1 / expected)
    total = precision.sum(axis=1)
    weight = between / (between + 1 / total)
    mean = 1 + weight * ((precision * rates).sum(axis=1) / total - 1)
    return Levels(np.maximum(mean, 0.0), between * (1 - weight), between, float(passing))


def _variances(rates: Numbers, expected: Numbers) -> tuple[float, float]:
    """Between areas and passing, by moments weighted by what is expected; at least 0."""
    windows = rates.shape[1]
    weights = expected.sum(axis=1) / expected.sum()
    apart = rates - weights @ rates
    correction = 1 - (weights**2).sum()
    together = (weights[:, None] * apart).T @ apart / correction
    poisson = float((weights @ (1 / expected)).mean())
    extra = float(np.diag(together).mean()) - poisson
    if windows == 1:
        return max(extra, 1e-9), 0.0
    across = float((together.sum() - np.trace(together)) / (windows * (windows - 1)))
    between = max(across, 1e-9)
    return between, max((extra - across) / (1 + between), 0.0)
