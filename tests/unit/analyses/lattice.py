"""A small publication lattice: exact values of invented measures, series by series."""

from collections.abc import Mapping, Sequence

import numpy as np
import pyarrow as pa

WHOLE, DISTRICTS = "P1", ("D1", "D2", "D3", "D4", "D5", "D6")
AREA_NAMES = {WHOLE: "Riverland", **{code: f"District {code[1:]}" for code in DISTRICTS}}
FIRST_YEAR = 2020
SCHEMA = pa.schema(
    [
        ("measure", pa.string()),
        ("area_type", pa.string()),
        ("area_code", pa.string()),
        ("period_type", pa.string()),
        ("period", pa.string()),
        ("breakdown", pa.string()),
        ("category", pa.string()),
        ("state", pa.string()),
        ("numerator", pa.int64()),
        ("denominator", pa.float64()),
        ("completeness", pa.float64()),
        ("as_at_date", pa.date32()),
    ]
)
Cell = dict[str, object]


def years(
    measure: str,
    counts: Sequence[int | None],
    *,
    area: str = WHOLE,
    breakdown: str = "all",
    category: str = "all",
    people: float | None = 100_000.0,
) -> list[Cell]:
    """One series by calendar year from 2020; None is a year that has not arrived."""
    return [
        {
            "measure": measure,
            "area_type": "partnership" if area == WHOLE else "district",
            "area_code": area,
            "period_type": "year",
            "period": str(FIRST_YEAR + at),
            "breakdown": breakdown,
            "category": category,
            "state": "missing" if count is None else "released",
            "numerator": count,
            "denominator": people,
        }
        for at, count in enumerate(counts)
    ]


def shares(
    measure: str, categories: Mapping[str, Sequence[int]], *, breakdown: str = "age_band"
) -> list[Cell]:
    """A breakdown of the whole partnership with its headline."""
    headline = [sum(counts) for counts in zip(*categories.values(), strict=True)]
    cells = years(measure, headline)
    for category, counts in categories.items():
        cells += years(measure, counts, breakdown=breakdown, category=category)
    return cells


def windows(
    measure: str, counts: Mapping[str, Sequence[int]], *, people: float = 1_500.0
) -> list[Cell]:
    """Windows of twelve months of small areas, each ending with a December."""
    return [
        {
            "measure": measure,
            "area_type": "small_area",
            "area_code": code,
            "period_type": "window_12",
            "period": f"{FIRST_YEAR + at}-01/P12M",
            "breakdown": "all",
            "category": "all",
            "state": "released",
            "numerator": count,
            "denominator": people,
        }
        for code, series in counts.items()
        for at, count in enumerate(series)
    ]


def table(*cells: Sequence[Cell]) -> pa.Table:
    """The cells as a table of exact measure values."""
    return pa.Table.from_pylist([cell for some in cells for cell in some], schema=SCHEMA)


def a_quiet_partnership(seed: int, *, measures: int = 8) -> pa.Table:
    """Six years in which nothing changes but by chance."""
    rng = np.random.default_rng(seed)
    cells: list[list[Cell]] = []
    for at in range(measures):
        name = f"measure_{at}"
        expected = rng.uniform(10, 400)
        for area in (WHOLE, *DISTRICTS):
            share = 1.0 if area == WHOLE else 1 / len(DISTRICTS)
            cells.append(years(name, rng.poisson(expected * share, 6).tolist(), area=area))
        for breakdown, names in (
            ("age_band", ("0-9", "10-12", "50+")),
            ("sex", ("female", "male")),
        ):
            weights = rng.dirichlet(np.full(len(names), 3.0))
            for category, weight in zip(names, weights, strict=True):
                counts = rng.poisson(expected * weight, 6).tolist()
                cells.append(years(name, counts, breakdown=breakdown, category=category))
    return table(*cells)
