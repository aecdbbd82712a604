"""Persistent places on a page: for partners, in words, in an order that ranks nothing."""

import csv
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings
from tests.unit.products import sample
from tests.unit.web.dashboard.places_sample import PLACES

from headwater.products.publishing import point_current, write_release
from headwater.released.places import PersistentPlaces, SeenBy
from headwater.released.reader import ReleasedReader
from headwater.vocabulary.busy_hours import Hours
from headwater.vocabulary.week import PARTS_OF_WEEK, Days, PartOfWeek
from headwater_web.accounts.api import Rule, may
from headwater_web.accounts.models import Person
from headwater_web.dashboard.persistent_places import words

SignedIn = Callable[[str], Client]
pytestmark = pytest.mark.django_db
PAGE, ROWS = "/places/", "/places/places.csv"


@pytest.fixture
def show(settings: Settings, tmp_path: Path) -> Callable[[PersistentPlaces | None], None]:
    """Make the site show a release that says this of places."""

    def shown(found: PersistentPlaces | None) -> None:
        released = sample.released(places=found)
        write_release(released, root=tmp_path, figures=False, assessment=False)
        point_current(tmp_path, released.release_id)
        settings.HEADWATER_RELEASED = tmp_path

    return shown


@pytest.fixture
def read(show, signed_in: SignedIn) -> Callable[..., str]:
    """The page of a release, as Amara sees it."""

    def page(found: PersistentPlaces | None, query: str = "") -> str:
        show(found)
        response = signed_in("amara").get(PAGE + query)
        assert response.status_code == 200
        return " ".join(response.text.split())

    return page


@pytest.mark.parametrize("address", [PAGE, ROWS])
def test_only_those_who_see_the_partners_cut(
    address: str, show, cast: dict[str, Person], signed_in: SignedIn
) -> None:
    show(PLACES)
    for name, person in cast.items():
        allowed = may(person, Rule.SEE_PARTNER_CUT)
        assert (signed_in(name).get(address).status_code == 200) == allowed, name
    assert signed_in("stranger").get(address).status_code == 302


def test_the_link_is_there_for_those_who_may_follow_it(show, signed_in: SignedIn) -> None:
    show(PLACES)
    assert f'href="{PAGE}"' in signed_in("amara").get("/areas/").text
    assert f'href="{PAGE}"' not in Client().get("/areas/").text


def test_nobody_may_keep_the_page(show, signed_in: SignedIn) -> None:
    show(PLACES)
    for address in (PAGE, ROWS):
        kept = signed_in("amara").get(address).headers["Cache-Control"]
        assert "no-store" in kept
        assert "private" in kept


def test_places_stand_under_their_districts_by_name(read) -> None:
    page = read(PLACES)
    names = ["Millfield", "Millfield 01", "Millfield 03", "Northbank", "Northbank 07"]
    lasting = page.split('id="lasting"')[1]
    found = re.findall(r'(?:\?district=\w+#lasting|/areas/\w+/)">([A-Z]\w+(?: \d\d)?)<', lasting)
    assert found == names


def test_the_busiest_hours_and_who_agrees_in_brief(read) -> None:
    page = read(PLACES)
    assert (
        "Friday 4 pm to midnight; Saturday midnight to 4 am and 8 pm to midnight "
        "(Serious violence with a knife)." in page
    )
    assert "Serious violence with a knife and Emergency department assaults agree" in page
    assert "No part of the week stands out." in page


def test_one_district_says_what_each_source_says(read) -> None:
    page = read(PLACES, "?district=Z07000001")
    assert (
        "<dt>Serious violence with a knife (the police)</dt>"
        "<dd>Friday 4 pm to midnight; Saturday midnight to 4 am and 8 pm to midnight."
        '<span class="hw-unit">At least 950 times in 1,000</span></dd>' in page
    )
    assert "<dt>Emergency department assaults</dt>" in page
    assert "This source does not tell when it happened." in page
    assert "Millfield 03" not in page
    assert "See the 2 places in other districts" in page
    other = read(PLACES, "?district=Z07000002")
    assert "Too few events to say when." in other
    assert "Fewer than 500 times in 1,000" in other


def test_a_district_without_a_place_says_so(read) -> None:
    page = read(PLACES, "?district=Z07000003")
    assert "No small area in Southbank is high by two sources in each of the three years." in page
    assert "See the 3 places in other districts" in page


def test_how_it_is_found_and_what_could_not_be_compared(read) -> None:
    page = read(PLACES)
    assert "Emergency department assaults: Jan 2023 to Dec 2025. Data up to" in page
    assert "31 December 2025." in page
    assert "Of the events, 93% have a small area." in page
    assert "cannot tell, as fewer than three years of both are known" in page
    assert "It says nothing about anybody who lives there." in page
    assert "It is not a reason to stop or search anybody there." in page


def test_none_is_an_answer(read) -> None:
    page = read(replace(PLACES, places=()))
    assert "No small area is high by two sources" in page
    assert "A place may still need support" in page


def test_unknown_is_not_none(read) -> None:
    page = read(replace(PLACES, places=(), agreements=(PLACES.agreements[1],)))
    assert "We cannot tell which places these are" in page
    assert "No small area is high" not in page


def test_a_release_that_does_not_say_has_a_page_and_no_rows(read, signed_in: SignedIn) -> None:
    assert "This release does not say which places these are" in read(None)
    assert signed_in("amara").get(ROWS).status_code == 404


def test_rows_are_the_same_words(show, signed_in: SignedIn) -> None:
    show(PLACES)
    response = signed_in("amara").get(ROWS)
    text = b"".join(response.streaming_content).decode()
    first, *_ = rows = list(csv.DictReader(text.splitlines()))
    assert len(rows) == sum(len(place.seen_by) for place in PLACES.places)
    assert (first["district"], first["area_name"]) == ("Northbank", "Northbank 07")
    assert first["busy"].startswith("Friday 16:00-20:00; Friday 20:00-24:00; Saturday 00:00-04:00")
    assert first["times_in_1000_at_least"] == "950"


def test_a_release_is_read_back_as_it_was_written(show, settings: Settings) -> None:
    show(PLACES)
    assert ReleasedReader(settings.HEADWATER_RELEASED).open().places == PLACES


def test_a_release_of_before_says_nothing_of_places(tmp_path: Path) -> None:
    folder = write_release(
        sample.released(places=PLACES), root=tmp_path, figures=False, assessment=False
    )
    folder.chmod(0o755)
    (folder / "places.json").unlink()
    assert ReleasedReader(tmp_path).open(sample.RELEASE_ID).places is None


def test_touching_parts_of_a_day_are_one_span_and_all_are_the_whole_day() -> None:
    friday = tuple(part for part in PARTS_OF_WEEK if part.days is Days.FRIDAY)
    said = words.hours_words(SeenBy("violence", 950, Hours.TOLD, friday))
    assert said == "Friday midnight to midnight."
    apart = (PartOfWeek(Days.MONDAY_TO_THURSDAY, 8), PartOfWeek(Days.MONDAY_TO_THURSDAY, 16))
    said = words.hours_words(SeenBy("violence", 950, Hours.TOLD, apart))
    assert said == "Monday to Thursday 8 am to noon and 4 pm to 8 pm."
