"""Effects of several studies put together, with how far they differ."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from headwater.methods.rates_and_shares.rates import Numbers
from headwater.methods.synthesis.predicted_range import predicted_range

POINTS, ROUNDS = 101, 7
"""How many variances are tried at a time, each time fifty times as close, and how many times."""


@dataclass(frozen=True, slots=True)
class Synthesis:
    """The mean effect on the scale that was given (logarithms, for ratios).

    `lower`, `upper`, `p_value` and `standard_error` are Knapp and Hartung's in the modified form,
    whose error is never below the plain one. `hartung_knapp_...` are unmodified, `plain_...` the
    normal interval that takes the variance between studies as known: too narrow for few studies.
    `predicted_lower`, `predicted_upper` are where the effect of a next study would lie in 95 of 100
    (see `predicted_range`), `usual_predicted_...` with the variance between studies taken as known,
    as it is mostly printed; None with fewer than three studies. `tau_squared` is the variance
    between studies by REML, `i_squared` (0 to 1) the share of variation beyond chance, `q`
    Cochran's, with its p-value. `weights` sum to 1.
    """

    mean: float
    lower: float
    upper: float
    p_value: float
    standard_error: float
    hartung_knapp_lower: float
    hartung_knapp_upper: float
    hartung_knapp_standard_error: float
    plain_lower: float
    plain_upper: float
    plain_standard_error: float
    predicted_lower: float | None
    predicted_upper: float | None
    usual_predicted_lower: float | None
    usual_predicted_upper: float | None
    tau_squared: float
    i_squared: float
    q: float
    q_p_value: float
    weights: Numbers


def synthesise(effects: npt.ArrayLike, *, variances: npt.ArrayLike) -> Synthesis:
    """The mean of effects that differ from study to study (random effects, REML).

    `effects` on a scale on which they are about normal: logarithms of ratios, not ratios;
    `variances` are their squared standard errors. Studies must not share people. A mean says little
    where `i_squared` is large: read the predicted range.
    Raises ValueError for fewer than two effects, unequal numbers, or a number that is missing or a
    variance not above 0.
    Source: Viechtbauer 2005, Journal of Educational and Behavioral Statistics 30, 261-293 (REML);
    Knapp & Hartung 2003, Statistics in Medicine 22, 2693-2710 (interval, and its modified form);
    IntHout, Ioannidis, Rovers & Goeman 2016, BMJ Open 6, e010247 (usual predicted range);
    Higgins & Thompson 2002, Statistics in Medicine 21, 1539-1558 (I squared).

    >>> found = synthesise([-0.5, -0.1, -0.9, 0.1, -0.4], variances=[0.04, 0.02, 0.09, 0.03, 0.05])
    >>> round(found.mean, 3), round(found.lower, 3), round(found.upper, 3)
    (-0.309, -0.763, 0.145)
    >>> round(found.tau_squared, 3), round(found.i_squared, 2)
    (0.083, 0.69)
    """
    from scipy.special import chdtrc, ndtri, stdtr, stdtrit

    values, spread = _checked(effects, variances)
    number = len(values)
    fixed = 1 / spread
    around = values - fixed @ values / fixed.sum()
    q = float(fixed @ around**2)
    tau_squared = _tau_squared(values, spread)
    weights = 1 / (spread + tau_squared)
    mean = float(weights @ values / weights.sum())
    plain = float(np.sqrt(1 / weights.sum()))
    inflation = float(np.sqrt(weights @ (values - mean) ** 2 / (number - 1)))
    error, narrow = max(inflation, 1.0) * plain, inflation * plain
    reach = float(-stdtrit(number - 1, 0.025))
    ahead = reach * float(np.sqrt(tau_squared + error**2))
    predicted = predicted_range(values, spread) if number > 2 else (None, None)
    typical = (number - 1) * fixed.sum() / (fixed.sum() ** 2 - (fixed**2).sum())
    normal = float(ndtri(0.975))
    return Synthesis(
        mean=mean,
        lower=mean - reach * error,
        upper=mean + reach * error,
        p_value=2 * float(stdtr(number - 1, -abs(mean) / error)),
        standard_error=error,
        hartung_knapp_lower=mean - reach * narrow,
        hartung_knapp_upper=mean + reach * narrow,
        hartung_knapp_standard_error=narrow,
        plain_lower=mean - normal * plain,
        plain_upper=mean + normal * plain,
        plain_standard_error=plain,
        predicted_lower=predicted[0],
        predicted_upper=predicted[1],
        usual_predicted_lower=mean - ahead if number > 2 else None,
        usual_predicted_upper=mean + ahead if number > 2 else None,
        tau_squared=tau_squared,
        i_squared=float(tau_squared / (tau_squared + typical)),
        q=q,
        q_p_value=float(chdtrc(number - 1, q)),
        weights=weights / weights.sum(),
    )


def _checked(effects: npt.ArrayLike, variances: npt.ArrayLike) -> tuple[Numbers, Numbers]:
    values = np.asarray(effects, dtype=np.float64)
    spread = np.asarray(variances, dtype=np.float64)
    if values.ndim != 1 or values.size < 2 or values.shape != spread.shape:
        raise ValueError(
            f"found {values.shape} effects and {spread.shape} variances; expected as many of both,"
            " two or more"
        )
    if not np.isfinite(values).all() or not (np.isfinite(spread) & (spread > 0)).all():
        raise ValueError("found a missing number or a variance not above 0; expected neither")
    return values, spread


def _tau_squared(values: Numbers, spread: Numbers) -> float:
    """Where the restricted likelihood is highest, at 0 or above.

    It can have more than one peak, so the whole range is looked at, then ever nearer the best.
    """
    widest = float(np.ptp(values)) ** 2 + 1e-12
    tried = np.append(0.0, np.geomspace(widest * 1e-6, widest, POINTS))
    for _ in range(ROUNDS):
        best = int(np.argmax(_restricted(tried, values, spread)))
        low, high = tried[max(best - 1, 0)], tried[min(best + 1, len(tried) - 1)]
        tried = np.linspace(low, high, POINTS)
    return float(tried[np.argmax(_restricted(tried, values, spread))])


def _restricted(tried: Numbers, values: Numbers, spread: Numbers) -> Numbers:
    """The logarithm of the restricted likelihood at each variance that is tried."""
    weights = 1 / (spread + tried[:, None])
    total = weights.sum(axis=1)
    apart = values - (weights @ values / total)[:, None]
    logs: Numbers = np.log(weights).sum(axis=1) - np.log(total) - (weights * apart**2).sum(axis=1)
    return logs / 2
