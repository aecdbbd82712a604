"""Invented weights for the demonstration: no published scale, and near none.

The numbers stand in `invented_weights.csv` beside this module: round, and made up.
"""

import csv
from dataclasses import dataclass
from datetime import date
from importlib import resources

import pyarrow as pa

from headwater.demo.seeds.truths import LAST_YEAR

EDITION = str(LAST_YEAR + 1)
_SOURCE = "Invented weights for the demonstration"


@dataclass(frozen=True, slots=True)
class InventedScale:
    """One invented scale: the column of the file that it is read from, and what it says it is."""

    scale: str
    title: str
    kind: str
    unit: str
    price_year: str
    column: str


SCALES = (
    InventedScale(
        "invented_harm", "Invented harm index", "harm", "days of imprisonment", "", "days"
    ),
    InventedScale(
        "invented_cost",
        "Invented cost of crime",
        "cost",
        "pounds",
        f"{LAST_YEAR - 1}/{LAST_YEAR % 100:02d}",
        "pounds",
    ),
)


def invented_weights(scale: InventedScale) -> pa.Table:
    """One row for each offence code, as a file of `event_weights` has them."""
    rows = [
        {
            "scale": scale.scale,
            "scale_title": scale.title,
            "scale_kind": scale.kind,
            "edition": EDITION,
            "dated": date(LAST_YEAR + 1, 1, 5).isoformat(),
            "source": _SOURCE,
            "licence": "None needed: it is invented",
            "unit": scale.unit,
            "price_year": scale.price_year,
            "offence_code": row["offence_code"],
            "weight": row[scale.column],
        }
        for row in numbers()
    ]
    return pa.Table.from_pylist(rows)


def numbers() -> list[dict[str, str]]:
    """The invented numbers: offence code, days, pounds."""
    text = (
        resources.files("headwater.demo.registers")
        .joinpath("invented_weights.csv")
        .read_text("utf-8")
    )
    return list(csv.DictReader(text.splitlines()))
