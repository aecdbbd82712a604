"""The whole beside what makes it up, and how far rounding can part them."""

import numpy as np
import pytest
from tests.unit.products import joined, sample
from tests.unit.products.joined import BANKS, COUNTY, MILLFIELD, OPEN, ROUNDED, SOUTHBANK, M, N, W

from headwater.disclosure.rounding import HALF_WIDTH, rounded
from headwater.released import Release
from headwater.released.totals import (
    FURTHEST_OFF,
    Total,
    areas_that_make_the_whole,
    newest_total,
)
from headwater.vocabulary.areas import AreaGrouping
from headwater.vocabulary.policies import DisclosurePolicy

COUNTIES, CSPS = AreaGrouping.COUNTY, AreaGrouping.COMMUNITY_SAFETY_PARTNERSHIP


def total_of(release: Release, grouping: AreaGrouping = COUNTIES) -> Total:
    parts = areas_that_make_the_whole(release, grouping)
    found = newest_total(release, "knife_crime", parts)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("grouping", "codes"), [(COUNTIES, [COUNTY, SOUTHBANK]), (CSPS, [BANKS, MILLFIELD])]
)
def test_areas_and_the_districts_in_none_of_them_make_the_whole(grouping, codes):
    release = Release.of(joined.release_of(10, (1, 2, 3)))
    areas = areas_that_make_the_whole(release, grouping)
    assert {area.code for area in areas} == set(codes)
    assert [area.name for area in areas] == sorted(area.name for area in areas)
    inside = [code for area in areas for code in area.member_codes or (area.code,)]
    assert sorted(inside) == sorted(sample.DISTRICTS)


def test_a_release_without_such_areas_is_not_divided(release):
    assert areas_that_make_the_whole(release, COUNTIES) == ()


TOTALS = [
    # measure, whole, districts,    not placed, together, unplaced, difference, rounding
    (OPEN, 103, (40, 30, 20), (5, 7, 1), 90, 13, 0, 0),
    (OPEN, 0, (0, 0, 0), (0, 0, 0), 0, 0, 0, 0),
    (OPEN, 105, (40, 30, 20), (5, 7, 1), 90, 13, 2, 0),
    (ROUNDED, 110, (40, 30, 20), (10, 15, 0), 90, 25, -5, 12),
    (ROUNDED, 0, (0, 0, 0), (0, 0, 0), 0, 0, 0, 0),
    (ROUNDED, 95, (40, 30, 20), (W, 0, 0), 90, None, None, 8),
    (ROUNDED, 95, (40, W, 20), (0, 0, 0), None, 0, None, 6),
    (ROUNDED, W, (40, 30, 20), (0, 0, 0), 90, 0, None, 6),
    (ROUNDED, W, (N, N, N), (N, N, N), None, None, None, 0),
]


@pytest.mark.parametrize("grouping", [COUNTIES, CSPS])
@pytest.mark.parametrize(
    ("measure", "whole", "districts", "places", "together", "unplaced", "difference", "rounding"),
    TOTALS,
)
def test_each_total(
    measure, whole, districts, places, together, unplaced, difference, rounding, grouping
):
    release = Release.of(joined.release_of(whole, districts, places, measure=measure))
    found = total_of(release, grouping)
    assert (found.together, found.not_placed) == (together, unplaced)
    assert (found.difference, found.rounding) == (difference, rounding)


REST = [
    # whole, districts,   not placed,  whole less areas, known to be in no district
    (103, (40, 30, 20), (5, 7, 1), 13, 13),
    (103, (40, 30, 20), (5, W, 1), 13, 6),
    (103, (40, 30, 20), (W, W, W), 13, 0),
    (103, (40, W, 20), (5, 7, 1), None, 13),
    (W, (40, 30, 20), (5, 7, 1), None, 13),
]


@pytest.mark.parametrize(("whole", "districts", "places", "rest", "known"), REST)
def test_what_is_left_is_told_where_not_all_of_it_is_shown(whole, districts, places, rest, known):
    found = total_of(Release.of(joined.release_of(whole, districts, places)))
    assert (found.rest, found.known_not_placed) == (rest, known)


def test_a_measure_that_has_not_arrived_has_no_total():
    release = Release.of(joined.release_of(M, (M, M, M), (M, M, M)))
    parts = areas_that_make_the_whole(release, COUNTIES)
    assert newest_total(release, "knife_crime", parts) is None


def test_a_measure_that_is_published_for_the_whole_alone_has_no_total():
    release = Release.of(joined.release_of(9, (1, 2, 3)))
    lost = (*areas_that_make_the_whole(release, COUNTIES), release.area("no_location"))
    small = Release.of(sample.released((OPEN,), areas=release.areas, values=_whole_only(release)))
    assert newest_total(small, "knife_crime", lost) is None


def _whole_only(release):
    return sample.table([release.cell("knife_crime", sample.WHOLE, "2025")])


@pytest.mark.parametrize("seed", range(20))
def test_rounding_never_parts_them_further_than_is_said(seed):
    chance = np.random.default_rng(seed)
    exact = np.where(chance.random(6) < 0.3, 0, chance.integers(8, 400, 6))
    shown = [int(count) for count in rounded(exact)]
    whole = int(rounded(exact.sum(keepdims=True))[0])
    released = joined.release_of(whole, tuple(shown[:3]), tuple(shown[3:]), measure=ROUNDED)
    found = total_of(Release.of(released))
    assert found.difference is not None
    assert abs(found.difference) <= found.rounding


def test_how_far_a_count_can_be_off_is_what_disclosure_control_does():
    assert FURTHEST_OFF == {DisclosurePolicy.OPEN: 0, DisclosurePolicy.NHS_SUBNATIONAL: HALF_WIDTH}
