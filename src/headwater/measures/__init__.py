"""From definitions to values on the publication lattice: SQL is written here and run elsewhere."""

from headwater.measures.breaks import counts_code
from headwater.measures.completeness import field_completeness
from headwater.measures.conditions import ConditionUnclear
from headwater.measures.counting import FIFTHS, KindUnknown, MeasureCount, count_events
from headwater.measures.places import place_events
from headwater.measures.sums import CategoryTotal, category_totals
from headwater.measures.values import measure_values
from headwater.measures.words import definition_words

__all__ = [
    "FIFTHS",
    "CategoryTotal",
    "ConditionUnclear",
    "KindUnknown",
    "MeasureCount",
    "category_totals",
    "count_events",
    "counts_code",
    "definition_words",
    "field_completeness",
    "measure_values",
    "place_events",
]
