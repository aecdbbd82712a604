"""Every state of a measure's page has one address, now and as it stands."""

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from tests.unit.products import sample
from tests.unit.web.ui.sample_release import CURRENT, FIRST

from headwater.released.opened import Release
from headwater_web.dashboard.shown import not_published, read_shown

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shown")]
PAGE = "/measures/ed_assaults/"
STATES = [
    "",
    "?period=month",
    "?breakdown=sex",
    "?area=Z07000003&period=month",
    "?area=no_location",
]


def asked_of(address: str) -> dict[str, str]:
    return {key: values[0] for key, values in parse_qs(urlsplit(address).query).items()}


@pytest.mark.parametrize("state", STATES)
def test_each_address_of_a_state_leads_back_to_it(client: Client, state: str) -> None:
    shown = client.get(f"{PAGE}{state}").context["page"].shown
    for address in (shown.now, shown.standing, shown.canonical):
        again = client.get(address).context["page"].shown
        assert (again.choice, again.release.release_id) == (shown.choice, CURRENT)


def test_the_canonical_link_is_the_same_however_a_state_was_reached(client: Client) -> None:
    roundabout = f"{PAGE}?breakdown=all&nonsense=1&period=year&area={sample.WHOLE}"
    links = [
        client.get(address).text.split('<link rel="canonical" href="')[1].split('"')[0]
        for address in (PAGE, roundabout)
    ]
    assert links[0] == links[1]
    assert links[0].startswith("http://testserver/measures/ed_assaults/?area=")


def test_a_page_of_an_older_release_shows_its_numbers_and_says_that_it_is_old(
    client: Client,
) -> None:
    response = client.get(f"{PAGE}?release={FIRST}")
    assert response.status_code == 200
    assert response.context["release"].release_id == FIRST
    assert f"This is release {FIRST}, made on" in response.text
    assert "There is a newer release" in response.text
    assert f'name="release" value="{FIRST}"' in response.text


def test_the_newest_release_asked_for_by_name_is_not_called_old(client: Client) -> None:
    html = client.get(f"{PAGE}?release={CURRENT}").text
    assert "There is a newer release" not in html
    assert f'name="release" value="{CURRENT}"' in html


def test_what_is_made_from_a_pinned_page_stays_pinned(release: Release) -> None:
    pinned = read_shown(release, "ed_assaults", {"release": CURRENT, "period": "month"})
    made = [*pinned.tables.values(), *pinned.pictures.values(), pinned.embed, pinned.canonical]
    assert {asked_of(address)["release"] for address in made} == {CURRENT}
    assert "release" not in asked_of(pinned.now)
    assert asked_of(pinned.with_choice(area="Z07000003"))["release"] == CURRENT
    free = read_shown(release, "ed_assaults", {})
    assert "release" not in asked_of(free.canonical)
    assert asked_of(free.standing)["release"] == CURRENT


@pytest.mark.parametrize(
    "asked",
    ["release=R0009-00000000", "release=../secret", "release=%00", "area=nowhere"],
)
@pytest.mark.parametrize("page", ["", "embed/", "values.csv", "chart.svg"])
def test_what_is_not_there_is_refused_with_what_is(client: Client, page: str, asked: str) -> None:
    response = client.get(f"{PAGE}{page}?{asked}")
    assert response.status_code == 404
    assert "There is no page here" in response.text


def test_a_measure_that_an_older_release_lacks_is_not_made_up(client: Client) -> None:
    newest = sample.MEASURES[-1].measure
    assert client.get(f"/measures/{newest}/").status_code == 200
    assert client.get(f"/measures/{newest}/?release={FIRST}").status_code == 404


NOT_PUBLISHED = [
    # asked                        what is said
    ({}, ""),
    ({"period": "month"}, ""),
    ({"period": "decade"}, "by calendar year or month, and not by “decade”"),
    ({"breakdown": "shoe_size"}, "not published here by “Shoe size”"),
    ({"area": "Z01001001", "breakdown": "sex"}, "not published here by “Sex”"),
]


@pytest.mark.parametrize(("asked", "said"), NOT_PUBLISHED)
def test_what_was_asked_for_and_is_not_published_is_said(
    release: Release, asked: dict[str, str], said: str
) -> None:
    lines = not_published(read_shown(release, "ed_assaults", asked), asked)
    assert bool(lines) is bool(said)
    assert said in " ".join(lines)


def test_words_of_an_address_are_never_markup(client: Client) -> None:
    html = client.get(f"{PAGE}?period=<script>alert(1)</script>&breakdown=<b>x").text
    assert "<script>alert(1)" not in html
    assert "<b>x" not in html


def test_a_citation_names_who_what_when_and_where(client: Client) -> None:
    html = client.get(f"{PAGE}?period=month&area=Z07000001").text
    citation = html.split('id="citation"')[1].split(">")[1].split("<")[0]
    for part in (
        "Riverside",
        "Northbank, Jan 2020 to Dec 2025 (month)",
        f"Release {CURRENT}, made on",
        "with data up to",
        "version 1 of the definition",
        "describes nobody",
        f"http://testserver/measures/ed_assaults/?area=Z07000001&amp;period=month"
        f"&amp;breakdown=all&amp;release={CURRENT}",
    ):
        assert part in citation


def test_people_who_are_signed_in_see_the_same_state(
    signed_in: Callable[[str], Client],
) -> None:
    assert signed_in("amara").get(f"{PAGE}?release={FIRST}").status_code == 200
