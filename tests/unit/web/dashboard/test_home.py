"""The first page: what to notice first, and nothing that shouts beside it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings
from tests.functional.thread.planted import FALSE_ALARMS, false_alarms, release_planted, signals
from tests.unit.products import sample

from headwater.released.opened import Release
from headwater.released.release import Signal
from headwater_web.accounts.models import Person
from headwater_web.dashboard.changed.in_brief import _few
from headwater_web.dashboard.digests.choosing import choose
from headwater_web.dashboard.home.reach import reach_of
from headwater_web.dashboard.noticed import noticed
from headwater_web.dashboard.saved_views.actions import Said, save_view
from headwater_web.dashboard.sources import source_lines_of_events

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shown")]
HEADINGS = (
    "What to notice",
    "The national success measures",
    "What changed since the last release",
    "How far the data reach",
)


def test_what_to_notice_comes_first(client: Client) -> None:
    html = client.get("/").text
    places = [html.index(heading) for heading in HEADINGS]
    assert places == sorted(places)


def test_a_signal_has_its_figure_interval_source_as_at_date_and_link(client: Client) -> None:
    html = client.get("/").text
    told = html[html.index('id="notice"') : html.index('id="national"')]
    for words in (
        "95% range",
        "Source: ",
        "Data up to ",
        "/figures/R0002-1a2b3c4d/knife_crime.v1/",
    ):
        assert words in told


@pytest.fixture
def planted(shown: None, tmp_path: Path, settings: Settings) -> None:
    """A release with what the engine notices of the planted numbers."""
    release_planted(tmp_path)
    settings.HEADWATER_RELEASED = tmp_path


@pytest.mark.usefixtures("planted")
def test_the_planted_signal_is_noticed_and_the_two_false_alarms_are_not(client: Client) -> None:
    (signal,) = signals()
    assert len(false_alarms()) == len(FALSE_ALARMS)
    html = client.get("/").text
    assert "Under-13s" in signal.headline
    assert signal.headline in html
    for alarm in false_alarms():
        assert alarm.headline not in html
    for title in FALSE_ALARMS:
        assert title not in html


def test_the_planted_signal_names_the_part_that_it_is_about() -> None:
    (signal,) = signals()
    assert (signal.breakdown, signal.category) == ("age_band", "10-12")


def test_a_signal_about_a_part_shows_that_part(release: Release) -> None:
    parts = release.values(
        measure="ed_assaults", area_code=sample.WHOLE, breakdown="age_band", period_type="year"
    )
    row = next(each for each in reversed(parts) if each.is_released and each.numerator)
    release.signals = (
        Signal("H", "D", "ed_assaults", sample.WHOLE, row.period, 9, "age_band", row.category),
    )
    try:
        (found,) = noticed(release)
    finally:
        release.signals = sample.released().signals
    assert found.address == "/measures/ed_assaults/?breakdown=age_band"
    assert f"/age_band/{row.category}/" in found.figure_address


def test_a_signal_about_a_cell_that_is_not_there_shows_the_headline(release: Release) -> None:
    before = release.signals
    release.signals = (Signal("H", "D", "ed_assaults", sample.WHOLE, "1999"),)
    try:
        (found,) = noticed(release)
    finally:
        release.signals = before
    assert "95% range" in found.figure


def test_many_changes_of_one_kind_are_one_sentence() -> None:
    many = [f"“{n}” is a new measure." for n in range(27)]
    assert _few(many, lambda n: f"{n} measures are new.") == ("27 measures are new.",)
    assert _few(many[:2], lambda n: f"{n} measures are new.") == many[:2]


def test_sources_that_reach_the_same_day_stand_together(release: Release) -> None:
    lines = source_lines_of_events(release)
    found = reach_of(lines)
    assert sum(len(each.suppliers) for each in found) == len(lines)
    assert len({(each.title, each.as_at_date, each.state) for each in found}) == len(found)
    assert all(isinstance(each.as_at_date, date) for each in found)


def test_a_lapsed_source_says_so(client: Client, release: Release) -> None:
    ended = [each for each in reach_of(source_lines_of_events(release)) if each.is_ended]
    assert ended
    assert f"<strong>{ended[0].state}</strong>" in client.get("/").text


def test_whoever_is_signed_in_finds_their_own_first(
    cast: dict[str, Person], signed_in: Callable[[str], Client]
) -> None:
    amara = signed_in("amara")
    assert "You have saved no view yet" in amara.get("/").text
    choose(by=cast["amara"], wanted=False, districts=["Z07000001"])
    said = Said("/areas/Z07000001/", "R0000-00000000", "Then.")
    for n in range(5):
        save_view(by=cast["amara"], name=f"View {n}", said=said)
    html = amara.get("/").text
    assert html.index('id="yours"') < html.index('id="notice"')
    assert "Of 2 national success measures" in html or "national success measure" in html
    assert html.count("It says something else now.") == 4
    assert "All your saved views" in html


def test_a_stranger_has_nothing_of_their_own(client: Client) -> None:
    assert 'id="yours"' not in client.get("/").text
