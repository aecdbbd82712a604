"""What was said and what came of it, as other apps may know it."""

from dataclasses import dataclass
from datetime import date

from headwater_web.accounts.api import Asker
from headwater_web.scrutiny.lists import listening_lists
from headwater_web.scrutiny.queries.said import Chosen, everything_said


@dataclass(frozen=True, slots=True)
class SaidWords:
    """One voice or challenge with our last answer; `answer` is empty where there is none yet."""

    reference: str
    who: str
    words: str
    said_on: date
    outcome: str
    answer: str
    is_answered: bool


def said_between(person: Asker, since: date, until: date, *, today: date) -> tuple[SaidWords, ...]:
    """Voices and challenges of a period, `until` not included, as the public list shows them."""
    said = everything_said(person, listening_lists(), Chosen(), today)
    return tuple(
        SaidWords(
            reference=each.reference,
            who=each.who,
            words=each.words,
            said_on=each.on,
            outcome=each.replies[-1].heading if each.replies else "",
            answer=each.replies[-1].words if each.replies else "",
            is_answered=each.is_answered,
        )
        for each in said
        if since <= each.on < until
    )
