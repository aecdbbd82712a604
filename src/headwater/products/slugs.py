"""The names of a measure's figures, by the part of a document that shows them."""

from collections.abc import Iterable

from headwater.released.release import ReleasedMeasure


def trend_slugs(measures: Iterable[ReleasedMeasure]) -> list[str]:
    """Those through time: of the whole, and of each district."""
    return [f"{each.measure}-{kind}" for each in measures for kind in ("trend", "district-trends")]


def place_slugs(measures: Iterable[ReleasedMeasure]) -> list[str]:
    """Those of places: districts beside the whole, and small areas in classes."""
    return [f"{each.measure}-{kind}" for each in measures for kind in ("districts", "map")]


def people_slugs(measures: Iterable[ReleasedMeasure]) -> list[str]:
    """Those of groups of people and of kinds of event, in the order of a measure's breakdowns."""
    return [
        f"{each.measure}-{breakdown.replace('_', '-')}"
        for each in measures
        for breakdown in each.breakdowns
    ]
