"""What changed since the board last met, for people who may see how it decides."""

from dataclasses import dataclass
from datetime import date

from headwater_web.accounts.api import Asker, Rule, may
from headwater_web.governance.api import (
    DecisionWords,
    MeetingWords,
    decisions_taken_at,
    last_meeting,
    next_meeting,
)
from headwater_web.scrutiny.api import waiting_for_us
from headwater_web.strategy.api import Tracker, deciding_body, tracker
from headwater_web.thread.api import things_seen_by


@dataclass(frozen=True, slots=True)
class SinceTheBoard:
    """The last meeting with its decisions, how actions went since, and the next meeting."""

    last: MeetingWords
    decisions: tuple[DecisionWords, ...]
    tracker: Tracker
    waiting: int
    """How many challenges and concerns wait for our answer, of those the person may see."""
    next: MeetingWords | None


def since_the_board(person: Asker, today: date) -> SinceTheBoard | None:
    """What changed; nothing for people who may not see it, and before the board ever met."""
    if not (may(person, Rule.SEE_GOVERNANCE) and may(person, Rule.SEE_STRATEGY)):
        return None
    board = deciding_body()
    last = last_meeting(board, today)
    if last is None:
        return None
    return SinceTheBoard(
        last=last,
        decisions=tuple(each for each in decisions_taken_at(last.reference) if each.stands),
        tracker=tracker(since=last.day, today=today),
        waiting=len(things_seen_by(person, waiting_for_us())),
        next=next_meeting(board, today),
    )
