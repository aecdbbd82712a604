"""Busy parts of the week: against a slow sum, what they refuse, and how often they err."""

from math import comb

import numpy as np
import pytest

from headwater.methods.hours.busy_parts import busy_parts

PARTS = np.zeros((42, 7, 24), dtype=bool)
for _number in range(42):
    PARTS[_number, _number // 6, 4 * (_number % 6) : 4 * (_number % 6) + 4] = True


def slow_tail(events: int, total: int, share: float) -> float:
    """The chance of at least so many of the total."""
    return sum(
        comb(total, k) * share**k * (1 - share) ** (total - k) for k in range(events, total + 1)
    )


def test_p_values_are_binomial_tails() -> None:
    generator = np.random.default_rng(1)
    weeks = generator.poisson(0.6, (3, 7, 24))
    found = busy_parts(weeks, PARTS)
    for week, row in enumerate(found.p_values):
        total = int(weeks[week].sum())
        for part in range(42):
            events = int(weeks[week][PARTS[part]].sum())
            assert found.events[week, part] == events
            assert row[part] == pytest.approx(slow_tail(events, total, 1 / 42), rel=1e-9)


def test_a_part_with_many_times_its_share_is_found_and_no_other() -> None:
    week = np.full((7, 24), 2.0)
    week[4, 20:] = 12
    found = busy_parts([week], PARTS)
    (part,) = np.flatnonzero(found.found[0]).tolist()
    assert PARTS[part][4, 20]
    assert found.ratios[0, part] == pytest.approx(12 * 4 * 42 / week.sum())
    assert found.tested == 42


def test_fractions_are_never_surer_than_whole_events() -> None:
    week = np.full((7, 24), 1.0)
    week[4, 20:] = 5.0
    almost = week.copy()
    almost[4, 20:] = 4.9
    whole, part = (busy_parts([each], PARTS).p_values[0, 29] for each in (week, almost))
    assert PARTS[29][4, 20]
    assert part > whole


def test_too_few_in_a_part_or_too_little_more_is_not_found() -> None:
    week = np.zeros((7, 24))
    week[:, 9:13] = 1
    week[5, 0:4] = 2
    assert busy_parts([week], PARTS).found[0, 30]
    assert not busy_parts([week], PARTS, fewest_in_part=9).found[0, 30]
    many = np.full((7, 24), 4_000.0)
    many[5, 0:4] *= 1.4
    assert not busy_parts([many], PARTS).found.any()
    assert busy_parts([many], PARTS, least_ratio=1.2).found[0, 30]


def test_a_week_without_events_has_nothing_and_counts_for_nothing() -> None:
    found = busy_parts([np.zeros((7, 24)), np.ones((7, 24))], PARTS)
    assert not found.found.any()
    assert (found.p_values[0] == 1).all()
    assert (found.ratios[0] == 1).all()
    assert found.tested == 42


def test_chance_alone_is_seldom_busy() -> None:
    generator = np.random.default_rng(3)
    alarms = sum(
        busy_parts(generator.poisson(1.0, (5, 7, 24)), PARTS).found.any() for _ in range(200)
    )
    assert alarms <= 10


@pytest.mark.parametrize(
    ("weeks", "parts"),
    [
        (np.ones((1, 7, 23)), PARTS),
        (np.ones((1, 7, 24)), PARTS[:, :6]),
        (np.full((1, 7, 24), -1.0), PARTS),
        (np.full((1, 7, 24), np.nan), PARTS),
    ],
)
def test_refused(weeks: np.ndarray, parts: np.ndarray) -> None:
    with pytest.raises(ValueError, match="expected"):
        busy_parts(weeks, parts)
