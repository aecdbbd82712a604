"""What moved outside noise since an earlier release, from numbers as they were released."""

from headwater.analyses.since.moving import movements_between

__all__ = ["movements_between"]
