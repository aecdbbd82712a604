"""Placing: words about a place become an area with a band of confidence, and the words are let go.

    gazetteer = Gazetteer.of((*read_names(open_names), *read_names(own_names)))
    placements = place_column(column, gazetteer, at_home=at_home, town_district="Z07000001")
    placements = Placer(gazetteer).column(column, at_home=at_home)   # of a file in batches
    counts = count_placed(placements)           # counts of several batches add up
    rows = band_table(counts)                   # for a scorecard
    kept = placements.counted()                 # what maps and districts may use

What comes back holds codes, bands and reasons, never the words. Homes, addresses and postcodes
are never placed: they are counted in totals, by reason. Pure functions: no clock, no connection;
only `read_names` and `accepted_names` read a file, and those files are public.
"""

from headwater.placing.bands import (
    BandAccuracy,
    BandRow,
    ReasonRow,
    accuracy_table,
    band_table,
    count_placed,
    reason_table,
)
from headwater.placing.columns import Placements, place_column
from headwater.placing.deciding import place
from headwater.placing.gazetteer import Gazetteer, Kind, Name
from headwater.placing.loading import GazetteerUnsound, accepted_names, read_names
from headwater.placing.placed import Band, Placed, Why
from headwater.placing.remembering import Placer
from headwater.placing.words import normalise

__all__ = [
    "Band",
    "BandAccuracy",
    "BandRow",
    "Gazetteer",
    "GazetteerUnsound",
    "Kind",
    "Name",
    "Placed",
    "Placements",
    "Placer",
    "ReasonRow",
    "Why",
    "accepted_names",
    "accuracy_table",
    "band_table",
    "count_placed",
    "normalise",
    "place",
    "place_column",
    "read_names",
    "reason_table",
]
