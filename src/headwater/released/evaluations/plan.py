"""The plan of an evaluation, locked before data is opened: it says what would count as what."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from pydantic import TypeAdapter


class Design(StrEnum):
    """How the question is answered: each compares with something that was not treated."""

    INTERRUPTED_SERIES = "interrupted_series"
    DIFFERENCE_IN_DIFFERENCES = "difference_in_differences"
    STAGGERED_ADOPTION = "staggered_adoption"
    SYNTHETIC_CONTROL = "synthetic_control"
    MATCHED_AREAS = "matched_areas"
    DISPLACEMENT_DIFFERENCE = "displacement_difference"
    PRIOR_EVENT_RATE_RATIO = "prior_event_rate_ratio"


class CountsFrom(StrEnum):
    """Where the counts of an outcome come from."""

    RELEASED_MEASURE = "released_measure"
    """Released numbers of a measure, by district and month. The key is the measure's."""
    AREA_MONTHS = "area_months"
    """Counts that were loaded by area and month for an evaluation. The key is their series."""
    TWO_GROUPS = "two_groups"
    """Events and person-years of two groups before and after, as they stand in the plan."""


class Direction(StrEnum):
    """Which way the outcome is expected to go where the intervention works."""

    FALL = "fall"
    RISE = "rise"


class ChosenBecause(StrEnum):
    """Why the places or people of the intervention were chosen: what it is biased by."""

    AT_A_PEAK = "at_a_peak"
    BY_NEED = "by_need"
    VOLUNTEERED = "volunteered"
    DRAWN_BY_LOT = "drawn_by_lot"
    NOT_SAID = "not_said"


@dataclass(frozen=True, slots=True)
class TreatedArea:
    """One area of the intervention, and the first day of the first month with it there."""

    area: str
    since: date


@dataclass(frozen=True, slots=True)
class GroupCounts:
    """Events and person-years of one group, before it could take part and after."""

    events_before: int
    person_years_before: float
    events_after: int
    person_years_after: float


@dataclass(frozen=True, slots=True)
class EvaluationPlan:
    """What is asked, of which counts, by which design, and what would be worth acting on.

    `begins` and `ends` bound the months of the counts, half-open, each the first of a month.
    `areas_beside` are those beside the treated ones, to which violence might move; they are never
    part of the comparison. `smallest_effect` is the change in percent, more than 0, below which
    nobody would act. `intervention` and `reference` are those of the thread. `version` counts from
    1; `changed_after_opening` is true of a version that was locked after an answer to an earlier
    one was seen. `locked_by` is an opaque reference.
    """

    reference: str
    version: int
    title: str
    question: str
    intervention: str
    design: Design
    counts_from: CountsFrom
    outcome: str
    outcome_words: str
    direction: Direction
    smallest_effect: float
    chosen_because: ChosenBecause
    begins: date
    ends: date
    treated: tuple[TreatedArea, ...]
    comparison: tuple[str, ...]
    areas_beside: tuple[str, ...]
    locked_at: datetime
    locked_by: str
    changed_after_opening: bool = False
    groups: tuple[GroupCounts, GroupCounts] | None = None
    """Those who took part, then those who did not: of a plan from TWO_GROUPS."""
    where: str = ""
    """The place in words, as a sentence has it after "in": a city, three estates."""

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of what was locked: the same words give the same letters, anywhere."""
        return fingerprint_of(TypeAdapter(EvaluationPlan).dump_python(self, mode="json"))


def fingerprint_of(content: Any) -> str:
    """The SHA-256, as 64 hexadecimal digits, of JSON values in one canonical form."""
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()
