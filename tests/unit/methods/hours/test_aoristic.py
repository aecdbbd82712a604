"""Windows of time by day and hour: against minute by minute, across every awkward hour."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.methods.hours.aoristic import aoristic_week
from headwater.methods.hours.civil_time import instants_of

LONDON = "Europe/London"
SPRING, AUTUMN = "2026-03-29T00:00", "2026-10-25T00:00"


def slowly(start: datetime, minutes: int, zone: str) -> tuple[np.ndarray, np.ndarray]:
    """Weights, and what is possible, by looking at every minute on the clock of the place."""
    weights = np.zeros((7, 24))
    for minute in range(max(minutes, 1)):
        shown = (start + timedelta(minutes=minute)).astimezone(ZoneInfo(zone))
        weights[shown.weekday(), shown.hour] += 1 / max(minutes, 1)
    return weights, weights > 0


def starts_and_minutes(first: str) -> st.SearchStrategy[tuple[datetime, int]]:
    begin = datetime.fromisoformat(first).replace(tzinfo=UTC)
    after = st.integers(-2 * 1_440, 2 * 1_440).map(lambda late: begin + timedelta(minutes=late))
    return st.tuples(after, st.integers(0, 3 * 1_440))


@pytest.mark.parametrize("first", [SPRING, AUTUMN, "2026-07-03T12:00", "1969-12-30T12:00"])
@pytest.mark.parametrize("zone", [LONDON, "UTC"])
@given(data=st.data())
def test_as_minute_by_minute(first, zone, data) -> None:
    windows = data.draw(st.lists(starts_and_minutes(first), min_size=1, max_size=4))
    starts = [start.replace(tzinfo=None) for start, _ in windows]
    ends = [
        start + timedelta(minutes=minutes)
        for start, (_, minutes) in zip(starts, windows, strict=True)
    ]
    found = aoristic_week(
        np.array(starts, "datetime64[s]"), np.array(ends, "datetime64[s]"), zone=zone
    )
    each = [slowly(start, minutes, zone) for start, minutes in windows]
    np.testing.assert_allclose(found.weights, sum(weights for weights, _ in each), atol=1e-9)
    # Where the clock is put forward, the hour that it skips is counted as possible.
    fewest = sum(possible.astype(int) for _, possible in each)
    assert (found.possible >= fewest).all()
    assert (found.possible - fewest).sum() <= len(windows)
    assert (found.certain <= found.weights + 1e-9).all()


def week_of(start: str, end: str, **more) -> np.ndarray:
    return aoristic_week([start], [end], **({"zone": LONDON} | more)).weights


def test_across_midnight_and_the_end_of_the_week() -> None:
    weights = week_of("2026-01-11T23:30", "2026-01-12T00:30")
    assert (weights[6, 23], weights[0, 0]) == (0.5, 0.5)


def test_the_hour_that_the_clock_skips_gets_nothing_and_the_hour_it_repeats_twice() -> None:
    spring = week_of("2026-03-29T00:00", "2026-03-29T02:00")
    assert spring[6, :4].tolist() == [0.5, 0.0, 0.5, 0.0]
    autumn = week_of("2026-10-24T23:00", "2026-10-25T03:00")
    assert autumn[6, :4].tolist() == [0.25, 0.5, 0.25, 0.0]


def test_a_known_time_is_certain() -> None:
    found = aoristic_week(["2026-01-14T21:15"], ["2026-01-14T21:15"], zone=LONDON)
    assert found.weights[2, 21] == found.certain[2, 21] == found.possible[2, 21] == 1
    assert found.certain.sum() == found.possible.sum() == 1


def test_a_window_of_weeks_is_possible_everywhere_and_even() -> None:
    found = aoristic_week(["2026-01-05T00:00"], ["2026-02-02T00:00"], zone=LONDON)
    assert (found.possible == 1).all()
    assert found.certain.sum() == 0
    np.testing.assert_allclose(found.weights, 1 / 168, rtol=1e-9)


def test_the_unknown_and_the_too_long_are_counted_and_left_out() -> None:
    starts = ["2026-01-05T10:00", "NaT", "2026-01-05T10:00", "2026-01-05T10:00"]
    ends = ["2026-01-05T12:00", "2026-01-05T12:00", "NaT", "2026-01-09T12:00"]
    found = aoristic_week(starts, ends, zone=LONDON, longest_hours=24)
    assert (found.events, found.unknown, found.too_long) == (1, 2, 1)
    assert found.weights.sum() == pytest.approx(1)


def test_nothing_gives_an_empty_week() -> None:
    found = aoristic_week(["NaT"], ["NaT"], zone=LONDON)
    assert (found.events, found.unknown) == (0, 1)
    assert found.weights.sum() == found.certain.sum() == found.possible.sum() == 0
    assert aoristic_week([], [], zone=LONDON).weights.shape == (7, 24)


def test_quarters_of_an_hour_add_up_to_hours() -> None:
    window = ("2026-05-01T21:20", "2026-05-02T03:05")
    quarters = week_of(*window, slot_minutes=15)
    assert quarters.shape == (7, 96)
    np.testing.assert_allclose(quarters.reshape(7, 24, 4).sum(axis=2), week_of(*window), atol=1e-12)


UNUSABLE = [
    ("2026-01-05T10:00", "2026-01-05T09:00", {}, "1 windows that end before they start"),
    ("2026-01-05T10:00", "2026-01-05T11:00", {"slot_minutes": 7}, "slots of 7 minutes"),
    ("2026-01-05T10:00", "2026-01-05T11:00", {"slot_minutes": 0}, "slots of 0 minutes"),
    ("2026-01-05T10:00", "2026-01-05T11:00", {"zone": "Nowhere/At_All"}, "found the zone"),
    ("2026-01-05T10:00", "9999-12-31T00:00", {}, "outside the years 1800 to 2199"),
    ("2026-01-05T10:00", "2026-01-05T11:00", {"zone": "Asia/Kathmandu"}, "whole slots"),
]


@pytest.mark.parametrize(("start", "end", "more", "said"), UNUSABLE)
def test_what_is_no_window_or_slot_is_refused(start, end, more, said) -> None:
    with pytest.raises(ValueError, match=said):
        week_of(start, end, **more)


@given(
    st.datetimes(datetime.fromisoformat("1990-01-01"), datetime.fromisoformat("2030-01-01")),
    st.booleans(),
)
def test_clock_times_are_read_as_by_the_standard_library(read, later) -> None:
    read = read.replace(microsecond=0)
    expected = read.replace(tzinfo=ZoneInfo(LONDON), fold=0).astimezone(UTC)
    last = read.replace(tzinfo=ZoneInfo(LONDON), fold=1).astimezone(UTC)
    if later and last > expected:
        expected = last
    found = instants_of([read], zone=LONDON, later=later)
    assert found[0].item() == expected.replace(tzinfo=None)


def test_an_hour_shown_twice_is_the_earlier_or_the_later() -> None:
    read = ["2026-10-25T01:30", "NaT", "2026-03-29T01:30"]
    earlier = instants_of(read, zone=LONDON).astype(str).tolist()
    assert earlier == ["2026-10-25T00:30:00", "NaT", "2026-03-29T01:30:00"]
    later = instants_of(read, zone=LONDON, later=True).astype(str).tolist()
    assert later[0] == "2026-10-25T01:30:00"
    assert np.isnat(instants_of(["NaT"], zone=LONDON)).all()
