"""Near repeats of the whole: planted ones found, chance left alone, few not spoken of."""

from datetime import date, timedelta

import numpy as np
import pyarrow as pa
import pytest
from tests.unit.analyses.lattice import WHOLE, table, windows

from headwater.analyses.released_numbers.near_repeats import (
    MOST_EVENTS,
    NearRepeatEvents,
    near_repeats_of,
)
from headwater.released.analyses import Analysis, Question, Standing
from headwater.released.place_words import near_repeat_words

AREAS = [f"S{at:03d}" for at in range(200)]
FIRST = date(2025, 1, 1)


def drawn(
    events: int, *, following: float = 0.0, seed: int = 1, first: date = FIRST, days: int = 365
) -> list[tuple[str, date]]:
    """Events over areas of unlike size; this share of them within a week of an earlier one."""
    generator = np.random.default_rng(seed)
    weights = generator.gamma(1.0, size=len(AREAS))
    area = generator.choice(len(AREAS), events, p=weights / weights.sum())
    day = generator.integers(0, days - 8, events)
    follows = generator.random(events) < following
    parent = generator.integers(0, events, events)
    area = np.where(follows, area[parent], area)
    day = np.where(follows, day[parent] + generator.integers(0, 8, events), day)
    return [
        (AREAS[a], first + timedelta(days=int(d)))
        for a, d in zip(area.tolist(), day.tolist(), strict=True)
    ]


def asked(
    events: dict[str, list[tuple[str, date]]], *, known: int = 6, within: int = 14
) -> list[Analysis]:
    rows = [(measure, *each) for measure, some in events.items() for each in some]
    columns = list(zip(*rows, strict=True)) or [[], [], []]
    days = pa.table(
        {
            "measure": pa.array(columns[0], pa.string()),
            "small_area_code": pa.array(columns[1], pa.string()),
            "day": pa.array(columns[2], pa.date32()),
        }
    )
    years = [windows(measure, {"S000": [10] * known}) for measure in events]
    measures = tuple(events)
    found = near_repeats_of(
        NearRepeatEvents(days, measures, within), table(*years), measures=measures, whole=WHOLE
    )
    return list(found)


def slow_ratio(events: list[tuple[str, date]], within: int) -> float:
    """Observed over expected pairs, pair by pair."""
    near = soon = both = pairs = 0
    for at, (area, day) in enumerate(events):
        for other, when in events[at + 1 :]:
            is_near, is_soon = area == other, abs((day - when).days) <= within
            near, soon, both = near + is_near, soon + is_soon, both + (is_near and is_soon)
            pairs += 1
    return both / (near * soon / pairs)


def test_the_ratio_is_that_of_pairs_counted_one_by_one() -> None:
    events = drawn(600, following=0.3)
    (one,) = asked({"robbery": events})
    assert one.value == round(slow_ratio(events, 14), 1)
    assert (one.question, one.period, one.group) == (Question.NEAR_REPEAT, "2025", "14")
    assert one.expected == 1.0


def test_what_was_planted_stands_out_and_the_stronger_the_more() -> None:
    found = {f"m{at}": drawn(1_000, following=share) for at, share in enumerate((0.0, 0.2, 0.5))}
    none, some, many = asked(found)
    assert none.standing is Standing.AS_EXPECTED
    assert {some.standing, many.standing} == {Standing.HIGHER}
    assert 1.0 < some.value < many.value
    assert some.p_value == 0.001
    assert "times as many pairs" in near_repeat_words(some, "")
    assert "no more often than chance" in near_repeat_words(none, "")


def test_three_years_together_where_one_holds_too_few() -> None:
    three = [
        each
        for year in (2023, 2024, 2025)
        for each in drawn(200, following=0.3, seed=year, first=date(year, 1, 1))
    ]
    (one,) = asked({"robbery": three})
    assert one.period == "2023 to 2025"
    assert one.standing is Standing.HIGHER


@pytest.mark.parametrize(
    ("events", "known"),
    [
        (drawn(499), 6),
        ([], 6),
        ([each for each in drawn(9_000, following=0.5) if each[0] < "S049"], 6),
        (drawn(900), 0),
        (drawn(900, first=date(2022, 1, 1)), 6),
    ],
    ids=["too few", "none", "few places", "no year is whole", "not in the newest years"],
)
def test_not_given(events: list[tuple[str, date]], known: int) -> None:
    assert asked({"robbery": events}, known=known) == []


def test_of_very_many_a_sample_says_the_same() -> None:
    events = drawn(int(MOST_EVENTS * 1.5), following=0.4)
    (one,) = asked({"robbery": events})
    (smaller,) = asked({"robbery": drawn(MOST_EVENTS, following=0.4, seed=2)})
    assert one.p_value == smaller.p_value == 0.001
    assert one.value == pytest.approx(smaller.value, abs=0.15)


def test_what_is_beyond_chance_and_hardly_more_is_not_said_to_be_more() -> None:
    (one,) = asked({"robbery": drawn(MOST_EVENTS, following=0.2)})
    assert (one.p_value, one.value) == (0.001, 1.0)
    assert one.standing is Standing.AS_EXPECTED


def test_chance_is_seldom_taken_for_repeats() -> None:
    found = asked({f"m{at}": drawn(500, seed=at) for at in range(60)})
    # Held together to 5%: that any of sixty stands out comes once in twenty times.
    assert sum(one.standing is Standing.HIGHER for one in found) <= 1
    assert 0.9 < np.mean([one.value for one in found]) < 1.1
