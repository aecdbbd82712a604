"""The checks of what an estimate stands on, each with how it came out and why in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import log

from headwater.analyses.evaluation.beside import Moved
from headwater.analyses.evaluation.estimates import Estimate
from headwater.analyses.evaluation.keys import (
    DISPLACEMENT,
    ENOUGH_AREAS,
    ENOUGH_EVENTS,
    IN_SPACE,
    IN_TIME,
    ONE_AREA,
    RECORDING,
    RETURN,
    TREND,
)
from headwater.analyses.evaluation.panels import Panel
from headwater.analyses.evaluation.peaks import CHOSEN_BY_MONTHS, Prepared
from headwater.methods.effects_of_interventions.ratio_effects import RatioEffect
from headwater.released.evaluations.plan import ChosenBecause, Design, EvaluationPlan
from headwater.released.evaluations.result import Check, Outcome
from headwater.vocabulary.counts import counted

_SURE, _USUAL = 0.01, 0.05
_AREAS = {Outcome.HOLDS: (5, 10), Outcome.CANNOT_TELL: (3, 5)}
"""Fewest treated and comparison areas with which intervals hold their level, and nearly do."""
_DONORS = {Outcome.HOLDS: 19, Outcome.CANNOT_TELL: 10}
_EVENTS = 30
_AS_FAR = 0.1


@dataclass(frozen=True, eq=False)
class Seen:
    """Everything that the checks look at."""

    plan: EvaluationPlan
    prepared: Prepared
    estimate: Estimate
    moved: Moved | None
    alike: float | None
    earlier: RatioEffect | None
    elsewhere: tuple[float, ...]
    without: tuple[float, float, float] | None
    breaks: tuple[str, ...]

    @property
    def panel(self) -> Panel:
        """The counts as they are used."""
        return self.prepared.panel


def checks_of(seen: Seen) -> tuple[Check, ...]:
    """Every check that the design and its counts allow, in a fixed order."""
    return (
        *_enough(seen),
        *_trend_before(seen),
        *_return_to_the_mean(seen),
        *_in_time(seen),
        *_in_space(seen),
        *_one_area_alone(seen),
        *seen.estimate.checks,
        *_recording(seen),
        *_displacement(seen),
    )


def _enough(seen: Seen) -> Iterator[Check]:
    treated, compared = len(seen.panel.treated), len(seen.estimate.compared)
    words = f"{counted(treated, 'area')} with it and {counted(compared, 'area')} to compare with."
    if seen.plan.design is Design.SYNTHETIC_CONTROL:
        fewest = {key: (1, donors) for key, donors in _DONORS.items()}
    elif seen.plan.design is Design.INTERRUPTED_SERIES:
        fewest = {Outcome.HOLDS: (1, 0)}
    else:
        fewest = _AREAS
    outcome = next(
        (key for key, (few, some) in fewest.items() if treated >= few and compared >= some),
        Outcome.FAILS,
    )
    if outcome is not Outcome.HOLDS:
        least, others = fewest[Outcome.HOLDS]
        words += f" An interval can be trusted from {least} and {others} on."
    yield Check(ENOUGH_AREAS, outcome, words)
    expected = seen.estimate.expected
    is_enough = min(expected, seen.panel.events[seen.panel.treated].sum()) >= _EVENTS
    yield Check(
        ENOUGH_EVENTS,
        Outcome.HOLDS if is_enough else Outcome.CANNOT_TELL,
        "There are enough events for the interval to be trusted."
        if is_enough
        else f"Fewer than {_EVENTS} events are behind the estimate: the interval is rough.",
    )


def _trend_before(seen: Seen) -> Iterator[Check]:
    if seen.plan.design in {Design.SYNTHETIC_CONTROL, Design.INTERRUPTED_SERIES}:
        return  # each has a check of its own of the months before
    p_value = seen.alike
    if p_value is None:
        words = "Too few months or areas before the start to see whether the groups moved alike."
        yield Check(TREND, Outcome.CANNOT_TELL, words)
        return
    outcome = _by_p_value(p_value)
    said = {
        Outcome.HOLDS: "Before the start both groups of areas moved alike",
        Outcome.CANNOT_TELL: "Before the start the groups of areas may not have moved alike",
        Outcome.FAILS: "Before the start the groups of areas did not move alike",
    }[outcome]
    yield Check(TREND, outcome, f"{said} (joint test, p {_p(p_value)}).")


def _return_to_the_mean(seen: Seen) -> Iterator[Check]:
    plan, returning = seen.plan, seen.prepared.returning
    if plan.chosen_because is ChosenBecause.DRAWN_BY_LOT:
        words = "Areas were drawn by lot, so none was chosen because it was high."
        yield Check(RETURN, Outcome.HOLDS, words)
    elif returning is None or returning.above_earlier is None:
        yield _unknown_peak(seen)
    else:
        yield _peak(seen, returning.above_earlier, returning.expected, returning.chosen_at_a_peak)


def _unknown_peak(seen: Seen) -> Check:
    if seen.prepared.left_out:
        words = (
            "Areas were chosen at a peak, and those months are left out of the estimate. There are "
            "too few areas to say how high it was."
        )
        return Check(RETURN, Outcome.CANNOT_TELL, words)
    if seen.plan.chosen_because is ChosenBecause.AT_A_PEAK:
        words = "Areas were chosen at a peak, and too few months lie before it to leave it out."
        return Check(RETURN, Outcome.FAILS, words)
    words = "Too few months or areas before the start to see whether areas were chosen at a peak."
    return Check(RETURN, Outcome.CANNOT_TELL, words)


def _peak(seen: Seen, above: RatioEffect, expected: RatioEffect, is_peak: bool) -> Check:
    at_a_peak = seen.plan.chosen_because is ChosenBecause.AT_A_PEAK
    stood = (
        f"In the {CHOSEN_BY_MONTHS} months before the start these areas stood at "
        f"{above.ratio:.2f} times their earlier level, beside the others (95% interval "
        f"{above.lower:.2f} to {above.upper:.2f})."
    )
    if not is_peak:
        return Check(RETURN, Outcome.HOLDS, f"{stood} That is no peak.")
    falls = f"From the choice alone {expected.ratio:.2f} times as many were to be expected after."
    if seen.prepared.left_out:
        words = f"{stood} {falls} These months are left out of the estimate."
    elif at_a_peak:
        return Check(RETURN, Outcome.FAILS, f"{stood} {falls} They could not be left out.")
    else:
        words = f"{stood} {falls} The plan does not say that areas were chosen at a peak."
    return Check(RETURN, Outcome.CANNOT_TELL, words)


def _in_time(seen: Seen) -> Iterator[Check]:
    effect = seen.earlier
    if effect is None:
        return
    outcome = Outcome.HOLDS
    if effect.lower > 1 or effect.upper < 1:
        is_sure = effect.p_value is not None and effect.p_value < _SURE
        outcome = Outcome.FAILS if is_sure else Outcome.CANNOT_TELL
    said = {
        Outcome.HOLDS: "as it should",
        Outcome.CANNOT_TELL: "which may be chance",
        Outcome.FAILS: "though nothing had begun",
    }[outcome]
    found = "nothing" if outcome is Outcome.HOLDS else "an effect"
    yield Check(
        IN_TIME,
        outcome,
        f"With a start pretended half-way before the true one the design finds {found}, {said} "
        f"({effect.ratio:.2f}, 95% interval {effect.lower:.2f} to {effect.upper:.2f}).",
    )


def _in_space(seen: Seen) -> Iterator[Check]:
    if not seen.elsewhere:
        return
    effect = seen.estimate.effect
    reach = abs(log(max(effect.ratio, 1e-9)))
    as_far = sum(abs(log(max(each, 1e-9))) >= reach for each in seen.elsewhere)
    claims = effect.lower > 1 or effect.upper < 1
    fails = claims and as_far > _AS_FAR * len(seen.elsewhere)
    yield Check(
        IN_SPACE,
        Outcome.FAILS if fails else Outcome.HOLDS,
        f"Pretending that areas without it had it, {as_far} of {len(seen.elsewhere)} draws came as "
        "far from no change as the areas with it.",
    )


def _one_area_alone(seen: Seen) -> Iterator[Check]:
    if seen.without is None:
        return
    whole, lowest, highest = seen.without
    effect = seen.estimate.effect
    claims = effect.lower > 1 or effect.upper < 1
    crosses = claims and (lowest - 1) * (highest - 1) < 0
    shift = max(abs(log(each / whole)) for each in (lowest, highest))
    wide = log(max(effect.upper, 1e-9) / max(effect.lower, 1e-9)) / 2
    outcome = Outcome.HOLDS if shift <= wide else Outcome.CANNOT_TELL
    yield Check(
        ONE_AREA,
        Outcome.FAILS if crosses else outcome,
        f"With any one area left out the ratio stays between {lowest:.2f} and {highest:.2f}.",
    )


def _recording(seen: Seen) -> Iterator[Check]:
    if not seen.breaks:
        return
    alone = seen.plan.design is Design.INTERRUPTED_SERIES
    yield Check(
        RECORDING,
        Outcome.FAILS if alone else Outcome.CANNOT_TELL,
        f"Within these months recording changed: {' '.join(seen.breaks)}",
    )


def _displacement(seen: Seen) -> Iterator[Check]:
    if not len(seen.panel.beside):
        words = "The plan names no areas beside, so nothing is known of violence that moved."
        yield Check(DISPLACEMENT, Outcome.CANNOT_TELL, words)
        return
    if seen.moved is None:
        words = "Too few areas beside, or to compare them with, to see whether violence moved."
        yield Check(DISPLACEMENT, Outcome.CANNOT_TELL, words)
        return
    effect = seen.moved.effect
    stood = (
        f"Areas beside stood at {effect.ratio:.2f} times what was expected "
        f"(95% interval {effect.lower:.2f} to {effect.upper:.2f})."
    )
    if effect.lower > 1:
        yield Check(DISPLACEMENT, Outcome.FAILS, f"{stood} {_share(seen.moved)}".strip())
    else:
        words = f"{stood} No rise beside them can be told from chance."
        yield Check(DISPLACEMENT, Outcome.HOLDS, words)


def _share(moved: Moved) -> str:
    if moved.share is None or moved.lower is None or moved.upper is None:
        return "Violence rose there."
    return (
        f"About {_in_hundred(moved.share)} in 100 of what was prevented moved there "
        f"(95% interval {_in_hundred(moved.lower)} to {_in_hundred(moved.upper)})."
    )


def _in_hundred(share: float) -> int:
    return max(0, round(100 * share))


def _by_p_value(p_value: float) -> Outcome:
    if p_value >= _USUAL:
        return Outcome.HOLDS
    return Outcome.CANNOT_TELL if p_value >= _SURE else Outcome.FAILS


def _p(value: float) -> str:
    return "below 0.001" if value < 0.001 else f"{value:.3f}"
