"""A real workbook in which a spreadsheet turned offence codes into dates."""

import csv
from contextlib import closing
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
from tests.integration.real_input.shared_data import SHARED, needs_shared
from tests.unit.intake.small_feed import basis

from headwater.definitions.library import Library
from headwater.intake import receive

pytestmark = needs_shared
LIBRARY = Library(Path(__file__).resolve().parents[3] / "definitions")
SERIAL_OF_1930 = 10_959


def _codes() -> list[object]:
    import openpyxl

    workbook = SHARED / "police_recorded_crime" / "police-uk-category-mappings.xlsx"
    with closing(openpyxl.load_workbook(workbook, read_only=True)) as book:
        rows = book["police-uk-category-mappings"].iter_rows(min_row=2, values_only=True)
        return [row[0] for row in rows if row[0] is not None]


def test_every_code_that_became_a_date_is_rejected_as_that(tmp_path: Path) -> None:
    codes = _codes()
    specification = LIBRARY.extract("police_recorded_crime")
    headers = [column.header for column in specification.columns]
    path = tmp_path / "crimes.csv"
    with path.open("w", encoding="utf-8", newline="") as target:
        rows = csv.DictWriter(target, headers)
        rows.writeheader()
        rows.writerow(
            {"Crime Ref": "SYN-0", "HO Code": "5/1", "Committed From": "01/02/2025 10:00"}
        )
        for number, code in enumerate(codes, start=1):
            rows.writerow(
                {
                    "Crime Ref": f"SYN-{number}",
                    "HO Code": str(code),
                    "Committed From": "01/02/2025 10:00",
                }
            )
    received = receive(
        path,
        specification=specification,
        codelists=LIBRARY.codelists(),
        bases=(basis(feed="police_recorded_crime"),),
        supplier=None,
        today=date(2026, 11, 1),
        workspace=tmp_path / "workspace",
        home_nature=None,
    )
    serials = sum(isinstance(code, int) and code > SERIAL_OF_1930 for code in codes)
    found = {finding.reason: finding for finding in received.report.rejections}
    assert found["code_became_date"].rows == serials == 124
    assert len(found["code_became_date"].values) == 10
    accepted = pq.read_table(received.accepted, columns=["offence_code"])["offence_code"]
    assert not any("/" not in code and len(code) == 5 for code in accepted.to_pylist())
