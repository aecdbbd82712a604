"""Directly standardised rates: what the rate would be if each place had the same people.

Each band of age (or of age and sex) is joined to the standard population by its name, never by
its position.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from headwater.methods.rates_and_shares.rates import Numbers, byar_limits

FEWEST_EVENTS = 10


@dataclass(frozen=True, slots=True)
class StandardPopulation:
    """How many people of each band the standard population has; bands are joined by name."""

    bands: tuple[str, ...]
    people: tuple[float, ...]
    source: str

    def weights(self, bands: Sequence[str]) -> Numbers:
        """The share of the standard population that is in each of those bands, in their order.

        Raises ValueError unless they are the standard's own bands, each once.

        >>> EUROPEAN_2013.weights(EUROPEAN_2013.bands).round(3).tolist()[:3]
        [0.05, 0.055, 0.055]
        """
        if sorted(bands) != sorted(self.bands):
            absent = sorted(set(self.bands) - set(bands))
            strange = sorted(set(bands) - set(self.bands))
            raise ValueError(
                f"found bands that are not the standard's: absent {absent}, unknown {strange}; "
                f"expected each of its {len(self.bands)} bands once"
            )
        people = dict(zip(self.bands, self.people, strict=True))
        return np.array([people[band] for band in bands]) / sum(self.people)


EUROPEAN_2013 = StandardPopulation(
    bands=(*(f"{age}-{age + 4}" for age in range(0, 90, 5)), "90+"),
    people=(
        *(5_000, 5_500, 5_500, 5_500, 6_000, 6_000, 6_500, 7_000, 7_000, 7_000),
        *(7_000, 6_500, 6_000, 5_500, 5_000, 4_000, 2_500, 1_500, 1_000),
    ),
    source="Eurostat 2013, Revision of the European Standard Population, table for EU-27 and EFTA",
)


class Refusal(IntEnum):
    """Why a place has no standardised rate."""

    NONE = 0
    FEW_EVENTS = 1
    NOBODY_AT_RISK = 2
    MISSING = 3


@dataclass(frozen=True, slots=True)
class StandardisedRates:
    """One rate for each place, its limits, its events, and why it has none where it has none."""

    value: Numbers
    lower: Numbers
    upper: Numbers
    events: Numbers
    refusal: npt.NDArray[np.int8]


def directly_standardised_rates(
    events: npt.ArrayLike,
    person_years: npt.ArrayLike,
    *,
    bands: Sequence[str],
    standard: StandardPopulation = EUROPEAN_2013,
    squared_events: npt.ArrayLike | None = None,
    per: int = 100_000,
    level: float = 0.95,
) -> StandardisedRates:
    """Directly standardised rates per `per` person-years, with Dobson's interval.

    `events` and `person_years` end in an axis of bands, named by `bands` in that order; every
    other axis is kept. Where one person may have several events, `squared_events` gives for each
    band the sum over its people of the square of their number of events: the variance of the
    band's count, in place of the count itself, which is too small. It changes no rate, and widens
    the interval. Byar's limits of the total are stretched by the standardised variance.

    A place is refused, with its rate and limits missing, below ten events (Morris 2018), where a
    band has nobody at risk, and where a number is missing. Raises ValueError for a negative
    number, for events in a band without people, for bands other than the standard's, and for
    squared events below the events.
    Source: Dobson et al. 1991, Statistics in Medicine 10, 457-462; Morris et al. 2018, Population
    Health Metrics 16:19; for repeat events, the compound Poisson variance, as the Office for
    Health Improvement and Disparities' public health technical guidance, directly standardised
    rates.

    >>> rates = directly_standardised_rates(
    ...     [[30, 20], [4, 5]], [[1_000, 1_000], [1_000, 1_000]], bands=["old", "young"], per=1_000,
    ...     standard=StandardPopulation(("young", "old"), (60, 40), "an example")
    ... )
    >>> rates.value.round(2).tolist(), rates.lower.round(2).tolist(), rates.upper.round(2).tolist()
    ([24.0, nan], [17.68, nan], [31.8, nan])
    >>> [Refusal(number).name for number in rates.refusal]
    ['NONE', 'FEW_EVENTS']
    """
    counts, at_risk, variance = _checked(events, person_years, squared_events)
    weights = standard.weights(bands) * per
    if counts.shape[-1:] != weights.shape:
        raise ValueError(
            f"found events of shape {counts.shape}; expected {weights.size} bands last"
        )
    total = counts.sum(axis=-1)
    refusal = _refusals(total, at_risk)
    refused = refusal != Refusal.NONE
    scaled = weights / np.where(at_risk == 0, np.nan, at_risk)
    value = np.where(refused, np.nan, np.sum(scaled * counts, axis=-1))
    spread = np.sqrt(np.sum(scaled**2 * variance, axis=-1) / np.where(refused, np.nan, total))
    lower, upper = byar_limits(total, level=level)
    return StandardisedRates(
        value=value,
        lower=np.maximum(value + spread * (lower - total), 0.0),
        upper=value + spread * (upper - total),
        events=total,
        refusal=refusal,
    )


def _checked(
    events: npt.ArrayLike, person_years: npt.ArrayLike, squared_events: npt.ArrayLike | None
) -> tuple[Numbers, Numbers, Numbers]:
    counts = np.asarray(events, dtype=np.float64)
    at_risk = np.asarray(person_years, dtype=np.float64)
    variance = counts if squared_events is None else np.asarray(squared_events, dtype=np.float64)
    if (counts < 0).any() or (at_risk < 0).any():
        raise ValueError("found a negative number of events or person-years; expected none")
    if ((at_risk == 0) & (counts > 0)).any():
        raise ValueError("found events in a band without people; expected people wherever events")
    if (variance < counts).any():
        raise ValueError("found squared events below the events; expected at least as many")
    return counts, at_risk, variance


def _refusals(total: Numbers, at_risk: Numbers) -> npt.NDArray[np.int8]:
    """The weightiest reason against each place's rate; missing numbers weigh most."""
    refusal = np.where(total < FEWEST_EVENTS, Refusal.FEW_EVENTS, Refusal.NONE)
    refusal = np.where((at_risk == 0).any(axis=-1), Refusal.NOBODY_AT_RISK, refusal)
    missing = np.isnan(total) | np.isnan(at_risk).any(axis=-1)
    return np.where(missing, Refusal.MISSING, refusal).astype(np.int8)
