"""A real file, untouched, by the command line: every released count equals a direct count."""

import csv
import gzip
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from tests.integration.journey.homes import SHARED, CommandLine

FEED, MEASURE = "police_uk_street", "police_uk_street_crime"
FILE = SHARED / "police_uk" / "nottinghamshire-street-all.csv.gz"
LOOKUPS = {
    "area_lookup_2011": SHARED / "boundaries" / "lookup_lsoa11_ltla20.csv.gz",
    "area_lookup_2021": SHARED / "boundaries" / "lookup_lsoa21_ward24_ltla24.csv.gz",
}
CODE_AND_DISTRICT = {"area_lookup_2011": (1, 3), "area_lookup_2021": (1, 5)}
FIRST_MONTH_OF_NEW_CODES = "2023-06"
WHOLE = "E23000019"
DISTRICTS = ("E06000018", *(f"E07000{number}" for number in range(170, 177)))
CITY, COUNTY = DISTRICTS[0], "E10000024"
SAFETY_PARTNERSHIPS = (
    "csp_bassetlaw_newark_and_sherwood",
    "csp_mansfield_and_ashfield",
    "E22000366",
)
UNPLACED = ("outside_partnership", "no_location", "unknown_area")
Cell = tuple[str, str, str]

pytestmark = pytest.mark.skipif(not FILE.exists(), reason="needs the shared data")


@pytest.fixture(scope="module")
def report(real_home: tuple[CommandLine, dict[str, Any]]) -> dict[str, Any]:
    return real_home[1]


@pytest.fixture(scope="module")
def real_home(tmp_path_factory: pytest.TempPathFactory) -> tuple[CommandLine, dict[str, Any]]:
    """The released home, and the report on the street file."""
    command = CommandLine(tmp_path_factory.mktemp("real") / "home")
    for feed, path in LOOKUPS.items():
        command.json("load", "--feed", feed, path)
    (report,) = command.json("load", "--feed", FEED, FILE)
    command.json("run", "--data-only")
    return command, report


@pytest.fixture(scope="module")
def released(real_home: tuple[CommandLine, dict[str, Any]]) -> list[dict[str, Any]]:
    return real_home[0].values(MEASURE)


def read(path: Path) -> list[list[str]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as text:
        return list(csv.reader(text))[1:]


@pytest.fixture(scope="module")
def rows() -> list[list[str]]:
    return read(FILE)


@pytest.fixture(scope="module")
def counted(rows: list[list[str]]) -> Counter[Cell]:
    """Distinct Crime IDs, the first row of each, and every row without one."""
    districts = {
        feed: {row[code]: row[district] for row in read(LOOKUPS[feed])}
        for feed, (code, district) in CODE_AND_DISTRICT.items()
    }
    seen: set[str] = set()
    counts: Counter[Cell] = Counter()
    for crime_id, month, *_others in rows:
        if crime_id and crime_id in seen:
            continue
        seen.add(crime_id)
        area_code, crime_type = _others[5], _others[7]
        newer = month >= FIRST_MONTH_OF_NEW_CODES
        known = districts["area_lookup_2021" if newer else "area_lookup_2011"]
        counts[_area(area_code, known), month, crime_type] += 1
    return counts


def _area(code: str, known: dict[str, str]) -> str:
    if not code:
        return "no_location"
    if code not in known:
        return "unknown_area"
    return known[code] if known[code] in DISTRICTS else "outside_partnership"


def is_month(row: dict[str, Any]) -> bool:
    return len(row["period"]) == 7


def test_every_row_is_accounted_for(report: dict[str, Any], rows: list[list[str]]) -> None:
    assert report["rows_in_file"] == len(rows) == 177_390
    assert report["rows_accepted"] + report["rows_rejected"] == 177_390


def test_repeated_references_are_counted_once_and_disagreements_noted(
    report: dict[str, Any],
) -> None:
    rejected = {finding["reason"]: finding["rows"] for finding in report["rejections"]}
    assert set(rejected) == {"repeated_reference", "repeated_reference_disagrees"}
    assert sum(rejected.values()) == 836 - 410


def test_every_district_month_and_type_equals_the_direct_count(
    released: list[dict[str, Any]], counted: Counter[Cell]
) -> None:
    months = {month for _, month, _ in counted}
    told = {
        (row["area_code"], row["period"], row["category"]): row["numerator"]
        for row in released
        if is_month(row)
        and row["breakdown"] == "crime_type"
        and row["area_code"] in DISTRICTS
        and row["period"] in months
    }
    types = {crime_type for _, _, crime_type in counted}
    assert {cell for cell in told if cell[2] in types} == {
        (district, month, crime_type)
        for district in DISTRICTS
        for month in months
        for crime_type in types
    }
    wrong = {cell: count for cell, count in told.items() if count != counted[cell]}
    assert wrong == {}


def test_the_whole_holds_what_has_no_district(
    released: list[dict[str, Any]], counted: Counter[Cell]
) -> None:
    whole: Counter[tuple[str, str]] = Counter()
    unplaced: Counter[tuple[str, str]] = Counter()
    for (area, month, crime_type), count in counted.items():
        whole[month, crime_type] += count
        unplaced[area, month] += count
    for row in filter(is_month, released):
        if row["state"] != "released":
            continue
        if row["area_code"] == WHOLE and row["category"] != "all":
            assert row["numerator"] == whole[row["period"], row["category"]]
        if row["area_code"] in UNPLACED:
            assert row["numerator"] == unplaced[row["area_code"], row["period"]]
    headline = {
        row["period"]: row["numerator"]
        for row in released
        if row["area_code"] == WHOLE and row["breakdown"] == "all" and row["numerator"] is not None
    }
    assert sum(count for period, count in headline.items() if len(period) == 7) == whole.total()
    months = [count for period, count in headline.items() if period[:5] == "2025-"]
    assert headline["2025"] == sum(months)


@pytest.mark.parametrize("parts", [(CITY, COUNTY), (CITY, *SAFETY_PARTNERSHIPS)])
def test_areas_of_several_districts_add_up_to_the_whole_exactly(
    released: list[dict[str, Any]], counted: Counter[Cell], parts: tuple[str, ...]
) -> None:
    """In every period and type of crime: areas, and what is in no district, are the whole."""
    told = {
        (row["area_code"], row["period"], row["category"]): row["numerator"] for row in released
    }
    wholes = [cell for cell, count in told.items() if cell[0] == WHOLE and count is not None]
    assert len(wholes) > 250
    for cell in wholes:
        _, period, category = cell
        not_placed = sum(
            count
            for (area, month, crime_type), count in counted.items()
            if area in UNPLACED and month.startswith(period) and category in ("all", crime_type)
        )
        together = sum(told[part, period, category] for part in parts)
        assert together + not_placed == told[cell], cell


def test_months_without_a_file_are_not_zero(released: list[dict[str, Any]]) -> None:
    between = [row for row in released if row["period"] in {"2019-03", "2022-06", "2024-12"}]
    assert between
    assert {(row["state"], row["numerator"]) for row in between} == {("missing", None)}


@pytest.mark.parametrize("month", ["2018-11", "2025-06"])
def test_a_number_is_explained_back_to_its_file(
    real_home: tuple[CommandLine, dict[str, Any]], counted: Counter[Cell], month: str
) -> None:
    command, report = real_home
    explained = command.json("explain", MEASURE, "--area", "E06000018", "--period", month)
    total = sum(
        count for (area, when, _), count in counted.items() if (area, when) == ("E06000018", month)
    )
    assert explained["rows_counted"] == f"{total:,} events."
    assert report["extract_id"] in str(explained["sources"])
    words = explained["measure"]["what_it_cannot_say"]
    assert '"Violence and sexual offences" is not serious violence' in words
    printed = command.run("explain", MEASURE, "--area", "E06000018", "--period", month).stdout
    assert f"rows counted: {total:,} events." in printed
