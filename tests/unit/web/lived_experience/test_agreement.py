"""How far two readers agree, beside numbers worked out by hand; and when it cannot be told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater_web.lived_experience.agreement import FEWEST_PARTS, agreement


def choices(both: int, first: int, second: int, neither: int) -> list[tuple[bool, bool]]:
    return (
        [(True, True)] * both
        + [(True, False)] * first
        + [(False, True)] * second
        + [(False, False)] * neither
    )


#  both first second neither  kappa   by hand
BY_HAND = [
    (20, 5, 10, 15, 0.40),  # observed 0.70, expected 0.50
    (45, 15, 25, 15, 0.1304),  # observed 0.60, expected 0.54
    (25, 35, 5, 35, 0.2593),  # observed 0.60, expected 0.46
    (0, 10, 10, 0, -1.0),  # they never agree; expected 0.50
]


@pytest.mark.parametrize(("both", "first", "second", "neither", "kappa"), BY_HAND)
def test_beside_numbers_by_hand(
    both: int, first: int, second: int, neither: int, kappa: float
) -> None:
    found = agreement(choices(both, first, second, neither))
    assert found.kappa == pytest.approx(kappa, abs=5e-5)


def test_an_interval_beside_the_formula_by_hand() -> None:
    # Fleiss, Cohen & Everitt: p = (0.4, 0.1, 0.2, 0.3), kappa 0.4, expected 0.5.
    same = 0.4 * (1 - 1.1 * 0.6) ** 2 + 0.3 * (1 - 0.9 * 0.6) ** 2
    different = 0.36 * (0.1 * (0.6 + 0.5) ** 2 + 0.2 * (0.4 + 0.5) ** 2)
    variance = (same + different - (0.4 - 0.5 * 0.6) ** 2) / (50 * 0.25)
    found = agreement(choices(20, 5, 10, 15))
    assert found.lower == pytest.approx(0.4 - 1.959964 * variance**0.5)
    assert found.upper == pytest.approx(0.4 + 1.959964 * variance**0.5)


@pytest.mark.parametrize(
    "few", [choices(3, 0, 0, FEWEST_PARTS - 4), choices(12, 0, 0, 0), choices(0, 0, 0, 12)]
)
def test_what_cannot_be_told(few: list[tuple[bool, bool]]) -> None:
    found = agreement(few)
    assert (found.kappa, found.lower, found.upper) == (None, None, None)


def test_full_agreement_on_one_part_of_twelve_has_no_interval() -> None:
    found = agreement(choices(1, 0, 0, 11))
    assert found.kappa == pytest.approx(1)
    assert (found.lower, found.upper) == (None, None)


@given(st.lists(st.tuples(st.booleans(), st.booleans()), max_size=60))
def test_it_is_the_same_whoever_is_first_and_stays_in_bounds(
    pairs: list[tuple[bool, bool]],
) -> None:
    found = agreement(pairs)
    turned = agreement([(second, first) for first, second in pairs])
    assert found.parts == len(pairs)
    assert found.kappa == pytest.approx(turned.kappa)
    if found.kappa is not None:
        assert -1 - 1e-9 <= found.kappa <= 1 + 1e-9
    if found.lower is not None and found.upper is not None and found.kappa is not None:
        assert -1 <= found.lower <= found.kappa <= found.upper <= 1
