"""Subjects of a release: questions that several measures answer together."""

from dataclasses import dataclass
from datetime import date

from headwater.released.analyses import Question, Standing
from headwater.vocabulary.subjects import Arrangement, Movement


@dataclass(frozen=True, slots=True)
class GapYear:
    """In one year: the share of a group less that of everyone else, in percentage points.

    `part` and `others` are the two shares in percent. `lower` and `upper` are the 95% interval of
    the difference `value`; `least` and `most` are what it could be whoever those of no recorded
    group are, and `unknown` is their share (0 to 1). None is what cannot be told.
    """

    period: str
    part: float
    others: float
    value: float
    lower: float
    upper: float
    standing: Standing
    least: float | None = None
    most: float | None = None
    unknown: float | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """A group's gap to everyone else, year by year, and how it moved from the first to the last.

    `change` is how much larger the gap is in the last year (points), with its 95% interval.
    """

    measure: str
    against: str
    unknown: str
    years: tuple[GapYear, ...]
    change: float | None = None
    lower: float | None = None
    upper: float | None = None
    movement: Movement = Movement.CANNOT_TELL


@dataclass(frozen=True, slots=True)
class Represented:
    """How many times the chance of everyone else a group's own was, of a share against residents.

    `share` and `residents` are the group's part of what is counted and of the residents (0 to 1).
    """

    measure: str
    residents_as_in: str
    period: str
    share: float
    residents: float
    value: float
    lower: float
    upper: float
    standing: Standing


@dataclass(frozen=True, slots=True)
class SubjectLine:
    """One line: a measure of the release, or one that is not in it, or what nobody holds.

    `is_held` says that the measure is in this release. `then` are those of the release that
    followed it; `not_held` says why there is no measure.
    """

    title: str
    measure: str
    adds: str
    among: str = ""
    breakdown: str = ""
    category: str = ""
    then: tuple[str, ...] = ()
    is_held: bool = True
    not_held: str = ""
    gap: Gap | None = None
    represented: Represented | None = None


@dataclass(frozen=True, slots=True)
class SubjectComparison:
    """A question that a method answered of a measure, to be told on the subject's page."""

    measure: str
    question: Question


@dataclass(frozen=True, slots=True)
class Unknown:
    """What is not known here, and who could say."""

    what: str
    from_whom: str


@dataclass(frozen=True, slots=True)
class ReleasedSubject:
    """One subject as of this release. `not_yet_held` names, by title, measures without a source."""

    key: str
    version: int
    title: str
    question: str
    purpose: str
    arrangement: Arrangement
    lines: tuple[SubjectLine, ...]
    comparisons: tuple[SubjectComparison, ...]
    caveats: tuple[str, ...]
    not_known: tuple[Unknown, ...]
    not_yet_held: tuple[str, ...]
    reviewed_by: str
    reviewed_on: date
    next_review: date
