"""Does a series rise or fall steadily? The Mann-Kendall test, for many series at once."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from headwater.methods.rates_and_shares.rates import Numbers


@dataclass(frozen=True, slots=True)
class Trend:
    """For each series: rises less falls over all pairs of points, with z-score and p-value."""

    scores: Numbers
    """S: above 0 the series rises more often than it falls."""
    standard_errors: Numbers
    z_scores: Numbers
    p_values: Numbers


def mann_kendall(series: npt.ArrayLike) -> Trend:
    """Mann-Kendall's test of each row of `series`, of shape (series, points), in order of time.

    Says whether later points are larger than earlier ones, not by how much, and does not mind the
    shape of the rise. Ties are corrected for; z has the continuity correction, p is two-sided from
    the normal distribution and conservative under ten points. Successive points must not depend
    on each other: a series that drifts is found to rise or fall too often. A series of one point
    or of equal points has z 0 and p 1. Raises ValueError if a point is missing or there is none.
    Source: Mann 1945, Econometrica 13, 245-259; Kendall 1975, Rank Correlation Methods, page 55
    (ties).

    >>> found = mann_kendall([[1, 2, 4, 3, 5, 8], [2, 2, 2, 2, 2, 2]])
    >>> found.scores.tolist(), found.z_scores.round(3).tolist(), found.p_values.round(3).tolist()
    ([13.0, 0.0], [2.254, 0.0], [0.024, 1.0])
    """
    from scipy.special import ndtr

    x = np.asarray(series, dtype=np.float64)
    if x.ndim != 2 or x.shape[1] < 1 or not np.isfinite(x).all():
        raise ValueError("found series missing a point or without one; expected series by points")
    points = x.shape[1]
    scores = np.zeros(len(x))
    alike = np.ones_like(x)
    for lag in range(1, points):
        step = x[:, lag:] - x[:, :-lag]
        scores += np.sign(step).sum(axis=1)
        same = step == 0
        alike[:, lag:] += same
        alike[:, :-lag] += same
    # Over the points: a group of t ties counts t times (t - 1)(2t + 5), as it should.
    tied = ((alike - 1) * (2 * alike + 5)).sum(axis=1)
    variance = (points * (points - 1) * (2 * points + 5) - tied) / 18
    errors = np.sqrt(np.maximum(variance, 0.0))
    nearer = np.sign(scores) * np.maximum(np.abs(scores) - 1, 0)
    z = nearer / np.where(errors > 0, errors, 1.0)
    return Trend(scores, errors, z, np.minimum(1.0, 2 * ndtr(-np.abs(z))))
