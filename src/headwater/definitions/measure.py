"""One measure: what is counted, over whom, and what may be published of it."""

from datetime import date
from enum import StrEnum
from typing import Any, Literal, Self

from pydantic import Field, model_validator

from headwater.definitions.conditions import Polarity
from headwater.definitions.model import Definition, Words
from headwater.definitions.narrowing import is_within
from headwater.definitions.numbers_counted import (
    MONTHS_OF_YEAR,
    Denominator,
    Numerator,
    PublishedElsewhere,
    PublishedFigure,
)
from headwater.vocabulary.comparators import Comparator
from headwater.vocabulary.periods import PeriodType

Breakdown = Literal[
    "age_band",
    "sex",
    "ethnicity",
    "crime_type",
    "kind",
    "deprivation_fifth",
    "part_of_week",
]


Grain = Literal["district", "partnership", "none"]
"""The finest area for which something is published; none where it is not published at all."""


class Relation(StrEnum):
    """What another version counts, set against what the version in force counts."""

    SAME = "same"
    NARROWER = "narrower"
    WIDER = "wider"


class VersionBeside(Definition):
    """Another version of a measure, computed beside the one in force and not taken for it.

    A later version is proposed; an earlier one is what was in force before. What is not given is
    as in the version in force. `differs` says in plain words what the two count differently.
    """

    version: int = Field(ge=1)
    differs: Words
    put_forward_by: Words
    put_forward_on: date
    numerator: Numerator | None = None
    denominator: Denominator | None = None
    unit: Words | None = None


class Measure(Definition):
    """One measure, as one YAML file.

    `months`, `years` and `breakdown_areas` say how finely each may be published: where counts
    are so small that most cells would be withheld, protecting those cells would cost the totals.
    `complement_of` names the measure of which this one is a part, so that disclosure protects the
    other part too; one that is divided by a measure is a part of it. Without a denominator
    the value is a count. With `windows` districts and the whole have windows of 36 months beside
    their years. The parts of the week are told over a year, or, where a year has too few events
    for most of them to be shown, over the 36 months that `part_of_week_over` says.
    `beside` is another version of the definition, to be seen next to this one.
    `comparators` are what its newest value is set beside; `published_elsewhere` is the figure by
    which it is compared with areas elsewhere, where it is not as published itself.
    """

    measure: Words
    version: int
    title: Words
    short_title: Words
    why_it_matters: Words
    what_it_cannot_say: Words
    theme: Words
    numerator: Numerator
    denominator: Denominator | None
    unit: Words
    polarity: Polarity
    comparators: tuple[Comparator, ...] = (Comparator.OWN_PAST,)
    breakdowns: tuple[Breakdown, ...] = ()
    breakdown_periods: tuple[PeriodType, ...] = (PeriodType.YEAR,)
    months: Grain = "district"
    years: Grain = "district"
    breakdown_areas: Grain = "district"
    small_areas: bool = False
    windows: bool = False
    part_of_week_over: Literal[PeriodType.YEAR, PeriodType.WINDOW_36] = PeriodType.YEAR
    complement_of: str | None = None
    national_success_measure: bool = False
    sources: tuple[Words, ...]
    reviewed_by: Words
    reviewed_on: date
    next_review: date
    published_elsewhere: PublishedElsewhere | None = None
    beside: VersionBeside | None = None

    @property
    def set_beside_others(self) -> tuple[str, PublishedFigure] | None:
        """The feed and figure by which it is compared with areas elsewhere, if it is."""
        if not self._has_neighbours:
            return None
        if self.published_elsewhere:
            return self.published_elsewhere.feed, self.published_elsewhere.published
        published = self.numerator.published
        return (self.numerator.feeds[0], published) if published else None

    @property
    def _has_neighbours(self) -> bool:
        return Comparator.STATISTICAL_NEIGHBOURS in self.comparators

    def periods_of(self, breakdown: Breakdown) -> tuple[PeriodType, ...]:
        """The kinds of period in which a breakdown of it is published."""
        return (self.part_of_week_over,) if breakdown == "part_of_week" else self.breakdown_periods

    @property
    def has_week_over_windows(self) -> bool:
        """Whether its parts of the week are told over windows, which then have a headline too."""
        is_asked = "part_of_week" in self.breakdowns
        return is_asked and self.part_of_week_over is PeriodType.WINDOW_36

    @property
    def name_in_force(self) -> str:
        """The name of the measure, whichever version of it this is."""
        return self.measure

    @property
    def counts_events(self) -> bool:
        """Whether it is counted from events, and not read from published aggregates."""
        return self.numerator.published is None

    @property
    def asks_who(self) -> bool:
        """Whether it asks if two events are of one person: only linkage knows that."""
        rule = self.numerator.rule
        conditions = (*rule.all_of, *rule.any_of, *rule.none_of)
        return any(condition.column == "repeat_person" for condition in conditions)

    @property
    def is_share(self) -> bool:
        """Whether what is counted is a part of what it is divided by."""
        return self.denominator is not None and bool(
            self.denominator.is_share or self.denominator.measure
        )

    @property
    def is_as_published(self) -> bool:
        """Whether its values are those of a publisher, with no count behind them."""
        published = self.numerator.published
        return published is not None and published.as_published

    @model_validator(mode="after")
    def _publishes_what_is_there(self) -> Self:
        published = self.numerator.published
        if published is None:
            return self
        finer = self.months != "none" and published.parts_of_year != MONTHS_OF_YEAR
        if finer or self.small_areas or self.breakdowns:
            raise ValueError(
                "found months, small areas or breakdowns of a published figure; expected years, "
                "and months of a monthly figure"
            )
        if published.as_published and self.complement_of:
            raise ValueError("found a complement of a figure as published; expected none")
        if published.as_published and self.denominator is not None:
            raise ValueError("found a denominator of a figure as published; expected none")
        return self

    @model_validator(mode="after")
    def _is_compared_with_what_there_is(self) -> Self:
        if len(set(self.comparators)) < len(self.comparators):
            raise ValueError("found a comparator twice; expected each once")
        has_peers = self.denominator and self.years == "district" and not self.is_as_published
        if Comparator.DISTRICT_PEERS in self.comparators and not has_peers:
            raise ValueError(
                "found district_peers of what no district has a rate or share of; expected a "
                "denominator, and years of districts"
            )
        published, elsewhere = self.numerator.published, self.published_elsewhere
        of_others = published and published.as_published and published.parts_of_year == 1
        if elsewhere and (self.is_as_published or not self._has_neighbours):
            raise ValueError(
                "found published_elsewhere of a figure as published, or without "
                "statistical_neighbours; expected it where it is compared so and counted here"
            )
        if self._has_neighbours and not of_others and not elsewhere:
            raise ValueError(
                "found statistical_neighbours of what is counted here; expected them of a yearly "
                "figure as published, or the one in published_elsewhere"
            )
        return self

    @model_validator(mode="after")
    def _divides_counts_by_what_their_feed_states(self) -> Self:
        divided_by = self.denominator.figure if self.denominator else None
        if divided_by and self.counts_events:
            raise ValueError("found events divided by a figure; expected residents")
        share_of = self.denominator.measure if self.denominator else None
        if share_of and (not self.counts_events or self.complement_of != share_of):
            raise ValueError(
                "found a share of a measure of which this is not said to be a part; expected "
                "events, and the same measure in complement_of"
            )
        return self

    @model_validator(mode="after")
    def _has_windows_that_add_up(self) -> Self:
        published = self.numerator.published
        adds_up = published and not published.as_published and published.over_a_year == "sum"
        if self.windows and not adds_up:
            raise ValueError(
                "found windows of what is not added up over a year; expected them of a figure "
                "that is a count"
            )
        return self

    @model_validator(mode="after")
    def _stands_beside_what_it_can_be_set_against(self) -> Self:
        if self.beside is None:
            return self
        if self.beside.version == self.version:
            raise ValueError(
                f"found version {self.version} beside itself; expected another version"
            )
        version_beside(self)
        return self


class MeasureVersion(Measure):
    """A version of a measure beside the one in force, under a name of its own."""

    version_of: Words
    relation: Relation
    differs: Words

    @property
    def name_in_force(self) -> str:
        """The name of the measure, whichever version of it this is."""
        return self.version_of


def name_of_version(measure: str, version: int) -> str:
    """The name under which values of a version that is not in force are kept.

    >>> name_of_version("knife_possession_offences", 2)
    'knife_possession_offences_version_2'
    """
    return f"{measure}_version_{version}"


def version_beside(measure: Measure) -> MeasureVersion | None:
    """The version beside the one in force as a measure of its own.

    A proposal is its headline alone. One that was in force keeps what was published of it, so that
    its numbers stay proven against those that took their place.

    Raises ValueError where neither of the two counts all that the other counts: what one has and
    the other has not could then not be protected.
    """
    beside = measure.beside
    if beside is None:
        return None
    changed: dict[str, Any] = {
        name: getattr(beside, name)
        for name in ("numerator", "denominator", "unit")
        if name in beside.model_fields_set
    }
    numerator = changed.get("numerator") or measure.numerator
    was_in_force = beside.version < measure.version
    given = {name: getattr(measure, name) for name in Measure.model_fields}
    return MeasureVersion(
        **given
        | changed
        | {
            "measure": name_of_version(measure.measure, beside.version),
            "version": beside.version,
            "numerator": numerator,
            "breakdowns": _breakdowns_kept(measure, numerator) if was_in_force else (),
            "small_areas": measure.small_areas and was_in_force,
            "complement_of": None,
            "comparators": (),
            "published_elsewhere": None,
            "national_success_measure": False,
            "reviewed_by": beside.put_forward_by,
            "reviewed_on": beside.put_forward_on,
            "beside": None,
            "version_of": measure.measure,
            "relation": _relation(numerator, measure.numerator),
            "differs": beside.differs,
        }
    )


def _breakdowns_kept(measure: Measure, numerator: Numerator) -> tuple[Breakdown, ...]:
    """Events of several kinds stand under the first, so with other kinds they stand elsewhere."""
    same_kinds = numerator.kinds == measure.numerator.kinds
    return tuple(each for each in measure.breakdowns if same_kinds or each != "kind")


def _relation(beside: Numerator, in_force: Numerator) -> Relation:
    if beside == in_force:
        return Relation.SAME
    if is_within(beside, in_force):
        return Relation.NARROWER
    if is_within(in_force, beside):
        return Relation.WIDER
    raise ValueError(
        "found a version that neither counts only part of what the other counts nor all of it and "
        "more; expected one or the other: take the change in two steps"
    )
