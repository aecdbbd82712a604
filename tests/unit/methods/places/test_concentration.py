"""Concentration: by hand, at its ends, and what must always hold."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.methods.places.concentration import (
    concentration,
    generalised_gini,
    gini,
    lorenz_curve,
    places_with_share,
)

COUNTS = st.lists(st.integers(0, 30), min_size=1, max_size=40).filter(any)


@pytest.mark.parametrize(
    ("counts", "plain", "generalised", "half"),
    [
        # counts            Gini  generalised  places with half
        ([4, 4, 4, 4], 0.0, 0.0, 2),  # all alike
        ([1, 1, 0, 0], 0.5, 0.0, 1),  # as equal as two events can be
        ([2, 0, 0, 0], 0.75, 0.5, 1),
        ([9, 0, 0, 0], 0.75, 0.75, 1),
        ([1], 0.0, 0.0, 1),
        ([0, 1], 0.5, 0.0, 1),
        ([2, 1, 1], 1 / 6, 1 / 6, 1),
    ],
)
def test_by_hand(counts, plain, generalised, half) -> None:
    found = concentration(counts)
    assert found.gini == pytest.approx(plain)
    assert found.generalised_gini == pytest.approx(generalised)
    assert found.places_with_half == half
    assert found.share_of_places_with_half == half / len(counts)


@given(COUNTS)
def test_gini_is_twice_the_area_between_the_curve_and_equality(counts) -> None:
    of_places, of_events = lorenz_curve(counts)
    area = np.trapezoid(of_events, of_places)
    assert gini(counts) == pytest.approx(2 * area - 1, abs=1e-12)


@given(COUNTS)
def test_the_generalised_lies_between_nothing_and_the_plain(counts) -> None:
    assert 0 <= generalised_gini(counts) <= gini(counts) + 1e-12
    if sum(counts) >= len(counts):
        assert generalised_gini(counts) == pytest.approx(gini(counts), abs=1e-12)


@given(COUNTS, st.floats(0.01, 1))
def test_fewest_places_with_a_share(counts, share) -> None:
    places = places_with_share(counts, share=share)
    ordered = sorted(counts, reverse=True)
    assert sum(ordered[:places]) >= share * sum(counts) * (1 - 1e-9)
    assert sum(ordered[: places - 1]) < share * sum(counts)


@given(COUNTS)
def test_empty_places_added_do_not_make_sparse_events_more_concentrated(counts) -> None:
    sparse = [*counts, *[0] * sum(counts)]
    assert generalised_gini([*sparse, 0, 0]) == pytest.approx(generalised_gini(sparse), abs=1e-9)


@pytest.mark.parametrize("counts", [[], [-1, 2], [np.nan, 1], [[1, 2]]])
def test_what_has_no_concentration_is_refused(counts) -> None:
    with pytest.raises(ValueError, match="found counts"):
        gini(counts)


def test_no_events_and_shares_of_events_are_refused() -> None:
    with pytest.raises(ValueError, match="found no events"):
        lorenz_curve([0, 0])
    with pytest.raises(ValueError, match="not whole"):
        generalised_gini([0.5, 1])
    with pytest.raises(ValueError, match="found a share"):
        places_with_share([1, 2], share=0)
