"""One measure: what is counted, over whom, and what may be published of it."""

from datetime import date
from typing import Literal

from headwater.definitions.conditions import Polarity, Rule
from headwater.definitions.model import Definition, Words
from headwater.vocabulary.periods import PeriodType

Breakdown = Literal["age_band", "sex", "ethnicity", "crime_type", "kind", "deprivation_fifth"]


Grain = Literal["district", "partnership", "none"]
"""The finest area for which something is published; none where it is not published at all."""


class Numerator(Definition):
    """The events counted: of these feeds, in any of these kinds, and under this rule."""

    feeds: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    rule: Rule = Rule()


class Denominator(Definition):
    """The residents at risk: all, or those whose age is at least / below a limit."""

    population: Literal["residents"] = "residents"
    age_at_least: int | None = None
    age_below: int | None = None


class Measure(Definition):
    """One measure, as one YAML file.

    `months`, `years` and `breakdown_areas` say how finely each may be published: where counts
    are so small that most cells would be withheld, protecting those cells would cost the totals.
    `complement_of` names the measure of which this one is a part by age, so that disclosure
    protects the other part too. Without a denominator the value is a count.
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
    breakdowns: tuple[Breakdown, ...] = ()
    breakdown_periods: tuple[PeriodType, ...] = (PeriodType.YEAR,)
    months: Grain = "district"
    years: Grain = "district"
    breakdown_areas: Grain = "district"
    small_areas: bool = False
    complement_of: str | None = None
    national_success_measure: bool = False
    sources: tuple[Words, ...]
    reviewed_by: Words
    reviewed_on: date
    next_review: date
