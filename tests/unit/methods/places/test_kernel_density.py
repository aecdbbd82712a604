"""Density: measured against each event one by one, and kept to what there was."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.methods.places import kernel_density as module
from headwater.methods.places.kernel_density import Kernel, cell_centres, kernel_density

POINTS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=30)


@given(POINTS, st.sampled_from(Kernel), st.floats(0.5, 6))
def test_each_event_gives_what_its_distance_says(points, kernel, bandwidth) -> None:
    centres, _ = cell_centres(west=0, south=0, east=10, north=10, size=2)
    expected = np.zeros(len(centres))
    for point in points:
        apart = np.hypot(*(centres - point).T)
        u = apart[apart <= bandwidth] / bandwidth
        expected[apart <= bandwidth] += module._SHAPES[kernel](u) / bandwidth**2
    found = kernel_density(points, centres, bandwidth=bandwidth, kernel=kernel)
    np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("kernel", Kernel)
def test_a_density_adds_to_the_number_of_events(kernel) -> None:
    centres, shape = cell_centres(west=-100, south=-100, east=100, north=100, size=1)
    density = kernel_density([(0, 0), (20, 10)], centres, bandwidth=50, kernel=kernel)
    assert shape == (200, 200)
    assert density.sum() == pytest.approx(2, rel=2e-3)


def test_weights_and_repeated_points_say_the_same(monkeypatch) -> None:
    centres, _ = cell_centres(west=0, south=0, east=10, north=10, size=1)
    points = np.random.default_rng(1).integers(0, 10, (200, 2))
    places, times = np.unique(points, axis=0, return_counts=True)
    once = kernel_density(points, centres, bandwidth=3)
    np.testing.assert_allclose(kernel_density(places, centres, bandwidth=3, weights=times), once)
    monkeypatch.setattr(module, "BYTES_OF_SEARCH", 1)
    np.testing.assert_allclose(kernel_density(points, centres, bandwidth=3), once)


def test_no_events_are_no_density() -> None:
    assert kernel_density([], [(0, 0)], bandwidth=1).tolist() == [0]
    assert kernel_density([(0, 0)], [], bandwidth=1).tolist() == []


def test_what_has_no_density_is_refused() -> None:
    with pytest.raises(ValueError, match="found a bandwidth"):
        kernel_density([(0, 0)], [(0, 0)], bandwidth=0)
    with pytest.raises(ValueError, match="without coordinates"):
        kernel_density([(0, np.nan)], [(0, 0)], bandwidth=1)
    with pytest.raises(ValueError, match="found weights"):
        kernel_density([(0, 0)], [(0, 0)], bandwidth=1, weights=[1, 2])
    with pytest.raises(ValueError, match="without extent"):
        cell_centres(west=0, south=0, east=0, north=1, size=1)
