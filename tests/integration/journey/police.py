"""A police file and a basis register of our own making, real or synthetic by their references."""

import csv
from collections.abc import Sequence
from pathlib import Path

from tests.integration.journey.homes import ROOT
from tests.integration.journey.street import INSIDE_NEW

from headwater.definitions.library import Library

FEED = "police_recorded_crime"
HEADERS = [column.header for column in Library(ROOT / "definitions").extract(FEED).columns]
AGREEMENTS = ((FEED, "police", "The police force"), ("ambulance_callouts", "ambulance", "Rescue"))
ASSAULT, WOUNDING = "8/6", "5/1"
FORENAME, SURNAME = "Quenby", "Oxtoby-Vane"
"""A name that occurs nowhere else, so that a search for it proves something."""


def crime(number: int, *, prefix: str = "C-", **cells: str) -> dict[str, str]:
    """One recorded assault; `cells` by header, with `_` for a space, change it."""
    row = {
        "Crime Ref": f"{prefix}{number:05d}",
        "HO Code": ASSAULT,
        "Committed From": f"{1 + number % 28:02d}/{1 + number % 12:02d}/2025 21:30",
        "LSOA21": INSIDE_NEW,
        "Sex": "F",
        "Victim Forename": FORENAME,
        "Victim Surname": SURNAME,
        "Victim DOB": "14/02/1987",
    }
    return row | {name.replace("_", " "): cell for name, cell in cells.items()}


def write_crimes(path: Path, rows: Sequence[dict[str, str]], *, extra: Sequence[str] = ()) -> Path:
    """Write rows under the headers of the specification."""
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, [*HEADERS, *extra], restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return path


def write_register(path: Path, *, prefix: str = "", ends_on: str = "") -> Path:
    """The partnership's agreements; `ends_on` ends the ambulance service's."""
    rows = [
        {
            "basis_reference": f"{prefix}BASIS-{number}",
            "kind": "agreement",
            "feed": feed,
            "supplier": supplier,
            "supplier_name": name,
            "purpose": "Preventing serious violence",
            "fields": "*",
            "licence": "",
            "dpia_reference": f"{prefix}DPIA-{number}",
            "starts_on": "2019-10-01",
            "ends_on": ends_on if feed == "ambulance_callouts" else "",
            "keep_raw_days": "400",
            "state": "in_force",
        }
        for number, (feed, supplier, name) in enumerate(AGREEMENTS, start=1)
    ]
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return path
