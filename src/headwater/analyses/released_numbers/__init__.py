"""The methods put to use on what was released: nothing said here tells more than the numbers do."""

from headwater.analyses.released_numbers.asking import analyses_of
from headwater.analyses.released_numbers.near_repeats import NearRepeatEvents

__all__ = ["NearRepeatEvents", "analyses_of"]
