"""The pages: who may open which, forms that keep what was typed, and what partners see."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils.html import strip_tags
from tests.unit.web.lived_experience.conftest import SAID, Desk, today

from headwater_web.lived_experience.models import (
    CodedSpan,
    CodingDone,
    Note,
    Quotation,
    Session,
    Theme,
    Withdrawal,
)

HERE = "/lived-experience/"
Browser = Callable[[str], Client]

#  who sees      themes  sessions  coding  clearing
SEEN = {
    "amara": (200, 200, 200, 403),
    "grace": (200, 200, 200, 200),
    "chioma": (200, 200, 403, 200),
    "farah": (200, 200, 403, 403),
    "hari": (200, 403, 403, 403),
    "ben": (200, 403, 403, 403),
    "dev": (403, 403, 403, 403),
    "imani": (403, 403, 403, 403),
}


@pytest.mark.parametrize("who", SEEN)
def test_who_opens_what(desk: Desk, signed_in: Browser, who: str) -> None:
    browser = signed_in(who)
    waiting = desk.quotation(is_cleared=False)
    pages = ("", "sessions/", "sessions/new/", f"quotations/{waiting.reference}/clear/")
    assert tuple(browser.get(HERE + page).status_code for page in pages) == SEEN[who]


def test_the_public_is_asked_to_sign_in(staged: Desk, signed_in: Browser) -> None:
    page = signed_in("stranger").get(HERE)
    assert page.status_code == 302
    assert page.headers["Location"].startswith("/sign-in/")


class TestPartners:
    """Partners see themes and cleared words, and no note and no small number."""

    def test_a_theme_without_its_notes(self, staged: Desk, signed_in: Browser) -> None:
        theme = Theme.objects.get(name="Grief that is not over")
        page = signed_in("ben").get(f"{HERE}themes/{theme.reference}/").content.decode()
        assert "Everyone comes in the first" not in page
        assert "What was coded, for staff" not in page
        assert "fewer than 8, or kept back" in page
        assert "3 people" not in page

    def test_the_number_stands_beside_the_voice_or_says_why_not(
        self, staged: Desk, signed_in: Browser
    ) -> None:
        page = signed_in("ben").get(f"{HERE}quotations/").content.decode()
        assert "I had nine front doors and no key." in page
        assert "Nobody counts how often young people in care move" in page
        assert "You get a number and then silence." not in page
        assert "I carried for two years" not in page

    def test_a_quotation_that_waits_is_not_there_for_them(
        self, staged: Desk, signed_in: Browser
    ) -> None:
        waiting = Quotation.objects.filter(cleared_at__isnull=True).first()
        assert waiting is not None
        address = f"{HERE}quotations/{waiting.reference}/"
        assert signed_in("ben").get(address).status_code == 404

    def test_a_withdrawn_one_says_so(self, staged: Desk, signed_in: Browser) -> None:
        gone = Quotation.objects.get(withdrawn_at__isnull=False)
        page = signed_in("ben").get(f"{HERE}quotations/{gone.reference}/").content.decode()
        assert "These words are no longer used." in page

    def test_who_was_heard(self, staged: Desk, signed_in: Browser) -> None:
        page = strip_tags(signed_in("ben").get(f"{HERE}heard/").content.decode())
        assert "Places without a session in 12 months: Rushcliffe." in page
        assert "Do new themes still come?" in page


class TestForms:
    """Forms do what they say, and keep what was typed where they cannot."""

    def test_a_session_is_recorded(self, desk: Desk, signed_in: Browser) -> None:
        said = {
            "title": "On the bus",
            "kind": "street",
            "held_on": today().isoformat(),
            "places": ["mansfield"],
            "led_by": "Youth project",
            "people": "12",
            "language": "English",
            "thanks": "A ticket",
            "aftercare": "A card.",
            "consent_asked": "Aloud",
            "purposes": ["analysis"],
            "consent_until": today().isoformat(),
            "group_age_12_15": "10",
        }
        browser = signed_in("amara")
        page = browser.post(f"{HERE}sessions/new/", said | {"group_age_16_17": "3"})
        assert page.status_code == 422
        assert "these are 13 people, and 12 took part" in page.content.decode()
        assert "On the bus" in page.content.decode()
        page = browser.post(f"{HERE}sessions/new/", said)
        made = Session.objects.get()
        assert page.headers["Location"] == f"{HERE}sessions/{made.pk}/"
        assert made.groups == {"age_12_15": 10}
        assert (made.for_analysis, made.for_publication) == (True, False)
        changed = said | {"version": "1", "people": "13"}
        browser.post(f"{HERE}sessions/{made.pk}/change/", changed)
        assert Session.objects.get().people == 13

    def test_a_note_with_a_name_keeps_what_was_typed(self, desk: Desk, signed_in: Browser) -> None:
        session = desk.session()
        words = {"text": "Mr Brown shouted.", "speaker": ""}
        page = signed_in("amara").post(f"{HERE}sessions/{session.pk}/note/", words)
        assert page.status_code == 422
        assert "a name after a title" in page.content.decode()
        assert "Mr Brown shouted." in page.content.decode()
        assert not Note.objects.exists()

    def test_from_a_note_to_a_cleared_quotation(self, desk: Desk, signed_in: Browser) -> None:
        session, theme = desk.session(), desk.theme()
        amara, grace = signed_in("amara"), signed_in("grace")
        amara.post(f"{HERE}sessions/{session.pk}/note/", {"text": SAID, "speaker": ""})
        note = Note.objects.get()
        address = f"{HERE}notes/{note.pk}/"
        assert "Nobody else has read it" in amara.get(address).content.decode()
        assert amara.post(f"{address}check/", {"found": "nothing"}).status_code == 422
        assert grace.post(f"{address}check/", {"found": "nothing"}).status_code == 302
        coded = {"words": "the long way", "themes": [theme.reference]}
        page = amara.post(f"{address}paragraphs/1/?q=way", coded)
        assert page.headers["Location"] == f"{address}#paragraph-1"
        assert "<mark" in amara.get(address).content.decode()
        assert "Somebody else gave 1 theme" in grace.get(address).content.decode()
        amara.post(f"{address}done/")
        assert CodingDone.objects.count() == 1
        quoted = {
            "words": "It is dark.",
            "group": "",
            "place": "mansfield",
            "themes": [theme.reference],
            "figure": "",
            "no_figure_because": "",
        }
        assert amara.post(f"{address}paragraphs/1/quote/", quoted).status_code == 422
        quoted["no_figure_because"] = "Nobody counts it."
        amara.post(f"{address}paragraphs/1/quote/", quoted)
        made = Quotation.objects.get()
        clearing = f"{HERE}quotations/{made.reference}/clear/"
        assert grace.post(clearing, {"decision": "clear"}).status_code == 302
        assert "It is dark." in signed_in("ben").get(f"{HERE}quotations/").content.decode()
        span = CodedSpan.objects.get()
        amara.post(f"{HERE}spans/{span.pk}/end/")
        amara.post(f"{HERE}spans/{span.pk}/end/")
        assert CodedSpan.objects.get().ended_at is not None

    def test_consent_taken_back_on_a_page(self, staged: Desk, signed_in: Browser) -> None:
        session = Session.objects.get(title="Evening at a youth club")
        before = Withdrawal.objects.count()
        said = {"purposes": ["publication"], "withdrawn_on": today().isoformat()}
        signed_in("amara").post(f"{HERE}sessions/{session.pk}/withdraw/", said)
        assert Withdrawal.objects.count() == before + 1
        assert "two stops early" not in signed_in("ben").get(HERE).content.decode()

    def test_the_codebook(self, desk: Desk, signed_in: Browser) -> None:
        browser = signed_in("amara")
        browser.post(f"{HERE}themes/new/", {"name": "Buses", "definition": "On them."})
        theme, other = Theme.objects.get(), desk.theme("Paths")
        desk.code(desk.note(), theme)
        address = f"{HERE}themes/{theme.reference}/"
        browser.post(f"{address}memo/", {"kind": "theory", "words": "Waiting."})
        words = {"version": 1, "name": "Bus stops", "definition": "At them.", "because": "Clearer."}
        browser.post(f"{address}words/", words)
        stale = browser.post(
            f"{address}join/", {"version": 1, "into": other.reference, "because": "x"}
        )
        assert stale.status_code == 422
        parts = {
            "version": 2,
            "first_name": "At the stop",
            "first_definition": "Waiting.",
            "second_name": "at the stop",
            "second_definition": "Riding.",
            "because": "Two.",
        }
        assert browser.post(f"{address}divide/", parts).status_code == 422
        browser.post(f"{address}divide/", parts | {"second_name": "On the bus"})
        page = strip_tags(browser.get(address).content.decode())
        assert "This theme was divided" in page
        assert "Before: Buses. On them." in page
        home = strip_tags(browser.get(HERE).content.decode())
        assert "1 coded stretch waits to be coded again" in home
        assert "Waiting." in page

    def test_a_quotation_is_taken_away(self, desk: Desk, signed_in: Browser) -> None:
        made = desk.quotation()
        address = f"{HERE}quotations/{made.reference}/withdraw/"
        assert signed_in("amara").post(address, {"why": "consent"}).status_code == 403
        signed_in("chioma").post(address, {"why": "consent"})
        assert Quotation.objects.get().words == ""


@pytest.mark.parametrize(
    "address",
    ["sessions/99/", "notes/99/", "themes/TH-99/", "quotations/QU-99/", "notes/99/paragraphs/1/"],
)
def test_what_is_not_there(desk: Desk, signed_in: Browser, address: str) -> None:
    assert signed_in("grace").get(HERE + address).status_code == 404


@pytest.mark.parametrize(
    "address", ["", "heard/", "agreement/", "quotations/", "sessions/", "exchange/"]
)
def test_before_anything_is_there(desk: Desk, signed_in: Browser, address: str) -> None:
    assert signed_in("grace").get(HERE + address).status_code == 200
