"""How much of all that happens, happens in how few places."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from headwater.methods.rates_and_shares.rates import Numbers


@dataclass(frozen=True, slots=True)
class Concentration:
    """How concentrated events are on places."""

    places: int
    events: float
    gini: float
    """0 where all places have alike, towards 1 where one place has all."""
    generalised_gini: float
    """The same against the most equal that so many events can be: the one to compare with."""
    places_with_half: int
    """The fewest places that have at least half of the events."""
    share_of_places_with_half: float


def lorenz_curve(counts: npt.ArrayLike) -> tuple[Numbers, Numbers]:
    """Shares of places (from those with most) and the shares of events that they have, from 0, 0.

    `counts` is of shape (places,). Raises ValueError if a count is missing or negative, there are
    no places or no events.
    Source: Lorenz 1905, Publications of the American Statistical Association 9, 209-219; turned
    round, as is usual for concentration at places.

    >>> of_places, of_events = lorenz_curve([3, 1, 1, 0, 0])
    >>> of_places.round(1).tolist(), of_events.tolist()
    ([0.0, 0.2, 0.4, 0.6, 0.8, 1.0], [0.0, 0.6, 0.8, 1.0, 1.0, 1.0])
    """
    ordered = _descending(counts)
    shares = np.cumsum(ordered) / ordered.sum()
    return np.linspace(0, 1, ordered.size + 1), np.concatenate([[0.0], shares])


def gini(counts: npt.ArrayLike) -> float:
    """Gini's coefficient, not corrected for the number of places (at most 1 - 1 / places).

    Errors as `lorenz_curve`. With fewer events than places it is high however evenly the events
    lie: use `generalised_gini`.
    Source: Gini 1912, Variabilita e mutabilita; the form of ordered values.

    >>> round(gini([10, 8, 2, 0, 0, 0, 0, 0, 0, 0]), 2)
    0.78
    """
    ordered = _descending(counts)
    place = np.arange(ordered.size, 0, -1)
    weighted = float(np.sum((2 * place - ordered.size - 1) * ordered))
    return weighted / (ordered.size * float(ordered.sum()))


def generalised_gini(counts: npt.ArrayLike) -> float:
    """Gini's coefficient against the greatest equality that the number of events allows.

    With at least as many events as places it is Gini's own; with fewer, 0 means that no place has
    a second event. `counts` are whole events: weights or rates have no greatest equality. Errors as
    `lorenz_curve`, and ValueError if counts are not whole.
    Source: Bernasco & Steenbeek 2017, Journal of Quantitative Criminology 33, 451-467.

    >>> round(generalised_gini([5, 2, 1, 0, 0, 0, 0, 0, 0, 0]), 2)
    0.75
    >>> generalised_gini([1, 1, 1, 0, 0, 0, 0, 0, 0, 0])
    0.0
    """
    ordered = _descending(counts)
    if (ordered % 1 != 0).any():
        raise ValueError("found counts that are not whole; expected numbers of events")
    sparse = max(1.0, ordered.size / float(ordered.sum()))
    # The least is 0; what is below is rounding.
    return max(0.0, round(sparse * (gini(ordered) - 1) + 1, 15))


def places_with_share(counts: npt.ArrayLike, *, share: float = 0.5) -> int:
    """The fewest places that together have at least `share` of the events.

    Errors as `lorenz_curve`, and ValueError unless `share` is above 0 and at most 1.
    Source: Sherman, Gartin & Buerger 1989, Criminology 27, 27-56; Weisburd 2015, Criminology 53,
    133-157.

    >>> places_with_share([22, 18, 17, 12, 11, 8, 6, 3, 2, 1])
    3
    """
    if not 0 < share <= 1:
        raise ValueError(f"found a share of {share}; expected more than 0 and at most 1")
    together = np.cumsum(_descending(counts))
    wanted = share * together[-1] * (1 - 1e-12)
    return int(np.searchsorted(together, wanted, side="left")) + 1


def concentration(counts: npt.ArrayLike) -> Concentration:
    """All of the above for one map. Arguments and errors as `generalised_gini`.

    >>> found = concentration([3, 1, 1, 0, 0, 0, 0, 0, 0, 0])
    >>> round(found.gini, 2), round(found.generalised_gini, 2), found.share_of_places_with_half
    (0.78, 0.56, 0.1)
    """
    ordered = _descending(counts)
    half = places_with_share(ordered)
    return Concentration(
        places=ordered.size,
        events=float(ordered.sum()),
        gini=gini(ordered),
        generalised_gini=generalised_gini(ordered),
        places_with_half=half,
        share_of_places_with_half=half / ordered.size,
    )


def _descending(counts: npt.ArrayLike) -> Numbers:
    found = np.asarray(counts, dtype=np.float64)
    if found.ndim != 1 or not found.size or not (np.isfinite(found) & (found >= 0)).all():
        raise ValueError("found counts missing, negative or none; expected one for each place")
    if not found.any():
        raise ValueError("found no events; expected at least one")
    return np.sort(found)[::-1]
