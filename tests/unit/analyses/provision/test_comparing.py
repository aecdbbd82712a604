"""Similar pupils in both settings: worked by hand, and what stands against it."""

import pytest

from headwater.analyses.provision import Shown, compare
from headwater.released.provision import LikeWithLike
from headwater.vocabulary.provision import Obstacle

OLDER, YOUNGER, ALONE = ("11", "male"), ("9", "female"), ("10", "male")
ALTERNATIVE = {OLDER: Shown(60, 6_000, 3_600), YOUNGER: Shown(20, 2_000, 1_600)}
MAINSTREAM = {
    OLDER: Shown(100, 10_000, 7_000),
    YOUNGER: Shown(400, 40_000, 36_000),
    ALONE: Shown(500, 50_000, 45_000),
}


def compared(alternative=ALTERNATIVE, mainstream=MAINSTREAM) -> LikeWithLike:
    found = compare(alternative, mainstream)
    assert isinstance(found, LikeWithLike)
    return found


def test_worked_by_hand() -> None:
    found = compared()
    assert found.alternative.value == pytest.approx(5_200 / 8_000)  # 65.0%, as it is
    assert found.mainstream.value == pytest.approx(0.75 * 0.70 + 0.25 * 0.90)  # 75.0%
    assert found.difference.value == pytest.approx(-0.10)
    assert found.mainstream_as_it_is.value == pytest.approx(88_000 / 100_000)
    assert found.plain_difference.value == pytest.approx(-0.23)
    assert (found.alternative_pupils, found.mainstream_pupils) == (80, 500)


def test_the_interval_rests_on_pupils_and_not_on_half_days() -> None:
    width = compared().difference.upper - compared().difference.lower
    many = {
        group: Shown(s.pupils, 10 * s.among, 10 * s.counted) for group, s in ALTERNATIVE.items()
    }
    more = compared(many).difference
    assert more.upper - more.lower == pytest.approx(width)
    assert width > 0.15  # on 8,000 half days as if independent it would be about 0.04


def test_groups_stand_in_the_order_of_years_and_only_those_that_both_have() -> None:
    alternative = {**ALTERNATIVE, ("12", "male"): Shown(10, 1_000, 500)}
    found = compared(alternative)
    assert [group.alike for group in found.groups] == [YOUNGER, OLDER]
    assert found.pupils_alike == pytest.approx(80 / 90)
    assert found.alternative.value == pytest.approx(5_200 / 8_000)


OBSTACLES = [
    ({OLDER: Shown(25, 2_500, 1_500)}, MAINSTREAM, Obstacle.TOO_FEW, 25),
    ({}, MAINSTREAM, Obstacle.TOO_FEW, 0),
    (ALTERNATIVE, {YOUNGER: MAINSTREAM[YOUNGER]}, Obstacle.TOO_FEW_ALIKE, 20),
    (ALTERNATIVE, {}, Obstacle.TOO_FEW_ALIKE, 0),
    (ALTERNATIVE, {OLDER: Shown(0, 0, 0)}, Obstacle.TOO_FEW_ALIKE, 0),
]


@pytest.mark.parametrize(("alternative", "mainstream", "obstacle", "left"), OBSTACLES)
def test_too_few_are_not_compared(alternative, mainstream, obstacle, left) -> None:
    assert compare(alternative, mainstream) == (obstacle, left)
