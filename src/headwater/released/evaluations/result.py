"""What came out of an evaluation: the effect with its interval, and every check beside it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from headwater.released.evaluations.plan import EvaluationPlan
from headwater.vocabulary.claims.ladder import Rung


class Verdict(StrEnum):
    """What an evaluation says, decided by rule from the locked plan."""

    EXPECTED_EFFECT = "expected_effect"
    """The interval leaves out no change, in the direction that was expected, and checks hold."""
    OPPOSITE_EFFECT = "opposite_effect"
    """The interval leaves out no change, in the other direction."""
    CANNOT_TELL = "cannot_tell"
    """The interval holds no change as well as the smallest effect that was worth acting on."""
    NO_EFFECT_WORTH_ACTING_ON = "no_effect_worth_acting_on"
    """The interval leaves out the smallest effect that was worth acting on."""
    NOT_A_FAIR_TEST = "not_a_fair_test"
    """A check failed that the estimate stands on; the estimate is shown but says nothing."""


class Outcome(StrEnum):
    """How a check came out."""

    HOLDS = "holds"
    FAILS = "fails"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True)
class Check:
    """One check of what the estimate stands on: its key, how it came out, and why in words."""

    key: str
    outcome: Outcome
    words: str


@dataclass(frozen=True, slots=True)
class Effect:
    """A rate ratio with its 95% interval: 0.75 is a quarter fewer than without the intervention.

    `p_value` is two-sided; None where the design gives none.
    """

    ratio: float
    lower: float
    upper: float
    p_value: float | None


@dataclass(frozen=True, slots=True)
class NamedEffect:
    """An effect beside the main one: before and after alone, in areas beside, without an area."""

    key: str
    words: str
    effect: Effect


@dataclass(frozen=True, slots=True)
class EventTimeEffect:
    """The effect so many months from the start, against the months just before it."""

    months_from_start: int
    effect: Effect


@dataclass(frozen=True, slots=True)
class PlaceboEffect:
    """What the same design finds where or when there was nothing to find."""

    words: str
    ratio: float


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """One group's level in one month or quarter against its own mean before the start, as 100.

    Never a count, so that no area's number can be had from two groups' sums.
    """

    group: str
    first_month: date
    index: float
    index_without: float | None = None
    """What the design expects without the intervention, where it says so."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much there is to go on: areas, months, and events to the nearest ten."""

    treated_areas: int
    comparison_areas: int
    months_before: int
    months_after: int
    events_before: int
    events_after: int


@dataclass(frozen=True, slots=True)
class EvaluationResult:
    """One answer to one version of a plan.

    `highest_rung` is as far as a claim may go that stands on this. `detectable_effect` is the
    smallest change in percent that would have been found with a power of 80%.
    """

    evaluation_id: str
    plan: EvaluationPlan
    fingerprint: str
    answered_at: datetime
    release_id: str | None
    code_version: str
    verdict: Verdict
    highest_rung: Rung
    sentence: str
    sizes: Sizes
    effect: Effect | None
    detectable_effect: float | None
    checks: tuple[Check, ...]
    others: tuple[NamedEffect, ...]
    event_times: tuple[EventTimeEffect, ...]
    placebos: tuple[PlaceboEffect, ...]
    series: tuple[SeriesPoint, ...]
    method: str
    source: str
    limits: tuple[str, ...]
