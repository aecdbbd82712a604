"""Released products: what they are, how to point at one figure, and their reader."""

from headwater.released.explanation import ExplainedSource, Explanation
from headwater.released.figures import (
    FigureReference,
    FigureReferenceUnreadable,
    parse_figure_reference,
)
from headwater.released.names import AreaNotFound, MeasureNotFound
from headwater.released.opened import Latest, Release, ValueNotFound
from headwater.released.reader import NoReleaseYet, ReleasedReader, ReleaseNotFound
from headwater.released.values import ValueRow

__all__ = [
    "AreaNotFound",
    "ExplainedSource",
    "Explanation",
    "FigureReference",
    "FigureReferenceUnreadable",
    "Latest",
    "MeasureNotFound",
    "NoReleaseYet",
    "Release",
    "ReleaseNotFound",
    "ReleasedReader",
    "ValueNotFound",
    "ValueRow",
    "parse_figure_reference",
]
