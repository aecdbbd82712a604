"""Offers on a page: what children of one authority get and of another do not, and what nobody."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings
from tests.unit.products import sample
from tests.unit.web.dashboard.side_by_side_sample import ALDER, BIRCH, LINE, OFFERS, WITHHELD

from headwater.products.publishing import point_current, write_release
from headwater.released.offers import Offer, OfferMap
from headwater.vocabulary.offers import Prevention

pytestmark = pytest.mark.django_db
PAGE = "/sources/offers/"


@pytest.fixture
def show(settings: Settings, tmp_path: Path) -> Callable[[OfferMap | None], str]:
    """The page of a release that says this, as a stranger sees it."""

    def page(found: OfferMap | None) -> str:
        released = sample.released(offers=found)
        write_release(released, root=tmp_path, figures=False, assessment=False)
        point_current(tmp_path, released.release_id)
        settings.HEADWATER_RELEASED = tmp_path
        response = Client().get(PAGE)
        assert response.status_code == 200
        return " ".join(response.text.split())

    return page


def row_of(page: str, title: str) -> list[str]:
    """The cells of the row of an offer."""
    row = page.split(f'scope="row">{title}</th>')[1].split("</tr>")[0]
    return row.split("<td")[1:]


def test_one_sentence_says_what_one_authority_gets_and_the_other_does_not(show) -> None:
    page = show(OFFERS)
    assert (
        "Children in Alder are offered speech and language therapy and youth work in custody "
        "suites; children in Birch are not." in page
    )
    assert "Children in Birch are offered nothing that children in Alder are not offered." in page


def test_withheld_not_said_none_and_not_offered_are_four_things(show) -> None:
    page = show(OFFERS)
    here, there = row_of(page, "Mentoring")
    assert "45 children reached" in here
    assert "no child reached" in there
    here, there = row_of(page, "Speech and language therapy")
    assert "children reached: withheld" in here
    assert "Not offered" in there
    here, _there = row_of(page, "Youth work in custody suites")
    assert "children reached: not said" in here
    assert 'scope="row">Workshops in schools' not in page


def test_to_which_ages_and_on_what_footing_is_said(show) -> None:
    page = show(OFFERS)
    here, there = row_of(page, "Mentoring")
    assert "ages 10 to 17" in here
    assert "not statutory, secondary prevention, by the police" in here
    assert "ages 14 to 17" in there
    assert "<li>Mentoring: ages 10 to 17 in Alder; ages 14 to 17 in Birch.</li>" in page


def test_kinds_of_prevention_and_of_offer_that_nobody_has_are_named(show) -> None:
    page = show(OFFERS)
    assert (
        "Nobody offers prevention that is primary (for everybody, before anything happens) or "
        "tertiary (after harm was done)." in page
    )
    assert "in no return: workshops in schools." in page


def test_what_is_not_said_of_prevention_stands_against_nobody(show) -> None:
    unsaid = replace(OFFERS.offers[1], by=((replace(WITHHELD, prevention=None),), ()))
    page = show(replace(OFFERS, offers=(OFFERS.offers[0], unsaid)))
    assert "Of 1 kind of offer a return does not say what it prevents." in page
    assert "prevention not said" in row_of(page, "Speech and language therapy")[0]


def test_where_every_kind_of_prevention_is_offered_nobody_is_blamed(show) -> None:
    lines = tuple(replace(LINE, prevention=kind) for kind in Prevention)
    page = show(replace(OFFERS, offers=(Offer("all", "Everything", (lines, lines)),)))
    assert "Each kind of prevention is offered somewhere." in page
    assert "Nobody offers" not in page


def test_one_return_alone_compares_nothing_and_names_who_is_silent(show) -> None:
    alone = OfferMap((ALDER,), (Offer("m", "Mentoring", ((LINE,),)),), ("The service of Birch",))
    page = show(alone)
    assert "Only one authority has a return, so nothing can be compared." in page
    assert "There is no return of The service of Birch that may be used" in page
    assert "Not offered" not in page
    assert "In the returns that are here, nobody offers prevention that is primary" in page
    assert "<strong>Nobody offers" not in page


def test_whole_returns_of_one_year_have_no_such_caveat(show) -> None:
    page = show(OFFERS)
    assert "Rows of it were rejected" not in page
    assert "The returns are of different years" not in page


def test_rejected_rows_and_other_years_are_caveats(show) -> None:
    older = replace(BIRCH, year="2023/24", is_whole=False)
    page = show(replace(OFFERS, authorities=(ALDER, older)))
    assert page.count("Rows of it were rejected") == 1
    assert "The returns are of different years" in page


@pytest.mark.parametrize("found", [None, OfferMap((), (), ("The service of Birch",))])
def test_nothing_sent_is_not_known_and_not_nothing_offered(show, found: OfferMap | None) -> None:
    page = show(found)
    assert "what children are offered is not known" in page
    assert ("no return of The service of Birch" in page) is (found is not None)


def test_it_is_reached_from_the_sources_and_from_what_is_supplied(
    client: Client, settings: Settings, release_root: Path
) -> None:
    settings.HEADWATER_RELEASED = release_root
    for address in ("/sources/", "/sources/supplied/"):
        assert f'href="{PAGE}"' in client.get(address).text
