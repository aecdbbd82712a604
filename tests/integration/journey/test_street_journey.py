"""From a street file to released values and their explanation, by the command line alone."""

import csv
import io

from tests.integration.journey.homes import CommandLine
from tests.integration.journey.street import DISTRICT, NUISANCE, VIOLENCE

MEASURE = "police_uk_street_crime"
WHOLE = "E23000019"


def values(command: CommandLine, *words: str) -> list[dict[str, str]]:
    printed = command.run("values", "--measure", MEASURE, "--format", "csv", *words)
    assert printed.returncode == 0, printed.stderr
    return list(csv.DictReader(io.StringIO(printed.stdout)))


def numerator(rows: list[dict[str, str]], area: str, period: str, category: str = "all") -> str:
    (row,) = [
        row
        for row in rows
        if (row["area_code"], row["period"], row["category"]) == (area, period, category)
    ]
    assert row["state"] == "released"
    return row["numerator"]


def test_a_hand_count_of_the_file_is_what_is_released(street_home: CommandLine) -> None:
    rows = values(street_home)
    assert numerator(rows, DISTRICT, "2025-03") == "12"
    assert numerator(rows, DISTRICT, "2025-03", VIOLENCE) == "10"
    assert numerator(rows, DISTRICT, "2025-03", NUISANCE) == "2"
    assert numerator(rows, WHOLE, "2025-03") == "15"
    assert numerator(rows, WHOLE, "2025") == "180"


def test_what_has_no_district_is_in_the_total_and_in_a_row_of_its_own(
    street_home: CommandLine,
) -> None:
    rows = values(street_home, "--area-type", "unplaced")
    for area in ("outside_partnership", "no_location", "unknown_area"):
        assert numerator(rows, area, "2025-03") == "1"


def test_a_repeated_reference_counts_once_at_its_first_place(street_home: CommandLine) -> None:
    rows = values(street_home)
    assert numerator(rows, DISTRICT, "2025-01") == "12"
    assert numerator(rows, "outside_partnership", "2025-01") == "1"


def test_the_columns_are_those_that_are_promised(street_home: CommandLine) -> None:
    row = values(street_home)[0]
    promised = "measure,area_code,period,breakdown,category,state,value,numerator"
    assert list(row) == [*promised.split(","), "denominator", "lower", "upper"]


def test_an_explanation_leads_back_to_the_file(street_home: CommandLine) -> None:
    explained = street_home.json("explain", MEASURE, "--area", DISTRICT, "--period", "2025-03")
    (extract,) = [
        extract
        for extract in street_home.json("status")["feeds"]
        if extract["feed"] == "police_uk_street"
    ]
    assert extract["rows"] == 180
    assert extract["rejected"] == 2
    text = str(explained)
    assert "12" in text
    assert "not" in explained["definition"] + str(explained)


def test_running_again_changes_nothing(street_home: CommandLine) -> None:
    before = sorted(path.name for path in (street_home.home / "released").iterdir())
    outcome = street_home.json("run", "--data-only")
    assert outcome["is_new"] is False
    assert sorted(path.name for path in (street_home.home / "released").iterdir()) == before


def test_a_measure_that_does_not_exist_is_named(street_home: CommandLine) -> None:
    done = street_home.run("values", "--measure", "police_uk_stret_crime")
    assert done.returncode == 9
    assert MEASURE in done.stderr
