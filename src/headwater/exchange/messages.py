"""The messages that cross: a submission one way, its answer the other, and what is asked later."""

from dataclasses import dataclass, field
from datetime import date, datetime

from headwater.exchange.report import FileReport
from headwater.released.editions.content import EditionContent
from headwater.released.evaluations.plan import EvaluationPlan


@dataclass(frozen=True, slots=True)
class Submission:
    """A partner officer's file on its way to the engine. `requested_by` is an opaque reference.

    `parts` is how many sealed parts it came in.
    """

    submission_id: str
    feed: str
    supplier: str
    file_name: str
    size_bytes: int
    submitted_at: datetime
    requested_by: str
    parts: int = 1


@dataclass(frozen=True, slots=True)
class Mapping:
    """How one supplier's files of one feed are read where they differ from the specification.

    `renames` gives the specified header for a header found in the file; `codes` gives, for the name
    of a specified column, the code for each value found; `without` names repairs not to be made.
    A version is whole: it repeats what the one before says, except what is no longer meant.
    The engine gives the version, from 1 for each feed and supplier; a proposal carries 0.
    `made_by` is an opaque reference.
    """

    mapping_id: str
    feed: str
    supplier: str
    version: int
    made_at: datetime
    made_by: str
    renames: dict[str, str] = field(default_factory=dict)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    without: tuple[str, ...] = ()
    note: str = ""


def said_by(mapping: Mapping) -> tuple[object, ...]:
    """What a mapping says of a file, apart from who said it and when."""
    codes = {name: codes for name, codes in mapping.codes.items() if codes}
    return mapping.renames, codes, frozenset(mapping.without)


@dataclass(frozen=True, slots=True)
class Remap:
    """Judge the file of a submission again, with this mapping."""

    submission_id: str
    mapping: Mapping


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Take the file of a submission back. `asked_by` is an opaque reference."""

    submission_id: str
    asked_at: datetime
    asked_by: str
    because: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The engine's answer to one submission, with the release that followed from it, if any.

    A submission that is judged again is answered again: the highest `round` stands. `held_until`
    is the last day on which a file that was not accepted is kept sealed, so that it can be judged
    again without being sent again.
    """

    submission_id: str
    answered_at: datetime
    report: FileReport
    release_id: str | None = None
    round: int = 1
    held_until: date | None = None


@dataclass(frozen=True, slots=True)
class EditionRequest:
    """An edition of the needs assessment on its way to be frozen and built.

    `asked_by` is an opaque reference.
    """

    request_id: str
    content: EditionContent
    asked_at: datetime
    asked_by: str


@dataclass(frozen=True, slots=True)
class EditionAnswer:
    """What became of an edition: it is there under its id, or why it was refused, in sentences."""

    request_id: str
    answered_at: datetime
    edition_id: str
    refused_because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EvaluationRequest:
    """A locked plan of an evaluation on its way to be answered. `asked_by` is an opaque reference.

    Asking for the same plan again gives the answer that it had.
    """

    request_id: str
    plan: EvaluationPlan
    asked_at: datetime
    asked_by: str


@dataclass(frozen=True, slots=True)
class EvaluationAnswer:
    """What became of an evaluation: its result is there under its id, or why it was refused.

    `evaluation_id` is empty where it was refused; `refused_because` are sentences that say what
    was found and what to do next.
    """

    request_id: str
    answered_at: datetime
    evaluation_id: str
    refused_because: tuple[str, ...] = ()
