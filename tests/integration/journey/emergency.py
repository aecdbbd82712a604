"""A department's Tuesday spreadsheet of our own making, and the truth of every row of it."""

import csv
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import openpyxl
from tests.integration.journey.homes import write_rows

FEED, SITE = "ed_assault_attendances", "hospital_a"
HEADERS = (
    "Attendance ID",
    "Site Code",
    "Arrival Date Time",
    "Assault Date Time",
    "Assault Method",
    "Assault Location Type",
    "Assault Location",
    "Alcohol Involved",
    "Age at Attendance",
    "Person Stated Gender Code",
    "Ethnic Category",
    "Given Name",
    "Family Name",
    "Date of Birth",
    "Postcode of Usual Address",
)
ODD_HEADERS = {"Assault Date Time": "Assault dt"}
"""What the department calls a column of its own accord."""
CITY, MANSFIELD = "E06000018", "E07000174"
CLUB, SQUARE, WARD = "E01013816", "E01035506", "E01028268"
ELSEWHERE = "E01033410"
LOOKUP = {CLUB: CITY, SQUARE: CITY, ELSEWHERE: CITY, WARD: MANSFIELD}
FORMS = ("%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%d/%m/%Y %H:%M")
HOME, PUB = "03", "04"
NAMED = (
    # what is written, and where it is when the patient is right
    ("outside Rock City last night", CLUB),
    ("fight at Rock City with bouncers", CLUB),
    ("O/S the Bodega", SQUARE),
    ("Mansfield Community Hospital car park", WARD),
    ("nr Bodega Social", SQUARE),
    ("Mansfield town centre", WARD),
    ("walking from Rock City", CLUB),
    ("Talbot Street by the chippy", CLUB),
)
MISTAKEN_EVERY = 25
"""Of so many patients who name a place, one was hurt elsewhere."""

SHARES = (("postcode", 12), ("town", 31), ("", 22), ("named", 35))


@dataclass(frozen=True, slots=True)
class Attendance:
    """One row, and in which small area the assault truly was."""

    cells: dict[str, str]
    truth: str

    @property
    def reference(self) -> str:
        """The department's reference of it."""
        return self.cells["Attendance ID"]

    @property
    def arrived_before(self) -> bool:
        """Whether the patient came before the assault, as clocks and memories go."""
        at = self.cells["Assault Date Time"]
        form = FORMS[0] if "T" in at else FORMS[1] if "-" in at else FORMS[2]
        arrived = datetime.strptime(self.cells["Arrival Date Time"], FORMS[0])  # noqa: DTZ007
        return arrived < datetime.strptime(at, form)  # noqa: DTZ007 -- local times

    @property
    def words(self) -> str:
        """What is written of the place."""
        return self.cells["Assault Location"]


def month_of(year: int, month: int, rows: int, *, seed: int) -> list[Attendance]:
    """`rows` attendances of one month; every twentieth arrived before the assault."""
    drawn = random.Random(seed)
    patterns = [name for name, share in SHARES for _ in range(rows * share // 100)]
    drawn.shuffle(patterns)
    return [
        _attendance(datetime(year, month, 1), number, pattern, drawn)  # noqa: DTZ001 -- local
        for number, pattern in enumerate(patterns)
    ]


def _attendance(month: datetime, number: int, pattern: str, drawn: random.Random) -> Attendance:
    at = month + timedelta(minutes=drawn.randrange(28 * 24 * 60))
    arrived = at + timedelta(minutes=-30 if number % 20 == 0 else drawn.randrange(10, 300))
    words, truth = _place(pattern, number, drawn)
    cells = (
        f"{month:%y%m}-{number:05d}",
        SITE,
        f"{arrived:{FORMS[0]}}",
        f"{at:{FORMS[number % 3]}}",
        drawn.choice(("BODY", "KNIFE", "PUSH")),
        HOME if number % 9 == 0 else PUB,
        words,
        drawn.choice(("Y", "N", "")),
        str(drawn.randrange(16, 60)),
        drawn.choice("12"),
        drawn.choice("AMZ"),
        drawn.choice(("Quillon", "Thessaly")),
        drawn.choice(("Marchbanks", "Ottoline")),
        f"{drawn.randrange(1960, 2008)}-04-1{drawn.randrange(10)}",
        f"NG{drawn.randrange(1, 9)} {drawn.randrange(1, 9)}QQ",
    )
    return Attendance(dict(zip(HEADERS, cells, strict=True)), truth)


def _place(pattern: str, number: int, drawn: random.Random) -> tuple[str, str]:
    if pattern == "named":
        words, truth = drawn.choice(NAMED)
        return words, ELSEWHERE if number % MISTAKEN_EVERY == 1 else truth
    written = {"postcode": f"NG{number % 9} 4ZX", "town": drawn.choice(("town", "in town")), "": ""}
    return written[pattern], drawn.choice(list(LOOKUP))


def write_csv(path: Path, rows: Sequence[Attendance]) -> Path:
    """The rows as a plain file."""
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, HEADERS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(row.cells for row in rows)
    return path


def write_book(
    path: Path, rows: Sequence[Attendance], *, called: Mapping[str, str] = ODD_HEADERS
) -> Path:
    """The rows as the department sends them: header in row 4, and a totals row at the end.

    `called` gives columns names that nobody agreed.
    """
    book = openpyxl.Workbook()
    sheet = book.active
    for title in ("Assault attendances", "Emergency department A", "Provisional"):
        sheet.append([title])
    sheet.append([called.get(header, header) for header in HEADERS])
    for row in rows:
        sheet.append([row.cells[header] or None for header in HEADERS])
    sheet.append(["Total", None, None, str(len(rows))])
    book.save(path)
    return path


def write_reference(folder: Path) -> dict[str, Path]:
    """The department's agreement, and where the small areas lie."""
    agreement = {
        "basis_reference": "BASIS-1",
        "kind": "agreement",
        "feed": FEED,
        "supplier": SITE,
        "supplier_name": "The first hospital trust",
        "purpose": "Preventing serious violence",
        "fields": "*",
        "licence": "",
        "legal_powers": "section_115|section_251",
        "dpia_reference": "DPIA-1",
        "starts_on": "2019-10-01",
        "ends_on": "",
        "keep_raw_days": "400",
        "state": "in_force",
    }
    names = ("lsoa21_name", "lsoa21_code", "ward24_name", "ward24_code", "ltla24_name")
    places = [
        (f"Area {code}", code, "Ward", "E05000001", f"District {district}", district)
        for code, district in LOOKUP.items()
    ]
    return {
        "basis_register": write_rows(
            folder / "register.csv", [list(agreement), list(agreement.values())]
        ),
        "area_lookup_2021": write_rows(folder / "lookup.csv", [(*names, "ltla24_code"), *places]),
    }
