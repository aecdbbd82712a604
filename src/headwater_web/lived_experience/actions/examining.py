"""Refusing words that point at somebody. What was found is never kept, and never said again."""

from headwater_web.lived_experience.faults import PointsAtSomebody
from headwater_web.scrutiny.api import identifying_marks


def check_points_at_nobody(*texts: str) -> None:
    """Raise PointsAtSomebody with the kinds of things found in any of the texts."""
    found = dict.fromkeys(mark for text in texts for mark in identifying_marks(text))
    if found:
        raise PointsAtSomebody(tuple(found))
