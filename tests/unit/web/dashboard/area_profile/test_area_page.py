"""The page of an area as people see it, and whether they would resent it."""

import re
from html import unescape
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings
from tests.unit.products import joined, sample
from tests.unit.products.joined import COUNTY, NORTHBANK
from tests.unit.web.dashboard import reading_sample, week_sample

from headwater.products.publishing import point_current, write_release
from headwater.vocabulary.wording import doubtful_words

SMALL = "Z01001001"
PROFILED = [sample.WHOLE, COUNTY, NORTHBANK]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("profiled")
    told = week_sample.with_week(joined.whole_sample())
    write_release(reading_sample.with_reading_aids(told), root=folder, figures=False)
    point_current(folder, sample.RELEASE_ID)
    return folder


@pytest.fixture
def client(db: None, root: Path, settings: Settings) -> Client:
    settings.HEADWATER_RELEASED = root
    return Client()


def text_of(html: str) -> str:
    """What a reader reads of a page."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


@pytest.mark.parametrize("code", PROFILED)
def test_a_profile_goes_from_words_to_peers_week_sources_and_what_helps(
    client: Client, code: str
) -> None:
    html = client.get(f"/areas/{code}/").text
    parts = ["in-short", "peers", "week", "sources", "helps", "every-measure"]
    places = [html.index(f'id="{part}"') for part in parts]
    assert places == sorted(places)
    assert html.count("<h1") == 1


@pytest.mark.parametrize("code", [*PROFILED, SMALL])
def test_its_residents_would_not_resent_a_word_of_it(client: Client, code: str) -> None:
    assert doubtful_words(text_of(client.get(f"/areas/{code}/").text)) == ()


def test_a_small_area_has_no_profile_and_is_ranked_by_nothing(client: Client) -> None:
    html = client.get(f"/areas/{SMALL}/").text
    assert 'id="in-short"' not in html
    assert 'id="peers"' not in html
    assert 'id="week"' not in html


def test_the_measures_beside_each_other_are_chosen_in_the_address(client: Client) -> None:
    page = client.get(f"/areas/{NORTHBANK}/?measures=harm_seen_by_health_services").text
    assert '<option value="harm_seen_by_health_services" selected>' in page
    assert "Harm seen by health services, district by district" in page
    assert client.get(f"/areas/{NORTHBANK}/?measures=nonsense").status_code == 200


def test_the_week_is_a_table_with_a_number_or_a_word_in_every_cell(client: Client) -> None:
    html = client.get(f"/areas/{NORTHBANK}/").text
    tables = re.findall(r'<table class="govuk-table hw-week__table">.*?</table>', html, re.DOTALL)
    assert len(tables) == 2
    for table in tables:
        cells = [
            text_of(cell).strip() for cell in re.findall(r"<td class.*?</td>", table, re.DOTALL)
        ]
        assert len(cells) == 28
        assert all(cell == "withheld" or cell.isdigit() for cell in cells)


def test_what_the_community_has_is_on_it_and_asked_for_anew_each_time(client: Client) -> None:
    response = client.get(f"/areas/{NORTHBANK}/")
    assert "What is strong here" in response.text
    assert "no-cache" in response.headers["Cache-Control"]
    assert "ETag" not in response.headers


def test_a_theme_with_nothing_published_is_one_sentence(client: Client) -> None:
    html = client.get(f"/areas/{SMALL}/").text
    assert "Of one theme nothing is published for this area: National success measures." in html
    assert "Not published for this area: Ambulance call-outs to assaults." in html
    assert "Not published for this area.</td>" not in html
