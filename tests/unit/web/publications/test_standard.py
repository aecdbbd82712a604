"""The data standard on the site: field lists for everybody, and files to take away."""

import csv
import io
import zipfile
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings
from tests.unit.products import sample

from headwater.definitions.library import Library
from headwater.pipeline.releasing.standardising import handed_over
from headwater.products import point_current, write_release

pytestmark = pytest.mark.django_db
DEFINITIONS = Path(__file__).resolve().parents[4] / "definitions"
HANDED_OVER = handed_over(Library(DEFINITIONS))
FEED = "/standard/youth_justice_offers/"


@pytest.fixture
def shown(settings: Settings, tmp_path: Path) -> None:
    released = sample.released(standard=HANDED_OVER)
    write_release(released, root=tmp_path, figures=False, assessment=False)
    point_current(tmp_path, sample.RELEASE_ID)
    settings.HEADWATER_RELEASED = tmp_path


def content(client: Client, address: str) -> bytes:
    response = client.get(address)
    assert response.status_code == 200
    assert response.headers["Content-Disposition"].startswith("attachment")
    return b"".join(response.streaming_content) if response.streaming else response.content


@pytest.mark.usefixtures("shown")
def test_anybody_reads_the_version_the_digest_and_how_to_check(client: Client) -> None:
    html = client.get("/standard/").text
    assert HANDED_OVER.standard.sha256 in html
    assert f"{HANDED_OVER.standard.version}, 2026-11-22" in html
    assert "headwater standard check --standard FOLDER --feed FEED FILE" in html
    minimum, others = html.split("Other feeds")
    for each in HANDED_OVER.standard.feeds:
        assert (f'href="/standard/{each.feed}/"' in minimum) is each.in_minimum
        assert (f'href="/standard/{each.feed}/"' in others) is not each.in_minimum


@pytest.mark.usefixtures("shown")
def test_a_feed_shows_each_field_and_what_is_asked_of_it(client: Client) -> None:
    html = client.get(FEED).text
    rows = {part.split("</tr>")[0] for part in html.split("<tr")[2:]}
    (offer,) = [row for row in rows if 'scope="row">Offer<' in row]
    assert "Minimum: in the file, and filled in every row" in offer
    assert "also Intervention" in offer
    (oldest,) = [row for row in rows if 'scope="row">Age To<' in row]
    assert "Minimum: in the file; a row may leave it empty" in oldest
    assert "whole number" in oldest
    assert "at least 0; at most 25" in oldest
    meals = client.get("/standard/alternative_provision/").text.split("Free School Meals")[1]
    assert "Optional" in meals.split("</tr>")[0]
    assert "Special educational need" in client.get("/standard/send_support/").text


@pytest.mark.usefixtures("shown")
def test_the_zip_holds_what_the_definitions_hold(client: Client) -> None:
    with zipfile.ZipFile(io.BytesIO(content(client, "/standard/standard.zip"))) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == HANDED_OVER.files


@pytest.mark.usefixtures("shown")
def test_one_feed_s_files_are_those_of_the_zip(client: Client) -> None:
    files = HANDED_OVER.files
    specification = content(client, f"{FEED}specification.yaml")
    assert specification == (DEFINITIONS / "extracts/youth_justice_offers.yaml").read_bytes()
    assert content(client, f"{FEED}fields.csv") == files["fields/youth_justice_offers.csv"]
    codes = content(client, f"{FEED}codes.csv").decode()
    lists = {row["codelist"] for row in csv.DictReader(io.StringIO(codes))}
    assert "offer_referral_routes" in lists
    assert 'href="/standard/youth_justice_offers/codes.csv"' in client.get(FEED).text


@pytest.mark.usefixtures("shown")
@pytest.mark.parametrize(
    "address",
    [
        "/standard/no_such_feed/",
        "/standard/no_such_feed/fields.csv",
        f"{FEED}README.txt",
        f"{FEED}..%2F..%2Fmanifest.json",
        "/standard/partner_aggregate/",
    ],
)
def test_what_is_not_handed_over_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_release_without_it_says_so(
    client: Client, settings: Settings, release_root: Path
) -> None:
    settings.HEADWATER_RELEASED = release_root
    assert "made before the standard was handed over" in client.get("/standard/").text
    for address in ("/standard/standard.zip", FEED, f"{FEED}fields.csv"):
        assert client.get(address).status_code == 404


@pytest.mark.usefixtures("shown")
def test_it_is_reached_from_the_sources_and_from_the_releases(client: Client) -> None:
    for address in ("/sources/", "/releases/"):
        assert 'href="/standard/"' in client.get(address).text
