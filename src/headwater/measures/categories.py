"""The categories of each breakdown, and the column of an event that gives them.

Every breakdown has the category `not_recorded`, so that its categories sum to the headline.
"""

from dataclasses import dataclass

from headwater.definitions.measure import Breakdown, Measure
from headwater.definitions.scope import Kind, Scope
from headwater.measures.sql import listed, named, quoted
from headwater.vocabulary.part_of_week import PARTS

NOT_RECORDED = "not_recorded"


@dataclass(frozen=True, slots=True)
class AgeBand:
    """Ages from `at_least` up to, not including, `below`; None has no limit."""

    category: str
    at_least: int
    below: int | None

    @property
    def contains(self) -> str:
        """SQL that is true where the column `age` lies in this band."""
        if self.below is None:
            return f"age >= {self.at_least}"
        return f"age >= {self.at_least} AND age < {self.below}"


# The edges 10, 18 and 25 are those of youth justice, adulthood and the national measures; the
# band 10-12 shows the very young among first-time entrants.
AGE_BANDS = (
    AgeBand("0-9", 0, 10),
    AgeBand("10-12", 10, 13),
    AgeBand("13-15", 13, 16),
    AgeBand("16-17", 16, 18),
    AgeBand("18-24", 18, 25),
    AgeBand("25-34", 25, 35),
    AgeBand("35-49", 35, 50),
    AgeBand("50+", 50, None),
)
SEXES = ("female", "male", "other")
ETHNICITIES = ("white", "mixed", "asian", "black", "other", "not_stated")
DEPRIVATION_FIFTHS = ("1", "2", "3", "4", "5")
"""1 is the most deprived fifth of the country's small areas, 5 the least."""


def age_bands_of(measure: Measure) -> tuple[AgeBand, ...]:
    """The bands in which this measure can have residents at risk: all, or those in its limits."""
    limits = measure.denominator
    lowest = (limits.age_at_least if limits else None) or 0
    highest = (limits.age_below if limits else None) or 1_000
    return tuple(
        band
        for band in AGE_BANDS
        if band.at_least < highest and (band.below is None or band.below > lowest)
    )


def kinds_of(measure: Measure, scope: Scope) -> tuple[Kind, ...]:
    """The measure's kinds in the scope's order; all of the scope where it names none."""
    named = measure.numerator.kinds
    return tuple(kind for kind in scope.kinds if not named or kind.key in named)


def fixed_categories(measure: Measure, breakdown: Breakdown, scope: Scope) -> tuple[str, ...]:
    """The categories that are known beforehand, `not_recorded` last.

    Crime types are those that the published files hold, so none is known beforehand.
    """
    known: dict[Breakdown, tuple[str, ...]] = {
        "age_band": tuple(band.category for band in age_bands_of(measure)),
        "sex": SEXES,
        "ethnicity": ETHNICITIES,
        "crime_type": (),
        "kind": tuple(kind.key for kind in kinds_of(measure, scope)),
        "deprivation_fifth": DEPRIVATION_FIFTHS,
        "part_of_week": tuple(part.category for part in PARTS),
    }
    return (*known[breakdown], NOT_RECORDED)


def age_band_column() -> str:
    """SQL for the age band of an event or a resident; empty where the age is."""
    tests = (f"WHEN {band.contains} THEN {quoted(band.category)}" for band in AGE_BANDS)
    return f"CASE {' '.join(tests)} END"


def category_column(measure: Measure, breakdown: Breakdown, scope: Scope) -> str:
    """SQL for the category of an event that has columns for each breakdown and each kind.

    An event of several kinds goes to the first of the measure's kinds in the scope's order, so
    that the kinds sum to the headline; their shares depend on that order, which the scope states.
    """
    if breakdown == "crime_type":
        return f"COALESCE(crime_type, {quoted(NOT_RECORDED)})"
    if breakdown == "kind":
        tests = (
            f"WHEN {kind_column(kind)} THEN {quoted(kind.key)}" for kind in kinds_of(measure, scope)
        )
        return f"CASE {' '.join(tests)} ELSE {quoted(NOT_RECORDED)} END"
    recorded = fixed_categories(measure, breakdown, scope)[:-1]
    return (
        f"CASE WHEN {breakdown} IN ({listed(recorded)}) THEN {breakdown} "
        f"ELSE {quoted(NOT_RECORDED)} END"
    )


def kind_column(kind: Kind) -> str:
    """The name of the column that says whether an event is of `kind`."""
    return named(f"kind {kind.key}")
