"""The needs assessment of the current release, into a folder of one's choice."""

from collections.abc import Callable
from pathlib import Path

from headwater.products.needs_assessment import NeedsAssessment, build
from headwater.released.reader import ReleasedReader


def assess(released_root: Path, *, out: Path, progress: Callable[[str], None]) -> NeedsAssessment:
    """Write the document. Raises NoReleaseYet when there is nothing to write about."""
    return build(ReleasedReader(released_root).open(), directory=out, progress=progress)
