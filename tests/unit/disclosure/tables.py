"""Exact tables written as rows, for tests that need a handful of cells."""

from collections.abc import Mapping
from datetime import date

import pyarrow as pa

from headwater.disclosure import Decided, Division, decide
from headwater.tables.results import ReleaseLogEntry
from headwater.vocabulary.policies import DisclosurePolicy

NHS = DisclosurePolicy.NHS_SUBNATIONAL

Row = tuple[str, str, str, str, int | None]
"""Area type, area, period, category ('all' or 'breakdown:category'), count."""


def _period_type(period: str) -> str:
    lengths = {4: "year", 7: "month"}
    return lengths.get(len(period), f"window_{period[-3:-1]}")


def exact_table(rows: list[Row], measure: str = "admissions") -> pa.Table:
    """The rows in the columns of `tables.results.MeasureValue`; no count means missing."""
    cut = [(row[3].split(":") if ":" in row[3] else ["all", "all"]) for row in rows]
    people = [None if row[0] == "unplaced" else 10_000.0 for row in rows]
    return pa.table(
        {
            "measure": [measure] * len(rows),
            "area_type": [row[0] for row in rows],
            "area_code": [row[1] for row in rows],
            "period_type": [_period_type(row[2]) for row in rows],
            "period": [row[2] for row in rows],
            "breakdown": [part[0] for part in cut],
            "category": [part[1] for part in cut],
            "state": ["missing" if row[4] is None else "released" for row in rows],
            "numerator": pa.array([row[4] for row in rows], pa.int64()),
            "denominator": pa.array(people, pa.float64()),
            "completeness": pa.array([0.9167] * len(rows), pa.float64()),
            "as_at_date": pa.array([date(2026, 1, 31)] * len(rows), pa.date32()),
        }
    )


def no_log() -> pa.Table:
    """The log before the first release."""
    types = {"exact": pa.int64(), "shown": pa.int64()}
    names = ReleaseLogEntry.columns()
    return pa.table({name: pa.array([], types.get(name, pa.string())) for name in names})


def decision_on(
    exact: pa.Table,
    *,
    policies: Mapping[str, DisclosurePolicy] | None = None,
    log: pa.Table | None = None,
    release_id: str = "R0001",
    complements: Mapping[str, str] | None = None,
    area_parents: Mapping[str, str] | None = None,
    divisions: Mapping[str, Division] | None = None,
    **more: object,
) -> Decided:
    """The decision, with every measure protected unless said otherwise."""
    names = set(exact["measure"].to_pylist())
    return decide(
        exact,
        release_id=release_id,
        policies=policies or dict.fromkeys(names, NHS),
        area_parents=area_parents or {},
        complements=complements or {},
        divisions=divisions or dict.fromkeys(names, Division()),
        log=no_log() if log is None else log,
        **more,
    )


def decisions(decided: Decided) -> list[str]:
    """The decision on each row."""
    return decided.log["decision"].to_pylist()
