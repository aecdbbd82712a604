"""Persistent places as they leave the engine: the class, words and coarse steps, and no number."""

import json
import re
from collections.abc import Mapping
from typing import Any

import pyarrow as pa
import pytest
from pydantic import TypeAdapter
from tests.unit.analyses.lattice import Cell, table, windows, years
from tests.unit.analyses.persistent_places.test_busy_hours import EVEN, SCHEMA, rows
from tests.unit.products import sample

from headwater.definitions.places import PlacesAsked
from headwater.pipeline.releasing.placing import near_repeat_events, persistent_places_of
from headwater.released.places import OFTEN, PersistentPlaces
from headwater.vocabulary.areas import Area, AreaType
from headwater.vocabulary.busy_hours import Hours
from headwater.vocabulary.week import Days, PartOfWeek

ASKED = PlacesAsked.model_validate(
    {
        "version": 1,
        "persistent": {
            "police_measure": "police",
            "other_measures": ["ed", "ambulance"],
            "hours_from": ["police", "ambulance"],
        },
        "near_repeats": {"measures": ["police"], "within_days": 7},
    }
)
QUIET = {f"S{at:02d}": [10] * 6 for at in range(40)}
HIGH = [60] * 6
MEASURES = [
    sample.measure(name, name.title(), theme="harm", feed=name)
    for name in ("police", "ed", "ambulance")
]
AREAS = [
    Area(code, code, AreaType.SMALL_AREA, "D2" if code < "S10" else "D1", 2021) for code in QUIET
]
NIGHT = PartOfWeek(Days.FRIDAY, 20)


def cells(measure: str, high: tuple[str, ...], *, known: int = 6) -> list[Cell]:
    areas = {**QUIET, **dict.fromkeys(high, HIGH)}
    areas = {code: series[:known] for code, series in areas.items()}
    totals = [sum(counts) for counts in zip(*areas.values(), strict=True)]
    return [*windows(measure, areas), *years(measure, totals, people=1_500.0 * len(areas))]


VALUES = table(
    cells("police", ("S20", "S05", "S30")),
    cells("ed", ("S20", "S05")),
    cells("ambulance", ("S05",)),
)


def hours(*some: list[dict[str, object]]) -> pa.Table:
    return pa.Table.from_pylist([row for each in some for row in each], schema=SCHEMA)


def found(
    values: pa.Table = VALUES, at: pa.Table | None = None, **changes: Any
) -> PersistentPlaces | None:
    given: dict[str, Any] = {"areas": AREAS, "measures": MEASURES, **changes}
    return persistent_places_of(ASKED, values, at if at is not None else hours(), **given)


def told(at: pa.Table | None = None) -> Mapping[tuple[str, str], Any]:
    places = found(at=at)
    assert places is not None
    return {
        (place.area_code, seen.measure): seen for place in places.places for seen in place.seen_by
    }


def test_a_place_is_named_once_with_everyone_who_sees_it_the_police_first() -> None:
    places = found()
    assert places is not None
    seen = {place.area_code: [each.measure for each in place.seen_by] for place in places.places}
    assert seen == {"S20": ["police", "ed"], "S05": ["police", "ed", "ambulance"]}


def test_places_are_in_the_order_of_districts_and_codes() -> None:
    places = found()
    assert places is not None
    assert [(each.district_code, each.area_code) for each in places.places] == [
        ("D1", "S20"),
        ("D2", "S05"),
    ]


def test_what_could_be_compared_is_said_and_what_could_not() -> None:
    values = table(
        cells("police", ("S05",)), cells("ed", ("S05",), known=5), cells("ambulance", (), known=2)
    )
    places = found(values)
    assert places is not None
    emergency, ambulance = places.agreements
    assert (emergency.first_period, emergency.last_period) == ("2022-01/P12M", "2024-01/P12M")
    assert not ambulance.could_tell
    assert places.could_tell
    assert [place.area_code for place in places.places] == ["S05"]


def test_hours_are_asked_only_of_sources_that_know_when_it_happened() -> None:
    """Of the years in which the sources agree; the emergency department is not asked."""
    busy = [rows(EVEN, area="S05", year=year) for year in (2023, 2024, 2025)]
    night = rows({(4, 22): 40}, area="S05")
    before = rows({(0, 3): 400}, area="S05", year=2022)
    seen = told(hours(*busy, night, before))
    assert (seen["S05", "police"].hours, seen["S05", "police"].parts) == (Hours.TOLD, (NIGHT,))
    assert seen["S05", "ed"].hours is Hours.NOT_ASKED
    assert seen["S05", "ambulance"].hours is Hours.TOO_FEW
    assert seen["S20", "police"].hours is Hours.TOO_FEW


def test_how_surely_is_one_of_a_few_steps() -> None:
    assert {seen.often for seen in told().values()} <= {0, *OFTEN}


def test_no_number_of_events_leaves_the_engine() -> None:
    """Every number in the file is a step, an hour, a year or a day; none is made of a count."""
    at = hours(rows(EVEN, area="S05"), rows({(4, 22): 43}, area="S05"))
    written = TypeAdapter(PersistentPlaces).dump_json(found(at=at)).decode()
    content = json.loads(written)
    numbers = set(re.findall(r"(?<![\w/-])\d+(?![\w/-])", written))
    assert numbers <= {"0", "4", "8", "12", "16", "20", *map(str, OFTEN)}
    assert set(content["places"][0]) == {"area_code", "district_code", "seen_by"}
    assert set(content["places"][0]["seen_by"][0]) == {"measure", "often", "hours", "parts"}


@pytest.mark.parametrize("many", [2, 3, 7])
def test_the_words_are_the_same_for_as_many_times_the_events(many: int) -> None:
    """Who reads them cannot tell how many there were."""
    one = [rows(EVEN, area="S05"), rows({(4, 22): 60}, area="S05")]
    more = [[{**row, "events": many * int(str(row["events"]))} for row in part] for part in one]
    assert found(at=hours(*one)) == found(at=hours(*more))


def test_the_class_follows_from_released_numbers_alone() -> None:
    """Whatever the exact numbers behind them, and whatever hours they were at."""
    without = found(at=hours())
    busy = found(at=hours(rows({(4, 22): 500}, area="S30", year=2024)))
    assert without is not None
    assert busy is not None
    codes = [[place.area_code for place in each.places] for each in (without, busy)]
    assert codes[0] == codes[1] == ["S20", "S05"]


def test_a_withheld_window_keeps_a_place_out() -> None:
    changed = VALUES.to_pylist()
    for row in changed:
        if (row["measure"], row["area_code"], row["period"]) == ("ed", "S20", "2024-01/P12M"):
            row |= {"state": "suppressed", "numerator": None}
    places = found(pa.Table.from_pylist(changed, schema=VALUES.schema))
    assert places is not None
    assert [place.area_code for place in places.places] == ["S05"]


@pytest.mark.parametrize("asked", [None, PlacesAsked(version=1)])
def test_where_nothing_is_asked_nothing_is_said(asked: PlacesAsked | None) -> None:
    given: dict[str, Any] = {"areas": AREAS, "measures": MEASURES}
    assert persistent_places_of(asked, VALUES, hours(), **given) is None
    assert near_repeat_events(asked, hours()) is None


def test_without_the_measure_of_the_police_nothing_is_said() -> None:
    assert found(measures=MEASURES[1:]) is None


def test_without_another_source_nobody_can_tell() -> None:
    places = found(measures=MEASURES[:1])
    assert places is not None
    assert (places.agreements, places.places, places.could_tell) == ((), (), False)


def test_days_of_near_repeats_are_those_of_the_definition() -> None:
    events = near_repeat_events(ASKED, hours())
    assert events is not None
    assert (events.measures, events.within_days) == (("police",), 7)
