"""How far a comparison could move if we knew what is missing."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from headwater.methods.rates_and_shares.rate_comparisons import rate_ratio_limits
from headwater.methods.rates_and_shares.rates import Numbers


@dataclass(frozen=True, slots=True)
class RatioBounds:
    """A ratio of two rates, and the least and the most that it can be whoever the missing are."""

    value: float
    lower: float
    upper: float


def worst_case_ratio(
    *,
    events: float,
    people: float,
    reference_events: float,
    reference_people: float,
    missing: float,
) -> RatioBounds:
    """The ratio of a group's rate to the reference group's, with worst-case bounds.

    `missing` events belong to some group and nobody knows to which. The ratio is least if they are
    all of the reference group, greatest if all are of this group; nothing is assumed of why they
    are missing, so the bounds are no interval of chance and are not to be read as one.
    Raises ValueError unless people are positive, events are not negative, and the reference group
    has an event.
    Source: Manski 2003, Partial Identification of Probability Distributions, chapter 1; Horowitz &
    Manski 2000, Journal of the American Statistical Association 95, 77-84.

    >>> found = worst_case_ratio(
    ...     events=60, people=20_000, reference_events=300, reference_people=200_000, missing=40
    ... )
    >>> round(found.value, 2), round(found.lower, 2), round(found.upper, 2)
    (2.0, 1.76, 3.33)
    """
    if people <= 0 or reference_people <= 0:
        raise ValueError("found a group without people; expected some in both groups")
    if min(events, missing) < 0 or reference_events <= 0:
        raise ValueError("found no event of the reference group, or fewer than none of another")
    rate, reference = events / people, reference_events / reference_people
    return RatioBounds(
        value=rate / reference,
        lower=rate / ((reference_events + missing) / reference_people),
        upper=((events + missing) / people) / reference,
    )


@dataclass(frozen=True, slots=True)
class OverRepresentation:
    """Each group's rate over that of everyone else, with two kinds of doubt kept apart.

    `lower` and `upper` are the limits of chance if those missing are as those known.
    `least` and `most` are what the ratio can be whoever the missing are; `least_lower` and
    `most_upper` add chance to those.
    """

    ratio: Numbers
    lower: Numbers
    upper: Numbers
    least: Numbers
    most: Numbers
    least_lower: Numbers
    most_upper: Numbers
    missing_share: float

    @property
    def conclusive(self) -> npt.NDArray[np.bool_]:
        """Whether a group is over- or under-represented whoever the missing are, chance and all."""
        return (self.least_lower > 1) | (self.most_upper < 1)


def over_representation(
    events: npt.ArrayLike, people: npt.ArrayLike, *, missing: float, level: float = 0.95
) -> OverRepresentation:
    """Each group's rate against everyone else's, with worst and best case for unknown group.

    `events` and `people` have one number for each group; together they are everyone. `missing`
    events are of nobody knows which group. Least is the ratio if all of them are of the others,
    most if all are of the group. Shared out in proportion they change no ratio. A group without
    events has ratio 0; one that had them all has an infinite ratio. Intervals as
    `rate_ratio_limits`.
    Raises ValueError for fewer than two groups, a group without people, a negative or missing
    number, or no known event at all.
    Source: Manski 2003, Partial Identification of Probability Distributions, chapter 1; Imbens &
    Manski 2004, Econometrica 72, 1845-1857 (the intervals here are wider: they hold at both ends).

    >>> found = over_representation([60, 300], [20_000, 200_000], missing=40)
    >>> found.ratio.round(2).tolist(), found.least.round(2).tolist(), found.most.round(2).tolist()
    ([2.0, 0.5], [1.76, 0.3], [3.33, 0.57])
    >>> found.conclusive.tolist(), found.missing_share
    ([True, True], 0.1)
    """
    known = np.asarray(events, dtype=np.float64)
    population = np.asarray(people, dtype=np.float64)
    if known.ndim != 1 or known.size < 2 or known.shape != population.shape:
        raise ValueError(f"found {known.shape} groups of events; expected two groups or more")
    if not (population > 0).all():
        raise ValueError("found a group without people; expected some in every group")
    if not (known >= 0).all() or not missing >= 0 or known.sum() == 0:
        raise ValueError("found a negative or missing count, or no known event at all")
    others, around = known.sum() - known, population.sum() - population
    ratio, lower, upper = rate_ratio_limits(known, population, others, around, level=level)
    least = rate_ratio_limits(known, population, others + missing, around, level=level)
    most = rate_ratio_limits(known + missing, population, others, around, level=level)
    return OverRepresentation(
        ratio=ratio,
        lower=lower,
        upper=upper,
        least=least[0],
        most=most[0],
        least_lower=least[1],
        most_upper=most[2],
        missing_share=float(missing / (known.sum() + missing)),
    )
