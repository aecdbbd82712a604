"""How sure is a place's rank? In the top 15% of places in so many of 1,000 resamples."""

from enum import StrEnum

import numpy as np
import numpy.typing as npt

from headwater.methods.rates_and_shares.rates import Numbers

VALUES_AT_ONCE = 4_000_000


class Resampling(StrEnum):
    """How the events are drawn again."""

    MULTINOMIAL = "multinomial"
    """As many events as there were, drawn with replacement: who has the largest share?"""
    POISSON = "poisson"
    """Each place by itself, the total free to vary: what could another year bring?"""


def share_of_resamples_at_top(
    counts: npt.ArrayLike,
    *,
    generator: np.random.Generator,
    people: npt.ArrayLike | None = None,
    top_share: float = 0.15,
    resamples: int = 1_000,
    resampling: Resampling = Resampling.MULTINOMIAL,
) -> Numbers:
    """The share of resamples of the events in which each place is among the top share of places.

    `counts` is of shape (places,), whole events; with `people`, of the same shape, places are
    ranked by events per person and a place without people is never at the top. In each resample
    as many places as `top_share` makes, rounded down but at least one, are at the top; places tied
    for the last of them share them evenly, and a place with nothing takes no part. A place without
    events has none in any resample. Valid for independent events; where events come in clusters
    (one incident, many victims) it is surer than it should be. Raises ValueError if a count is
    missing, negative or not whole, if there are no events, or the share is not within 0 and 1.
    Source: Efron & Tibshirani 1993, An Introduction to the Bootstrap, chapters 5 and 6; Goldstein
    & Spiegelhalter 1996, Journal of the Royal Statistical Society A 159, 385-443 (unsure ranks).

    >>> share = share_of_resamples_at_top(
    ...     [40, 30, 5, 5, 0], generator=np.random.default_rng(1), top_share=0.2
    ... )
    >>> share.round(2).tolist()
    [0.89, 0.11, 0.0, 0.0, 0.0]
    """
    events = _checked(counts)
    if not 0 < top_share < 1 or resamples < 1:
        raise ValueError(
            f"found a top share of {top_share} of {resamples} resamples; expected a share between "
            "0 and 1 of one or more"
        )
    at_risk = np.ones_like(events) if people is None else _people(people, events)
    allowed = max(1, int(np.floor(round(top_share * events.size, 9))))
    times = np.zeros_like(events)
    left, size = resamples, max(1, VALUES_AT_ONCE // events.size)
    while left:
        drawn = _drawn(events, generator, min(size, left), resampling)
        values = np.where(at_risk > 0, drawn / np.where(at_risk > 0, at_risk, 1.0), 0.0)
        times += _places_taken(values, allowed).sum(axis=0)
        left -= len(drawn)
    return times / resamples


def _drawn(
    events: Numbers, generator: np.random.Generator, times: int, resampling: Resampling
) -> npt.NDArray[np.int64]:
    if resampling is Resampling.POISSON:
        return generator.poisson(events, size=(times, events.size))
    total = int(events.sum())
    return generator.multinomial(total, events / events.sum(), size=times)


def _places_taken(values: Numbers, allowed: int) -> Numbers:
    """1 for a place at the top of its row, 0 below it, a part where places tie for the last."""
    edge = np.partition(values, -allowed, axis=1)[:, [-allowed]]
    above = values > edge
    tied = (values == edge) & (values > 0)
    free = allowed - above.sum(axis=1, keepdims=True)
    part = free / np.maximum(tied.sum(axis=1, keepdims=True), 1)
    return np.asarray(above + tied * np.minimum(part, 1.0))


def _checked(counts: npt.ArrayLike) -> Numbers:
    events = np.asarray(counts, dtype=np.float64)
    sound = np.isfinite(events) & (events >= 0) & (np.floor(events) == events)
    if events.ndim != 1 or not sound.all():
        raise ValueError("found counts missing, negative or not whole; expected numbers of events")
    if not events.any():
        raise ValueError("found no events; expected at least one")
    return events


def _people(people: npt.ArrayLike, events: Numbers) -> Numbers:
    at_risk = np.asarray(people, dtype=np.float64)
    if at_risk.shape != events.shape or not (np.isfinite(at_risk) & (at_risk >= 0)).all():
        raise ValueError("found people missing or negative; expected zero or more for each place")
    return at_risk
