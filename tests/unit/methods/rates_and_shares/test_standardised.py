"""Directly standardised rates: joining by name, refusals, and what must always hold."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.methods.rates_and_shares.standardised import (
    EUROPEAN_2013,
    Refusal,
    StandardPopulation,
    directly_standardised_rates,
)

TWO = StandardPopulation(("young", "old"), (60, 40), "an example")
MISSING = float("nan")


def rates(events, people, *, bands=("young", "old"), **options):
    return directly_standardised_rates(events, people, bands=bands, standard=TWO, **options)


def test_by_hand() -> None:
    found = rates([[10, 30]], [[1_000, 500]], per=1_000)
    assert found.value[0] == pytest.approx(0.6 * 10 + 0.4 * 60)
    assert found.events[0] == 40


def test_bands_are_joined_by_name_whatever_their_order() -> None:
    forward = rates([[10, 30]], [[1_000, 500]])
    backward = rates([[30, 10]], [[500, 1_000]], bands=("old", "young"))
    assert (forward.value, forward.lower) == (backward.value, backward.lower)


@pytest.mark.parametrize(
    "bands", [("young",), ("young", "older"), ("young", "young"), ("young", "old", "older")]
)
def test_bands_other_than_the_standards_are_refused(bands) -> None:
    with pytest.raises(ValueError, match="found bands that are not the standard's"):
        rates([[10] * len(bands)], [[100] * len(bands)], bands=bands)


def test_bands_must_be_as_many_as_numbers() -> None:
    for numbers in ([[10, 10, 10]], 10):
        with pytest.raises(ValueError, match="expected 2 bands last"):
            rates(numbers, np.multiply(numbers, 10))


@pytest.mark.parametrize(
    ("events", "people", "refusal"),
    [
        # events      people        why not
        ((5, 5), (100, 100), Refusal.NONE),  # ten is enough
        ((5, 4), (100, 100), Refusal.FEW_EVENTS),
        ((0, 0), (100, 100), Refusal.FEW_EVENTS),
        ((0, 50), (0, 100), Refusal.NOBODY_AT_RISK),
        ((0, 0), (0, 0), Refusal.NOBODY_AT_RISK),
        ((MISSING, 50), (100, 100), Refusal.MISSING),
        ((50, 50), (100, MISSING), Refusal.MISSING),
    ],
)
def test_refusals(events, people, refusal) -> None:
    found = rates([events], [people])
    assert Refusal(found.refusal[0]) is refusal
    numbers = [found.value[0], found.lower[0], found.upper[0]]
    assert [bool(np.isnan(number)) for number in numbers] == [refusal is not Refusal.NONE] * 3


@pytest.mark.parametrize(
    ("events", "people", "squares", "words"),
    [
        ((-1, 20), (100, 100), None, "negative number"),
        ((1, 20), (100, -100), None, "negative number"),
        ((1, 20), (0, 100), None, "events in a band without people"),
        ((5, 20), (100, 100), (4, 20), "squared events below the events"),
    ],
)
def test_impossible_numbers_are_refused(events, people, squares, words) -> None:
    with pytest.raises(ValueError, match=words):
        rates([events], [people], squared_events=None if squares is None else [squares])


@given(
    st.lists(st.integers(0, 60), min_size=19, max_size=19),
    st.lists(st.integers(1, 9_000), min_size=19, max_size=19),
    st.integers(1, 5),
)
def test_limits_hold_the_rate_and_repeats_only_widen_them(events, people, times) -> None:
    options = {"bands": EUROPEAN_2013.bands}
    plain = directly_standardised_rates([events], [people], **options)
    squares = [[count * times for count in events]]
    repeated = directly_standardised_rates([events], [people], squared_events=squares, **options)
    if plain.refusal[0]:
        return
    assert 0 <= plain.lower[0] <= plain.value[0] < plain.upper[0]
    assert repeated.value[0] == plain.value[0]
    assert repeated.lower[0] <= plain.lower[0]
    assert repeated.upper[0] >= plain.upper[0]


@given(st.floats(1e-4, 0.5), st.lists(st.integers(100, 9_000), min_size=19, max_size=19))
def test_a_rate_that_is_the_same_in_every_band_is_that_rate(rate, people) -> None:
    events = [rate * number for number in people]
    found = directly_standardised_rates([events], [people], bands=EUROPEAN_2013.bands, per=1)
    if not found.refusal[0]:
        assert found.value[0] == pytest.approx(rate)
