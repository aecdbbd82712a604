"""Places that are among the highest year after year, against what chance would put there."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from headwater.methods.rates_and_shares.rates import Numbers

Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Persistence:
    """How often each place was among the highest, and how often chance would have it."""

    years_at_top: Counts
    """For each place."""
    p_values: Numbers
    """For each place: the chance of being at the top in as many years or more."""
    places_by_years: Counts
    """How many places were at the top in at least 0, 1, 2, ... years."""
    expected_by_years: Numbers
    """How many chance would put there."""


def persistence(values: npt.ArrayLike, *, top_share: float = 0.1) -> Persistence:
    """In how many years each place was among the top share of places.

    `values` is of shape (places, years): counts or rates, more being worse. In a year, the places
    at the top are those which fewer than `top_share` of all places exceed, so that places tied at
    the edge are all in; a place with nothing never is. Chance deals each year's places at the top
    anew and evenly, so a p-value speaks of places that stay high, not of why; it is conservative,
    for years are few. Correct it for the number of places. Raises ValueError if a value is missing
    or negative, there are no places or years, or the share is not within 0 and 1.
    Source: Chainey & Ratcliffe 2005, GIS and Crime Mapping, chapter 6 (repeated rankings); Hong
    2013, Computational Statistics & Data Analysis 59, 41-51 (the Poisson binomial distribution).

    >>> found = persistence([[9, 8, 9], [1, 9, 2], [0, 0, 0], [2, 1, 1], [1, 1, 0]], top_share=0.2)
    >>> found.years_at_top.tolist(), found.p_values.round(3).tolist()
    ([2, 1, 0, 0, 0], [0.104, 0.488, 1.0, 1.0, 1.0])
    >>> found.places_by_years.tolist(), found.expected_by_years.round(2).tolist()
    ([5, 2, 1, 0], [5.0, 2.44, 0.52, 0.04])
    """
    at_top = _at_top(_checked(values), top_share)
    years = at_top.sum(axis=1)
    at_least = _at_least(at_top.mean(axis=0))
    by_years = np.bincount(years, minlength=at_top.shape[1] + 1)[::-1].cumsum()[::-1]
    return Persistence(years, at_least[years], by_years, at_least * len(at_top))


def _checked(values: npt.ArrayLike) -> Numbers:
    found = np.asarray(values, dtype=np.float64)
    if found.ndim != 2 or not found.size:
        raise ValueError(f"found values of shape {found.shape}; expected places by years")
    if not (np.isfinite(found) & (found >= 0)).all():
        raise ValueError("found values missing or negative; expected zero or more in every year")
    return found


def _at_top(values: Numbers, share: float) -> npt.NDArray[np.bool_]:
    if not 0 < share < 1:
        raise ValueError(f"found a top share of {share}; expected more than 0 and less than 1")
    # Rounded, so that a tenth of 30 places is 3 and not a little more.
    allowed = max(1, int(np.floor(round(share * len(values), 9))))
    edge = np.sort(values, axis=0)[-allowed]
    return np.asarray((values >= edge) & (values > 0))


def _at_least(chances: Numbers) -> Numbers:
    """The chance of at least 0, 1, 2, ... successes in tries of these chances."""
    exactly = np.ones(1)
    for chance in chances:
        exactly = np.convolve(exactly, [1 - chance, chance])
    return np.asarray(np.minimum(1.0, exactly[::-1].cumsum()[::-1]))
