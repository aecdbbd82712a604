"""When places are busy: what is told, from how many events, and what no word gives away."""

from collections.abc import Mapping

import numpy as np
import pyarrow as pa
import pytest

from headwater.analyses.persistent_places.busy_hours import WeekAsked, WeekTold, busy_hours
from headwater.vocabulary.busy_hours import Hours
from headwater.vocabulary.week import PARTS_OF_WEEK, Days, PartOfWeek

Slots = Mapping[tuple[int, int], int]
FRIDAY_NIGHT, NOON = PartOfWeek(Days.FRIDAY, 20), PartOfWeek(Days.MONDAY_TO_THURSDAY, 12)
ASKED = WeekAsked("S1", "police", (2024, 2025))
EVEN = {(day, hour): 1 for day in range(7) for hour in range(24)}


def rows(
    slots: Slots,
    *,
    area: str = "S1",
    measure: str = "police",
    year: int = 2025,
    exact: bool = False,
) -> list[dict[str, object]]:
    return [
        {
            "measure": measure,
            "small_area_code": area,
            "year": year,
            "weekday": day,
            "hour": hour,
            "on_the_hour": exact,
            "events": events,
        }
        for (day, hour), events in slots.items()
        if events
    ]


SCHEMA = pa.schema(
    [
        ("measure", pa.string()),
        ("small_area_code", pa.string()),
        ("year", pa.int32()),
        ("weekday", pa.int32()),
        ("hour", pa.int32()),
        ("on_the_hour", pa.bool_()),
        ("events", pa.int64()),
    ]
)


def table(*some: list[dict[str, object]]) -> pa.Table:
    return pa.Table.from_pylist([row for each in some for row in each], schema=SCHEMA)


def told(*some: list[dict[str, object]]) -> WeekTold:
    (found,) = busy_hours(table(*some), [ASKED])
    return found


def test_the_parts_of_the_week_are_the_week() -> None:
    assert sum(part.share for part in PARTS_OF_WEEK) == pytest.approx(1.0)
    assert len(set(PARTS_OF_WEEK)) == 24


def test_a_busy_night_is_told_and_nothing_else() -> None:
    assert told(rows(EVEN), rows({(4, 22): 30})) == WeekTold(Hours.TOLD, (FRIDAY_NIGHT,))


def test_several_days_may_be_one_part() -> None:
    noon = {(day, 13): 20 for day in range(4)}
    assert told(rows(EVEN), rows(noon)).parts == (NOON,)


def test_an_even_week_has_no_part_that_stands_out() -> None:
    assert told(rows(EVEN)) == WeekTold(Hours.NO_PART)


@pytest.mark.parametrize("events", [0, 1, 7, 12, 49])
def test_below_fifty_events_the_words_are_the_same_whatever_happened(events: int) -> None:
    assert told(rows({(4, 22): events})) == WeekTold(Hours.TOO_FEW)


@pytest.mark.parametrize("events", range(1, 10))
def test_no_part_is_told_that_fewer_than_ten_events_make(events: int) -> None:
    spread = {(day, hour): 1 for day in range(4) for hour in range(24)}
    assert FRIDAY_NIGHT not in told(rows(spread), rows({(4, 22): events})).parts


def test_only_the_place_and_the_years_that_are_asked_count() -> None:
    night = {(4, 22): 60}
    elsewhere = rows(night, area="S2")
    before = rows(night, year=2023)
    otherwise = rows(night, measure="ambulance")
    assert told(elsewhere, before, otherwise) == WeekTold(Hours.TOO_FEW)


def test_midnight_that_stands_for_a_time_not_known_is_left_out() -> None:
    """Of the whole measure too many are written down as exactly midnight."""
    unknown = rows({(day, 0): 40 for day in range(7)}, exact=True)
    known = rows({(day, hour): 2 for day in range(7) for hour in (1, 23)}, exact=True)
    assert told(rows(EVEN), unknown, known) == WeekTold(Hours.NO_PART)
    assert told(unknown) == WeekTold(Hours.TOO_FEW)


def test_midnight_that_is_like_the_hours_beside_it_is_a_time() -> None:
    busy = {(5, 0): 15, (5, 1): 15, (4, 23): 15}
    assert PartOfWeek(Days.SATURDAY, 0) in told(rows(EVEN), rows(busy, exact=True)).parts


def test_a_thousand_even_weeks_are_hardly_ever_told_as_busy() -> None:
    generator = np.random.default_rng(4)
    asked = [WeekAsked(f"S{at}", "police", (2025,)) for at in range(1_000)]
    weeks = [
        rows(
            dict(zip(EVEN, generator.poisson(0.8, 168).tolist(), strict=True)), area=each.area_code
        )
        for each in asked
    ]
    found = busy_hours(table(*weeks), asked)
    assert sum(each.hours is Hours.TOLD for each in found) <= 3


def test_nothing_asked_is_nothing_told() -> None:
    assert busy_hours(table(), []) == ()
