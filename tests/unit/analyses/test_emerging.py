"""Hot spots through the years as coarse numbers of small areas."""

from collections.abc import Sequence

import numpy as np
import pytest

from headwater.analyses.released_numbers.emerging import Borders, hot_spots
from headwater.released.analyses import NO_HOT_SPOT, Question, Standing
from headwater.released.place_words import hot_spot_words

SIDE = 12
AREAS = [f"S{at:03d}" for at in range(SIDE * SIDE)]
YEARS = [str(year) for year in range(2020, 2026)]
OUTLINES = {
    code: f"POLYGON (({x} {y}, {x + 1} {y}, {x + 1} {y + 1}, {x} {y + 1}, {x} {y}))"
    for at, code in enumerate(AREAS)
    for y, x in [divmod(at, SIDE)]
}
BLOCK = [row * SIDE + column for row in range(5, 8) for column in range(5, 8)]


def counts(added: Sequence[int], *, where: Sequence[int] = BLOCK, mean: float = 12.0) -> np.ndarray:
    """Six years of even chance, and as many more in a block as each year adds."""
    table = np.random.default_rng(2).poisson(mean, (len(AREAS), len(YEARS))).astype(float)
    table[list(where)] += np.array(added)
    return table


def told(
    table: np.ndarray, *, years: Sequence[str] = YEARS, outlines: dict[str, str] = OUTLINES
) -> dict[str, float]:
    found = hot_spots("violence", "P1", table, areas=AREAS, years=years, borders=Borders(outlines))
    rows = list(found)
    assert all(
        (one.question, one.standing, one.area_code, one.period)
        == (Question.HOT_SPOTS, Standing.DESCRIBED, "P1", f"{years[0]} to {years[-1]}")
        for one in rows
    )
    return {one.group: one.value for one in rows}


def test_a_lasting_spot_is_told_to_the_next_five() -> None:
    found = told(counts([40] * 6))
    assert max(found, key=lambda name: found[name]) == "lasting"
    assert 10 <= found["lasting"] <= 25


@pytest.mark.parametrize(
    ("added", "course"),
    [
        ([0, 0, 0, 0, 0, 60], "first_now"),
        ([0, 0, 0, 60, 60, 60], "run_to_now"),
        ([60, 0, 60, 0, 60, 60], "on_and_off"),
    ],
)
def test_other_courses_have_their_names(added: list[int], course: str) -> None:
    found = told(counts(added))
    assert max(found, key=lambda name: found[name]) == course


def test_no_number_is_exact() -> None:
    for size in range(1, 10):
        found = told(counts([60] * 6, where=BLOCK[:size]))
        assert {value % 5 for value in found.values()} == {0.0}


def test_none_is_an_answer() -> None:
    found = told(counts([0] * 6))
    assert found == {NO_HOT_SPOT: 0.0}


@pytest.mark.parametrize("case", ["few years", "few events", "an area without outline", "no map"])
def test_not_given(case: str) -> None:
    table, years, outlines = counts([40] * 6), YEARS, dict(OUTLINES)
    if case == "few years":
        table, years = table[:, :3], YEARS[:3]
    if case == "few events":
        table = counts([1] * 6, mean=3.0)
    if case == "an area without outline":
        del outlines["S000"]
    if case == "no map":
        outlines = {}
    assert told(table, years=years, outlines=outlines) == {}


def test_the_words_give_the_five_numbers_that_it_may_be() -> None:
    (one, *_) = hot_spots(
        "violence", "P1", counts([40] * 6), areas=AREAS, years=YEARS, borders=Borders(OUTLINES)
    )
    assert f"{one.value - 4:.0f} to {one.value:.0f} small areas" in hot_spot_words(one, "")
