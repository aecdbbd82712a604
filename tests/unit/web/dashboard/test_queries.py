"""What each page shows of the sample release."""

from pathlib import Path

import pytest
from tests.unit.products import sample

from headwater.released.opened import Release
from headwater.released.reader import ReleasedReader
from headwater.vocabulary.areas import AreaType
from headwater_web.dashboard import headlines, queries
from headwater_web.dashboard.changed.in_brief import changes_since_previous
from headwater_web.dashboard.choices import read_choice
from headwater_web.dashboard.shown import Shown
from headwater_web.dashboard.sources import source_lines

NORTHBANK = "Z07000001"
SMALL = "Z01001001"
CHOICES = [
    # asked                                       area          period       breakdown
    ({}, sample.WHOLE, "year", "all"),
    ({"area": NORTHBANK, "period": "month"}, NORTHBANK, "month", "all"),
    ({"breakdown": "sex"}, sample.WHOLE, "year", "sex"),
    ({"period": "decade", "breakdown": "shoe_size"}, sample.WHOLE, "year", "all"),
    ({"area": SMALL, "period": "month", "breakdown": "sex"}, SMALL, "window_12", "all"),
]


@pytest.mark.parametrize(("asked", "area", "period", "breakdown"), CHOICES)
def test_what_is_not_published_falls_back_to_the_headline(
    release: Release, asked: dict[str, str], area: str, period: str, breakdown: str
) -> None:
    choice = read_choice(release, release.measure("ed_assaults"), asked)
    assert (choice.area.code, choice.period_type, choice.breakdown) == (area, period, breakdown)


def page_of(release: Release, name: str, **asked: str) -> queries.MeasurePage:
    measure = release.measure(name)
    return queries.measure_page(Shown(release, measure, read_choice(release, measure, asked)))


def test_the_table_holds_every_cell_of_the_series_newest_first(release: Release) -> None:
    page = page_of(release, "ed_assaults", period="month")
    assert len(page.rows) == 72
    assert (page.rows[0].period, page.rows[-1].period) == ("Dec 2025", "Jan 2020")


def test_districts_are_in_the_order_of_their_names(release: Release) -> None:
    page = page_of(release, "ed_assaults")
    assert [row.area for row in page.across_rows] == ["Millfield", "Northbank", "Southbank"]


def test_counts_without_a_denominator_are_not_ranked_as_risk(release: Release) -> None:
    page = page_of(release, "street_crime")
    assert page.across is not None
    assert "they say nothing about risk" in page.across.reading


def test_a_district_has_no_districts(release: Release) -> None:
    assert page_of(release, "ed_assaults", area=NORTHBANK).across is None


def test_a_breakdown_shows_every_category_of_its_newest_period(release: Release) -> None:
    page = page_of(release, "ed_assaults", breakdown="sex")
    newest = [row.category for row in page.rows if row.period == "2025"]
    assert newest == ["Female", "Male", "Not recorded", "Other"]


def test_the_newest_number_is_explained(release: Release) -> None:
    page = page_of(release, "ed_assaults", area=NORTHBANK, period="month")
    assert page.explanation is not None
    assert page.explanation.row.area_code == NORTHBANK
    assert page.explained_address.startswith("/figures/R0002-1a2b3c4d/ed_assaults.v1/")


def test_a_measure_whose_agreement_ended_says_since_when(release: Release) -> None:
    assert page_of(release, "callouts").withdrawals == [
        "Ambulance call-outs: no agreement since 1 October 2025."
    ]


def test_national_measures_are_those_the_release_names(release: Release) -> None:
    names = [headline.measure.measure for headline in headlines.national_headlines(release)]
    assert names == ["sharp_admissions", "homicides"]


def test_every_measure_is_under_one_theme(release: Release) -> None:
    shown = [h.measure.measure for theme in headlines.themes(release) for h in theme.headlines]
    assert sorted(shown) == sorted(measure.measure for measure in release.measures)


def test_a_district_is_compared_with_the_whole_in_words(release: Release) -> None:
    headline = headlines.headline(release, release.measure("ed_assaults"), release.area(NORTHBANK))
    assert headline.comparison == "higher"


def test_the_whole_is_not_compared_with_itself(release: Release) -> None:
    whole = release.areas_of_type(AreaType.PARTNERSHIP)[0]
    assert headlines.headline(release, release.measure("ed_assaults"), whole).comparison == ""


def test_a_source_without_an_agreement_never_reads_as_zero(release: Release) -> None:
    line = next(line for line in source_lines(release) if line.is_ended)
    assert line.state_words == "No agreement since 1 October 2025"


@pytest.mark.parametrize(
    ("words", "measures", "areas"),
    [
        ("knife", ["knife_crime"], []),
        ("ASSAULT sharp", ["sharp_admissions"], []),
        ("northbank 01", [], ["Northbank 01"]),
        ("", [], []),
        ("nothing like it", [], []),
    ],
)
def test_search(release: Release, words: str, measures: list[str], areas: list[str]) -> None:
    found_measures, found_areas = queries.search(release, words)
    assert [found.measure for found in found_measures] == measures
    assert [found.name for found in found_areas] == areas


def test_what_changed_since_the_release_before(release_root: Path, release: Release) -> None:
    assert changes_since_previous(ReleasedReader(release_root), release) == (
        "Street-level crime from Open police data is a new source.",
        "“Street-level crime” is a new measure.",
    )


def test_the_first_release_has_nothing_to_compare_with(release_root: Path) -> None:
    reader = ReleasedReader(release_root)
    assert changes_since_previous(reader, reader.open("R0001-0f0f0f0f")) is None
