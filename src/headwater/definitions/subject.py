"""One subject: a question that several measures answer together, and what they leave open."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

from headwater.definitions.measure import Breakdown, Measure
from headwater.definitions.model import Definition, Words
from headwater.vocabulary.subjects import Arrangement

Asked = Literal["slope", "relative_slope", "concentration", "inequality_of_places", "persistence"]
"""A question that a method answers of a measure for the whole partnership."""


class Line(Definition):
    """One line of a subject's table: a measure, and in a word what it adds.

    `among` says whom it is a number of: residents, those stopped, those referred. `breakdown`
    divides it, and `category` takes one part. What `then` names is what followed or who was
    reached. `against` is the whole of which the measure is the part of a group, and `unknown` the
    share of which nobody knows the group; `residents_as_in` names a measure whose residents,
    by ethnic group, the share is set against. A line without a measure says what is `not_held`.
    """

    title: Words | None = None
    measure: Words | None = None
    adds: Words
    among: Words | None = None
    breakdown: Breakdown | None = None
    category: Words | None = None
    then: tuple[Words, ...] = ()
    against: Words | None = None
    unknown: Words | None = None
    residents_as_in: Words | None = None
    not_held: Words | None = None

    @property
    def named(self) -> tuple[str, ...]:
        """Every measure that the line names."""
        found = (self.measure, *self.then, self.against, self.unknown, self.residents_as_in)
        return tuple(name for name in found if name)

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        if (self.measure is None) is (self.not_held is None):
            raise ValueError("found a measure beside not_held, or neither; expected one of them")
        if self.title is None and (self.measure is None or self.category):
            raise ValueError("found no title for a category or for what is not held; expected one")
        if self.category and not self.breakdown:
            raise ValueError("found a category of no breakdown; expected its breakdown as well")
        if self.unknown and not self.against:
            raise ValueError("found unknown beside no whole; expected against as well")
        return self


class Compared(Definition):
    """What a method says of a measure, to stand on the subject's page in its own words."""

    measure: Words
    question: Asked


class NotKnown(Definition):
    """What the subject leaves open because nobody here holds it, and who could give it."""

    what: Words
    from_whom: Words


class Subject(Definition):
    """One subject, as one YAML file. Without `only_for` every partnership has it."""

    subject: Words
    version: int
    title: Words
    question: Words
    purpose: Words
    arrangement: Arrangement
    lines: tuple[Line, ...] = Field(min_length=1)
    comparisons: tuple[Compared, ...] = ()
    caveats: tuple[Words, ...] = Field(min_length=1)
    not_known: tuple[NotKnown, ...] = ()
    only_for: tuple[Words, ...] = ()
    reviewed_by: Words
    reviewed_on: date
    next_review: date

    @model_validator(mode="after")
    def _lines_suit_the_arrangement(self) -> Self:
        for number, line in enumerate(self.lines, start=1):
            if problem := _unsuited(line, self.arrangement):
                raise ValueError(f"line {number}: {problem}")
        return self

    def faults(self, measures: Mapping[str, Measure]) -> tuple[str, ...]:
        """What does not hold against the measures: unknown names, breakdowns that are not there."""
        compared = (each.measure for each in self.comparisons)
        unknown = [
            f"{name!r} is no measure"
            for name in dict.fromkeys([*_named(self.lines), *compared])
            if name not in measures
        ]
        return (*unknown, *_misread(self.lines, measures))


def _unsuited(line: Line, arrangement: Arrangement) -> str:
    """Why a line cannot stand in this arrangement; nothing where it can."""
    if line.measure is None:
        return ""
    match arrangement:
        case Arrangement.BY_STAGE:
            by_group = line.breakdown == "ethnicity" or line.against or line.residents_as_in
            if not by_group or not line.among:
                return (
                    "found a stage without ethnic groups, or without words for whom it is among; "
                    "expected breakdown ethnicity, against or residents_as_in, and among"
                )
        case Arrangement.ASKED_AND_ANSWERED if not line.then:
            return "found nothing that followed; expected a measure in then"
        case _:
            return ""
    return ""


def _named(lines: tuple[Line, ...]) -> Iterator[str]:
    for line in lines:
        yield from line.named


def _misread(lines: tuple[Line, ...], measures: Mapping[str, Measure]) -> Iterator[str]:
    for line in lines:
        measure = measures.get(line.measure or "")
        if measure is None:
            continue
        if line.breakdown and line.breakdown not in measure.breakdowns:
            had = ", ".join(measure.breakdowns) or "none"
            yield f"{line.measure!r} has no breakdown {line.breakdown!r}; it has: {had}"
        if line.against and measure.complement_of != line.against:
            yield f"{line.measure!r} is not said to be a part of {line.against!r}"
        residents = measures.get(line.residents_as_in or "")
        if residents is None:
            continue
        if "ethnicity" not in residents.breakdowns:
            yield f"{line.residents_as_in!r} has no breakdown 'ethnicity'"
        if not ethnic_groups(measure):
            yield f"{line.measure!r} counts no ethnic group; expected one in its where"


def ethnic_groups(measure: Measure) -> tuple[str, ...]:
    """The ethnic groups that a published figure is of; none where it is of everyone."""
    published = measure.numerator.published
    groups = published.where.get("ethnicity", ()) if published else ()
    return (groups,) if isinstance(groups, str) else groups
