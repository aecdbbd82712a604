"""How far a claim may go, by rule, from its figure alone."""

from headwater.vocabulary.claims.figures import ClaimFigure, Finding, missing_facts
from headwater.vocabulary.claims.ladder import Rung

PLACES_TO_REPLICATE = 2
"""An effect is called replicated when evaluations in two places found it, in one direction."""


def highest_rung(figure: ClaimFigure) -> Rung:
    """The highest rung that the figure can stand on.

    A figure of what was done, or one that lacks a fact, stays an output. An evaluation counts
    only where it reached an effect itself and its interval leaves out no change.

    >>> from headwater.vocabulary.claims.figures import FigureKind, WholeIs
    >>> from headwater.vocabulary.shares import Share
    >>> known = ClaimFigure(FigureKind.OUTCOME, "young people", "were in work", 21, 28,
    ...     WholeIs.STARTED, "paid work of any hours", 6, "payslips", 4, before=Share(3, 28))
    >>> highest_rung(known).value
    'change_observed'
    """
    if not figure.is_outcome or missing_facts(figure):
        return Rung.OUTPUT
    effects = effects_found(figure)
    if _found_in_places(effects) >= PLACES_TO_REPLICATE:
        return Rung.REPLICATED
    if effects:
        return Rung.EFFECT
    if figure.comparison is not None:
        return Rung.CHANGE_AGAINST_COMPARISON
    return Rung.OUTPUT if figure.before is None else Rung.CHANGE_OBSERVED


def effects_found(figure: ClaimFigure) -> tuple[Finding, ...]:
    """The evaluations that found an effect, if all that found one agree on its direction."""
    found = tuple(
        each
        for each in figure.findings
        if each.rung.reaches(Rung.EFFECT) and each.leaves_out_no_change
    )
    directions = {each.ratio < 1.0 for each in found}
    return found if len(directions) == 1 else ()


def _found_in_places(effects: tuple[Finding, ...]) -> int:
    return len({each.place for each in effects})
