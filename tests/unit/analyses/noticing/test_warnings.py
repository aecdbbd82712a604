"""Warnings of one month: found where they are, and silent at breaks, small counts and chance."""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pytest
from tests.unit.analyses.lattice import AREA_NAMES, DISTRICTS, WHOLE, Cell, table, years

from headwater.analyses.noticing.findings import Words, kept
from headwater.analyses.noticing.warnings import warnings
from headwater.released.release import Break

WORDS = Words({"violence": "Violence"}, AREA_NAMES, 2025)


def monthly(counts: Sequence[int], *, area: str = WHOLE) -> list[Cell]:
    (cell,) = years("violence", [1], area=area)
    return [
        {
            **cell,
            "period_type": "month",
            "period": f"{2020 + at // 12}-{at % 12 + 1:02d}",
            "numerator": count,
            "denominator": 10_000.0,
        }
        for at, count in enumerate(counts)
    ]


def noticed(*cells: Sequence[Cell], breaks: Sequence[Break] = ()) -> list[str]:
    found = kept(warnings(table(*cells), WORDS, breaks), smallest_ratio=1.25)
    return [finding.signal.headline for finding in found]


def counts(seed: int, *, mean: float = 40, last: int | None = None) -> list[int]:
    drawn = np.random.default_rng(seed).poisson(mean, 72).tolist()
    return drawn if last is None else [*drawn[:-1], last]


CASES = {
    "twice as many": (
        counts(1, last=90),
        ["Violence was unusually high in Riverland in December 2025"],
    ),
    "half as many": (counts(1, last=15), []),
    "as many": (counts(1, last=42), []),
    "few": (counts(1, mean=0.5, last=7), []),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_said_of_the_newest_month(case: str) -> None:
    series, said = CASES[case]
    assert noticed(monthly(series)) == said


def test_nothing_is_said_across_a_break_within_four_years() -> None:
    series = monthly(counts(1, last=90))
    recent = Break("violence", date(2023, 4, 1), "Counted otherwise.")
    long_ago = Break("violence", date(2021, 4, 1), "Counted otherwise.")
    assert noticed(series, breaks=[recent]) == []
    assert len(noticed(series, breaks=[long_ago])) == 1


def test_a_season_is_no_surprise() -> None:
    season = [30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 90] * 6
    wobble = np.random.default_rng(2).integers(-4, 5, 72)
    assert noticed(monthly([int(c + w) for c, w in zip(season, wobble, strict=True)])) == []


def test_a_measure_of_people_at_a_time_is_not_asked() -> None:
    series = counts(1, last=90)
    assert noticed(monthly(series), years("violence", [40] * 6)) == []


def test_an_area_without_the_newest_month_is_passed_over() -> None:
    late = monthly(counts(3, last=90), area=DISTRICTS[0])[:-1]
    assert noticed(late, monthly(counts(4))) == []


def _any_by_chance(seed: int) -> bool:
    areas = (WHOLE, *DISTRICTS)
    cells = [
        monthly(counts(1_000 * seed + at, mean=60), area=area) for at, area in enumerate(areas)
    ]
    return bool(noticed(*cells))


def test_chance_alone_is_hardly_ever_a_warning() -> None:
    # At the promised 5% in three parts, one in sixty; nine of a hundred would come once in 10,000.
    assert sum(_any_by_chance(seed) for seed in range(100)) <= 6


@pytest.mark.prove
def test_chance_alone_keeps_to_its_rate() -> None:
    # The binomial 99% range about 1,000 times 5% of a third ends at 28.
    assert sum(_any_by_chance(seed) for seed in range(1_000)) <= 28
