"""Each figure has its picture, its table, its reading, its source; the picture is accessible."""

import csv
import re
from xml.etree import ElementTree

import pytest
from tests.unit.products import sample

from headwater.products.drawing import accessible
from headwater.products.figure import FigureTable
from headwater.products.figure_set import save_figures
from headwater.products.group_figures import breakdown_figure, district_bars_figure
from headwater.products.palette import HATCH
from headwater.products.place_figures import district_figure, map_figure
from headwater.products.trend_figures import district_trends_figure, trend_figure
from headwater.released import ReleasedReader, parse_figure_reference
from headwater.released.area_classes import AreaClass, area_class
from headwater.released.map_ground import ground_of

SVG = "{http://www.w3.org/2000/svg}"


def test_the_set_holds_what_can_be_shown_and_no_more(figures):
    assert 25 < len(figures) <= 150
    assert {"ed_assaults-trend", "ed_assaults-map", "ed_assaults-districts",
            "ed_assaults-ethnicity", "ed_assaults-district-trends",
            "district-z07000001"} <= set(figures)  # fmt: skip
    assert "street_crime-map" not in figures  # a map of counts would be a map of people


def test_every_picture_is_one_named_image_with_a_description(figures):
    for figure in figures.values():
        picture = ElementTree.fromstring(figure.svg)  # noqa: S314 - our own drawing
        assert picture.get("role") == "img"
        named = picture.get("aria-labelledby").split()
        by_id = {one.get("id"): one.text for one in picture if one.get("id")}
        assert [by_id[name] for name in named] == [figure.title, figure.reading]


def test_ids_of_figures_never_meet_on_one_page(figures):
    ids = [
        found for figure in figures.values() for found in re.findall(r'id="([^"]+)"', figure.svg)
    ]
    assert len(ids) == len(set(ids))


def test_references_within_a_picture_lead_somewhere(figures):
    for figure in figures.values():
        targets = set(re.findall(r"url\(#([^)]+)\)", figure.svg))
        assert targets <= set(re.findall(r'id="([^"]+)"', figure.svg))


def test_every_picture_says_that_the_data_are_synthetic(figures):
    assert all("synthetic data" in figure.svg for figure in figures.values())


def test_no_table_has_a_blank_cell_and_each_is_told(figures):
    for figure in figures.values():
        for table in (figure.table, figure.short_table):
            assert table.rows
            assert all(len(row) == len(table.heads) for row in table.rows)
            assert all(cell for row in table.rows for cell in row)
        assert figure.reading.endswith(".")
        assert "As at" in figure.source


def test_references_are_those_of_the_release(figures):
    for figure in figures.values():
        assert figure.references
        for reference in figure.references:
            assert parse_figure_reference(str(reference)) == reference
            assert reference.release_id == sample.RELEASE_ID


def test_withheld_cells_are_hatched_and_said(figures):
    figure = figures["homicides-trend"]
    assert "homicides-trend-hatch)" in figure.svg
    assert HATCH not in figure.svg
    assert any("Hatched" in note for note in figure.notes)
    assert "withheld" in {cell for row in figure.table.rows for cell in row}


def test_gaps_and_breaks_have_their_words(figures):
    callouts = figures["callouts-trend"]
    assert "not collected" in callouts.svg
    assert any("Not arrived" in note for note in callouts.notes)
    knife = figures["knife_crime-trend"]
    assert "counted differently from here" in knife.svg
    assert any("The police changed how knives are recorded." in note for note in knife.notes)


def test_months_are_drawn_only_where_they_can_be_read(figures):
    assert figures["ed_assaults-trend"].title.endswith("by month")
    assert figures["homicides-trend"].title.endswith("by year")


def test_a_figure_without_any_number_is_not_drawn(release):
    hidden = [row for row in sample.rows(sample.MEASURES[3:4]) if not row.is_released]
    from headwater.released import Release

    only_withheld = Release.of(
        sample.released(sample.MEASURES[3:4], values=sample.table(hidden), outlines={})
    )
    assert trend_figure(only_withheld, only_withheld.measure("homicides")) is None


@pytest.mark.parametrize(
    # value lower upper   class, beside a whole of 100
    ("value", "lower", "upper", "expected"),
    [
        (250.0, 180.0, 320.0, AreaClass.FAR_HIGHER),
        (150.0, 110.0, 190.0, AreaClass.HIGHER),
        (150.0, 90.0, 210.0, AreaClass.CANNOT_TELL),
        (100.0, 100.0, 100.0, AreaClass.CANNOT_TELL),
        (60.0, 40.0, 90.0, AreaClass.LOWER),
        (0.0, 0.0, 30.0, AreaClass.FAR_LOWER),
        (None, None, None, AreaClass.NO_DATA),
    ],
)
def test_a_small_area_has_the_class_its_range_allows(release, value, lower, upper, expected):
    from dataclasses import replace

    row = release.cell("ed_assaults", "Z01001001", "2023-01/P36M")
    assert area_class(replace(row, value=value, lower=lower, upper=upper), 100.0) is expected


def test_the_map_names_districts_but_neither_ranks_nor_points(figures):
    figure = figures["ed_assaults-map"]
    assert all(name in figure.svg for name in sample.DISTRICTS.values())
    assert "<circle" not in figure.svg
    places = [row[:2] for row in figure.table.rows]
    assert places == sorted(places)
    assert len(places) == 30
    cells = [cell for row in figure.short_table.rows for cell in row[1:]]
    assert sum(int(cell.split(" of ")[0]) for cell in cells) == 30


def test_saved_figures_are_found_again_by_the_reader(root, figures, tmp_path):
    folder = root / sample.RELEASE_ID / "figures"
    save_figures(figures, folder=folder)
    opened = ReleasedReader(root).open()
    assert set(opened.figures) == set(figures)
    assert opened.figures["ed_assaults-trend"].reading == figures["ed_assaults-trend"].reading
    with (folder / "ed_assaults-map.csv").open(newline="") as file:
        assert len(list(csv.reader(file))) == 31


def test_titles_are_escaped_inside_pictures():
    picture = accessible(
        "<svg width='1'></svg>", slug="a", title="A < B & C", description='"quoted"'
    )
    assert "A &lt; B &amp; C" in picture


def test_columns_of_figures_are_told_from_columns_of_words():
    table = FigureTable(
        ("Area", "Number", "Rate", "Range", "When"),
        (("Ash", "about 20", "12.5", "10 to 15", "31 December 2025"),
         ("Elm", "withheld", "withheld", "withheld", "not known")),
    )  # fmt: skip
    assert table.figure_columns == (False, True, True, True, False)


def test_people_are_compared_by_rate_and_kinds_are_only_counted(figures):
    ages, kinds = figures["ed_assaults-age-band"], figures["knife_crime-kind"]
    assert "Compared with Everyone" in ages.table.heads
    assert "Compared with Everyone" not in kinds.table.heads
    assert [row[0] for row in kinds.table.rows] == [
        "Violence with a weapon", "Robbery with a weapon", "Not recorded", "Everyone"
    ]  # fmt: skip
    assert "a number can be shown for 3 of 3 groups" in kinds.reading
    assert "Not recorded" in {row[0] for row in ages.table.rows}
    assert "Not recorded" not in ages.svg


def test_a_count_of_a_part_is_never_compared_with_the_whole(figures, release):
    said = figures["street_crime-districts"].reading
    assert said == "For 2025, a number can be shown for 3 of 3 districts."
    assert all("street_crime" not in str(one) for one in figures["district-z07000001"].references)


def test_every_kind_of_chart_passes_the_checks_of_its_schema(release):
    """Drawing a whole release leaves these checks out, because they take half of the time."""
    measure = release.measure("ed_assaults")
    knife = release.measure("knife_crime")
    drawn = [
        trend_figure(release, knife),
        district_trends_figure(release, measure),
        district_bars_figure(release, measure),
        breakdown_figure(release, measure, "sex"),
        map_figure(release, measure, ground=ground_of(release)),
        district_figure(release, release.area("Z07000001")),
    ]
    assert all(drawn)
