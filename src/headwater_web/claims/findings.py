"""What evaluations found of a programme: all of them, whoever would rather leave one out."""

from headwater.released.evaluations.result import EvaluationResult, Verdict
from headwater.vocabulary.claims.figures import Finding
from headwater.vocabulary.claims.ladder import Rung
from headwater_web.claims.released_evaluations import evaluations_of

_UNFAIR = {Verdict.NOT_A_FAIR_TEST}


def findings_of(programme: str) -> tuple[Finding, ...]:
    """The newest answer to each plan about a programme, in the order of the plans."""
    return tuple(finding_of(each) for each in evaluations_of(programme) if each.effect is not None)


def finding_of(result: EvaluationResult) -> Finding:
    """One evaluation as a claim may stand on it: an unfair test reaches no effect."""
    if result.effect is None:
        raise ValueError("found an evaluation without an effect, expected one with an effect")
    rung = result.highest_rung
    if result.verdict in _UNFAIR and rung.reaches(Rung.EFFECT):
        rung = Rung.CHANGE_OBSERVED
    return Finding(
        reference=result.plan.reference,
        place=result.plan.where or result.plan.title,
        rung=rung,
        ratio=result.effect.ratio,
        lower=result.effect.lower,
        upper=result.effect.upper,
    )
