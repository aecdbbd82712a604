"""Files of counts: withheld cells stay withheld, grouped digits are numbers, people are refused."""

from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from tests.unit.intake.small_feed import basis, column, received
from tests.unit.intake.tabular.written import COLUMNAR, WRITERS, Rows, text, xlsx

from headwater.definitions.contracts import specification_from_odcs
from headwater.definitions.extract import ExtractSpecification
from headwater.intake.faults import ColumnsAmiss

FEED = "exclusions"
TABLE: Rows = [
    ["District", "Year", "Suspensions"],
    ["E1", "2025", "1,204"],
    ["E2", "2025", "<5"],
    ["E3", "2025", "0"],
    ["E4", "2025", ""],
    ["E5", "2025", "*"],
    ["Total", "", "1,204"],
]


def _specification() -> ExtractSpecification:
    columns = [
        column("area", "District", required=True, becomes="area_code"),
        column("period", "Year", required=True, becomes="period"),
        column("suspensions", "Suspensions", "number", becomes="suspensions", figure="count"),
    ]
    custom: dict[str, Any] = {
        "disclosurePolicy": "open",
        "becomes": "aggregate",
        "suppressedMarks": ["<5", "*"],
        "refusesColumns": ["name", "date of birth", "UPN"],
    }
    return specification_from_odcs(
        {
            "apiVersion": "v3.0.2",
            "kind": "DataContract",
            "id": FEED,
            "name": "Exclusions",
            "version": "1.0.0",
            "status": "active",
            "description": {"purpose": "To test.", "usage": "One row, one.", "limitations": "Few."},
            "customProperties": [
                {"property": word, "value": value} for word, value in custom.items()
            ],
            "schema": [{"name": FEED, "properties": columns}],
        }
    )


def _given() -> dict[str, Any]:
    return {"specification": _specification(), "bases": (basis(feed=FEED),)}


@pytest.mark.parametrize("kind", [*WRITERS, *COLUMNAR])
def test_a_withheld_cell_is_no_number_and_no_zero(tmp_path: Path, kind: str) -> None:
    content = (WRITERS | COLUMNAR)[kind](TABLE)
    result = received(tmp_path, content, **_given())
    rows = pq.read_table(result.accepted).to_pylist()
    assert [(row["suspensions"], row["suspensions_state"]) for row in rows] == [
        (1204.0, "released"),
        (None, "suppressed"),
        (0.0, "released"),
        (None, "missing"),
        (None, "suppressed"),
    ]
    notes = {note.reason: note.rows for note in result.report.notes}
    assert notes["suppressed_cells"] == 2
    repairs = {repair.kind: repair.count for repair in result.report.repairs}
    assert repairs["thousands_separators"] >= 1
    assert result.report.rows_rejected + result.rows_left_out == 1


@pytest.mark.parametrize("write", [text, xlsx])
@pytest.mark.parametrize("above", [[], [["Exclusions 2025", "", "", ""]]])
def test_a_column_about_one_person_refuses_the_file(
    tmp_path: Path, write: Any, above: Rows
) -> None:
    table = [*above, *([*row, "x"] for row in TABLE)]
    table[len(above)][-1] = "Pupil Surname"
    with pytest.raises(ColumnsAmiss, match="about one person: 'Pupil Surname'"):
        received(tmp_path, write(table), **_given())
