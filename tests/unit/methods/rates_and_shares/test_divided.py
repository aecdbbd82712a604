"""Rates and shares side by side: each as its own method has it."""

import numpy as np
import pytest

from headwater.methods.rates_and_shares.divided import divided_limits
from headwater.methods.rates_and_shares.proportions import wilson_limits
from headwater.methods.rates_and_shares.rates import poisson_rate_limits


def test_each_is_worked_out_by_its_own_method() -> None:
    found = divided_limits(
        [24, 24, 7], [18_432, 48, 48], per=[100_000, 100, 1_000], is_share=[False, True, False]
    )
    rate = np.ravel(poisson_rate_limits([24], [18_432]))
    share = 100 * np.ravel(wilson_limits([24], [48]))
    count = np.ravel(poisson_rate_limits([7], [48], per=1_000))
    assert np.array_equal(found.T, np.stack([rate, share, count]))


def test_a_share_never_passes_its_whole() -> None:
    found = divided_limits([50], [45], per=100, is_share=True)
    assert found[0, 0] == found[2, 0] == 100


@pytest.mark.parametrize(("events", "people"), [(3, 0), (3, np.nan), (np.nan, 3)])
@pytest.mark.parametrize("is_share", [True, False])
def test_what_is_not_known_stays_missing(events: float, people: float, is_share: bool) -> None:
    assert np.isnan(divided_limits([events], [people], per=100, is_share=is_share)).all()


@pytest.mark.parametrize(("events", "people"), [(-1, 5), (1, -5)])
def test_negative_numbers_are_refused(events: float, people: float) -> None:
    with pytest.raises(ValueError, match="negative"):
        divided_limits([events], [people], per=100, is_share=True)
