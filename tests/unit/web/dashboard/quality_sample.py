"""A release that says how well two hospitals and a police force record."""

from dataclasses import replace
from datetime import date

import pyarrow as pa
from tests.unit.products import sample

from headwater.released.quality import (
    CharacteristicSupport,
    DatasetSupport,
    DefinitionNote,
    DisparityBounds,
)
from headwater.released.release import Released
from headwater.tables.results import ReleasedQuality
from headwater.vocabulary.characteristics import Characteristic
from headwater.vocabulary.quality import Support

NORTH, SOUTH = ("ed_attendances", "north"), ("ed_attendances", "south")
RULE = "arrival_before_assault"
RULE_WORDS = "The patient arrived before the assault happened"
NOTE = DefinitionNote("The date of entry", "The services date an entry by different events.")

# supplier, month, months, aspect, field, rows, value, change, peers
ROWS = """
north | 2025-12 | 1  | filled          | occurred_at            | 400   | 0.93 | 0.04  | 0.97
north | 2025-12 | 1  | filled          | ethnicity              | 400   | 0.75 | -0.05 | 0.90
north | 2025-12 | 1  | not_stated      | ethnicity              | 400   | 0.10 |       |
north | 2025-12 | 1  | not_recorded    | ethnicity              | 400   | 0.15 |       |
north | 2025-11 | 1  | not_recorded    | ethnicity              | 400   | 0.20 |       |
north | 2025-11 | 1  | filled          | ethnicity              | 400   | 0.80 |       |
north | 2025-12 | 1  | answered        | alcohol                | 400   | 0.40 | 0     |
north | 2025-12 | 1  | valid           | ethnicity              | 500   | 0.95 |       |
north | 2025-12 | 1  | consistent      | arrival_before_assault | 400   | 0.98 | -0.01 | 0.99
north | 2025-12 | 1  | days_to_receipt | all                    | 400   | 11   | 3     | 8
north | 2025-12 | 12 | not_recorded    | ethnicity              | 4800  | 0.17 |       |
south | 2025-12 | 1  | filled          | ethnicity              | 0     |      |       | 0.75
south | 2025-12 | 12 | filled          | ethnicity              | 300   | 0.85 |       |
south | 2025-12 | 12 | not_recorded    | ethnicity              | 300   | 0.15 |       |
"""


def quality(rows: str = ROWS) -> pa.Table:
    """The table of the release."""
    cells = [[cell.strip() for cell in line.split("|")] for line in rows.strip().splitlines()]
    columns = {
        "feed": ["ed_attendances" for _ in cells],
        "supplier": [row[0] for row in cells],
        "month": [date.fromisoformat(f"{row[1]}-01") for row in cells],
        "months": [int(row[2]) for row in cells],
        "aspect": [row[3] for row in cells],
        "field": [row[4] for row in cells],
        "rows": [int(row[5]) for row in cells],
        "value": [float(row[6]) if row[6] else None for row in cells],
        "change": [float(row[7]) if row[7] else None for row in cells],
        "peers": [float(row[8]) if row[8] else None for row in cells],
        "peers_counted": [1 if row[8] else 0 for row in cells],
    }
    return pa.table({name: columns[name] for name in ReleasedQuality.columns()})


def bounds(group: str, *, lower: float, upper: float, period: str = "2025") -> DisparityBounds:
    """How far one group's ratio could move."""
    return DisparityBounds(
        measure="ed_assaults",
        area_code=sample.WHOLE,
        period=period,
        group=group,
        reference="white",
        ratio=1.9,
        lower=lower,
        upper=upper,
        missing=40,
        events=400,
    )


DISPARITY = (
    bounds("asian", lower=0.6, upper=4.0),
    bounds("black", lower=1.53, upper=7.45),
    bounds("black", lower=1.11, upper=7.77, period="2024"),
    bounds("mixed", lower=0.2, upper=0.7),
)
DATASETS = (
    DatasetSupport(
        "ed_attendances",
        "Emergency department attendances",
        tuple(
            CharacteristicSupport(each, Support.PARTLY, 0.62)
            if each is Characteristic.ETHNICITY
            else CharacteristicSupport(each, Support.NOT_ASKED)
            for each in Characteristic
        ),
    ),
)


def released(rows: str = ROWS) -> Released:
    """The sample, with what it says of quality."""
    sources = tuple(
        replace(
            sample.source(
                "ed_attendances",
                "Emergency department attendances",
                f"{supplier.capitalize()} Hospital",
                rules={RULE: RULE_WORDS},
                definition_notes=(NOTE,),
            ),
            supplier=supplier,
        )
        for supplier in ("north", "south")
    )
    return sample.released(
        release_id="R0003-2b3c4d5e",
        sources=sources,
        quality=quality(rows),
        disparity=DISPARITY,
        datasets=DATASETS,
        measures=tuple(
            sample.measure(
                "ed_assaults",
                "Emergency department attendances after an assault",
                theme="harm_seen_by_health_services",
                feed="ed_attendances",
                definition_notes=(NOTE,),
            )
            if each.measure == "ed_assaults"
            else each
            for each in sample.MEASURES
        ),
    )
