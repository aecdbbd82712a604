"""What an offence of a kind weighs on average, from its coarse division over offence codes."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from headwater.methods.rates_and_shares.harm import LEAST_COVERED, mean_of_mixture

LEAST_SURE = 0.25
"""A mean that may be off by more than a quarter of itself is not given."""


@dataclass(frozen=True, slots=True)
class MeanWeight:
    """The mean weight of a kind, and that of its square; both None where it cannot be given.

    `within` is by what share of itself rounding may put the mean out (95%), `covered` the share of
    the kind's events that have a weight; both are worked out from the coarse division alone.
    """

    kind: str
    title: str
    mean: float | None = None
    squared: float | None = None
    within: float = 0.0
    covered: float = 0.0


def mean_weight(
    kind: str,
    title: str,
    *,
    mixture: Mapping[str, int] | None,
    base: int,
    weights: Mapping[str, float],
    codes: Collection[str],
) -> MeanWeight:
    """The mean over `mixture`, events by code to the nearest `base`; `codes` are all there may be.

    None where there is no mixture, where fewer than nine tenths of its events have a weight, or
    where rounding puts it out by more than a quarter.
    """
    if not mixture or not sum(mixture.values()):
        return MeanWeight(kind, title)
    has_weight = [code for code in codes if code in weights]
    events = [mixture.get(code, 0) for code in has_weight]
    covered = sum(events) / sum(mixture.values())
    if covered < LEAST_COVERED:
        return MeanWeight(kind, title, covered=covered)
    # A kind of one code has nothing to round.
    found = mean_of_mixture(
        events, [weights[code] for code in has_weight], base=base if len(codes) > 1 else 0
    )
    if found.within > LEAST_SURE:
        return MeanWeight(kind, title, within=found.within, covered=covered)
    return MeanWeight(kind, title, found.mean, found.squared, found.within, covered)
