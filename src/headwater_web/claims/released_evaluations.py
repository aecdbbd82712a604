"""Answered evaluations of a programme, as the engine released them."""

from django.conf import settings

from headwater.released.evaluations.reading import EvaluationReader
from headwater.released.evaluations.result import EvaluationResult


def evaluations_of(programme: str) -> tuple[EvaluationResult, ...]:
    """The answer to the newest version of each plan about a programme, by the plans' references.

    Raises EvaluationAltered.
    """
    newest: dict[str, EvaluationResult] = {}
    for result in EvaluationReader(settings.HEADWATER_RELEASED).all():
        if result.plan.intervention == programme:
            newest[result.plan.reference] = result
    return tuple(newest.values())
