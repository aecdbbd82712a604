"""A hospital's own extract of a few months, the lookup that places it, and a desk to count it at.

Whom the rows name occurs nowhere else, so that a search for it proves something.
"""

import csv
import random
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from headwater.definitions.library import Library
from headwater.definitions.partnership import Partnership
from headwater.partner import Desk, Prepared, open_desk, prepare

ROOT = Path(__file__).resolve().parents[3]
LIBRARY = Library(ROOT / "definitions")
FEED, MEASURE, LOOKUP = "ed_assault_attendances", "ed_assault_attendances", "area_lookup_2021"
TODAY = date(2026, 11, 22)
HEADERS = [column.header for column in LIBRARY.extract(FEED).columns if not column.may_be_absent]
FORENAME, SURNAME, POSTCODE, BORN = "Quenby", "Oxtoby-Vane", "ZZ9 9ZY", "1987-02-14"
AGES = (4, 11, 14, 17, 21, 29, 44, 70)
MONTHS = tuple((year, month) for year in (2024, 2025) for month in range(1, 13))


def areas_of(partnership: Partnership) -> dict[str, str]:
    """Two small areas of our own making in each district, and one in no district here."""
    codes = (f"Z0{number:07d}" for number in range(1, 10_000))
    districts = [district.code for district in partnership.districts for _ in range(2)]
    return dict(zip(codes, [*districts, "E06000999"], strict=False))


def write_lookup(path: Path, areas: Mapping[str, str]) -> Path:
    rows = [
        ["lsoa21_name", "lsoa21_code", "ward24_name", "ward24_code", "ltla24_name", "ltla24_code"],
        *(["Area", area, "Ward", "E05000001", "District", code] for area, code in areas.items()),
    ]
    with path.open("w", encoding="utf-8", newline="") as target:
        csv.writer(target, lineterminator="\n").writerows(rows)
    return path


def attendance(number: int, **cells: str) -> dict[str, str]:
    """One row; `cells` by header, with `_` for a space, change it."""
    row = {
        "Attendance Identifier": f"SYN-Q{number:06d}",
        "Site Code of Treatment": "hospital_a",
        "Assault Date Time": "2025-03-14T22:30:00",
        "Age at Attendance": "29",
        "Person Stated Gender Code": "1",
        "Ethnic Category": "A",
        "Given Name": FORENAME,
        "Family Name": SURNAME,
        "Date of Birth": BORN,
        "Postcode of Usual Address": POSTCODE,
    }
    return row | {name.replace("_", " "): cell for name, cell in cells.items()}


def attendances(seed: int, count: int, areas: Mapping[str, str]) -> list[dict[str, str]]:
    """Rows of two years: some districts busy, some all but empty, some rows without a place."""
    drawn = random.Random(seed)
    codes = [*areas, "", "Z09999999"]
    weights = [1 + 12 * (place % 5 == 0) for place in range(len(codes))]
    rows = []
    for number in range(count):
        year, month = MONTHS[number % len(MONTHS)]
        rows.append(
            attendance(
                number,
                Assault_Date_Time=f"{year}-{month:02d}-{drawn.randint(1, 28):02d}T21:30:00",
                Assault_Location_LSOA21=drawn.choices(codes, weights)[0],
                Age_at_Attendance=str(drawn.choice([*AGES, ""])),
                Person_Stated_Gender_Code=drawn.choice("12"),
                Ethnic_Category=drawn.choice(["A", "N", "H", "Z", ""]),
            )
        )
    return rows


def write_attendances(path: Path, rows: Sequence[Mapping[str, str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, HEADERS, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return path


def a_desk(folder: Path, *, key: str = "5a" * 32) -> Desk:
    return open_desk(folder / "desk", {"HEADWATER_KEY": key})


def prepared(folder: Path, rows: Sequence[Mapping[str, str]], **changed: Any) -> Prepared:
    """The file that a desk makes of these rows; keyword arguments are those of `prepare`."""
    partnership = changed.pop("partnership", LIBRARY.partnership("nottinghamshire"))
    asked: dict[str, Any] = {
        "feed": FEED,
        "desk": a_desk(folder),
        "library": LIBRARY,
        "partnership": partnership,
        "references": {LOOKUP: write_lookup(folder / "lookup.csv", areas_of(partnership))},
        "supplier": None,
        "out": folder / "out",
        "today": TODAY,
        **changed,
    }
    return prepare([write_attendances(folder / "attendances.csv", rows)], **asked)
