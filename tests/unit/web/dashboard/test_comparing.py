"""Two districts beside each other, on their page and in their download."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings
from tests.unit.products import sample
from tests.unit.web.dashboard import reading_sample

from headwater.products import point_current, write_release
from headwater.released.pairs import Pair, Verdict, WhyNot, between
from headwater.released.release import Released
from headwater_web.dashboard.comparing import words

pytestmark = pytest.mark.django_db
NORTH, MILL, SOUTH = sorted(sample.DISTRICTS)
RELEASED = reading_sample.released()
BOTH = f"/areas/compare/?first={NORTH}&second={SOUTH}"
MEASURE = sample.MEASURES[0]


def put(released: Released, root: Path, settings: Settings) -> None:
    write_release(released, root=root, figures=False, assessment=False)
    point_current(root, released.release_id)
    settings.HEADWATER_RELEASED = root


@pytest.fixture
def shown(settings: Settings, tmp_path: Path) -> None:
    put(RELEASED, tmp_path, settings)


def row_of(html: str, title: str) -> str:
    (row,) = (
        part.split("</tr>")[0]
        for part in html.split('<tr class="govuk-table__row">')
        if f">{title}</a>" in part and 'scope="row"' in part
    )
    return row


@pytest.mark.usefixtures("shown")
def test_a_district_that_differs_is_said_to_differ_with_its_range(client: Client) -> None:
    html = client.get(BOTH).text
    pair = between(RELEASED.pairs, NORTH, SOUTH)["knife_crime"]
    assert pair.verdict is Verdict.HIGHER
    row = row_of(html, "Serious violence with a knife")
    assert "<strong>Northbank is higher than Southbank</strong>" in row
    assert f"{pair.value:.2f} times (95% range {pair.lower:.2f} to {pair.upper:.2f})" in row
    assert row.count("95% range") == 3


@pytest.mark.usefixtures("shown")
def test_the_other_way_round_it_is_lower(client: Client) -> None:
    html = client.get(f"/areas/compare/?first={SOUTH}&second={NORTH}").text
    assert "Southbank is lower than Northbank" in row_of(html, "Serious violence with a knife")


@pytest.mark.usefixtures("shown")
def test_every_measure_stands_there_and_the_whole_is_counted(client: Client) -> None:
    html = client.get(BOTH).text
    pairs = between(RELEASED.pairs, NORTH, SOUTH).values()
    assert len(pairs) == len(sample.MEASURES)
    for measure in sample.MEASURES:
        assert row_of(html, measure.short_title)
    left = sum(pair.verdict is Verdict.NOT_COMPARED for pair in pairs)
    assert f"and {left} cannot be compared" in html
    row = row_of(html, "Street-level crime")
    assert "Not compared" in row
    assert "where more people live there is more" in row


@pytest.mark.usefixtures("shown")
@pytest.mark.parametrize(
    ("asked", "words_of_it"),
    [
        (f"first={NORTH}&second={NORTH}", "Choose another district than the first."),
        (f"first={NORTH}&second=E99", "Choose a district from the list."),
        (f"first={NORTH}&second={sample.WHOLE}", "Choose a district from the list."),
        ("first=&second=", "This field is required."),
        ("first=E99", "Choose a district from the list."),
    ],
)
def test_what_cannot_be_compared_is_refused_with_words(
    client: Client, asked: str, words_of_it: str
) -> None:
    answer = client.get(f"/areas/compare/?{asked}")
    assert answer.status_code == 422
    assert "There is a problem" in answer.text
    assert words_of_it in answer.text
    assert "times (95% range" not in answer.text


@pytest.mark.usefixtures("shown")
def test_nothing_asked_is_no_fault_and_a_link_fills_in_the_first(client: Client) -> None:
    assert client.get("/areas/compare/").status_code == 200
    answer = client.get(f"/areas/compare/?first={MILL}")
    assert answer.status_code == 200
    assert f'value="{MILL}" selected' in answer.text


@pytest.mark.usefixtures("shown")
def test_it_is_reached_from_areas_a_district_and_a_measure(client: Client) -> None:
    assert 'href="/areas/compare/"' in client.get("/areas/").text
    district = client.get(f"/areas/{NORTH}/").text
    for other in (MILL, SOUTH):
        assert f'href="/areas/compare/?first={NORTH}&amp;second={other}"' in district
    assert f"second={NORTH}" not in district
    assert "/areas/compare/" not in client.get(f"/areas/{sample.WHOLE}/").text
    assert 'href="/areas/compare/"' in client.get("/measures/knife_crime/").text


@pytest.mark.usefixtures("shown")
def test_the_download_has_a_row_for_each_measure(client: Client) -> None:
    answer = client.get(BOTH.replace("?", "values.csv?"))
    rows = list(csv.DictReader(io.StringIO("".join(part.decode() for part in answer))))  # type: ignore[attr-defined]
    assert [row["measure"] for row in rows] == [each.measure for each in sample.MEASURES]
    found = {row["measure"]: row for row in rows}
    pair = between(RELEASED.pairs, NORTH, SOUTH)["knife_crime"]
    assert float(found["knife_crime"]["compared"]) == pair.value
    assert (found["knife_crime"]["verdict"], found["knife_crime"]["tested"]) == (
        "higher",
        str(pair.tested),
    )
    assert found["street_crime"]["why_not"] == "only_counts"
    assert found["street_crime"]["compared"] == ""


@pytest.mark.usefixtures("shown")
def test_a_download_of_a_district_beside_itself_is_refused(client: Client) -> None:
    assert client.get(f"/areas/compare/values.csv?first={NORTH}&second={NORTH}").status_code == 422


def test_a_release_of_before_says_that_it_does_not_compare(
    client: Client, settings: Settings, tmp_path: Path
) -> None:
    folder = write_release(sample.released(), root=tmp_path, figures=False, assessment=False)
    for name in ("pairs.parquet", "factors.json", "lenses.json"):
        (folder / name).unlink()
    point_current(tmp_path, sample.RELEASE_ID)
    settings.HEADWATER_RELEASED = tmp_path
    assert "does not set districts beside each other" in client.get(BOTH).text
    assert "This release has no factors" in client.get("/factors/").text
    assert "This release has no lenses" in client.get("/measures/knife_crime/lenses/").text


def test_what_is_withheld_is_said_to_be_and_shows_no_number(
    client: Client, settings: Settings, tmp_path: Path
) -> None:
    withheld = next(pair for pair in RELEASED.pairs if pair.why_not is WhyNot.WITHHELD)
    put(RELEASED, tmp_path, settings)
    html = client.get(f"/areas/compare/?first={withheld.first}&second={withheld.second}").text
    title = next(each.short_title for each in sample.MEASURES if each.measure == withheld.measure)
    row = row_of(html, title)
    assert "A number is withheld to protect people." in row
    assert "withheld" in row
    assert "times (" not in row


def pair(**changes: object) -> Pair:
    told = Pair("m", "A", "B", "2025", Verdict.CANNOT_TELL, True, 1.4, 1.1, 1.8, 30)
    return replace(told, **changes)  # type: ignore[arg-type]  # changes of a sample


def test_the_two_ways_of_not_knowing_are_told_apart() -> None:
    row = (None, None)
    assert "among 30 measures that may be chance" in words.remark(pair(), MEASURE, row)
    assert "The range reaches from lower to higher" in words.remark(pair(lower=0.9), MEASURE, row)


def test_differences_and_ratios_have_their_words() -> None:
    share = replace(MEASURE, is_share=True, per=100)
    apart = pair(is_ratio=False, value=7.54, lower=-0.04, upper=15.0)
    assert words.apart_words(apart, share, "B") == "+7.5 percentage points (95% range 0.0 to +15.0)"
    assert words.apart_words(pair(upper=None), MEASURE, "B").endswith("1.10 and more)")
    endless = pair(value=None, upper=None)
    assert words.apart_words(endless, MEASURE, "Birch").startswith("no ratio, as Birch has none")
    per = words.apart_words(apart, replace(share, per=1_000), "B")
    assert "+7.5 per 1,000" in per
    assert words.tested_words(0) == ""


def test_every_reason_has_its_words() -> None:
    for why in WhyNot:
        said = words.remark(pair(verdict=Verdict.NOT_COMPARED, why_not=why), MEASURE, (None, None))
        assert said.endswith(".")
        assert said[0].isupper()
