"""What the records say now where they said something else when a return was drafted."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from headwater_web.returns.drafting import READER, SOURCES, Asked, drawn
from headwater_web.returns.queries.returns import ShownReturn


@dataclass(frozen=True, slots=True)
class Moved:
    """One figure that is not what it was. `then` was drawn as at a day, `now` today."""

    question: str
    figure: str
    then: str
    as_at: date
    now: str


def moved_since(shown: ShownReturn, today: date) -> tuple[Moved, ...]:
    """Every figure of the latest drafts that the records give differently today."""
    return tuple(_moved(shown, Asked(READER, shown.report.span, today)))


def _moved(shown: ShownReturn, asked: Asked) -> Iterator[Moved]:
    for each in shown.answers:
        draft = each.draft
        if draft is None or draft.as_at is None or draft.source not in SOURCES:
            continue
        now = drawn(draft.source, asked).figures
        for name in sorted({*draft.figures, *now}):
            then = draft.figures.get(name, "")
            if then != now.get(name, ""):
                yield Moved(each.question.words, name, then, draft.as_at, now.get(name, ""))
