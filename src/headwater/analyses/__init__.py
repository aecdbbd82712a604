"""Questions asked of exact values inside the engine; only words and classes leave it."""

from headwater.analyses.noticing.signals import notice
from headwater.analyses.released_numbers import NearRepeatEvents, analyses_of

__all__ = ["NearRepeatEvents", "analyses_of", "notice"]
