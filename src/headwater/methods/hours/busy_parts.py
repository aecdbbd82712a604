"""Which parts of the week hold clearly more events than an even spread would give them."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from headwater.methods.false_discovery import Dependence, discoveries
from headwater.methods.rates_and_shares.rates import Numbers

Marks = npt.NDArray[np.bool_]
_WEEK = (7, 24)


@dataclass(frozen=True, slots=True)
class BusyParts:
    """For each week (rows) and part of the week (columns)."""

    events: Numbers
    """What lies in the part: whole where times are known, else with aoristic weights."""
    ratios: Numbers
    """Events over those of an even spread; 1 in a week without events."""
    p_values: Numbers
    """One-sided: the chance of as many events or more, were they spread evenly."""
    found: Marks
    """Whether the part is clearly busy, false discoveries controlled over all weeks and parts."""
    tested: int


def busy_parts(
    weeks: npt.ArrayLike,
    parts: npt.ArrayLike,
    *,
    least_ratio: float = 1.5,
    fewest_in_part: float = 1.0,
    false_discovery_rate: float = 0.05,
) -> BusyParts:
    """Hold each part of each week against an even spread of its events over the hours.

    `weeks` is of shape (weeks, 7, 24): events by weekday, Monday first, and hour; `parts` is of
    shape (parts, 7, 24), true where an hour belongs to a part. A part is found when it holds at
    least `least_ratio` times its share of the hours and `fewest_in_part` events, and chance does
    not explain it at the false-discovery rate, the parts depending on each other in any way.
    Fractions of events are rounded down before they are tested, so weights are never surer than
    whole events. Valid for events that come one by one; where several come together it is surer
    than it should be. A week without events has nothing to find. Raises ValueError if a number is
    missing or negative, or shapes do not fit.
    Source: exact binomial test; Benjamini & Yekutieli 2001, Annals of Statistics 29, 1165-1188;
    for weights Ratcliffe 2002, Journal of Quantitative Criminology 18, 23-43.

    >>> week = np.full((7, 24), 0.0)
    >>> week[:, 12], week[4, 20:24] = 4, 8
    >>> friday_night = np.zeros((7, 24), dtype=bool)
    >>> friday_night[4, 20:24] = True
    >>> found = busy_parts([week], [friday_night, ~friday_night])
    >>> found.events.tolist(), found.ratios.round(1).tolist(), found.found.tolist()
    ([[32.0, 28.0]], [[22.4, 0.5]], [[True, False]])
    """
    from scipy.stats import binom

    counts, members = _checked(weeks, parts)
    events = np.einsum("wdh,pdh->wp", counts, members.astype(np.float64))
    totals = counts.sum(axis=(1, 2))[:, None]
    shares = members.mean(axis=(1, 2))[None, :]
    expected = totals * shares
    ratios = np.where(expected > 0, events / np.where(expected > 0, expected, 1.0), 1.0)
    # What makes whole events a little less than whole is rounding error, not a fraction.
    whole = np.floor(events.round(9))
    p_values = np.asarray(binom.sf(whole - 1, np.ceil(totals.round(9)), shares))
    tested = np.broadcast_to(totals > 0, p_values.shape)
    unlike = discoveries(
        p_values.ravel(),
        rate=false_discovery_rate,
        tested=tested.ravel(),
        dependence=Dependence.ANY,
    )
    found = unlike.found.reshape(p_values.shape)
    found &= (ratios >= least_ratio) & (whole >= fewest_in_part)
    return BusyParts(events, ratios, p_values, found, unlike.tested)


def _checked(weeks: npt.ArrayLike, parts: npt.ArrayLike) -> tuple[Numbers, Marks]:
    counts = np.asarray(weeks, dtype=np.float64)
    members = np.asarray(parts, dtype=bool)
    if counts.shape[1:] != _WEEK or members.shape[1:] != _WEEK:
        raise ValueError(
            f"found weeks of shape {counts.shape} and parts of shape {members.shape}; expected 7 "
            "days by 24 hours in each"
        )
    if not (np.isfinite(counts) & (counts >= 0)).all():
        raise ValueError("found numbers missing or negative; expected zero or more in every hour")
    return counts, members
