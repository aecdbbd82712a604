"""Files of a small partnership in its partners' own shapes: eight districts, six years of months.

Nothing moves in them but what is planted here: the pandemic's year, and the rise of one district in
the newest quarter. Everything else is chance, drawn once from a seed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from tests.integration.journey.homes import ROOT, write_rows

from headwater.definitions.library import Library

CITY, RISING = "E06000018", "E07000174"
USUAL = {
    CITY: (48, 3.4),
    "E07000170": (24, 1.2),
    "E07000171": (19, 0.9),
    "E07000172": (22, 0.5),
    "E07000173": (21, 0.6),
    RISING: (24, 1.3),
    "E07000175": (18, 0.4),
    "E07000176": (3, 0.2),
}
"""Call-outs and sharp-object admissions to be expected in a usual month, by district."""
AREAS_PER_DISTRICT = 2
YEARS = range(2017, 2023)
QUARTER = (date(2022, 10, 1), date(2022, 11, 1), date(2022, 12, 1))
"""The months that come with the new files."""
RISE = 2.4
"""What the newest quarter's call-outs in one district are multiplied by."""
PANDEMIC = (date(2020, 4, 1), date(2021, 3, 1))
LEFT_IN_PANDEMIC = 0.6
LATE_MONTH, LATE_ROWS = date(2022, 8, 1), 6
"""A month whose last rows came with the new files, too few of them to be news."""

AGES = (5, 11, 14, 17, 21, 29, 41, 62)
"""One age for each band."""
SHARES_OF_AGES = (0.01, 0.03, 0.08, 0.1, 0.24, 0.26, 0.2, 0.08)
SEED = 20_221_021
_CALLS, _ADMISSIONS = "ambulance_callouts", "hospital_admissions"
_AGREED = ((_CALLS, "ambulance"), (_ADMISSIONS, "hospital_a"))
SUPPLIERS = dict(_AGREED)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file as it lies on the disk, and the feed that it belongs to."""

    feed: str
    path: Path


def first_files(folder: Path) -> list[SourceFile]:
    """Everything that the partnership holds before the newest quarter, in the order of loading."""
    folder.mkdir()
    files = [
        SourceFile("area_lookup_2021", write_rows(folder / "areas.csv", _lookup())),
        SourceFile("population_small_area", write_rows(folder / "residents.csv", _residents())),
        SourceFile("basis_register", _write(folder / "register.csv", "basis_register", _bases())),
        SourceFile("series_breaks", _write(folder / "breaks.csv", "series_breaks", _breaks())),
    ]
    for year in YEARS:
        months = [month for month in _months(year) if month not in QUARTER]
        files += [
            _calls_of(folder / f"calls_{year}.csv", months, late=False),
            _admissions_of(folder / f"admissions_{year}.csv", months),
        ]
    return files


def new_quarter(folder: Path) -> list[SourceFile]:
    """The newest quarter of both feeds, and an earlier month again with the rows that came late."""
    folder.mkdir()
    return [
        _calls_of(folder / "calls_again.csv", [LATE_MONTH], late=True),
        _calls_of(folder / "calls_quarter.csv", QUARTER, late=False),
        _admissions_of(folder / "admissions_quarter.csv", QUARTER),
    ]


def _months(year: int) -> list[date]:
    return [date(year, month, 1) for month in range(1, 13)]


def _areas_of(district: str) -> list[str]:
    first = list(USUAL).index(district) * AREAS_PER_DISTRICT
    return [f"Z01{first + number:06d}" for number in range(1, AREAS_PER_DISTRICT + 1)]


def _lookup() -> Iterator[Sequence[object]]:
    yield "lsoa21_code", "lsoa21_name", "ltla24_code", "ltla24_name"
    for district in USUAL:
        yield from ((code, f"Schematic {code}", district, district) for code in _areas_of(district))


def _residents() -> Iterator[Sequence[object]]:
    yield "lsoa21_code", "mid_year", "age", "sex", "persons"
    for district, (calls, _) in USUAL.items():
        for code in _areas_of(district):
            for year in YEARS:
                for age in AGES:
                    for sex in "FM":
                        yield code, year, age, sex, 1_000 + 40 * calls


def _bases() -> Iterator[dict[str, object]]:
    for number, (feed, supplier) in enumerate(_AGREED, start=1):
        yield {
            "basis_reference": f"SYN-BASIS-{number}",
            "kind": "agreement",
            "feed": feed,
            "supplier": supplier,
            "supplier_name": f"The {supplier.partition('_')[0]} trust",
            "purpose": "Preventing serious violence",
            "fields": "*",
            "legal_powers": "section_115|section_251",
            "dpia_reference": f"SYN-DPIA-{number}",
            "starts_on": "2016-10-01",
            "keep_raw_days": "400",
            "state": "in_force",
        }


def _breaks() -> Iterator[dict[str, object]]:
    for number, (feed, _) in enumerate(_AGREED, start=1):
        yield {
            "break_reference": f"SYN-BREAK-{number}",
            "feed": feed,
            "month": f"{PANDEMIC[0]}",
            "until": "2021-03-31",
            "reason": "The pandemic closed what is usually open.",
            "kind": "event",
            "source": "Regulations of March 2020",
        }


def _calls_of(path: Path, months: Sequence[date], *, late: bool) -> SourceFile:
    rows = [row for month in months for row in _calls(month, late=late)]
    return SourceFile(_CALLS, _write(path, _CALLS, rows))


def _admissions_of(path: Path, months: Sequence[date]) -> SourceFile:
    rows = [row for month in months for row in _admissions(month)]
    return SourceFile(_ADMISSIONS, _write(path, _ADMISSIONS, rows))


def _calls(month: date, *, late: bool) -> Iterator[dict[str, object]]:
    """The call-outs of a month; its last few of the city come late where it is the late month."""
    drawn = np.random.default_rng([SEED, 1, month.toordinal()])
    for district, (usual, _) in USUAL.items():
        count = drawn.poisson(usual * _times(month, district))
        is_cut = month == LATE_MONTH and district == CITY and not late
        for number in range(count):
            who = _person(drawn, district)
            row = {
                "Call Reference": f"SYN-{month:%y%m}-{district[-3:]}-{number:03d}",
                "Call Connected": f"{1 + int(drawn.integers(28)):02d}/{month:%m/%Y} 21:30",
                "Nature of Call": "BODY",
                "Scene LSOA21": who[0],
                "Patient Age": who[1],
                "Patient Sex": who[2],
            }
            if not (is_cut and number >= count - LATE_ROWS):
                yield row


def _times(month: date, district: str) -> float:
    if PANDEMIC[0] <= month <= PANDEMIC[1]:
        return LEFT_IN_PANDEMIC
    return RISE if month in QUARTER and district == RISING else 1.0


def _admissions(month: date) -> Iterator[dict[str, object]]:
    drawn = np.random.default_rng([SEED, 2, month.toordinal()])
    left = LEFT_IN_PANDEMIC if PANDEMIC[0] <= month <= PANDEMIC[1] else 1.0
    for district, (_, usual) in USUAL.items():
        for number in range(drawn.poisson(usual * left)):
            who = _person(drawn, district)
            yield {
                "Spell ID": f"SYN-{month:%y%m}-{district[-3:]}-{number:03d}",
                "Admission Date": f"{month:%Y%m}{1 + int(drawn.integers(28)):02d}",
                "Admission Method": "21",
                "External Cause": "X990",
                "Residence LSOA21": who[0],
                "Age on Admission": who[1],
                "Sex": {"M": "1", "F": "2"}[who[2]],
            }


def _person(drawn: np.random.Generator, district: str) -> tuple[str, int, str]:
    """Where, how old, and F or M; a part of the calls have no age."""
    area = _areas_of(district)[int(drawn.random() < 0.3)]
    age = AGES[int(drawn.choice(len(AGES), p=SHARES_OF_AGES))]
    return area, age, "F" if drawn.random() < 0.25 else "M"


def _write(
    path: Path, feed: str, rows: Iterator[dict[str, object]] | list[dict[str, object]]
) -> Path:
    headers = [column.header for column in Library(ROOT / "definitions").extract(feed).columns]
    return write_rows(path, [headers, *([row.get(name, "") for name in headers] for row in rows)])
