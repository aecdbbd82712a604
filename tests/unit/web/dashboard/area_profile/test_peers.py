"""Districts side by side: always in the same order, each with its range, and with words."""

import re
from dataclasses import replace

import pytest
from tests.unit.products import joined, sample
from tests.unit.products.joined import BANKS, COUNTY, MILLFIELD, NORTHBANK, SOUTHBANK, W

from headwater.released.opened import Release
from headwater_web.dashboard.area_profile.peers import peer_tables
from headwater_web.dashboard.area_profile.sets import chosen_set, measure_sets

WHOLE = sample.WHOLE
SAMPLE = Release.of(sample.released())
FIXED = [WHOLE, NORTHBANK, MILLFIELD, SOUTHBANK]


def tables_of(release: Release, code: str) -> list:
    return peer_tables(release, release.measures, release.area(code))


COUNTS = [
    # districts' counts, of 140,000, 100,000 and 60,000 people
    (900, 100, 5),
    (5, 100, 900),
]


@pytest.mark.parametrize("counts", COUNTS)
def test_districts_are_never_in_the_order_of_their_numbers(counts: tuple[int, int, int]) -> None:
    release = Release.of(joined.release_of(sum(counts), counts))
    [table] = tables_of(release, NORTHBANK)
    assert [row.code for row in table.rows] == FIXED


def test_each_district_is_told_from_the_whole_or_we_cannot_tell() -> None:
    [table] = peer_tables(SAMPLE, [SAMPLE.measure("ed_assaults")], SAMPLE.area(NORTHBANK))
    said = {row.code: row.cells[0].comparison for row in table.rows}
    assert said == {WHOLE: "", NORTHBANK: "higher", MILLFIELD: "cannot tell", SOUTHBANK: "lower"}
    assert all("95% range" in row.cells[0].note for row in table.rows)


def test_all_drawings_of_a_column_have_one_scale_and_the_rule_of_the_whole() -> None:
    [table] = peer_tables(SAMPLE, [SAMPLE.measure("ed_assaults")], SAMPLE.area(NORTHBANK))
    rules = [re.findall(r'class="benchmark" x1="([\d.]+)"', r.cells[0].drawing) for r in table.rows]
    assert [len(each) for each in rules] == [1, 1, 1, 1]
    assert len({rule for [rule] in rules}) == 1
    assert table.heads[0].scale.startswith("0 to ")


def test_a_withheld_rate_has_no_drawing_and_no_comparison() -> None:
    release = Release.of(joined.release_of(1500, (1300, W, 30), measure=joined.ROUNDED))
    [table] = tables_of(release, NORTHBANK)
    cell = table.rows[2].cells[0]
    assert (cell.value, cell.drawing, cell.comparison, cell.state) == ("", "", "", "suppressed")
    assert table.states == ("suppressed",)


MARKED = [
    # the page's area, the areas that are marked as it or in it
    (NORTHBANK, [NORTHBANK]),
    (COUNTY, [COUNTY, NORTHBANK, MILLFIELD]),
    (BANKS, [BANKS, NORTHBANK, SOUTHBANK]),
    (WHOLE, []),
]


@pytest.mark.parametrize(("here", "marked"), MARKED)
def test_the_area_and_what_it_is_made_of_are_marked(here: str, marked: list[str]) -> None:
    release = Release.of(joined.whole_sample())
    table = tables_of(release, here)[0]
    assert [row.code for row in table.rows if row.is_here] == marked


def test_at_most_four_measures_stand_beside_each_other() -> None:
    tables = tables_of(SAMPLE, NORTHBANK)
    assert [len(table.heads) for table in tables] == [3, 3]


def test_sets_are_the_national_measures_then_themes_of_which_districts_have_rates() -> None:
    sets = measure_sets(SAMPLE)
    assert [each.key for each in sets] == [
        "national",
        "national_success_measures",
        "harm_seen_by_health_services",
        "recorded_violence",
    ]
    # Street crime is a count: it has no rate.
    assert [measure.measure for measure in sets[-1].measures] == ["knife_crime"]


def test_a_set_that_is_not_there_falls_back_to_the_first() -> None:
    sets = measure_sets(SAMPLE)
    assert chosen_set(sets, {"measures": "recorded_violence"}) is sets[3]
    assert chosen_set(sets, {"measures": "nonsense"}) is sets[0]
    assert chosen_set([], {}) is None


def test_a_release_without_rates_has_no_tables() -> None:
    plain = sample.released()
    counts = [each for each in plain.measures if not each.has_denominator]
    release = Release.of(replace(plain, measures=tuple(counts)))
    assert measure_sets(release) == []
