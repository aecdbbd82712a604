"""The rows of the file that is sent: one for each cell of the lattice, in codes alone."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from headwater.vocabulary.periods import parse_period
from headwater.vocabulary.states import ValueState

HEADERS = (
    *("File Reference", "Supplier", "Source Feed", "Measure", "Area Type", "Area Code"),
    *("Period", "Period Start", "Months", "Age Group", "Sex", "Ethnic Group", "Other Group"),
    *("Events", "Completeness"),
)
"""As the specification `partner_aggregate` names them."""
MARKS: Mapping[str, str] = {
    ValueState.SUPPRESSED: "[c]",
    ValueState.MISSING: "[x]",
    ValueState.NOT_COLLECTED: "[z]",
}
_OWN_COLUMNS = {"age_band": "Age Group", "sex": "Sex", "ethnicity": "Ethnic Group"}
_BATCH = 10_000


@dataclass(frozen=True, slots=True)
class Origin:
    """What every row of one file shares."""

    reference: str
    supplier: str
    feed: str


def write_rows(released: pa.Table, origin: Origin, path: Path) -> None:
    """Write the cells of `released` (`ReleasedValue`) to `path`, in their order."""
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, HEADERS, restval="", lineterminator="\n")
        writer.writeheader()
        for batch in released.to_batches(max_chunksize=_BATCH):
            writer.writerows(row_of(cell, origin) for cell in batch.to_pylist())


def row_of(cell: Mapping[str, Any], origin: Origin) -> dict[str, str]:
    """One released cell as a row of text.

    A number stands only where it was released; a mark says why another is not there.
    """
    period = parse_period(cell["period"])
    completeness = cell["completeness"]
    return {
        "File Reference": origin.reference,
        "Supplier": origin.supplier,
        "Source Feed": origin.feed,
        "Measure": cell["measure"],
        "Area Type": cell["area_type"],
        "Area Code": cell["area_code"],
        "Period": cell["period"],
        "Period Start": f"{period.first_month:%Y-%m-%d}",
        "Months": str(period.months),
        **_group(cell["breakdown"], cell["category"]),
        "Events": MARKS.get(cell["state"]) or str(cell["numerator"]),
        "Completeness": "" if completeness is None else f"{completeness:.2f}",
    }


def read_rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a file's values, as text."""
    with path.open(encoding="utf-8", newline="") as source:
        yield from csv.DictReader(source)


def _group(breakdown: str, category: str) -> dict[str, str]:
    if breakdown == "all":
        return {}
    if column := _OWN_COLUMNS.get(breakdown):
        return {column: category}
    return {"Other Group": f"{breakdown}: {category}"}
