"""How small an effect could have been found: against chances worked out in full."""

import math

import numpy as np
import pytest
from scipy.stats import nct, norm, t

from headwater.methods.effects_of_interventions.detectable_effects import (
    detectable_difference_of_shares,
    people_needed,
    smallest_detectable_ratio,
)


def test_a_ratio_of_that_size_is_found_four_times_in_five() -> None:
    ratio = smallest_detectable_ratio(standard_error=0.12)
    shift = math.log(ratio) / 0.12
    assert norm.cdf(-1.959964 - shift) == pytest.approx(0.8, abs=1e-4)


def test_with_few_degrees_it_is_nearly_four_times_in_five() -> None:
    """Student's t for both parts is an approximation: the exact chance is of the non-central t."""
    ratio = smallest_detectable_ratio(standard_error=0.12, degrees=6)
    power = nct.cdf(t.ppf(0.025, 6), 6, math.log(ratio) / 0.12)
    assert power == pytest.approx(0.8, abs=0.02)


def test_a_rise_is_as_far_on_the_other_side_and_an_error_without_end_finds_nothing() -> None:
    fall = smallest_detectable_ratio(standard_error=0.2)
    assert smallest_detectable_ratio(standard_error=0.2, fall=False) == pytest.approx(1 / fall)
    assert smallest_detectable_ratio(standard_error=math.inf) == 0


@pytest.mark.parametrize(("first", "second"), [(0.35, 0.25), (0.5, 0.4), (0.3, 0.15)])
def test_so_many_people_find_the_difference_four_times_in_five(first, second) -> None:
    number = people_needed(share_from=first, share_to=second)
    chance = np.random.default_rng(11)
    one, other = (chance.binomial(number, share, 40_000) / number for share in (first, second))
    middle = (one + other) / 2
    error = np.sqrt(2 * middle * (1 - middle) / number)
    found = np.abs(one - other) > 1.959964 * error
    assert found.mean() == pytest.approx(0.8, abs=0.02)


def test_28_in_each_group_show_no_less_than_a_fall_of_about_30_points_from_35() -> None:
    assert detectable_difference_of_shares(per_arm=28, share=0.35) == pytest.approx(0.29, abs=0.01)
    assert people_needed(share_from=0.35, share_to=0.25) == 329
    assert detectable_difference_of_shares(per_arm=329, share=0.35) == pytest.approx(0.1, abs=1e-3)


def test_too_few_people_show_nothing_at_all() -> None:
    assert detectable_difference_of_shares(per_arm=10, share=0.2) == math.inf


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: smallest_detectable_ratio(standard_error=0), "error of 0"),
        (lambda: smallest_detectable_ratio(standard_error=1, degrees=0), "degrees"),
        (lambda: smallest_detectable_ratio(standard_error=1, power=1), "power of 1"),
        (lambda: detectable_difference_of_shares(per_arm=0, share=0.5), "0 people"),
        (lambda: detectable_difference_of_shares(per_arm=9, share=0), "share of 0"),
        (lambda: people_needed(share_from=0.3, share_to=0.3), "two that differ"),
        (lambda: people_needed(share_from=1.3, share_to=0.3), "from 0 to 1"),
        (lambda: people_needed(share_from=0.4, share_to=0.3, power=0.2), "power of 0.2"),
    ],
)
def test_what_is_refused(call, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        call()
