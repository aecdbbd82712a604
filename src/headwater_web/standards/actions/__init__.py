"""Everything that changes assessments, posts and notices. Each act writes its event."""

from headwater_web.standards.actions.answers import answer_indicator
from headwater_web.standards.actions.assessments import (
    Asked,
    close_assessment,
    open_assessment,
    raise_finding,
    withdraw_finding,
)
from headwater_web.standards.actions.capability import (
    match_notices,
    open_notice,
    withdraw_notice,
)
from headwater_web.standards.actions.capacity import (
    add_post,
    cover_function,
    end_cover,
    remove_post,
)

__all__ = [
    "Asked",
    "add_post",
    "answer_indicator",
    "close_assessment",
    "cover_function",
    "end_cover",
    "match_notices",
    "open_assessment",
    "open_notice",
    "raise_finding",
    "remove_post",
    "withdraw_finding",
    "withdraw_notice",
]
