"""A paper about one area: its numbers and what is done there, with nothing typed anew."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from headwater.released.opened import Release
from headwater.vocabulary.areas import AreaType
from headwater_web.accounts.models import Person
from headwater_web.strategy.actions.doing import add_action
from headwater_web.strategy.actions.leading import NewLead
from headwater_web.strategy.areas import Area

SignedIn = Callable[[str], Client]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shown")]


@pytest.fixture
def district(release: Release, monkeypatch: pytest.MonkeyPatch) -> str:
    """A district of the release, which the partnership's definitions know as well."""
    found = release.areas_of_type(AreaType.DISTRICT)[0]
    known = {found.code: Area(found.code, found.name, frozenset({found.code}))}
    monkeypatch.setattr("headwater_web.strategy.areas._read", lambda _path: known)
    return found.code


def test_says_the_same_numbers_as_the_area_and_what_is_being_done_there(
    cast: dict[str, Person], signed_in: SignedIn, district: str
) -> None:
    lead = NewLead(organisation="police", post="Head of neighbourhoods")
    here = {"leads": [lead], "due_on": timezone.localdate()}
    add_action(by=cast["grace"], title="Lights on the path", area=district, **here)
    add_action(by=cast["grace"], title="A stall at the fair", area="", **here)
    browser = signed_in("hari")
    page = browser.get(f"/areas/{district}/").text
    assert f"/areas/{district}/paper/" in page
    paper = browser.get(f"/areas/{district}/paper/").text
    page = page[page.index('id="every-measure"') :]
    tables = re.findall(r"<table.*?</table>", page, re.DOTALL)
    assert len(tables) > 1
    assert all(table in paper for table in tables)
    assert "Lights on the path" in paper
    assert "A stall at the fair" not in paper


def test_the_paper_of_the_whole_has_every_action(
    cast: dict[str, Person], signed_in: SignedIn, release: Release
) -> None:
    lead = NewLead(organisation="police", post="Head of neighbourhoods")
    add_action(by=cast["grace"], title="A stall at the fair", due_on=None, leads=[lead])
    paper = signed_in("hari").get(f"/areas/{release.whole_area.code}/paper/").text
    assert "A stall at the fair" in paper


@pytest.mark.usefixtures("cast")
def test_an_area_without_actions_says_so(signed_in: SignedIn, district: str) -> None:
    assert "No action names this area" in signed_in("hari").get(f"/areas/{district}/paper/").text


@pytest.mark.usefixtures("cast")
def test_is_a_document_too(signed_in: SignedIn, district: str) -> None:
    pytest.importorskip("weasyprint", exc_type=OSError)
    response = signed_in("hari").get(f"/areas/{district}/paper.pdf")
    assert response["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF")


@pytest.mark.usefixtures("cast")
def test_small_areas_have_none(signed_in: SignedIn, release: Release) -> None:
    small = release.areas_of_type(AreaType.SMALL_AREA)[0].code
    browser = signed_in("hari")
    assert browser.get(f"/areas/{small}/paper/").status_code == 404
    assert "/paper/" not in browser.get(f"/areas/{small}/").text


def test_a_stranger_has_no_way_to_it(client: Client, district: str) -> None:
    assert "/paper/" not in client.get(f"/areas/{district}/").text
    assert client.get(f"/areas/{district}/paper/").status_code in {302, 403}
