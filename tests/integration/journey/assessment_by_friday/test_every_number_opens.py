"""Every number of every page opens to how it was made; the easy read says the same ones."""

import re

import pytest
from django.test import Client
from pytest_django import Settings
from tests.integration.journey.assessment_by_friday.pages import (
    EASY,
    NUMBERS,
    figures_of,
    ids_of,
    links_of,
    made_of,
    number_links,
    pages_of,
    untold_numbers,
    worked_out,
)
from tests.integration.journey.assessment_by_friday.story import CALLS, Friday
from tests.oracles.editions.reading_files import numbers_in, plain_words

RULES = {"1", "5", "16", "19", "20", "25", "95", "100,000"}
"""Numbers of rules, ages and versions: 95% ranges, 19 times out of 20, per 100,000, under 25."""


def test_no_link_of_any_page_leads_nowhere(friday: Friday) -> None:
    """Figures of the site are opened one by one below."""
    followed = 0
    for folder in friday.folders.values():
        pages = pages_of(folder)
        places = {name: ids_of(html) for name, html in pages.items()}
        for name, html in pages.items():
            for address in links_of(html):
                if address.startswith(("/figures/", "mailto:")):
                    continue
                file, _, anchor = address.partition("#")
                target = (folder / name).parent / file if file else folder / name
                assert target.is_file(), (name, address)
                if anchor:
                    assert anchor in places[target.resolve().relative_to(folder).as_posix()]
                followed += 1
    assert followed > 2_000


def test_no_number_of_any_page_is_without_its_making(friday: Friday) -> None:
    """Each is in a link, in a figure, or in a table that says how it was made; but for rules."""
    for name, folder in friday.folders.items():
        software = friday.release_of(folder).software
        for page, html in pages_of(folder).items():
            if page != NUMBERS:
                untold = set(untold_numbers(html.replace(software, "")))
                assert untold - RULES == set(), (name, page)


def test_every_number_opens_to_definition_source_date_and_code(friday: Friday) -> None:
    cells = workings = 0
    for folder in friday.folders.values():
        pages = pages_of(folder)
        made = {name: made_of(html) for name, html in pages.items()}
        worked = {name: worked_out(html) for name, html in pages.items()}
        for name, html in pages.items():
            for link in number_links(name, html):
                if link.anchor.startswith("n-"):
                    found = made[link.page][link.anchor]
                    assert found.as_at.startswith(("30 ", "31 ")), found
                    assert re.fullmatch(r"/figures/R000\d-\w+/\w+\.v1/.+/", found.address)
                    cells += 1
                else:
                    assert "." in worked[link.page][link.anchor]
                    workings += 1
        release = friday.release_of(folder)
        assert f"made with {release.software}." in pages[NUMBERS]
        for each in re.split("<h2", pages[NUMBERS])[1:]:
            if 'id="n-' in each:
                assert "definition version 1" in each
                assert "From: Ambulance call-outs" in each or "From: Emergency hospital" in each
    assert cells > 1_000
    assert workings > 100


def test_what_was_modelled_names_definition_source_date_and_release(friday: Friday) -> None:
    """It is no cell of the release, so the words that explain it carry all of that."""
    for folder in friday.folders.values():
        release = friday.release_of(folder)
        ways = worked_out((folder / NUMBERS).read_text("utf-8")).values()
        modelled = [words for words in ways if "To be expected:" in words]
        assert len(modelled) > 3
        for words in modelled:
            assert f"{CALLS}, definition version 1. From: Ambulance call-outs to assaults" in words
            assert f"Release {release.release_id}." in words
            assert "Data up to 3" in words


@pytest.fixture
def site(db: None, friday: Friday, settings: Settings) -> Client:
    """The site over what was released, for somebody who is nobody."""
    settings.HEADWATER_RELEASED = friday.command.home / "released"
    settings.WHITENOISE_AUTOREFRESH = True
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    return Client()


def test_every_number_opens_on_the_site(friday: Friday, site: Client) -> None:
    """The newest release's and those of the edition before, each with all that it rests on."""
    addresses = {
        address
        for folder in friday.folders.values()
        for html in pages_of(folder).values()
        for address in links_of(html)
        if address.startswith("/figures/")
    }
    assert len(addresses) > 200
    by_id = {release.release_id: release for release in friday.releases}
    for address in addresses:
        response = site.get(address)
        assert response.status_code == 200, address
        said = " ".join(plain_words(response.text).split())
        reference = address.removeprefix("/figures/").removesuffix("/")
        assert reference in said.replace("%40", "@"), address
        release = by_id[reference.split("/")[0]]
        measure = release.measure(reference.split("/")[1].removesuffix(".v1"))
        assert " ".join(measure.definition.split()) in said
        assert f"Version {measure.version}" in said
        assert release.software
        assert f"Made with {release.software}" in said
        for source in release.sources_of(measure.measure):
            assert f"{source.title}, {source.supplier_name}" in said
        assert "data up to 3" in said


def test_each_figure_offers_its_numbers_and_how_the_newest_was_made(friday: Friday) -> None:
    shown = 0
    for folder in friday.folders.values():
        for html in pages_of(folder).values():
            for figure in figures_of(html):
                addresses = links_of(figure)
                assert any(each.endswith(".csv") for each in addresses)
                assert any(each.startswith("/figures/R") for each in addresses)
                shown += 1
    assert shown > 50


def test_easy_read_says_the_numbers_of_the_full_text(friday: Friday) -> None:
    """Each is the same cell, or the same sum, that a page of the long text leads to."""
    for name, folder in friday.folders.items():
        pages = pages_of(folder)
        easy = number_links(EASY, pages.pop(EASY))
        made = made_of(pages[NUMBERS])
        long = {link.anchor for page, html in pages.items() for link in number_links(page, html)}
        assert len(easy) > 5, name
        for link in easy:
            assert link.anchor in long, (name, link)
            if link.anchor in made:
                cell = made[link.anchor]
                assert numbers_in(link.words) <= {f"{cell.counted:,}", *numbers_in(cell.said)}
