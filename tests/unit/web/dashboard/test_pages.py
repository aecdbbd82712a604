"""Pages of the dashboard, through the real addresses."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from django.test import Client
from tests.unit.products import sample

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shown")]
ADDRESSES = [
    "/",
    "/measures/",
    "/measures/sharp_admissions/",
    "/measures/callouts/?period=month",
    "/measures/ed_assaults/?breakdown=age_band&area=Z07000003",
    "/measures/ed_assaults/?area=Z01001001&period=window_36",
    "/measures/street_crime/",
    "/measures/homicides/?area=no_location",
    "/areas/",
    f"/areas/{sample.WHOLE}/",
    "/areas/Z07000001/",
    "/areas/Z01001001/",
    "/areas/no_location/",
    "/sources/",
    "/search/?q=knife",
    "/search/",
]
LOST = [
    "/measures/nope/",
    "/measures/ed_assaults/?area=nowhere",
    "/areas/nowhere/",
    "/figures/nonsense/",
    "/figures/R0009-00000000/ed_assaults.v1/Z06000001/2025/all/all/",
    "/figures/R0002-1a2b3c4d/ed_assaults.v1/Z06000001/1999/all/all/",
]
OLD_FIGURE = "/figures/R0001-0f0f0f0f/ed_assaults.v1/Z06000001/2025/all/all/"


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_opens(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 200
    assert response.text.count("<h1") == 1


@pytest.mark.parametrize("address", LOST)
def test_what_is_not_there_is_a_page_that_says_so(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert "There is no page here" in response.text


def test_a_chart_always_has_its_table(client: Client) -> None:
    html = client.get("/measures/sharp_admissions/").text
    assert html.index('class="hw-chart"') < html.index("The same numbers as a table")


def test_a_withheld_cell_is_a_word_in_the_table(client: Client) -> None:
    html = client.get("/measures/homicides/?area=Z07000003").text
    assert '<span class="hw-state hw-state--suppressed">withheld</span>' in html


def test_what_a_measure_cannot_say_stands_beside_its_chart(client: Client) -> None:
    html = client.get("/measures/street_crime/").text
    assert "It cannot say why it happened" in html
    assert html.index("What this cannot say") < html.index("The same numbers as a table")


def test_a_monthly_rate_says_that_it_is_for_a_year(client: Client) -> None:
    assert "Each rate is for a year" in client.get("/measures/ed_assaults/?period=month").text
    assert "Each rate is for a year" not in client.get("/measures/ed_assaults/").text


def test_a_figure_of_an_older_release_stays_as_it_was(client: Client) -> None:
    response = client.get(OLD_FIGURE)
    assert response.status_code == 200
    assert "There is a newer release; this page stays as it was." in response.text


def test_every_figure_of_a_table_can_be_opened(client: Client) -> None:
    page = client.get("/measures/ed_assaults/?breakdown=age_band").context["page"]
    for row in page.rows[:7]:
        assert client.get(row.address).status_code == 200


def test_the_public_sees_that_something_stands_out_and_partners_why(
    signed_in: Callable[[str], Client],
) -> None:
    why = "Two sources see it"
    assert why not in signed_in("stranger").get("/").text
    assert why in signed_in("chioma").get("/").text


def test_the_reference_of_an_agreement_is_for_partners(
    signed_in: Callable[[str], Client],
) -> None:
    assert "DSA-AMBU-2024" not in signed_in("stranger").get("/sources/").text
    assert "DSA-AMBU-2024" in signed_in("farah").get("/sources/").text


def test_every_link_on_the_home_page_leads_somewhere(client: Client) -> None:
    html = client.get("/").text
    links = {part.split('"')[0] for part in html.split('href="')[1:]}
    own = [link for link in links if link.startswith("/") and not link.startswith("/static/")]
    plain = {"/about/", "/your-data/", "/accessibility/"}
    assert len(own) > 10
    for link in set(own) - plain:
        assert client.get(urlsplit(link)._replace(fragment="").geturl()).status_code in {200, 302}


def test_a_search_leads_on_to_the_words_of_the_needs_assessment(client: Client) -> None:
    html = client.get("/search/?q=knife+crime").text
    assert 'href="/needs-assessment/search/?q=knife%20crime"' in html
