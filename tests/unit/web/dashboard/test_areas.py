"""Areas made of several districts: their pages, their choices, and how totals add up."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings
from tests.unit.products import joined, sample
from tests.unit.products.joined import BANKS, COUNTY, MILLFIELD, NORTHBANK, OPEN, ROUNDED, M, W

from headwater.products.publishing import point_current, write_release
from headwater.released.opened import Release
from headwater.released.reader import ReleasedReader
from headwater_web.dashboard import queries
from headwater_web.dashboard.choices import area_options, breakdowns_for, read_choice
from headwater_web.dashboard.divisions import Count, TotalLine, divisions
from headwater_web.dashboard.places import areas_around, districts_of
from headwater_web.dashboard.shown import Shown

MEASURE = "knife_crime"
SMALL = "Z01001001"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("joined")
    write_release(joined.whole_sample(), root=folder, figures=False)
    point_current(folder, sample.RELEASE_ID)
    return folder


@pytest.fixture(scope="module")
def release(root: Path) -> Release:
    return ReleasedReader(root).open()


@pytest.fixture
def client(db: None, root: Path, settings: Settings) -> Client:
    settings.HEADWATER_RELEASED = root
    return Client()


def page_of(release: Release, **asked: str) -> queries.MeasurePage:
    measure = release.measure("ed_assaults")
    return queries.measure_page(Shown(release, measure, read_choice(release, measure, asked)))


ADDRESSES = [
    "/areas/",
    f"/areas/{COUNTY}/",
    f"/areas/{BANKS}/",
    f"/areas/{NORTHBANK}/",
    f"/areas/{SMALL}/",
    f"/measures/ed_assaults/?area={BANKS}&period=month",
    f"/measures/knife_crime/?area={COUNTY}&breakdown=kind",
    f"/figures/{sample.RELEASE_ID}/ed_assaults.v1/{BANKS}/2025/sex/female/",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_opens(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 200
    assert response.text.count("<h1") == 1


def test_areas_go_from_the_whole_to_districts(client: Client) -> None:
    html = client.get("/areas/").text
    headings = ["City and county", "Community safety partnership areas", "Districts"]
    places = [html.index(f"{heading}</h2>") for heading in headings]
    assert places == sorted(places)
    assert html.index("the whole partnership") < places[0]


def test_a_district_that_is_in_no_larger_area_is_named_and_not_repeated(client: Client) -> None:
    html = client.get("/areas/").text
    first = html[html.index("City and county</h2>") : html.index("Community safety")]
    assert 'href="/areas/Z07000003/">Southbank</a>' in first
    assert "a district by itself" in first
    assert "2 districts" in first


def test_an_area_says_what_it_is_made_of_and_a_district_what_it_is_part_of(client: Client) -> None:
    county = client.get(f"/areas/{COUNTY}/").text
    assert "Made of these districts:" in county
    assert f'href="/areas/{MILLFIELD}/"' in county
    assert "Part of:" not in county
    district = client.get(f"/areas/{NORTHBANK}/").text
    assert "Part of:" in district
    assert "Riverside County" in district
    assert "Both Banks" in district
    assert "Made of" not in client.get(f"/areas/{sample.WHOLE}/").text


AROUND = [
    # area, what it lies in
    (sample.WHOLE, []),
    (COUNTY, []),
    ("no_location", []),
    (NORTHBANK, ["Riverside County", "Both Banks"]),
    (SMALL, ["Northbank", "Riverside County", "Both Banks"]),
]


@pytest.mark.parametrize(("code", "names"), AROUND)
def test_what_an_area_lies_in(release: Release, code: str, names: list[str]) -> None:
    assert [area.name for area in areas_around(release, release.area(code))] == names


INSIDE = [
    (sample.WHOLE, ["Millfield", "Northbank", "Southbank"]),
    (COUNTY, ["Millfield", "Northbank"]),
    (NORTHBANK, []),
    (SMALL, []),
    ("no_location", []),
]


@pytest.mark.parametrize(("code", "names"), INSIDE)
def test_the_districts_of_an_area(release: Release, code: str, names: list[str]) -> None:
    assert [area.name for area in districts_of(release, release.area(code))] == names


def test_areas_can_be_chosen_from_the_largest_down(release: Release) -> None:
    choice = read_choice(release, release.measure("ed_assaults"), {"area": BANKS})
    options = area_options(release, choice)
    assert [option.words for option in options[:4]] == [
        "Riverside",
        "Riverside County",
        "Both Banks",
        "Northbank",
    ]
    assert [option.value for option in options if option.is_chosen] == [BANKS]
    assert options[-1].words == "Place not known"


def test_breakdowns_are_offered_as_for_districts(release: Release) -> None:
    measure = release.measure("ed_assaults")
    for code in (COUNTY, NORTHBANK):
        assert breakdowns_for(measure, release.area(code)) == ("all", *measure.breakdowns)


def test_its_own_districts_stand_beside_an_area(release: Release) -> None:
    page = page_of(release, area=COUNTY)
    assert [row.area for row in page.across_rows] == ["Millfield", "Northbank"]
    assert page.across is not None
    assert page.rows[0].is_released


def test_a_rounded_sum_says_how_it_was_rounded(client: Client) -> None:
    rounded = "events, in each district to the nearest 5"
    html = client.get(f"/measures/ed_assaults/?area={COUNTY}").text
    assert html.count(rounded) == 1
    assert "Added up from the numbers of its districts" in html
    assert rounded not in client.get("/measures/ed_assaults/").text
    assert rounded not in client.get(f"/measures/knife_crime/?area={COUNTY}").text


def test_areas_are_found_by_name_and_by_code(release: Release) -> None:
    for words in ("both banks", BANKS, "Riverside county"):
        assert len(queries.search(release, words)[1]) == 1


def test_the_download_holds_their_rows(client: Client, release: Release) -> None:
    response = client.get(page_of(release, area=COUNTY).shown.tables["csv"])
    lines = response.text.splitlines()
    assert lines[1].startswith(f"ed_assaults,{COUNTY},Riverside County,2025,")


TOTALS = [
    # measure, whole, districts,    not placed,   remark
    (OPEN, 103, (40, 30, 20), (5, 7, 1), "Adds up exactly."),
    (OPEN, 105, (40, 30, 20), (5, 7, 1), "No: differs by 2, more than rounding explains."),
    (ROUNDED, 110, (40, 30, 20), (10, 15, 0),
     "Differs by 5. Each is rounded, so they may differ by up to 12."),
    (ROUNDED, 110, (40, 30, 20), (10, W, 0), "Differs by 20; not placed is not all shown."),
    (ROUNDED, 110, (40, W, 20), (10, 10, 0), "Not every number is shown."),
]  # fmt: skip


def line_of(*shown: object, **words: object) -> TotalLine:
    release = Release.of(joined.release_of(*shown, **words))  # type: ignore[arg-type]
    county, _ = divisions(release, release.measures)
    (line,) = county.lines
    return line


@pytest.mark.parametrize(("measure", "whole", "districts", "places", "remark"), TOTALS)
def test_the_page_says_whether_totals_add_up(
    measure: object, whole: object, districts: object, places: object, remark: str
) -> None:
    assert line_of(whole, districts, places, measure=measure).remark == remark


def test_what_is_not_shown_is_said_and_what_is_known_of_it(client: Client) -> None:
    line = line_of(110, (40, W, 20), (10, W, 0), measure=ROUNDED)
    assert line.parts == (Count("", "suppressed"), Count("20", ""))
    assert line.together == Count("", "suppressed")
    assert line.not_placed == Count("10", "suppressed")
    assert line.whole == Count("110", "")


def test_a_number_that_has_not_arrived_is_not_called_withheld() -> None:
    line = line_of(W, (M, M, M), (0, 0, 0), measure=ROUNDED)
    assert line.together == Count("", "missing")
    assert line.whole == Count("", "suppressed")


def test_both_divisions_add_up_to_the_same() -> None:
    released = joined.release_of(1_103, (440, 330, 220), (50, 60, 3))
    release = Release.of(released)
    together = [division.lines[0].together for division in divisions(release, release.measures)]
    assert together == [Count("990", "")] * 2


def test_a_release_of_districts_alone_is_not_divided(client: Client, release: Release) -> None:
    plain = Release.of(sample.released(sample.MEASURES[:1]))
    assert divisions(plain, plain.measures) == []


def test_the_table_is_on_the_page_of_an_area_for_every_measure(client: Client) -> None:
    county = client.get(f"/areas/{COUNTY}/").text
    assert "How the totals add up: City and county" in county
    table = county[county.index("How the totals add up") :]
    assert "Emergency department assaults" in table
    assert "How the totals add up" not in client.get(f"/areas/{NORTHBANK}/").text
    everywhere = client.get("/areas/").text
    assert everywhere.count("How the totals add up") == 2
    assert "Sharp-object admissions" in everywhere
