"""Residents counted in small areas of 2011, carried to those of 2021: exactly, by weights, or not.

The lookup names 2021 areas; the changes say which 2011 area each was made from.
"""

from collections import defaultdict

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.measures import carried_population, carry_population
from headwater.tables.changes import AreaChange, PopulationAsStated
from headwater.tables.places import AreaLookup

Stated = tuple[str, int, float]
Change = tuple[str, str, str, float | None]

# area of 2011, area of 2021, change, stated weight
CHANGES: list[Change] = [
    ("same", "same", "unchanged", None),
    ("split", "part1", "split", None),
    ("split", "part2", "split", None),
    ("weighed", "heavy", "split", 0.75),
    ("weighed", "light", "split", 0.25),
    ("left", "joined", "merged", None),
    ("right", "joined", "merged", None),
    ("odd", "strange1", "irregular", None),
    ("odd", "strange2", "irregular", None),
    ("new", "uncounted1", "split", None),
    ("new", "uncounted2", "split", None),
    ("unsound", "half1", "split", 0.5),
    ("unsound", "half2", "split", 0.1),
]
COUNTED_SINCE: list[Stated] = [("part1", 2022, 300), ("part2", 2022, 100), ("part1", 2023, 999)]


def carried(
    stated: list[Stated], changes: list[Change] = CHANGES
) -> tuple[dict[tuple[str, int], float], dict[tuple[int, str], float]]:
    """Residents by area and year, and by year and way."""
    with duckdb.connect() as connection:
        for table in (AreaLookup, AreaChange, PopulationAsStated):
            connection.execute(f"CREATE TABLE {table.name} ({table.column_definitions()})")
        connection.execute("INSERT INTO area_lookup VALUES ('same', 'same', 2021, 'd', 'D')")
        connection.executemany(
            "INSERT INTO area_change VALUES ($1, $2, $3, 'd', $4)", [list(row) for row in changes]
        )
        if stated:
            connection.executemany(
                "INSERT INTO population_as_stated VALUES ($1, $2, 20, 'female', $3)",
                [list(row) for row in stated],
            )
        rows = connection.sql(carry_population().sql).fetchall()
        ways = connection.sql(carried_population().sql).fetchall()
    found: dict[tuple[str, int], float] = defaultdict(float)
    for code, year, _age, _sex, persons in rows:
        found[code, year] += persons
    return dict(found), {(year, way): persons for year, way, persons in ways}


CASES = [
    ("same", {"same": 400}, "stated"),
    ("split", {"part1": 300, "part2": 100}, "apportioned"),
    ("weighed", {"heavy": 300, "light": 100}, "apportioned"),
    ("left", {"joined": 400}, "exact"),
    ("odd", {"odd": 400}, "not_carried"),
    ("new", {"new": 400}, "not_carried"),
    ("unsound", {"unsound": 400}, "not_carried"),
    ("elsewhere", {"elsewhere": 400}, "stated"),
]


@pytest.mark.parametrize(("area", "expected", "way"), CASES)
def test_each_change_is_carried_in_its_own_way(
    area: str, expected: dict[str, float], way: str
) -> None:
    found, ways = carried([(area, 2019, 400), *COUNTED_SINCE])
    assert {code: persons for (code, year), persons in found.items() if year == 2019} == expected
    assert ways[2019, way] == 400
    assert found["part1", 2022] == 300


def test_merged_areas_are_added_up() -> None:
    found, ways = carried([("left", 2019, 150), ("right", 2019, 250)])
    assert found == {("joined", 2019): 400}
    assert ways == {(2019, "exact"): 400}


def test_the_first_year_in_which_every_part_is_counted_gives_the_weights() -> None:
    found, _ = carried([("split", 2019, 400), ("part1", 2021, 7), *COUNTED_SINCE])
    assert (found["part1", 2019], found["part2", 2019]) == (300, 100)


def test_irregular_changes_are_carried_by_stated_weights_only() -> None:
    changes: list[Change] = [("odd", "a", "irregular", 0.5), ("odd", "b", "irregular", 0.5)]
    found, ways = carried([("odd", 2019, 400)], changes)
    assert found == {("a", 2019): 200, ("b", 2019): 200}
    assert ways == {(2019, "apportioned"): 400}


def test_nobody_is_carried_into_a_year_whose_parts_are_stated() -> None:
    found, ways = carried([("split", 2022, 400), *COUNTED_SINCE])
    assert found["part1", 2022] == 300
    assert found["split", 2022] == 400
    assert ways[2022, "not_carried"] == 400


def test_without_changes_everything_stays_as_stated() -> None:
    stated: list[Stated] = [("split", 2019, 400), ("same", 2019, 5)]
    assert carried(stated, [("same", "same", "unchanged", None)])[1] == {(2019, "stated"): 405}


AREAS = sorted({change[0] for change in CHANGES} | {change[1] for change in CHANGES} | {"other"})


@given(
    st.lists(
        st.tuples(
            st.sampled_from(AREAS),
            st.integers(2018, 2023),
            st.integers(0, 3_000).map(float),
        ),
        max_size=25,
        unique_by=lambda row: row[:2],
    )
)
def test_no_resident_is_lost_or_counted_twice(stated: list[Stated]) -> None:
    found, ways = carried(stated)
    for year in {row[1] for row in stated}:
        expected = pytest.approx(sum(row[2] for row in stated if row[1] == year))
        assert sum(persons for (_, each), persons in found.items() if each == year) == expected
        assert sum(persons for (each, _), persons in ways.items() if each == year) == expected
