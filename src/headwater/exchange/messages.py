"""The messages that cross: a submission one way, its answer the other."""

from dataclasses import dataclass
from datetime import datetime

from headwater.exchange.report import FileReport


@dataclass(frozen=True, slots=True)
class Submission:
    """A partner officer's file on its way to the engine. `requested_by` is an opaque reference."""

    submission_id: str
    feed: str
    supplier: str
    file_name: str
    size_bytes: int
    submitted_at: datetime
    requested_by: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The engine's answer to one submission, with the release that followed from it, if any."""

    submission_id: str
    answered_at: datetime
    report: FileReport
    release_id: str | None = None
