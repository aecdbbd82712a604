"""Districts beside each other: one scale, each with its words, and nothing put in order of size."""

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from django.test import Client
from tests.unit.products import sample

from headwater.released.opened import Release
from headwater.vocabulary.states import ValueState
from headwater_web.dashboard.districts import (
    SmallCharts,
    across_figure,
    rows_across,
    small_charts,
)
from headwater_web.dashboard.shown import read_shown

NAMES = ["Millfield", "Northbank", "Southbank"]


def small(release: Release, name: str, **asked: str) -> SmallCharts:
    found = small_charts(read_shown(release, name, asked))
    assert found is not None
    return found


def drawn(chart: str) -> ET.Element:
    return ET.fromstring(chart)  # noqa: S314 - our own


def classes(svg: ET.Element) -> list[str]:
    return [part.get("class") or "" for part in svg.iter()]


def test_they_stand_in_the_order_of_their_names(release: Release) -> None:
    assert [each.name for each in small(release, "ed_assaults").charts] == NAMES


def test_all_have_one_scale_that_holds_every_value(release: Release) -> None:
    found = small(release, "ed_assaults", period="month")
    ticks = [
        [part.text for part in drawn(each.drawing).iter() if part.get("class") == "tick small"]
        for each in found.charts
    ]
    assert ticks == [["0", found.reaches, "2020", "2025"]] * 3
    highest = max(
        row.upper or 0.0
        for area in release.areas_of_type("district")
        for row in release.series("ed_assaults", area.code, "month")
    )
    assert highest <= float(found.reaches.replace(",", "")) < highest * 1.5
    for each in found.charts:
        for points in re.findall(r'points="([^"]+)"', each.drawing):
            assert all(0 <= float(pair.split(",")[1]) <= 118 for pair in points.split())


def test_each_says_its_newest_number_with_its_range_and_how_many(release: Release) -> None:
    for each in small(release, "ed_assaults").charts:
        assert each.value
        assert re.fullmatch(
            r"in 2025; 95% range [\d.,]+ to [\d.,]+; about [\d,]+ events", each.words
        )


def test_a_withheld_month_is_hatched_and_a_word(release: Release) -> None:
    state = {
        row.area_code: row.state
        for area in release.areas_of_type("district")
        for row in release.series("homicides", area.code, "year")[-1:]
    }
    charts = {each.name: each for each in small(release, "homicides", period="year").charts}
    hidden = [code for code, found in state.items() if found is ValueState.SUPPRESSED]
    assert hidden
    for code in hidden:
        chart = charts[release.area(code).name]
        assert "hatched" in classes(drawn(chart.drawing))
        assert "withheld" in "".join(drawn(chart.drawing).itertext())
        assert chart.value == ""
        assert "withheld to protect people" in chart.words


def test_the_whole_is_a_dashed_line_for_rates_and_not_for_counts(release: Release) -> None:
    for name, is_rate in (("ed_assaults", True), ("street_crime", False)):
        drawings = [classes(drawn(each.drawing)) for each in small(release, name).charts]
        assert all(("benchmark" in each) is is_rate for each in drawings)


def test_a_line_stops_at_a_break(release: Release) -> None:
    # The police changed how knives are recorded in April 2023: 2023 holds both ways.
    lines = [
        part.get("points", "")
        for part in drawn(small(release, "knife_crime").charts[0].drawing).iter()
        if part.get("class") == "line"
    ]
    assert [len(points.split()) for points in lines] == [3, 2]


def test_each_leads_to_its_own_page_of_the_same_state(release: Release) -> None:
    address = small(release, "ed_assaults", period="month").charts[0].address
    assert "area=Z0700000" in address
    assert "period=month" in address


def test_an_area_without_districts_and_a_breakdown_have_none(release: Release) -> None:
    for asked in ({"area": "Z07000001"}, {"breakdown": "sex"}, {"area": "no_location"}):
        assert small_charts(read_shown(release, "ed_assaults", asked)) is None


@pytest.mark.django_db
@pytest.mark.usefixtures("shown")
def test_the_page_names_each_chart_and_its_scale(client: Client) -> None:
    html = client.get("/measures/ed_assaults/").text
    assert html.count('id="small-') == len(set(re.findall(r'id="(small-[^"]+)"', html)))
    assert "All have one scale, from 0 to" in html
    places = [html.index(f'">{name}</a></h4>') for name in NAMES]
    assert places == sorted(places)
    assert sample.WHOLE not in re.findall(r'id="small-([^"-]+)-title"', html)


def less_complete(share: float) -> Release:
    """The sample with districts of which that share of events has a place; of one nobody knows."""
    whole = sample.released()
    is_district = pc.equal(whole.values.column("area_type"), "district")
    is_unknown = pc.equal(whole.values.column("area_code"), "Z07000003")
    completeness = pc.if_else(is_district, share, pa.scalar(0.99))
    completeness = pc.if_else(is_unknown, pa.scalar(None, pa.float64()), completeness)
    place = whole.values.column_names.index("completeness")
    values = whole.values.set_column(place, "completeness", completeness)
    return Release.of(replace(whole, values=values))


def test_districts_much_less_complete_than_the_whole_are_not_set_beside_it() -> None:
    release = less_complete(0.65)
    measure = release.measure("ed_assaults")
    choice = read_shown(release, "ed_assaults", {}).choice
    figure = across_figure(release, measure, rows_across(release, measure, choice))
    assert figure is not None
    assert "None is set beside the whole partnership" in figure.reading
    assert "higher than" not in figure.reading
    assert "benchmark" not in figure.wide
    assert not small(release, "ed_assaults").has_whole


def test_districts_about_as_complete_as_the_whole_are_set_beside_it() -> None:
    release = less_complete(0.95)
    measure = release.measure("ed_assaults")
    choice = read_shown(release, "ed_assaults", {}).choice
    figure = across_figure(release, measure, rows_across(release, measure, choice))
    assert figure is not None
    assert "of 3 districts were higher than the whole partnership" in figure.reading
    assert 'class="benchmark"' in figure.wide
    assert small(release, "ed_assaults").has_whole
