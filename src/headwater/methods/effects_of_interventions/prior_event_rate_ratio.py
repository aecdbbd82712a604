"""The rate ratio of those who took part over those who did not, each against their own past."""

from typing import Protocol

import numpy as np

from headwater.methods.effects_of_interventions.ratio_effects import RatioEffect, ratio_effect


class GroupCountsLike(Protocol):
    """Events and person-years of one group, before it could take part and after."""

    @property
    def events_before(self) -> int: ...
    @property
    def person_years_before(self) -> float: ...
    @property
    def events_after(self) -> int: ...
    @property
    def person_years_after(self) -> float: ...


def prior_event_rate_ratio(*, took_part: GroupCountsLike, did_not: GroupCountsLike) -> RatioEffect:
    """The rate after over before of those who took part, over the same of those who did not.

    Takes out what made the groups differ at all times. Wrong where the event itself brought people
    in (leave the event that did out of before), where events change who takes part, or where the
    groups would have changed by different ratios. Nobody may be counted while they could not have
    an event, and the dead and those who moved away must not be counted on.
    Normal interval on the logarithm, of independent (Poisson) counts given each person's own rate;
    fewer than about ten events in any of the four make it rough.
    Raises ValueError without an event in any of the four counts, or without person-years.
    Source: Weiner and others 2008, European Journal of Epidemiology 23, 811-818 (the ratio); Yu and
    others 2012, Pharmacoepidemiology and Drug Safety 21(S2), 60-68; Rothman, Greenland & Lash 2008,
    Modern Epidemiology, chapter 14 (variance of the logarithm of a rate ratio).

    >>> from types import SimpleNamespace as Group
    >>> took = Group(events_before=60, person_years_before=50, events_after=30,
    ...              person_years_after=50)
    >>> not_so = Group(events_before=40, person_years_before=50, events_after=36,
    ...                person_years_after=50)
    >>> found = prior_event_rate_ratio(took_part=took, did_not=not_so)
    >>> round(found.ratio, 3), round(found.lower, 3), round(found.upper, 3)
    (0.556, 0.296, 1.041)
    """
    both = (took_part, did_not)
    events = [count for each in both for count in (each.events_after, each.events_before)]
    years = [time for each in both for time in (each.person_years_after, each.person_years_before)]
    counts, at_risk = np.array(events, dtype=np.float64), np.array(years, dtype=np.float64)
    if not (np.isfinite(counts) & (counts > 0)).all():
        raise ValueError(
            "found a group without an event before or after; expected some in all four counts:"
            " with none, no ratio can be told"
        )
    if not (np.isfinite(at_risk) & (at_risk > 0)).all():
        raise ValueError("found person-years that are not above 0; expected some in all four")
    log_ratio = float(np.array([1, -1, -1, 1]) @ np.log(counts / at_risk))
    error = float(np.sqrt((1 / counts).sum()))
    return ratio_effect(log_ratio, standard_error=error, degrees=float("inf"))
