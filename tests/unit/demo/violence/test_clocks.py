"""When violence happens."""

from datetime import date

import numpy as np
import pytest

from headwater.demo.seeds.draws import stream
from headwater.demo.violence.clocks import CLOCKS, moments


@pytest.mark.parametrize("clock", list(CLOCKS))
@pytest.mark.parametrize("month", [date(2020, 2, 1), date(2025, 12, 1)])
def test_moments_lie_in_their_month(clock: str, month: date) -> None:
    at = moments(clock, month, 500, stream(3, clock))
    assert set(at.astype("datetime64[M]").tolist()) == {month}


def test_nights_are_busiest_at_the_weekend() -> None:
    at = moments("night", date(2024, 6, 1), 20_000, stream(1, "night"))
    weekday = (at.astype("datetime64[D]").astype(np.int64) + 3) % 7
    hour = at.astype("datetime64[h]").astype(np.int64) % 24
    late = np.bincount(weekday[hour < 5], minlength=7)
    assert set(np.argsort(late)[-2:].tolist()) == {5, 6}
