"""What a return asks: groups of questions, each a page. Nothing here knows a database."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """What a number counts. Units are never added to each other."""

    PEOPLE = "people"
    CONTACTS = "contacts"
    ATTENDANCES = "attendances"
    SESSIONS = "sessions"
    SITUATIONS = "situations"
    STAFF = "staff"
    SCHOOLS = "schools"
    PLACES = "places"
    DAYS = "days"
    WEEKS = "weeks"


REPEATED = frozenset({Unit.CONTACTS, Unit.ATTENDANCES, Unit.SESSIONS})
"""Units of which one person brings many, so that they are no sample of independent people."""


class Shape(StrEnum):
    """What form an answer has."""

    COUNT = "count"
    CHOICE = "choice"
    LINE = "line"
    DAY = "day"


class Empties(StrEnum):
    """What empty boxes of a page may be said to mean, besides that somebody comes back to them."""

    NONE = ""
    ZERO = "zero"


@dataclass(frozen=True, slots=True)
class Choice:
    """One code that may be chosen, and its words."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a group: a band of age, a district, an order by case mix.

    `line` and `band` are its two sides where it has two. `engine` is what the feed calls it.
    """

    key: str
    words: str
    line: str = ""
    band: str = ""
    engine: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    `of` is the question of the same line that counts its whole; one that is `aside` is no further
    step of a path. `within` is the total, `group.question`, that its lines together may not go
    above; `within_one` the one that no single line may go above. It may not be more than any of
    `not_above`. Where one person brings many of what is counted, `clusters` is the question of the
    same line that counts the people. The people of a `cohort` are never a number from one to four.
    """

    key: str
    words: str
    short: str
    shape: Shape = Shape.COUNT
    unit: Unit = Unit.PEOPLE
    of: str = ""
    within: str = ""
    within_one: str = ""
    not_above: tuple[str, ...] = ()
    clusters: str = ""
    choices: tuple[Choice, ...] = ()
    least: int = 0
    most: int = 1_000_000
    cohort: bool = False
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an outcome is, and out of whom it is counted."""

    definition: str
    whole: str


@dataclass(frozen=True, slots=True)
class AddsUp:
    """Questions of one group that together are another: its parts without overlap."""

    whole: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Questions of one page. Without `rows` each is asked once, else once for each row.

    `by` names the kind of its rows. Rows that `overlaps` say are not parts of one whole. `access`
    says that its places are read beside need. `area` is the district of a page that each has.
    """

    key: str
    title: str
    part: str
    introduction: str
    questions: tuple[Question, ...]
    rows: tuple[Row, ...] = ()
    by: str = ""
    overlaps: bool = False
    access: bool = False
    is_for_large: bool = False
    empties: Empties = Empties.NONE
    outcome: Outcome | None = None
    adds_up: AddsUp | None = None
    base: str = ""
    """The key that the pages of all areas share."""
    area: str = ""

    def question(self, key: str) -> Question | None:
        """One question by its key."""
        return next((each for each in self.questions if each.key == key), None)

    def row(self, key: str) -> Row | None:
        """One row by its key."""
        return next((each for each in self.rows if each.key == key), None)

    def cells(self) -> Iterator["Cell"]:
        """Every box of the page, line by line."""
        for row in self.rows or (None,):
            for question in self.questions:
                yield Cell(self, question, row)

    def is_guarded(self, question: Question) -> bool:
        """Whether a small number of people here could point at somebody."""
        if question.shape is not Shape.COUNT or question.unit is not Unit.PEOPLE:
            return False
        return bool(self.rows) or question.cohort


@dataclass(frozen=True, slots=True)
class Cell:
    """One box: a question of a group, in one row where the group has rows."""

    group: Group
    question: Question
    row: Row | None = None

    @property
    def name(self) -> str:
        """Its name within the group.

        >>> group = Group("by_sex", "By sex", "core", "", ())
        >>> Cell(group, Question("referred", "Referred", "Referred"), Row("female", "Girls")).name
        'referred@female'
        """
        return cell_name(self.question.key, self.row.key if self.row else "")

    @property
    def words(self) -> str:
        """What it asks, in a few words."""
        if self.row is None:
            return self.question.short
        return f"{self.row.words}: {self.question.short}"


@dataclass(frozen=True, slots=True)
class Part:
    """One definition: the core, or what a kind of programme adds to it.

    `beside` are two groups that are only ever shown beside each other.
    """

    key: str
    title: str
    version: int
    programmes: tuple[str, ...]
    groups: tuple[Group, ...]
    beside: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class ReturnForm:
    """All that one return asks, page by page."""

    groups: tuple[Group, ...]

    def group(self, key: str) -> Group | None:
        """One page by its key."""
        return next((each for each in self.groups if each.key == key), None)


def cell_name(question: str, row: str = "") -> str:
    """The name of a box within its group."""
    return f"{question}@{row}" if row else question
