"""What a measure counts, and what that is divided by."""

from typing import Literal, Self, get_args

from pydantic import Field, model_validator

from headwater.definitions.conditions import Rule
from headwater.definitions.model import Definition, Words

Group = Literal[
    "indicator",
    "organisation",
    "age_group",
    "sex",
    "ethnicity",
    "phase",
    "year_group",
    "need",
    "free_meals",
    "category",
]
"""A column of published aggregates that divides its rows into groups."""
GROUPS: tuple[Group, ...] = get_args(Group)
MONTHS_OF_YEAR = 12


class PublishedFigure(Definition):
    """A figure of a feed of aggregates, and the rows of it that are taken.

    Rows are divided into groups by the columns that say what they are about. `where` gives the
    value that a column must have, or several whose rows are added up; the groups of a column
    in `added_up` are added up; every other such column must be empty, as it is in the row of all
    groups together.
    A figure for several parts of a year (there are `parts_of_year`) is added up over them, or, as
    a number of people at a time, averaged. One that is `as_published`, a share say, is no count:
    it is shown as its publisher gives it, for the publisher's own areas, without an interval.
    Beside those of other areas it has one: the publisher's 95% limits, the figures `lower` and
    `upper`; or Wilson's, of a share in percent of those in the figure `out_of`.
    """

    figure: Words
    where: dict[Group, str | tuple[str, ...]] = Field(default_factory=dict)
    added_up: tuple[Group, ...] = ()
    parts_of_year: int = Field(ge=1, le=12)
    over_a_year: Literal["sum", "mean"] = "sum"
    as_published: bool = False
    lower: Words | None = None
    upper: Words | None = None
    out_of: Words | None = None

    @property
    def empty(self) -> tuple[str, ...]:
        """The columns that are empty in the rows that are taken."""
        return tuple(name for name in GROUPS if name not in {*self.where, *self.added_up})

    @model_validator(mode="after")
    def _has_one_interval_if_as_published(self) -> Self:
        limits = (self.lower, self.upper)
        if not self.as_published and any((*limits, self.out_of)):
            raise ValueError("found limits of a count; expected them of a figure as published")
        if (self.lower is None) != (self.upper is None) or (self.lower and self.out_of):
            raise ValueError(
                "found one limit, or limits beside what it is a share of; expected both limits, "
                "or the one figure"
            )
        return self


class PublishedElsewhere(Definition):
    """Much the same thing, as a publisher gives it of every area: to set beside, never to count.

    `differs` says in plain words how it is not what is counted here.
    """

    feed: Words
    published: PublishedFigure
    unit: Words
    differs: Words

    @model_validator(mode="after")
    def _is_of_every_area(self) -> Self:
        if not self.published.as_published or self.published.parts_of_year != 1:
            raise ValueError(
                "found a count or parts of a year; expected a yearly figure as published"
            )
        return self


class Numerator(Definition):
    """What is counted: events of these feeds, in any of these kinds, under this rule.

    Or a figure of one feed of published aggregates.
    """

    feeds: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    rule: Rule = Rule()
    published: PublishedFigure | None = None

    @model_validator(mode="after")
    def _counts_one_thing(self) -> Self:
        if self.published and (self.kinds or self.rule != Rule() or len(self.feeds) != 1):
            raise ValueError(
                "found kinds, a rule or several feeds beside a published figure; expected the "
                "figure of one feed"
            )
        return self


class Denominator(Definition):
    """The residents at risk: all, or those whose age is at least / below a limit, or of one sex.

    Or a `figure` of the same feed, such as pupils on the roll, from rows like those of the
    numerator; the groups of a column in `added_up` are added up in it, and `where` gives values of
    its own. `people` says who they are. With `is_share` the numerator is a part of it, added up
    over a year as the numerator is.
    Or the events of another `measure`, of which those counted are a part. A rate is `per` so many.
    """

    population: Literal["residents"] = "residents"
    age_at_least: int | None = None
    age_below: int | None = None
    sex: Literal["female", "male"] | None = None
    figure: Words | None = None
    added_up: tuple[Group, ...] = ()
    where: dict[Group, str | tuple[str, ...]] = Field(default_factory=dict)
    people: Words | None = None
    is_share: bool = False
    measure: Words | None = None
    per: Literal[100, 1_000, 100_000] = 100_000

    @model_validator(mode="after")
    def _divides_by_one_thing(self) -> Self:
        limits = (self.age_at_least, self.age_below, self.sex) != (None, None, None)
        of_figure = self.added_up or self.people or self.where or self.is_share
        if self.figure is None and of_figure:
            raise ValueError("found groups or words of a figure; expected the figure as well")
        if self.measure and (self.figure or limits):
            raise ValueError("found a measure beside a figure or ages; expected one of them")
        if self.figure is not None and (limits or self.people is None):
            raise ValueError(
                "found a figure with ages, or without words for its people; expected no ages, "
                "and the words"
            )
        return self
