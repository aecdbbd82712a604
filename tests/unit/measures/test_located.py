"""When and where events of a measure were: only those that count, and no reference of any."""

from pathlib import Path
from typing import Any

import pytest
from tests.spec.measures.small_world import SCOPE, SmallWorld, measure, parse

from headwater import measures, warehouse
from headwater.definitions.measure import Measure

CRIMES = """
small_area_code | occurred_at      | weapon | offence_code
AWE             | 2025-01-03T22:15 | yes    | 9/9
AWE             | 2025-01-03T22:15 | yes    | 9/9
AWE             | 2025-01-03T23:00 | no     | 5/1
AWE             | 2025-01-05T00:00 | yes    | 5/1
BURE            | 2025-01-05T00:00 | no     | 9/9
FAR             | 2025-01-05T00:00 | yes    | 5/1
                | 2025-01-05T00:00 | yes    | 5/1
AWE             |                  | yes    | 5/1
"""
HARM = measure("harm", numerator={"feeds": ["crimes"], "kinds": ["armed", "wounding"]})
ARMED = measure(
    "armed",
    numerator={"feeds": ["crimes"], "rule": {"all_of": [{"column": "weapon", "is_": True}]}},
)
AGAIN = measure(
    "again",
    numerator={"feeds": ["crimes"], "rule": {"all_of": [{"column": "repeat_place", "is_": True}]}},
)


def fetched(sql: str, tmp_path: Path) -> list[dict[str, Any]]:
    events = [{"month": (row["occurred_at"] or "2025-01")[:7], **row} for row in parse(CRIMES)]
    world = SmallWorld(events=events, coverage=[])
    with warehouse.build(tmp_path / "w.duckdb", scratch=tmp_path) as builder:
        world._load(builder)
        builder.compute(measures.place_events(partnership=world.partnership), stored=False)
        return builder.fetch(sql).to_pylist()


def hours(tmp_path: Path, *asked: Measure) -> list[tuple[Any, ...]]:
    rows = fetched(measures.hours_of_small_areas(asked, scope=SCOPE), tmp_path)
    return [tuple(row.values()) for row in rows]


def test_events_are_counted_by_the_hour_of_their_week(tmp_path: Path) -> None:
    """The third of January 2025 was a Friday. Outside, without a place or a time: none."""
    assert hours(tmp_path, HARM) == [
        ("harm", "AWE", 2025, 4, 22, False, 2),
        ("harm", "AWE", 2025, 4, 23, True, 1),
        ("harm", "AWE", 2025, 6, 0, True, 1),
    ]


def test_each_measure_has_its_own_events(tmp_path: Path) -> None:
    found = hours(tmp_path, ARMED, HARM)
    assert sum(row[-1] for row in found if row[0] == "armed") == 3
    assert sum(row[-1] for row in found if row[0] == "harm") == 4


def test_what_one_place_has_at_one_minute_is_one_day(tmp_path: Path) -> None:
    rows = fetched(measures.days_of_small_areas([HARM], scope=SCOPE), tmp_path)
    assert [(row["small_area_code"], row["day"].day) for row in rows] == [
        ("AWE", 3),
        ("AWE", 3),
        ("AWE", 5),
    ]
    assert set(rows[0]) == {"measure", "small_area_code", "day"}


@pytest.mark.parametrize("asked", [(), (AGAIN,)], ids=["nothing", "a measure of repeats"])
def test_nothing_is_asked_of_these(asked: tuple[Measure, ...], tmp_path: Path) -> None:
    assert hours(tmp_path, *asked) == []
