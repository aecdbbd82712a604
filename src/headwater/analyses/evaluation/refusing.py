"""Why a plan has no answer: every reason at once, each a sentence that says what to do."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from headwater.vocabulary.faults import ExitCode, Fault

Found = TypeVar("Found")


class EvaluationRefused(Fault):
    """A plan asks for something that its counts or its design cannot answer."""

    exit_code = ExitCode.DEFINITION

    def __init__(self, reasons: Iterable[str]) -> None:
        self.reasons = tuple(reasons)
        super().__init__(
            found=" ".join(self.reasons),
            expected="a plan whose counts are there before and after the start, in every area.",
            next_step="lock the next version of the plan with this put right, and ask again.",
        )


def refuse(reasons: Iterable[str]) -> None:
    """Raise EvaluationRefused where there is any reason."""
    found = tuple(dict.fromkeys(reasons))
    if found:
        raise EvaluationRefused(found)


def if_carried(work: Callable[[], Found | None]) -> Found | None:
    """What stands beside the effect, or nothing where the counts are too few to carry it."""
    try:
        return work()
    except ValueError:
        return None
