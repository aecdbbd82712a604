"""Whatever the events and the deliveries, every cell equals the one counted slowly."""

from collections import defaultdict
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.spec.measures.slow_counting import SlowCount
from tests.spec.measures.small_world import SmallWorld, covered, measure, months, parse

from headwater.definitions.measure import Measure

MONTHS = months("2022-01", "2025-02")
DEPRIVATION = parse(
    "small_area_code | index_year | decile\nAWE | 2025 | 1\nBURE | 2025 | 6\nNEWER | 2025 | 10"
)
TENS = {"population": "residents", "age_at_least": 10, "age_below": 18}
NIGHT = [
    {"column": "occurred_at", "weekdays": [5, 6]},
    {"column": "occurred_at", "from_hour": 22, "until_hour": 4},
]

MEASURES = (
    measure(
        "all",
        breakdowns=["age_band", "sex", "ethnicity", "kind", "deprivation_fifth", "part_of_week"],
        small_areas=True,
    ),
    measure(
        "wounding", numerator={"feeds": ["crimes"], "kinds": ["wounding"]}, breakdowns=["kind"]
    ),
    measure(
        "young",
        numerator={
            "feeds": ["crimes", "calls"],
            "rule": {
                "all_of": [{"column": "age", "below": 25}],
                "none_of": [{"column": "domestic", "is_": True}],
            },
        },
        denominator=TENS,
        breakdowns=["age_band"],
        small_areas=True,
    ),
    measure(
        "calls",
        numerator={
            "feeds": ["calls"],
            "rule": {"any_of": [{"column": "diagnosis_code", "prefixes": ["X9", "Y012"]}]},
        },
        denominator=None,
        breakdowns=["crime_type"],
        breakdown_periods=["month", "year"],
    ),
    measure("night", numerator={"feeds": ["crimes"], "rule": {"all_of": NIGHT}}),
)

CELLS = {
    "feed": ["crimes", "calls"],
    "month": MONTHS,
    "occurred_at": [
        f"2024-03-{day:02d}T{hour:02d}:30" for day in range(1, 8) for hour in range(24)
    ],
    "small_area_code": ["AWE", "BURE", "OLDER", "NEWER", "FAR", "GONE", None],
    "offence_code": ["5/1", "8/1", "8/6", None],
    "crime_type": ["Drugs", "Robbery", None],
    "diagnosis_code": ["X99", "Y01", "Y0123", None],
    "weapon": ["yes", "no", None],
    "domestic": ["yes", "no", None],
    "age": [None, 0, 9, 10, 12, 13, 15, 16, 17, 18, 24, 25, 34, 35, 49, 50, 99],
    "sex": ["female", "male", "other", None],
    "ethnicity": ["white", "not_stated", None],
}
events = st.fixed_dictionaries({name: st.sampled_from(cells) for name, cells in CELLS.items()})


@st.composite
def deliveries(draw):
    """Months covered by each supplier: runs of months, some with gaps."""
    rows = []
    for feed, supplier in (("crimes", "police"), ("crimes", "rail police"), ("calls", "ambulance")):
        start, end = draw(st.integers(0, 12)), draw(st.integers(20, len(MONTHS)))
        gaps = draw(st.sets(st.integers(start, end), max_size=2))
        delivered = [MONTHS[i] for i in range(start, end) if i not in gaps]
        rows += [
            {"feed": feed, "supplier": supplier, "extract_id": f"{feed} {supplier}", "month": month}
            for month in delivered
        ]
    return rows


def fast(world: SmallWorld) -> dict[str, dict[tuple, tuple]]:
    found: dict[str, dict[tuple, tuple]] = defaultdict(dict)
    for row in world.values(*MEASURES):
        names = ("area_type", "area_code", "period", "breakdown", "category")
        key = tuple(row[name] for name in names)
        assert key not in found[row["measure"]]
        found[row["measure"]][key] = (row["state"], row["numerator"])
    return found


def slow(world: SmallWorld, wanted: Measure) -> dict[tuple, tuple]:
    return {key: (state, count) for key, state, count in SlowCount(world, wanted).cells()}


def check(happened: list, delivered: list) -> None:
    world = SmallWorld(events=happened, coverage=delivered, deprivation=DEPRIVATION)
    found = fast(world)
    for wanted in MEASURES:
        assert found[wanted.measure] == slow(world, wanted), wanted.measure


@pytest.mark.parametrize("seed", range(3))
def test_every_cell_equals_slow_counting_of_many_events(seed):
    random = Random(seed)
    happened = [{name: random.choice(cells) for name, cells in CELLS.items()} for _ in range(250)]
    delivered = [
        {"feed": feed, "supplier": supplier, "extract_id": f"{feed} {supplier}", "month": month}
        for feed, supplier, first in (("crimes", "police", 0), ("crimes", "rail police", 3 * seed))
        for month in MONTHS[first:]
    ]
    delivered += covered("calls", MONTHS[2], MONTHS[-2 - seed], supplier="ambulance")
    check(happened, delivered)


QUIET = {"suppress_health_check": [HealthCheck.too_slow]}


@settings(max_examples=6, derandomize=True, **QUIET)
@given(st.lists(events, max_size=30), deliveries())
def test_every_cell_equals_slow_counting(happened, delivered):
    check(happened, delivered)


@pytest.mark.prove
@settings(max_examples=200, **QUIET)
@given(st.lists(events, max_size=120), deliveries())
def test_every_cell_equals_slow_counting_at_length(happened, delivered):
    check(happened, delivered)
