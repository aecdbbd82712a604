"""What a release says of the quality of its sources: events, counts, registers and institutions."""

from headwater.pipeline.releasing.quality.asked import asked_of
from headwater.pipeline.releasing.quality.carried import carried_words
from headwater.pipeline.releasing.quality.characteristics import characteristics_of
from headwater.pipeline.releasing.quality.deliveries import (
    StatedTables,
    deliveries_of,
    totals_asked,
)
from headwater.pipeline.releasing.quality.events import released_quality
from headwater.pipeline.releasing.quality.institutions import institutions_of, watched

__all__ = [
    "StatedTables",
    "asked_of",
    "carried_words",
    "characteristics_of",
    "deliveries_of",
    "institutions_of",
    "released_quality",
    "totals_asked",
    "watched",
]
