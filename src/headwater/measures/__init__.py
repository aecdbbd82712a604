"""From definitions to values on the publication lattice: SQL is written here and run elsewhere."""

from headwater.measures.breaks import BreakUnclear, Known, breaks_of, counts_code
from headwater.measures.carrying import carried_population, carry_population
from headwater.measures.categories import kinds_of
from headwater.measures.code_counts import code_counts, codes_of
from headwater.measures.completeness import field_completeness
from headwater.measures.conditions import ConditionUnclear
from headwater.measures.counting import FIFTHS, KindUnknown, MeasureCount, count_events
from headwater.measures.located import days_of_small_areas, hours_of_small_areas
from headwater.measures.neighbouring import neighbouring_figures
from headwater.measures.offered import OFFERS_FEED, OFFERS_STATED
from headwater.measures.places import place_events
from headwater.measures.sums import (
    CategoryTotal,
    category_totals,
    narrower_versions,
    parts_of_wholes,
)
from headwater.measures.supplied import ITEMS_SUPPLIED
from headwater.measures.values import measure_values
from headwater.measures.words import definition_words

__all__ = [
    "FIFTHS",
    "ITEMS_SUPPLIED",
    "OFFERS_FEED",
    "OFFERS_STATED",
    "BreakUnclear",
    "CategoryTotal",
    "ConditionUnclear",
    "KindUnknown",
    "Known",
    "MeasureCount",
    "breaks_of",
    "carried_population",
    "carry_population",
    "category_totals",
    "code_counts",
    "codes_of",
    "count_events",
    "counts_code",
    "days_of_small_areas",
    "definition_words",
    "field_completeness",
    "hours_of_small_areas",
    "kinds_of",
    "measure_values",
    "narrower_versions",
    "neighbouring_figures",
    "parts_of_wholes",
    "place_events",
]
