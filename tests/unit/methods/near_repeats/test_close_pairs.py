"""Pairs within reach: each once, in its band, as measuring all pairs gives."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from headwater.methods.near_repeats import close_pairs as module
from headwater.methods.near_repeats.close_pairs import Metric, close_pairs

POINTS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=30)


def found_pairs(blocks) -> set[tuple[int, int, int]]:
    pairs = [
        (block.band, int(one), int(other))
        for block in blocks
        for one, other in zip(block.first, block.second, strict=True)
    ]
    assert len(pairs) == len(set(pairs))
    return set(pairs)


def measured_pairs(points, bands, metric, *, upper_edge_in: bool) -> set[tuple[int, int, int]]:
    pairs = set()
    for one in range(len(points)):
        for other in range(one + 1, len(points)):
            x, y = abs(np.subtract(points[one], points[other]))
            apart = x + y if metric is Metric.MANHATTAN else np.hypot(x, y)
            within = [edge for edge in bands if (apart <= edge if upper_edge_in else apart < edge)]
            if within:
                band = 0 if apart == 0 else bands.index(min(within)) + 1
                pairs.add((band, one, other))
    return pairs


@given(POINTS, st.sampled_from(Metric), st.booleans())
def test_bands_are_those_of_measuring_every_pair(points, metric, calculator) -> None:
    bands = (1, 4, 5)
    blocks = close_pairs(points or np.empty((0, 2)), bands=bands, metric=metric,
                         like_the_calculator=calculator)  # fmt: skip
    expected = measured_pairs(points, bands, metric, upper_edge_in=not calculator)
    assert found_pairs(blocks) == expected


def test_small_searches_and_blocks_change_nothing(monkeypatch) -> None:
    points = np.random.default_rng(3).integers(0, 40, (500, 2))
    whole = found_pairs(close_pairs(points, bands=(3, 9)))
    monkeypatch.setattr(module, "BYTES_OF_SEARCH", 1)
    monkeypatch.setattr(module, "PAIRS_IN_BLOCK", 64)
    blocks = close_pairs(points, bands=(3, 9))
    assert found_pairs(blocks) == whole
    assert max(block.first.size for block in blocks) <= 64
    assert [block.band for block in blocks] == sorted(block.band for block in blocks)


def test_many_events_have_larger_numbers(monkeypatch) -> None:
    monkeypatch.setattr(module, "BYTES_OF_PAIRS", 10**9)
    points = np.column_stack([np.arange(70_000), np.zeros(70_000)])
    blocks = close_pairs(points, bands=(1,))
    assert sum(block.first.size for block in blocks) == 69_999
    assert max(int(block.second.max()) for block in blocks) == 69_999


def test_more_pairs_than_fit_are_refused_before_they_are_gathered(monkeypatch) -> None:
    monkeypatch.setattr(module, "BYTES_OF_PAIRS", 1_000)
    with pytest.raises(ValueError, match="found 4,950 pairs"):
        close_pairs(np.zeros((100, 2)), bands=(1,))


@pytest.mark.parametrize("bands", [(), (0, 1), (2, 2), (3, 1)])
def test_bands_must_rise(bands) -> None:
    with pytest.raises(ValueError, match="found bands"):
        close_pairs([(0, 0)], bands=bands)


def test_coordinates_must_be_known() -> None:
    with pytest.raises(ValueError, match="without coordinates"):
        close_pairs([(0, np.nan)], bands=(1,))
