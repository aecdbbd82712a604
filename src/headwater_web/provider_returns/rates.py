"""Places beside need: how many for each thousand, with an interval that allows for many looks."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt
from statistics import NormalDist

PER = 1_000
_TAIL = 0.05


@dataclass(frozen=True, slots=True)
class PlacesForNeed:
    """Places for each thousand events of need, with the ends of its interval.

    The places are known; the events vary by chance, so the interval is theirs.
    """

    name: str
    places: int
    need: int
    value: float
    lower: float
    upper: float

    @property
    def words(self) -> str:
        """The rate with its interval.

        >>> places_for_need("North", places=30, need=120, looks=1).words
        '250.0 (209.1 to 301.5)'
        """
        return f"{self.value:.1f} ({self.lower:.1f} to {self.upper:.1f})"


def places_for_need(name: str, *, places: int, need: int, looks: int) -> PlacesForNeed:
    """Places for each thousand events, by Byar's interval of the events.

    With `looks` districts compared at once each interval is wider, so that all of them hold
    together in 95 of 100 cases (Bonferroni). Raises ValueError unless `need` is positive.
    Source: Breslow & Day 1987, Statistical Methods in Cancer Research II, page 69.
    """
    if need <= 0:
        raise ValueError(f"found a need of {need}; expected at least one event")
    normal = NormalDist().inv_cdf(1 - _TAIL / (2 * looks))
    above = need + 1
    most = above * (1 - 1 / (9 * above) + normal / (3 * sqrt(above))) ** 3
    least = need * max(0.0, 1 - 1 / (9 * need) - normal / (3 * sqrt(need))) ** 3
    # So few events that the approximation reaches nothing: the exact lower end of one event.
    least = least or -log(1 - _TAIL / (2 * looks))
    return PlacesForNeed(
        name, places, need, PER * places / need, PER * places / most, PER * places / least
    )


def least_for_need(rates: Sequence[PlacesForNeed]) -> tuple[PlacesForNeed, ...]:
    """Those among which the least is: one where its interval lies below all others, else several.

    >>> rates = [places_for_need("A", places=5, need=200, looks=2),
    ...          places_for_need("B", places=50, need=200, looks=2)]
    >>> [each.name for each in least_for_need(rates)]
    ['A']
    """
    if not rates:
        return ()
    lowest = min(rates, key=lambda each: each.value)
    return tuple(each for each in rates if each.lower <= lowest.upper)
