"""Offences added up by what they weigh, from numbers as they were released and coarse divisions."""

from headwater.analyses.harm.editions import Edition, editions_of
from headwater.analyses.harm.telling import harm_told
from headwater.analyses.harm.weights_of_kinds import MeanWeight, mean_weight
from headwater.analyses.harm.years import KindsOverYears, kinds_over_years

__all__ = [
    "Edition",
    "KindsOverYears",
    "MeanWeight",
    "editions_of",
    "harm_told",
    "kinds_over_years",
    "mean_weight",
]
