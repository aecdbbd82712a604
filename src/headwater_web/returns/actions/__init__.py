"""Everything that adds to returns. Each act writes its event."""

from headwater_web.returns.actions.answers import (
    Written,
    begin_return,
    draft_answers,
    write_answer,
)
from headwater_web.returns.actions.editions import reopen, say_sent, sign_off
from headwater_web.returns.actions.hours import correct_hours, record_hours

__all__ = [
    "Written",
    "begin_return",
    "correct_hours",
    "draft_answers",
    "record_hours",
    "reopen",
    "say_sent",
    "sign_off",
    "write_answer",
]
