"""Courses through time: a table of them, and planted ones recovered."""

import numpy as np
import pytest
from tests.unit.methods.maps import grid, line

from headwater.methods.places.emerging_hot_spots import Course, courses, emerging_hot_spots


@pytest.mark.parametrize(
    ("seen", "away", "course"),
    [
        # h: hot, c: cold, .: neither; one letter a period
        ("..........", 0, Course.NONE),
        (".........h", 0, Course.FIRST_NOW),
        (".......hhh", 0, Course.RUN_TO_NOW),
        ("..h..h...h", 0, Course.ON_AND_OFF),
        (".h......hh", 0, Course.ON_AND_OFF),
        ("hhhhhhhhhh", 0, Course.LASTING),
        (".hhhhhhhhh", 0, Course.LASTING),
        ("..hhhhhhhh", 0, Course.RUN_TO_NOW),
        ("hhhhhhhhhh", 1, Course.LASTING_STRONGER),
        ("hhhhhhhhhh", -1, Course.LASTING_WEAKER),
        ("hhhhhhhhh.", 0, Course.PAST),
        ("hhhhhhhhh.", -1, Course.PAST),
        ("hhhhhhh...", 0, Course.NONE),
        (".....h....", 0, Course.NONE),
        ("c........h", 0, Course.TURNED),
        ("c..h.....h", 0, Course.TURNED),
        ("chhhhhhhhh", 0, Course.LASTING),
        ("hhhhhhhhhc", 0, Course.PAST),
    ],
)
def test_courses(seen, away, course) -> None:
    hot = np.array([[letter == "h" for letter in seen]])
    cold = np.array([[letter == "c" for letter in seen]])
    assert courses(hot, opposite=cold, away=[away]) == (course,)
    assert courses(cold, opposite=hot, away=[away])[0] in Course


@pytest.mark.parametrize(
    ("planted", "course"),
    [
        # how many more events in each of twelve periods
        ([30] * 12, Course.LASTING),
        ([0] * 11 + [40], Course.FIRST_NOW),
        ([0] * 8 + [40] * 4, Course.RUN_TO_NOW),
        (range(15, 51, 3), Course.LASTING_STRONGER),
        (range(48, 12, -3), Course.LASTING_WEAKER),
        ([40] * 11 + [0], Course.PAST),
        ([0, 0, 40, 40, 0, 0, 40, 0, 0, 0, 0, 40], Course.ON_AND_OFF),
    ],
)
def test_a_planted_course_is_recovered(planted, course) -> None:
    values = np.random.default_rng(20_261).poisson(10, (20, 20, 12))
    values[9:12, 9:12] += np.array(planted)
    found = emerging_hot_spots(values.reshape(400, 12), grid(20, 20))
    assert found.hot[10 * 20 + 10] is course
    assert found.tested == 4_800
    assert sum(each is not Course.NONE for each in found.hot) < 40


def test_what_falls_behind_the_rest_of_the_map_weakens() -> None:
    values = np.random.default_rng(20_261).poisson(10, (20, 20, 12))
    values[2:5, 2:5] += 30
    values[14:17, 14:17] += 15 + 6 * np.arange(12)
    found = emerging_hot_spots(values.reshape(400, 12), grid(20, 20))
    assert found.hot[3 * 20 + 3] is Course.LASTING_WEAKER


def test_a_rise_everywhere_is_no_hot_spot() -> None:
    values = np.tile(np.arange(1.0, 11), (30, 1))
    found = emerging_hot_spots(values, line(30))
    assert set(found.hot) == set(found.cold) == {Course.NONE}
    assert found.tested == 0
    assert (found.trend.p_values == 1).all()


def test_too_few_periods_are_refused() -> None:
    with pytest.raises(ValueError, match="expected 4 periods"):
        emerging_hot_spots(np.ones((5, 3)), line(5))
    with pytest.raises(ValueError, match="expected 4 periods"):
        emerging_hot_spots(np.ones(5), line(5))
