"""What readers said of the modules of an edition, for the team."""

from collections import Counter
from dataclasses import dataclass

from headwater_web.needs.models import Feedback, Useful
from headwater_web.needs.queries.published import SeenEdition


@dataclass(frozen=True, slots=True)
class ModuleFeedback:
    """How many found a module useful, in part, or not; and what they missed, newest first."""

    title: str
    yes: int
    partly: int
    no: int
    missing: tuple[Feedback, ...]

    @property
    def answers(self) -> int:
        """How many answered."""
        return self.yes + self.partly + self.no


def feedback_on(seen: SeenEdition) -> tuple[ModuleFeedback, ...]:
    """Feedback by module, in the order of the edition."""
    rows = list(Feedback.objects.filter(edition_id=seen.edition_id))
    return tuple(
        _of_module(each.title, [row for row in rows if row.module == each.key])
        for each in seen.modules
    )


def _of_module(title: str, rows: list[Feedback]) -> ModuleFeedback:
    counted = Counter(row.useful for row in rows)
    return ModuleFeedback(
        title,
        counted[Useful.YES],
        counted[Useful.PARTLY],
        counted[Useful.NO],
        tuple(row for row in rows if row.missing),
    )
