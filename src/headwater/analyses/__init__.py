"""Questions asked of exact values inside the engine; only words and classes leave it."""

from headwater.analyses.persistence import PersistentPlace, persistent_places
from headwater.analyses.signals import notice

__all__ = ["PersistentPlace", "notice", "persistent_places"]
