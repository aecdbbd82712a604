"""How far a comparison could move if we knew what is missing."""

from dataclasses import dataclass


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
