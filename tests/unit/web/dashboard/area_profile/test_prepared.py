"""What of an area's page is written once, what is asked each time, and how it is folded."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings
from tests.unit.products import joined, sample
from tests.unit.products.joined import COUNTY, NORTHBANK
from tests.unit.web.dashboard import reading_sample, week_sample

from headwater.products.publishing import point_current, write_release
from headwater.released.opened import Release
from headwater.released.release import Released
from headwater_web.accounts.models import Person
from headwater_web.dashboard import headlines, remembering
from headwater_web.dashboard.area_profile.page import is_profiled
from headwater_web.dashboard.area_profile.prepared import area_page

SMALL = "Z01001001"
PROFILED = [sample.WHOLE, COUNTY, NORTHBANK]
SignedIn = Callable[[str], Client]


def released() -> Released:
    return reading_sample.with_reading_aids(week_sample.with_week(joined.whole_sample()))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("prepared")
    write_release(released(), root=folder, figures=False)
    point_current(folder, sample.RELEASE_ID)
    return folder


@pytest.fixture
def client(db: None, root: Path, settings: Settings) -> Client:
    settings.HEADWATER_RELEASED = root
    return Client()


@pytest.fixture
def release() -> Release:
    """One of which nothing is remembered yet."""
    return Release.of(released())


def test_a_paper_is_offered_to_whoever_may_see_it_whoever_came_first(
    client: Client, signed_in: SignedIn, cast: dict[str, Person]
) -> None:
    address = f"/areas/{NORTHBANK}/"
    assert cast
    assert f"{address}paper/" not in client.get(address).text
    assert f"{address}paper/" in signed_in("hari").get(address).text
    assert f"{address}paper/" not in client.get(address).text


def test_what_was_written_names_nobody_and_holds_no_form_that_changes_anything(
    release: Release,
) -> None:
    for code in (*PROFILED, SMALL):
        page = area_page(release, release.area(code), {})
        whole = "".join((page.in_short, page.around, page.peers, page.profile, page.numbers))
        assert "csrf" not in whole
        assert 'method="post"' not in whole


def test_each_part_is_worked_out_once(release: Release, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    themes = headlines.themes

    def counted(release: Release, area: object) -> list[headlines.Theme]:
        asked.append("themes")
        return themes(release, area)  # type: ignore[arg-type]

    monkeypatch.setattr(headlines, "themes", counted)
    here = release.area(NORTHBANK)
    first, second = (area_page(release, here, {}) for _ in range(2))
    assert first == second
    assert first.numbers is second.numbers
    assert asked == ["themes"]


def test_what_is_typed_into_an_address_is_never_remembered(release: Release) -> None:
    here = release.area(NORTHBANK)
    usual = area_page(release, here, {})
    held = len(remembering._REMEMBERED[release])
    for number in range(20):
        assert area_page(release, here, {"measures": f"nonsense-{number}"}) == usual
    assert len(remembering._REMEMBERED[release]) == held


def test_each_set_of_measures_has_peers_of_its_own_and_one_profile(release: Release) -> None:
    here = release.area(NORTHBANK)
    usual = area_page(release, here, {})
    other = area_page(release, here, {"measures": "harm_seen_by_health_services"})
    assert usual.peers != other.peers
    assert usual.numbers is other.numbers


def test_every_way_on_the_page_leads_to_a_place_on_it(client: Client) -> None:
    for code in PROFILED:
        html = client.get(f"/areas/{code}/").text
        ids = re.findall(r'\bid="([^"]+)"', html)
        assert len(ids) == len(set(ids))
        ways = re.search(r'<ul class="govuk-list hw-ways">.*?</ul>', html, re.DOTALL)
        assert ways
        anchors = re.findall(r'href="#([^"]+)"', ways[0])
        assert anchors[-1] == "every-measure"
        assert set(anchors) <= set(ids)


def test_every_table_of_measures_is_folded_under_its_theme_and_opened_on_paper(
    client: Client, release: Release
) -> None:
    html = client.get(f"/areas/{NORTHBANK}/").text
    html = html[html.index('id="every-measure"') :]
    shown = [theme for theme in headlines.themes(release, release.area(NORTHBANK)) if theme.shown]
    assert len(shown) > 1
    for theme in shown:
        start = html.index(
            f'<details class="govuk-details hw-folded hw-printed" id="theme-{theme.key}"'
        )
        folded = html[start : html.index("</details>", start)]
        assert f"{theme.title}</span>" in folded[: folded.index("</summary>")]
        assert theme.told in folded
        for headline in theme.shown:
            assert f'id="measure-{headline.measure.measure}"' in folded


def test_a_small_area_has_so_few_numbers_that_none_is_folded(client: Client) -> None:
    html = client.get(f"/areas/{SMALL}/").text
    assert "hw-folded" not in html
    assert "<table" in html


def test_a_theme_says_how_many_of_its_measures_stand_apart(release: Release) -> None:
    themes = headlines.themes(release, release.area(NORTHBANK))
    for theme in themes:
        words = [each.comparison for each in theme.shown]
        apart = {way: words.count(way) for way in ("higher", "lower")}
        said = theme.told.split("; ")
        assert said[0].split()[0] == str(len(theme.shown))
        assert said[1:] == [f"{n} {way} than the whole" for way, n in apart.items() if n]
    assert any("higher" in theme.told for theme in themes)
    whole = headlines.themes(release, release.whole_area)
    assert all(";" not in theme.told for theme in whole)


@pytest.mark.parametrize(("code", "profiled"), [(NORTHBANK, True), (SMALL, False)])
def test_which_areas_have_a_profile(release: Release, code: str, profiled: bool) -> None:
    assert is_profiled(release.area(code)) is profiled
    assert bool(area_page(release, release.area(code), {}).ways) is profiled
