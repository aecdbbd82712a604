"""Draws: what is picked, and streams that do not depend on order."""

import numpy as np
import pytest

from headwater.demo.seeds.draws import pick, stream


@pytest.mark.parametrize(
    ("weights", "never"), [([1.0, 0.0, 2.0], 1), ([0.0, 1.0], 0), ([1.0, 1.0, 0.0], 2)]
)
def test_pick_never_picks_what_has_no_weight(weights: list[float], never: int) -> None:
    drawn = pick(stream(1, "test"), np.array(weights), 2_000)
    assert never not in set(drawn.tolist())
    assert set(drawn.tolist()) <= set(range(len(weights)))


def test_streams_differ_by_purpose_and_part() -> None:
    first = [stream(1, "a").random(), stream(1, "b").random(), stream(1, "a", 2).random()]
    assert len(set(first)) == 3
    assert stream(1, "a").random() == first[0]
