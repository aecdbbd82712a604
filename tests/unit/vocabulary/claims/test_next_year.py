"""What a year's numbers can show, said before the year."""

import pytest

from headwater.vocabulary.claims.next_year import people_needed, power_of


def test_twenty_eight_people_find_only_a_great_fall() -> None:
    power = power_of(per_group=28, expected=0.35, wished=0.25)
    assert power.detectable is not None
    assert 0.28 < 0.35 - power.detectable < 0.32
    assert 320 < power.people_needed < 340


def test_what_is_detectable_needs_no_more_people_than_there_are() -> None:
    power = power_of(per_group=120, expected=0.4, wished=0.3)
    assert power.detectable is not None
    assert people_needed(0.4, power.detectable) <= 120 < people_needed(0.4, power.detectable + 0.01)


def test_too_few_people_find_nothing() -> None:
    assert power_of(per_group=5, expected=0.3, wished=0.1).detectable is None


@pytest.mark.parametrize(
    ("per_group", "expected", "wished"), [(0, 0.3, 0.2), (28, 0.2, 0.3), (28, 1.0, 0.3)]
)
def test_what_cannot_be_asked(per_group: int, expected: float, wished: float) -> None:
    with pytest.raises(ValueError, match="expected people and a fall"):
        power_of(per_group=per_group, expected=expected, wished=wished)
