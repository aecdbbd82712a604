"""Exact values on the publication lattice, counted from random events: the tests' own generator.

Every event is drawn first and counted afterwards, so all additive relations hold by construction.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import pyarrow as pa

WHOLE = "partnership_1"
UNPLACED = ("outside_partnership", "no_location", "unknown_area")
FIFTH = "deprivation_fifth"
FIFTHS = [f"{FIFTH}_{number}" for number in range(1, 6)]
"""A breakdown whose categories are made of whole small areas; events without a place have none."""
COLUMNS = ("measure", "area_type", "area_code", "period_type", "period", "breakdown", "category")


@dataclass(frozen=True)
class Shape:
    """The size of a partnership: how many areas and years it has."""

    districts: int = 3
    small_areas: int = 20
    years: int = 3
    first_year: int = 2020

    @property
    def area_codes(self) -> list[str]:
        """Small areas first, then the three ways of having no place."""
        return [f"Z01{index:06d}" for index in range(self.small_areas)] + list(UNPLACED)

    def district_of(self, small_area: int) -> str:
        """The district of a small area: neighbours share one."""
        return f"district_{small_area * self.districts // self.small_areas + 1}"

    @property
    def area_parents(self) -> dict[str, str]:
        """Every small area's district, and every district's partnership."""
        small = {f"Z01{index:06d}": self.district_of(index) for index in range(self.small_areas)}
        return small | dict.fromkeys(small.values(), WHOLE)

    @property
    def fifths(self) -> dict[str, str]:
        """The category of `deprivation_fifth` to which each small area belongs as a whole."""
        return {f"Z01{index:06d}": FIFTHS[index % 5] for index in range(self.small_areas)}


@dataclass(frozen=True)
class MeasureShape:
    """How common a measure is and how it is broken down."""

    name: str
    events_per_year: float
    breakdowns: Mapping[str, int] = field(default_factory=lambda: {"age_band": 5, "sex": 3})
    small_areas: bool = True
    breakdown_months: bool = False


@dataclass(frozen=True)
class Events:
    """One row per event: where (index of `Shape.area_codes`), which month, which categories."""

    area: np.ndarray
    month: np.ndarray
    categories: dict[str, np.ndarray]

    def where(self, chosen: np.ndarray) -> "Events":
        """The events for which `chosen` holds."""
        cut = {name: codes[chosen] for name, codes in self.categories.items()}
        return Events(self.area[chosen], self.month[chosen], cut)

    def with_fifths(self, shape: Shape) -> "Events":
        """The same events, their deprivation fifth (if they have one) taken from their place."""
        if FIFTH not in self.categories:
            return self
        placed = self.area < shape.small_areas
        fifth = np.where(placed, self.area % 5 + 1, 0)
        return Events(self.area, self.month, self.categories | {FIFTH: fifth})


def draw_events(shape: Shape, measure: MeasureShape, random: np.random.Generator) -> Events:
    """Events with a skewed geography: a few small areas hold many of them."""
    weights = random.lognormal(0, 0.8, shape.small_areas)
    unplaced = np.array([0.02, 0.015, 0.005]) * weights.sum()
    chances = np.concatenate([weights, unplaced]) / (weights.sum() + unplaced.sum())
    count = random.poisson(measure.events_per_year * shape.years)
    shares = {
        name: random.dirichlet(np.full(size, 1.5)) for name, size in measure.breakdowns.items()
    }
    drawn = Events(
        random.choice(len(chances), count, p=chances),
        random.integers(0, shape.years * 12, count),
        {name: random.choice(len(share), count, p=share) for name, share in shares.items()},
    )
    return drawn.with_fifths(shape)


def revise(events: Events, shape: Shape, random: np.random.Generator) -> Events:
    """The same events after late returns: some gone, some moved, some new."""
    kept = events.where(random.random(len(events.area)) > 0.03)
    moved = random.random(len(kept.area)) < 0.02
    area = np.where(moved, random.integers(0, len(shape.area_codes), len(moved)), kept.area)
    again = random.choice(len(area), max(1, len(area) // 30)) if len(area) else np.zeros(0, int)
    revised = Events(
        np.concatenate([area, area[again]]),
        np.concatenate([kept.month, kept.month[again]]),
        {name: np.concatenate([codes, codes[again]]) for name, codes in kept.categories.items()},
    )
    return revised.with_fifths(shape)


def _month(shape: Shape, index: int) -> str:
    return f"{shape.first_year + index // 12}-{index % 12 + 1:02d}"


def _headline(shape: Shape, measure: MeasureShape, events: Events) -> Iterator[tuple[object, ...]]:
    grid = np.zeros((len(shape.area_codes), shape.years * 12), dtype=int)
    np.add.at(grid, (events.area, events.month), 1)
    yearly = grid.reshape(len(grid), shape.years, 12).sum(axis=2)
    for area_type, code, rows in _areas(shape):
        for month, number in enumerate(grid[rows].sum(axis=0)):
            yield (area_type, code, "month", _month(shape, month), "all", "all", number)
        for year, number in enumerate(yearly[rows].sum(axis=0)):
            yield (area_type, code, "year", str(shape.first_year + year), "all", "all", number)
    if measure.small_areas:
        yield from _windows(shape, yearly)


def _areas(shape: Shape) -> Iterator[tuple[str, str, list[int]]]:
    yield "partnership", WHOLE, list(range(len(shape.area_codes)))
    for number in range(1, shape.districts + 1):
        code = f"district_{number}"
        inside = [area for area in range(shape.small_areas) if shape.district_of(area) == code]
        yield "district", code, inside
    for offset, code in enumerate(UNPLACED):
        yield "unplaced", code, [shape.small_areas + offset]


def _windows(shape: Shape, yearly: np.ndarray) -> Iterator[tuple[object, ...]]:
    for area, code in enumerate(shape.area_codes[: shape.small_areas]):
        for length in (1, 3):
            for start in range(shape.years - length + 1):
                period = f"{shape.first_year + start}-01/P{length * 12}M"
                number = yearly[area, start : start + length].sum()
                yield ("small_area", code, f"window_{length * 12}", period, "all", "all", number)


def _breakdown(
    shape: Shape, measure: MeasureShape, events: Events, name: str
) -> Iterator[tuple[object, ...]]:
    size = measure.breakdowns[name]
    grid = np.zeros((len(shape.area_codes), shape.years * 12, size), dtype=int)
    np.add.at(grid, (events.area, events.month, events.categories[name]), 1)
    for area_type, code, rows in list(_areas(shape))[: shape.districts + 1]:
        table = grid[rows].sum(axis=0)
        for category in range(size):
            label = f"{name}_{category}" if category else "not_recorded"
            for year in range(shape.years):
                number = table[year * 12 : year * 12 + 12, category].sum()
                period = str(shape.first_year + year)
                yield (area_type, code, "year", period, name, label, number)
            if measure.breakdown_months:
                for month, number in enumerate(table[:, category]):
                    yield (area_type, code, "month", _month(shape, month), name, label, number)


def exact_values(shape: Shape, measure: MeasureShape, events: Events) -> pa.Table:
    """The measure's cells in the columns of `tables.results.MeasureValue`."""
    rows = list(_headline(shape, measure, events))
    for name in measure.breakdowns:
        rows += _breakdown(shape, measure, events, name)
    columns = {name: [row[place] for row in rows] for place, name in enumerate(COLUMNS[1:])}
    count = len(rows)
    table = {"measure": [measure.name] * count, **columns, "state": ["released"] * count}
    table["numerator"] = pa.array([int(row[6]) for row in rows], pa.int64())
    table["denominator"] = pa.array(_denominators(columns), pa.float64())
    table["completeness"] = pa.array([1.0] * count, pa.float64())
    table["as_at_date"] = pa.array([date(2026, 1, 31)] * count, pa.date32())
    return pa.table(table)


def _denominators(columns: Mapping[str, Sequence[object]]) -> list[float | None]:
    people = {"partnership": 1_150_000.0, "district": 140_000.0, "small_area": 1_700.0}
    years = {"month": 1 / 12, "year": 1.0, "window_12": 1.0, "window_36": 3.0}
    pairs = zip(columns["area_type"], columns["period_type"], strict=True)
    return [people[a] * years[p] if a in people else None for a, p in pairs]
