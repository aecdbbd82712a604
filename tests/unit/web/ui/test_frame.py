"""The frame of every page: empty state, caching, the synthetic banner, sections by role, errors."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from django.test.client import RequestFactory
from django.views.defaults import server_error
from pytest_django import Settings

from headwater_web.accounts.api import routes
from headwater_web.ui.sections import GROUPS

CURRENT = "R0002-1a2b3c4d"


def sections(html: str) -> str:
    return html[html.index('aria-label="Sections"') : html.index("</nav>")]


def test_every_section_begins_on_a_page_that_exists() -> None:
    named = {route.name for route in routes()}
    missing = [
        section.first_page
        for group in GROUPS
        for section in group.sections
        if section.first_page not in named
    ]
    assert missing == []


@pytest.mark.django_db
def test_before_the_first_release_the_page_says_who_can_make_one(
    client: Client, settings: Settings, tmp_path: Path
) -> None:
    settings.HEADWATER_RELEASED = tmp_path / "nothing"
    response = client.get("/measures/")
    assert response.status_code == 200
    assert "Nothing has been released yet" in response.text
    assert "An analyst can do that" in response.text


@pytest.mark.django_db
@pytest.mark.usefixtures("shown")
class TestAStranger:
    """Someone who is not signed in."""

    def test_sees_that_synthetic_data_are_synthetic_on_every_page(self, client: Client) -> None:
        addresses = ["/", "/measures/", "/areas/", "/sources/", "/releases/", "/no-such-page/"]
        assert all("Synthetic data." in client.get(address).text for address in addresses)

    def test_sees_only_public_sections(self, client: Client) -> None:
        html = sections(client.get("/measures/").text)
        assert "Measures" in html
        assert "Data and access" not in html

    def test_need_not_be_sent_an_unchanged_page_again(self, client: Client) -> None:
        first = client.get("/measures/")
        again = client.get("/measures/", headers={"if-none-match": first["ETag"]})
        assert CURRENT in first["ETag"]
        assert again.status_code == 304
        assert again.content == b""

    def test_is_told_what_to_do_where_there_is_no_page(self, client: Client) -> None:
        response = client.get("/measures/no_such_measure/")
        assert response.status_code == 404
        assert "No measure is named" in response.text
        assert "choose a measure" in response.text


@pytest.mark.usefixtures("shown")
class TestSomeoneSignedIn:
    """Someone with a role."""

    def test_sees_the_sections_of_their_role(self, signed_in: Callable[[str], Client]) -> None:
        assert "Send a file" in sections(signed_in("ben").get("/submissions/").text)
        assert "Data and access" not in sections(signed_in("imani").get("/").text)
        assert "Data and access" in sections(signed_in("farah").get("/").text)

    def test_sees_one_section_of_a_group_by_its_own_name(
        self, signed_in: Callable[[str], Client]
    ) -> None:
        html = sections(signed_in("chioma").get("/").text)
        assert "Agreements" in html
        assert "Data and access" not in html

    def test_sees_the_sections_of_the_group_they_are_in(
        self, signed_in: Callable[[str], Client]
    ) -> None:
        html = sections(signed_in("hari").get("/findings/").text)
        assert 'aria-label="What we do"' in html
        assert 'href="/findings/" aria-current="page"' in html
        assert "Areas" not in html

    def test_stays_in_its_section_on_a_page_below_it(
        self, signed_in: Callable[[str], Client]
    ) -> None:
        html = sections(signed_in("hari").get("/measures/sharp_admissions/").text)
        assert 'href="/measures/" aria-current="true"' in html

    def test_is_named_on_pages_that_are_private(self, signed_in: Callable[[str], Client]) -> None:
        response = signed_in("hari").get("/measures/")
        assert "Hari Nair" in response.text
        assert "private" in response["Cache-Control"]
        assert "ETag" not in response

    def test_is_told_who_may_open_a_page(self, signed_in: Callable[[str], Client]) -> None:
        response = signed_in("hari").get("/submissions/new/")
        assert response.status_code == 403
        assert "Partner officer" in response.text


def test_a_failure_on_our_side_needs_nothing_that_may_have_failed(rf: RequestFactory) -> None:
    response = server_error(rf.get("/"))
    assert response.status_code == 500
    assert "Something went wrong on our side" in response.text
