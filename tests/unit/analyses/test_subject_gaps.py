"""Gaps between groups and shares beside residents, worked by hand; silent where they must be."""

from math import hypot, sqrt

import pyarrow as pa
import pytest
from tests.unit.analyses.lattice import Cell, years

from headwater.analyses.subjects import gap_of, represented_share
from headwater.released.analyses import Standing
from headwater.vocabulary.subjects import Movement

Z = 1.959964
COLUMNS = ["measure", "area_type", "area_code", "period_type", "period", "breakdown", "category"]


def wilson(part: float, whole: float) -> tuple[float, float, float]:
    """The share and its limits, by the formula of 1927 and not by the method under test."""
    share = part / whole
    middle = (share + Z**2 / (2 * whole)) / (1 + Z**2 / whole)
    half = Z / (1 + Z**2 / whole) * sqrt(share * (1 - share) / whole + Z**2 / (4 * whole**2))
    return share, middle - half, middle + half


def released(*cells: Cell) -> pa.Table:
    """Cells with their value, as percent of what they are divided by."""
    rows = [dict(cell) for cell in cells]
    for row in rows:
        known = row["numerator"] is not None
        found = wilson(row["numerator"], row["denominator"]) if known else (None,) * 3  # type: ignore[arg-type]
        for name, number in zip(("value", "lower", "upper"), found, strict=True):
            row[name] = None if number is None else number * 100
    names = [*COLUMNS, "state", "numerator", "denominator", "value", "lower", "upper"]
    return pa.table({name: [row[name] for row in rows] for name in names})


def take_up(
    *by_year: tuple[int, int, int, int], unknown: tuple[int, int] | None = None
) -> pa.Table:
    """Started and referred of a group, and of everyone, year by year from 2020."""
    cells: list[Cell] = []
    for at, (started, referred, all_started, all_referred) in enumerate(by_year):
        for name, count, people in (
            ("group", started, referred),
            ("all", all_started, all_referred),
        ):
            (*_, cell) = years(name, [None] * at + [count], people=people)
            cells.append(cell)
        if unknown:
            (*_, cell) = years("unknown", [None] * at + [unknown[0]], people=unknown[1])
            cells.append(cell)
    return released(*cells)


def test_the_gap_is_of_the_rest_and_its_interval_is_newcombes() -> None:
    gap = gap_of(take_up((60, 120, 260, 520)), measure="group", against="all")
    (year,) = gap.years
    own, own_lower, own_upper = wilson(60, 120)
    rest, rest_lower, rest_upper = wilson(200, 400)
    assert year.part == pytest.approx(50.0)
    assert year.others == pytest.approx(50.0)
    assert year.value == 0
    assert year.lower == pytest.approx(-100 * hypot(own - own_lower, rest_upper - rest), abs=0.05)
    assert year.upper == pytest.approx(100 * hypot(own_upper - own, rest - rest_lower), abs=0.05)
    assert year.standing is Standing.AS_EXPECTED
    assert (gap.change, gap.movement) == (None, Movement.CANNOT_TELL)


def test_a_gap_that_is_larger_than_chance_stands_and_the_unknown_can_turn_it() -> None:
    (sure,) = gap_of(take_up((40, 120, 260, 520)), measure="group", against="all").years
    assert sure.standing is Standing.LOWER
    assert (sure.least, sure.most, sure.unknown) == (None, None, None)
    table = take_up((40, 120, 260, 520), unknown=(150, 520))
    (unsure,) = gap_of(table, measure="group", against="all", unknown="unknown").years
    assert unsure.standing is Standing.CANNOT_TELL
    assert unsure.unknown == pytest.approx(150 / 520, abs=0.001)
    # Were all 150 of the group: none of them had started, or all of them had.
    assert unsure.least == pytest.approx(100 * (40 / 270 - 220 / 250), abs=0.05)
    assert unsure.most == pytest.approx(100 * (190 / 270 - 70 / 250), abs=0.05)


@pytest.mark.parametrize(
    ("first", "last", "movement"),
    [
        ((300, 1000, 1500, 3000), (480, 1000, 1500, 3000), Movement.CLOSING),
        ((480, 1000, 1500, 3000), (300, 1000, 1500, 3000), Movement.WIDENING),
        ((40, 100, 150, 300), (44, 100, 150, 300), Movement.CANNOT_TELL),
    ],
)
def test_whether_the_gap_closes(
    first: tuple[int, int, int, int], last: tuple[int, int, int, int], movement: Movement
) -> None:
    gap = gap_of(take_up(first, last), measure="group", against="all")
    assert gap.movement is movement
    assert gap.change == pytest.approx(gap.years[1].value - gap.years[0].value, abs=0.1)
    assert gap.lower is not None
    assert gap.upper is not None
    assert gap.lower < gap.change < gap.upper


@pytest.mark.parametrize(
    "by_year",
    [
        (60, 120, 50, 520),  # rounding left more of the part than of the whole
        (5, 5, 260, 520),  # too few for the rounding
        (60, 120, 560, 620),  # nothing amiss but below
    ],
)
def test_a_year_that_cannot_be_told_is_left_out(by_year: tuple[int, int, int, int]) -> None:
    years_told = gap_of(take_up(by_year), measure="group", against="all").years
    assert len(years_told) == (1 if by_year == (60, 120, 560, 620) else 0)


def test_a_withheld_year_is_left_out() -> None:
    table = released(
        *years("group", [60, None], people=120.0), *years("all", [260, 260], people=520.0)
    )
    assert [year.period for year in gap_of(table, measure="group", against="all").years] == ["2020"]


def shares_beside_residents(percent: float, *, groups: tuple[str, ...] = ("black", "asian")):
    cells = [*years("referrals", [None, round(percent * 10)], people=1000.0)]
    people = {"black": 10_000.0, "asian": 15_000.0, "white": 75_000.0, "not_recorded": None}
    for name, number in people.items():
        cells += years("searches", [50], breakdown="ethnicity", category=name, people=number)
    known = [cell for cell in cells if cell["denominator"]]
    return represented_share(
        released(*known), measure="referrals", residents_as_in="searches", groups=groups
    )


def test_a_share_is_set_against_the_residents_of_the_nearest_year() -> None:
    found = shares_beside_residents(40.0)
    assert found is not None
    assert (found.period, found.residents) == ("2021", 0.25)
    assert found.value == pytest.approx(2.0)
    _, lower, upper = wilson(400, 1000)
    assert found.lower == pytest.approx(lower / (1 - lower) * 3, rel=0.005)
    assert found.upper == pytest.approx(upper / (1 - upper) * 3, rel=0.005)
    assert found.standing is Standing.HIGHER


@pytest.mark.parametrize(("percent", "standing"), [(25, Standing.AS_EXPECTED), (5, Standing.LOWER)])
def test_a_share_like_that_of_residents_is_similar(percent: float, standing: Standing) -> None:
    found = shares_beside_residents(percent)
    assert found is not None
    assert found.standing is standing


def test_nothing_is_said_of_a_group_whose_residents_are_not_known() -> None:
    assert shares_beside_residents(40.0, groups=("black", "mixed")) is None
    assert shares_beside_residents(0.0) is None
