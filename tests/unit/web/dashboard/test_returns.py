"""Institutions to ask: for partners, in words, in the order of their references, with who was."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings
from tests.unit.web.dashboard import quality_sample

from headwater.products.publishing import point_current, write_release
from headwater.released.quality import InstitutionNote, Institutions
from headwater.vocabulary.quality import Oddity
from headwater_web.accounts.models import Person
from headwater_web.dashboard.quality.institutions import addressee_of
from headwater_web.networks.models import AddresseeKind, Ask, How

PAGE = "/sources/returns/"
FEED, SUPPLIER = quality_sample.NORTH
NOTES = (
    InstitutionNote(FEED, SUPPLIER, "990001", Oddity.LATE, "2026-04"),
    InstitutionNote(
        FEED,
        SUPPLIER,
        "990002",
        Oddity.UNLIKE_PEERS,
        "2025-09 to 2026-08",
        about="Pupils who left",
        group="Year group: 10",
        is_more=True,
        few=True,
    ),
)
SAID = Institutions(FEED, "Roll changes", 60, 50, 10, ("Pupils who left",), NOTES)
pytestmark = pytest.mark.django_db
SignIn = Callable[[str], Client]


@pytest.fixture(autouse=True)
def told(settings: Settings, tmp_path: Path) -> None:
    released = replace(quality_sample.released(), institutions=(SAID,))
    write_release(released, root=tmp_path, figures=False, assessment=False)
    point_current(tmp_path, released.release_id)
    settings.HEADWATER_RELEASED = tmp_path


def test_a_partner_sees_what_to_ask_in_words(signed_in: SignIn) -> None:
    page = signed_in("ben").get(PAGE).text
    assert "Its return for Apr 2026 has not come; those of others have." in page
    assert "Pupils who left (Year group: 10; Sep 2025 to Aug 2026): higher than chance" in page
    assert page.count("Small numbers: chance alone makes such.") == 1
    assert page.index("990001") < page.index("990002")


def test_only_who_keeps_networks_is_led_to_an_ask(signed_in: SignIn, cast: object) -> None:
    assert "Ask 990001, and note it" not in signed_in("ben").get(PAGE).text
    page = signed_in("chioma").get(PAGE)
    assert "Ask 990001, and note it" in page.text
    line = page.context["feeds"][0].lines[0]
    asking = signed_in("chioma").get(line.ask_address)
    assert addressee_of("990001") in asking.text


@pytest.mark.parametrize("name", ["stranger", "dev"])
def test_others_do_not_see_it_nor_are_led_there(signed_in: SignIn, name: str) -> None:
    client = signed_in(name)
    assert client.get(PAGE).status_code in {302, 403}
    assert PAGE not in client.get("/sources/quality/").text


def test_partners_are_led_there(signed_in: SignIn) -> None:
    assert PAGE in signed_in("ben").get("/sources/quality/").text


def test_who_was_asked_stands_beside_it(signed_in: SignIn, cast: dict[str, Person]) -> None:
    assert signed_in("ben").get(PAGE).text.count("Nobody yet.") == 2
    day = datetime(2026, 11, 3, 9, tzinfo=UTC)
    Ask.objects.create(
        reference="L-901",
        title="Why did pupils leave?",
        words="Please tell us what lies behind it.",
        addressee_kind=AddresseeKind.INSTITUTION,
        addressee=addressee_of("990002"),
        drafted_at=day,
        drafted_by="person/1",
        sent_on=day.date(),
        sent_how=How.LETTER,
        reply_due_on=day.date(),
        sent_at=day,
        sent_by="person/1",
    )
    page = signed_in("ben").get(PAGE).text
    assert "Why did pupils leave?" in page
    assert "/asks/L-901/" in page
    assert page.count("Nobody yet.") == 1
    assert signed_in("ben").get("/asks/L-901/").status_code == 200
    assert signed_in("dev").get("/asks/L-901/").status_code == 404
    assert "Why did pupils leave?" not in signed_in("dev").get("/asks/").text


def test_small_numbers_are_warned_of_and_nobody_is_named(
    signed_in: SignIn, settings: Settings, tmp_path: Path
) -> None:
    small = replace(SAID, notes=(), too_small=9)
    released = replace(quality_sample.released(), institutions=(small,))
    root = tmp_path / "small"
    write_release(released, root=root, figures=False, assessment=False)
    point_current(root, released.release_id)
    settings.HEADWATER_RELEASED = root
    page = signed_in("ben").get(PAGE).text
    assert "Small numbers." in page
    assert "9 more shares have a number behind them that is too small to show." in page
    assert "1 could not, because a number was missing or withheld by its supplier" in page
    assert "9900" not in page


def test_a_release_made_before_says_all_its_reasons_together(signed_in: SignIn) -> None:
    page = signed_in("ben").get(PAGE).text
    assert "10 could not, because a number was withheld, too small to show, or missing" in page
    assert "more share" not in page
