"""What other apps may use of the thread: references, links, and their kinds of things."""

from headwater_web.thread.actions import end_link, keep_reference, link, take_reference
from headwater_web.thread.kinds import Kind, Thing, kind_of, register_kind, things_seen_by
from headwater_web.thread.models import LinkKind
from headwater_web.thread.queries import (
    earlier_references,
    earlier_things,
    later_references,
    later_things,
)
from headwater_web.thread.references import (
    FIGURE,
    Reference,
    ReferenceUnreadable,
    parse_reference,
)
from headwater_web.thread.walks import Thread, thread_of

__all__ = [
    "FIGURE",
    "Kind",
    "LinkKind",
    "Reference",
    "ReferenceUnreadable",
    "Thing",
    "Thread",
    "earlier_references",
    "earlier_things",
    "end_link",
    "keep_reference",
    "kind_of",
    "later_references",
    "later_things",
    "link",
    "parse_reference",
    "register_kind",
    "take_reference",
    "things_seen_by",
    "thread_of",
]
