"""Every two districts beside each other, from numbers as they were released."""

from headwater.analyses.pairs.asking import pairs_of

__all__ = ["pairs_of"]
