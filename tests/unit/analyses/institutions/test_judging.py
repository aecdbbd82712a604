"""Which institutions are to be asked: planted oddities are found, and alike ones left alone."""

from collections.abc import Callable, Sequence
from datetime import date

import numpy as np

from headwater.analyses.institutions import (
    Counted,
    Judged,
    Stated,
    Unit,
    judge,
    late_or_missing,
    spans_of,
)
from headwater.vocabulary.quality import Oddity

TERMS = [date(year, month, 1) for year in (2024, 2025) for month in (1, 4, 9)]
PUPILS = 1_000.0


def exactly(count: float) -> float | None:
    return count


def counted(
    counts: Sequence[Sequence[float | None]], group: str = "", pupils: float = PUPILS
) -> list[Counted]:
    """A row of counts for each institution, a count for each term."""
    return [
        Counted("city", f"99000{number}", group, TERMS[place], count, pupils)
        for number, row in enumerate(counts)
        for place, count in enumerate(row)
    ]


def judged(
    rows: list[Counted], *, periods: int = 1, shown: Callable[[float], float | None] = exactly
) -> tuple[dict[str, Judged], int]:
    spans = spans_of(rows, periods=periods, shown=shown)
    found, left = judge([span for _, span in spans])
    return {each.unit.institution: each for each in found}, left


ALIKE = [[40.0, 50.0, 45.0, 42.0, 52.0, 44.0] for _ in range(8)]


def test_alike_institutions_are_left_alone() -> None:
    found, left = judged(counted(ALIKE))
    assert len(found) == 8
    assert left == 0
    assert all(not each.oddities for each in found.values())


def test_one_that_stands_out_is_found_among_its_peers_and_beside_its_past() -> None:
    found, _ = judged(counted([*ALIKE[:7], [39.0, 52.0, 44.0, 43.0, 50.0, 120.0]]))
    assert found["990007"].oddities == (
        (Oddity.UNLIKE_PEERS, True),
        (Oddity.UNLIKE_PAST, True),
    )
    assert not found["990007"].few
    assert all(not each.oddities for name, each in found.items() if name != "990007")


def test_one_that_was_always_high_is_unlike_its_peers_and_like_its_past() -> None:
    high = [4 * (count or 0) for count in ALIKE[0]]
    found, _ = judged(counted([*ALIKE[:7], high]))
    assert [oddity for oddity, _ in found["990007"].oddities] == [Oddity.UNLIKE_PEERS]


def test_a_term_that_moves_everybody_is_no_oddity_of_one() -> None:
    found, _ = judged(counted([[*row[:5], 150.0] for row in ALIKE]))
    assert all(not each.oddities for each in found.values())


def test_groups_are_kept_apart() -> None:
    primary = counted([[2.0] * 6 for _ in range(8)], "primary")
    secondary = [
        Counted("city", f"88000{number}", "secondary", term, 60.0, PUPILS)
        for number in range(8)
        for term in TERMS
    ]
    found, _ = judged([*primary, *secondary])
    assert len(found) == 16
    assert all(not each.oddities for each in found.values())


def test_too_few_others_and_too_short_a_past_are_not_judged() -> None:
    found, left = judged(counted([row[:3] for row in ALIKE[:5]]))
    assert (found, left) == ({}, 5)


def test_a_number_that_may_not_be_shown_is_compared_with_nothing() -> None:
    small = [3.0] * 6
    rows = counted([*ALIKE[:7], small])
    found, left = judged(rows, shown=lambda count: None if 0 < count < 8 else count)
    assert "990007" not in found
    assert left == 1


def test_a_gap_in_a_span_is_no_zero() -> None:
    rows = counted([*ALIKE[:7], [40.0, 50.0, 45.0, 42.0, 52.0, None]])
    found, left = judged(rows)
    assert "990007" not in found
    assert left == 1
    three, _ = judged(rows, periods=3)
    assert "990007" not in three


def test_spans_are_added_up_before_they_are_shown_and_named_by_their_ends() -> None:
    asked: list[float] = []

    def shown(count: float) -> float | None:
        asked.append(count)
        return count

    spans = spans_of(counted([ALIKE[0]]), periods=3, shown=shown)
    assert [ends for ends, _ in spans] == [
        (date(2025, 1, 1), date(2025, 9, 1)),
        (date(2024, 1, 1), date(2024, 9, 1)),
    ]
    share = spans[0][1][Unit("city", "990000", "")]
    assert share is not None
    assert (share.counted, share.among) == (138.0, 3 * PUPILS)
    assert 138.0 in asked
    assert 42.0 not in asked


def test_small_numbers_carry_a_warning() -> None:
    low = [[1.0] * 6 for _ in range(11)]
    found, _ = judged(counted([*low, [1.0, 1.0, 1.0, 1.0, 1.0, 15.0]]))
    assert found["9900011"].few
    assert found["9900011"].oddities


def test_of_alike_institutions_chance_singles_out_few() -> None:
    generator = np.random.default_rng(20261122)
    singled_out = tried = 0
    for _ in range(60):
        counts = generator.poisson(60, (30, 6)).astype(float).tolist()
        found, _ = judged(counted(counts))
        tried += len(found)
        singled_out += sum(bool(each.oddities) for each in found.values())
    # Three in a thousand by the normal limits; a count has a longer tail above.
    assert tried == 1_800
    assert singled_out <= 18


def returns(words: str) -> list[Stated]:
    """An institution a line, and the terms that it states."""
    return [
        Stated("rolls", supplier, institution, date.fromisoformat(f"{month}-01"))
        for line in words.strip().splitlines()
        for supplier, institution, *months in [line.split()]
        for month in months
    ]


def test_late_and_missing_returns_are_told_apart_by_institution_alone() -> None:
    found = late_or_missing(
        returns(
            """
            city   990003 2026-01 2026-02 2026-03 2026-04
            city   990001 2026-01 2026-04
            city   990002 2026-01 2026-02
            county 990004 2026-01
            """
        )
    )
    assert [(each.institution, each.oddity, each.period) for each in found] == [
        ("990001", Oddity.MISSING, "2026-02, 2026-03"),
        ("990002", Oddity.LATE, "2026-03"),
    ]
