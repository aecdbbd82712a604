"""The season of a year or the days of a week: each phase against the average, with intervals."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from headwater.methods.rates_and_shares.rates import Numbers, exact_limits
from headwater.methods.regression.poisson_models import (
    LARGEST_LOGARITHM,
    LogLinearFits,
    fit_log_linear,
)


@dataclass(frozen=True, slots=True)
class CyclicPattern:
    """Ratio of each phase's rate to the mean of all phases' rates, with its interval.

    `p_value` is that of no pattern at all. `dispersion` is that of the counts about the pattern.
    """

    ratio: Numbers
    lower: Numbers
    upper: Numbers
    dispersion: float
    p_value: float


def cyclic_pattern(
    counts: npt.ArrayLike,
    phase: npt.ArrayLike,
    *,
    phases: int,
    exposure: npt.ArrayLike = 1.0,
    stratum: npt.ArrayLike | None = None,
    level: float = 0.95,
) -> CyclicPattern:
    """How counts go round a cycle: months of the year, days of the week, hours of the day.

    `counts`, `phase` (0 to `phases` - 1), `exposure` (how many days the month has) and `stratum`
    (the year, or the week) are (times,); a missing count (NaN) is left out. Each stratum has a
    level of its own, so that a change from year to year is not taken for a season. Quasi-Poisson:
    counts may scatter more than Poisson; a dispersion below 1 is taken as 1. Intervals are of one
    phase at a time. A phase without an event has ratio 0 and an exact upper limit.
    No ratio can be above `phases`, nor can a limit.
    Raises ValueError if a phase has no count at all, there is no event, all events are in one of
    several phases, or there are as many terms as counts; else as `fit_log_linear`.
    Source: McCullagh & Nelder 1989, Generalized Linear Models, chapter 6; Student's t and the
    delta method for the logarithm of each ratio.

    >>> found = cyclic_pattern([8, 12, 20, 9, 11, 22, 7, 13, 18], [0, 1, 2] * 3, phases=3)
    >>> found.ratio.round(2).tolist(), found.lower.round(2).tolist(), found.upper.round(2).tolist()
    ([0.6, 0.9, 1.5], [0.38, 0.64, 1.2], [0.94, 1.27, 1.88])
    """
    cells = _cells(counts, phase, phases, exposure, stratum)
    design = np.column_stack([cells.phases, cells.strata[:, 1:]])
    fits = fit_log_linear(cells.counts, design, exposure=cells.exposure)
    dispersion = max(float(fits.dispersion[0]), 1.0)
    ratio, error = _ratios(fits, phases, dispersion)
    reach = np.exp(np.minimum(_student(fits, level) * error, LARGEST_LOGARITHM))
    return CyclicPattern(
        ratio=ratio,
        lower=ratio / reach,
        upper=np.minimum(
            np.where(ratio > 0, ratio * reach, _upper_of_none(cells, dispersion, level)), phases
        ),
        dispersion=dispersion,
        p_value=_no_pattern_p(cells, fits),
    )


@dataclass(frozen=True, slots=True)
class _Cells:
    """What is known, with a column for each phase and for each stratum that has an event."""

    counts: Numbers
    exposure: Numbers
    phases: Numbers
    strata: Numbers


def _cells(
    counts: npt.ArrayLike,
    phase: npt.ArrayLike,
    phases: int,
    exposure: npt.ArrayLike,
    stratum: npt.ArrayLike | None,
) -> _Cells:
    observed = np.asarray(counts, dtype=np.float64)
    at_risk = np.broadcast_to(np.asarray(exposure, dtype=np.float64), observed.shape)
    labels = np.zeros(len(observed)) if stratum is None else np.asarray(stratum)
    _, which = np.unique(labels, return_inverse=True)
    events = np.bincount(which, np.nan_to_num(observed))
    if not events.any():
        raise ValueError("found no event; expected at least one")
    # A stratum without an event says nothing of how events go round the cycle.
    held = ~np.isnan(observed) & (events[which] > 0)
    columns = (np.asarray(phase)[held, None] == np.arange(phases)).astype(np.float64)
    if not columns.any(axis=0).all() or not columns.any(axis=1).all():
        raise ValueError(f"found a phase without a count, or one outside 0 to {phases - 1}")
    if phases > 1 and (columns.T @ observed[held] > 0).sum() == 1:
        raise ValueError("found events in one phase alone; expected some in two or more")
    own = (which[held, None] == np.unique(which[held])).astype(np.float64)
    return _Cells(observed[held], at_risk[held], columns, own)


def _ratios(fits: LogLinearFits, phases: int, dispersion: float) -> tuple[Numbers, Numbers]:
    """Each phase's rate over the mean of all, and the standard error of its logarithm."""
    rates = np.exp(fits.coefficients[0, :phases])
    share = rates / rates.sum()
    pull = np.eye(phases) - share
    variance = np.einsum("pj,jk,pk->p", pull, fits.covariance[0, :phases, :phases], pull)
    return share * phases, np.sqrt(np.maximum(variance, 0) * dispersion)


def _student(fits: LogLinearFits, level: float) -> float:
    from scipy.special import stdtrit

    return float(-stdtrit(fits.residual_degrees[0], (1 - level) / 2))


def _upper_of_none(cells: _Cells, dispersion: float, level: float) -> Numbers:
    """The exact limit of no event over what the phase would have had at the average."""
    _, most = exact_limits([0], level=level)
    upper: Numbers = most[0] * dispersion / (cells.phases.T @ _without_pattern(cells))
    return upper


def _without_pattern(cells: _Cells) -> Numbers:
    """Counts that would be expected if each stratum's events fell evenly on its exposure."""
    rates = (cells.counts @ cells.strata) / (cells.exposure @ cells.strata)
    even: Numbers = (cells.strata @ rates) * cells.exposure
    return even


def _no_pattern_p(cells: _Cells, fits: LogLinearFits) -> float:
    """Score test: phases' counts against those without a pattern, by the F distribution.

    The F distribution allows for the dispersion's own chance, so here it is taken as it is.
    """
    from scipy.special import fdtrc

    phases = cells.phases.shape[1]
    if phases == 1:
        return 1.0
    even = _without_pattern(cells)
    excess = cells.phases.T @ (cells.counts - even)
    within = cells.strata.T @ (even[:, None] * cells.phases)
    spread = np.diag(cells.phases.T @ even) - within.T @ (within / within.sum(axis=1)[:, None])
    squared = float(excess @ np.linalg.pinv(spread) @ excess)
    dispersion = max(float(fits.dispersion[0]), 1e-12)
    return float(fdtrc(phases - 1, fits.residual_degrees[0], squared / (phases - 1) / dispersion))
