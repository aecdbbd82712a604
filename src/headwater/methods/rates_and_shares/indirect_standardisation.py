"""Indirect standardisation: events observed against those expected at a reference's rates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from headwater.methods.rates_and_shares.rates import Numbers, poisson_count_limits


@dataclass(frozen=True, slots=True)
class IndirectlyStandardised:
    """Observed over expected (1 is the reference), its limits, and the numbers behind it."""

    ratio: Numbers
    lower: Numbers
    upper: Numbers
    observed: Numbers
    expected: Numbers

    def as_rates(self, reference_rate: float) -> tuple[Numbers, Numbers, Numbers]:
        """Rates with limits: each ratio times the reference's crude rate, in the rate's unit.

        >>> found = indirectly_standardised([30], [20])
        >>> [each.round(1).item() for each in found.as_rates(200.0)]
        [300.0, 202.4, 428.3]
        """
        return (
            self.ratio * reference_rate,
            self.lower * reference_rate,
            self.upper * reference_rate,
        )


def expected_events(
    person_years: npt.ArrayLike, *, bands: Sequence[str], reference_rates: Mapping[str, float]
) -> Numbers:
    """Events of each place if every band had the reference's rate (events a person-year).

    `person_years` ends in an axis of bands, named by `bands`; rates are joined by name.
    Missing where person-years are missing. Raises ValueError for bands other than the
    reference's, and for a negative number.
    Source: Breslow & Day 1987, Statistical Methods in Cancer Research II, chapter 2.

    >>> expected_events([1_000, 500], bands=["young", "old"],
    ...     reference_rates={"old": 0.02, "young": 0.01}).tolist()
    20.0
    """
    if sorted(bands) != sorted(reference_rates):
        raise ValueError(
            f"found bands {sorted(bands)}; expected the reference's, {sorted(reference_rates)}"
        )
    at_risk = np.asarray(person_years, dtype=np.float64)
    rates = np.array([reference_rates[band] for band in bands], dtype=np.float64)
    if at_risk.shape[-1:] != rates.shape:
        raise ValueError(f"found people of shape {at_risk.shape}; expected {rates.size} bands last")
    if (at_risk < 0).any() or not (rates >= 0).all():
        raise ValueError("found negative person-years or a rate below zero; expected neither")
    total: Numbers = np.sum(at_risk * rates, axis=-1)
    return total


def indirectly_standardised(
    observed: npt.ArrayLike, expected: npt.ArrayLike, *, level: float = 0.95
) -> IndirectlyStandardised:
    """Observed over expected events, with a Poisson interval: exact below ten, Byar from ten.

    Missing where nothing was expected or a number is missing. Valid to compare one place with
    the reference, not two places with each other. Raises ValueError for a negative number.
    Source: Breslow & Day 1987, Statistical Methods in Cancer Research II, chapter 2; as
    `exact_limits` and `byar_limits`.

    >>> found = indirectly_standardised([30, 4], [20, 5])
    >>> found.ratio.tolist(), found.lower.round(3).tolist(), found.upper.round(3).tolist()
    ([1.5, 0.8], [1.012, 0.218], [2.141, 2.048])
    """
    due = np.asarray(expected, dtype=np.float64)
    if (due < 0).any():
        raise ValueError("found fewer than no events expected; expected zero or more")
    scale = 1 / np.where(due == 0, np.nan, due)
    counts, lower, upper = poisson_count_limits(observed, level=level)
    return IndirectlyStandardised(
        ratio=counts * scale,
        lower=lower * scale,
        upper=upper * scale,
        observed=counts,
        expected=due,
    )
