"""Groups of similar pupils, counted from the rows of three returns."""

from collections.abc import Iterator
from datetime import date

import duckdb
import pytest

from headwater.analyses.provision import provision_counts
from headwater.tables.aggregates import PublishedAggregate
from headwater.tables.results import ProvisionCount

# feed | organisation | phase | age | category | figures
ROWS = """
alternative_provision | P1 | | | academy | pupils 20 sessions_possible 2000 sessions_attended 1400
alternative_provision | P2 | | | college | pupils 10 sessions_possible 1000 sessions_attended 600
alternative_provision | P3 | | | college | pupils 9 sessions_possible 900 sessions_attended <5
school_attendance | 990001 | secondary | | | pupils 50 sessions_possible 5000
school_attendance | 990001 | secondary | | | sessions_authorised_absence 300 persistently_absent 12
school_attendance | 990001 | secondary | | | sessions_unauthorised_absence 200
school_attendance | 990002 | special   | | | pupils 70 sessions_possible 7000
post16_destinations | | secondary | 16 | education | young_people 80
post16_destinations | | secondary | 16 | custody   | young_people 5
post16_destinations | | secondary | 16 | not_known | young_people 15
post16_destinations | | secondary | 17 | education | young_people 99
post16_destinations | |           | 16 | education | young_people 99
post16_destinations | | special   | 16 | education | young_people 99
post16_destinations | | alternative_provision | 16 | training    | young_people 12
post16_destinations | | alternative_provision | 16 | neet_active | young_people 8
"""
YEAR_10 = {"year_group": "10", "sex": "male", "need": "support", "free_meals": "true"}
LEFT = {"sex": "female", "need": "none"}
COLUMNS = ("feed", "organisation", "phase", "age_group", "category")


def stated() -> Iterator[dict[str, object]]:
    """The rows of `published_aggregate`, one for each figure."""
    for line in ROWS.strip().splitlines():
        *cells, figures = (cell.strip() for cell in line.split("|"))
        about = dict(zip(COLUMNS, (cell or None for cell in cells), strict=True))
        about |= LEFT if about["feed"] == "post16_destinations" else YEAR_10
        about |= {"supplier": "city", "extract_id": "E1", "period_start": date(2025, 1, 1)}
        words = figures.split()
        for figure, value in zip(words[::2], words[1::2], strict=True):
            known = {"value": float(value), "state": "released"} if value.isdigit() else {}
            yield about | {"figure": figure, "value": None, "state": "suppressed"} | known


@pytest.fixture(scope="module")
def counts() -> dict[tuple[str, str], dict[str, object]]:
    """One row for each question and setting."""
    with duckdb.connect() as connection:
        columns = PublishedAggregate.column_definitions()
        connection.execute(f"CREATE TABLE published_aggregate ({columns})")
        for row in stated():
            names, places = ", ".join(row), ", ".join("?" * len(row))
            connection.execute(
                f"INSERT INTO published_aggregate ({names}) VALUES ({places})", list(row.values())
            )
        found = connection.sql(provision_counts().sql)
        assert set(found.columns) == set(ProvisionCount.columns())
        rows = found.fetchall()
        return {
            (row["question"], row["setting"]): row
            for row in (dict(zip(found.columns, cells, strict=True)) for cells in rows)
        } | {("rows", ""): {"n": len(rows)}}


def test_schools_and_providers_are_added_up(counts) -> None:
    found = counts["attendance", "alternative"]
    assert (found["people"], found["among"], found["counted"]) == (30, 3_000, 2_000)
    alike = ("year_group", "sex", "need", "free_meals")
    assert [found[name] for name in alike] == ["10", "male", "support", "true"]


def test_a_row_with_a_gap_is_in_no_sum_and_is_counted(counts) -> None:
    found = counts["attendance", "alternative"]
    assert (found["rows"], found["gaps"]) == (3, 1)


def test_attended_in_a_school_is_what_was_not_missed_and_other_phases_are_left_out(counts) -> None:
    found = counts["attendance", "mainstream"]
    assert (found["people"], found["among"], found["counted"]) == (50, 5_000, 4_500)
    assert (found["rows"], found["gaps"]) == (1, 0)


def test_destinations_are_of_those_of_16_whose_setting_is_said(counts) -> None:
    mainstream, alternative = (
        counts["destination", setting] for setting in ("mainstream", "alternative")
    )
    assert [mainstream[each] for each in ("people", "among", "counted")] == [100, 85, 80]
    assert [alternative[each] for each in ("people", "among", "counted")] == [20, 20, 12]
    assert counts["rows", ""]["n"] == 4
