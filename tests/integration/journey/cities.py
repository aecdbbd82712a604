"""Files of the two invented cities, and the plans by which their interventions are evaluated."""

import csv
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import csv as pv

from headwater.demo.counts.two_cities import FEED, SUPPLIER, CityCounts, tables
from headwater.released.evaluations.plan import (
    ChosenBecause,
    CountsFrom,
    Design,
    Direction,
    EvaluationPlan,
    TreatedArea,
)

SEED = 2026


def write_basis(path: Path) -> Path:
    """A register with the one basis that the counts of the cities need."""
    row = {
        "basis_reference": "SYN-BASIS-1",
        "kind": "anonymous_aggregate",
        "feed": FEED,
        "supplier": SUPPLIER,
        "supplier_name": "The publisher",
        "purpose": "What changed where something was tried",
        "fields": "*",
        "licence": "",
        "dpia_reference": "",
        "starts_on": "2019-10-01",
        "ends_on": "",
        "keep_raw_days": "400",
        "state": "in_force",
    }
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, list(row), lineterminator="\n")
        writer.writeheader()
        writer.writerow(row)
    return path


def write_cities(path: Path, *, seed: int = SEED) -> Path:
    """Both cities as their publisher sends them, in one file."""
    marked = tables(seed=seed, marked=lambda number: f"SYN-CITY-{number}")
    pv.write_csv(pa.concat_tables(list(marked)), path)
    return path


def plan_of(counts: CityCounts, *, reference: str, **changed: Any) -> EvaluationPlan:
    """The plan as an analyst would lock it, who knows how the areas were chosen."""
    city = counts.city
    stated: dict[str, Any] = {
        "reference": reference,
        "version": 1,
        "title": f"Patrols and outreach in {city.name}",
        "question": "Is there less violence where patrols and outreach are?",
        "intervention": "PG-1",
        "design": Design.DIFFERENCE_IN_DIFFERENCES,
        "counts_from": CountsFrom.AREA_MONTHS,
        "outcome": city.series,
        "outcome_words": "violent offences",
        "direction": Direction.FALL,
        "smallest_effect": 10.0,
        "chosen_because": (
            ChosenBecause.AT_A_PEAK if city.chosen_at_a_peak else ChosenBecause.BY_NEED
        ),
        "begins": date(2020, 1, 1),
        "ends": date(2026, 1, 1),
        "treated": tuple(TreatedArea(area, city.starts_on) for area in counts.treated),
        "comparison": counts.elsewhere,
        "areas_beside": counts.beside,
        "locked_at": datetime(2026, 1, 20, 12, tzinfo=UTC),
        "locked_by": "person-1",
        "where": city.name,
    }
    return EvaluationPlan(**{**stated, **changed})
