"""What a design makes of a panel, before anything is judged."""

from dataclasses import dataclass

from headwater.analyses.evaluation.panels import Numbers, Positions
from headwater.methods.effects_of_interventions.ratio_effects import RatioEffect
from headwater.released.evaluations.result import Check

MONTHS_JOINED = 3
"""Effects from month to month are told by quarters, counted from the start."""


@dataclass(frozen=True, eq=False)
class Estimate:
    """The effect, what it stands on, and what the design would have expected.

    `standard_error` is of the logarithm of the ratio. `expected` is the events of the treated areas
    after the start had nothing been done. `compared` are the areas that were compared with.
    `expected_levels` is what the treated areas were expected to have by month, as multiples of
    their own mean before; None where the design says nothing of it. `checks` are of the design.
    `months_joined` is how many months each of `event_times` holds.
    """

    effect: RatioEffect
    standard_error: float | None
    degrees: float
    observed: float
    expected: float
    compared: Positions
    event_times: tuple[tuple[int, RatioEffect], ...] = ()
    parallel_p_value: float | None = None
    expected_levels: Numbers | None = None
    checks: tuple[Check, ...] = ()
    placebo_ratios: tuple[float, ...] = ()
    months_joined: int = MONTHS_JOINED
