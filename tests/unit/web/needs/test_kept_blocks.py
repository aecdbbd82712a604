"""Evidence cards, gaps and themes as blocks: live in a draft, frozen in a published edition."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from tests.unit.web.evidence.conftest import Desk
from tests.unit.web.lived_experience.conftest import Desk as ListeningDesk
from tests.unit.web.needs.conftest import MODULES, editor_form, page_of
from wagtail.test.utils.form_data import streamfield

from headwater.released.editions.content import (
    Block,
    CardBlock,
    EditionContent,
    GapBlock,
    Module,
    ThemeBlock,
)
from headwater_web.accounts.models import Person
from headwater_web.evidence.actions import cards as card_actions
from headwater_web.evidence.models import GapEventKind
from headwater_web.needs.actions import publishing
from headwater_web.needs.models import EditionPage
from headwater_web.needs.queries.drafts import Draft
from headwater_web.needs.queries.missing import missing_from
from headwater_web.needs.tying import tie
from headwater_web.thread.api import LinkKind, earlier_references

pytestmark = pytest.mark.django_db
Browser = Callable[[str], Client]
DRAFT = "/needs-assessment/drafts/SN-1/modules/proof/"
READ = "/needs-assessment/editions/SN-1-v1/read/knives/"
Name = Callable[..., Any]


@pytest.fixture
def desk(cast: dict[str, Person]) -> Desk:
    """The desk of evidence."""
    return Desk(cast)


@pytest.fixture
def listening(cast: dict[str, Person]) -> ListeningDesk:
    """The desk of lived experience."""
    return ListeningDesk(cast)


@pytest.fixture
def name(edition: EditionPage, signed_in: Browser) -> Name:
    """Save the module on evidence in the editor with blocks that name things kept elsewhere."""

    def save(*named: tuple[str, str]) -> Any:
        page = page_of("proof")
        form = editor_form(page, ())
        form = {key: value for key, value in form.items() if not key.startswith("blocks-")}
        blocks = streamfield([(kind, {"reference": reference}) for kind, reference in named])
        more = {f"blocks-{key}": value for key, value in _flat(blocks)}
        return signed_in("amara").post(f"/editor/pages/{page.pk}/edit/", form | more)

    return save


def _flat(value: Any, beneath: str = "") -> Iterable[tuple[str, Any]]:
    for key, each in value.items():
        if isinstance(each, dict):
            yield from _flat(each, f"{beneath}{key}-")
        else:
            yield f"{beneath}{key}", each


@pytest.fixture
def lacks(read: Callable[[], Draft]) -> Callable[[], list[str]]:
    """What the draft lacks, in words."""
    return lambda: [each.words for each in missing_from(read())]


def block_of(found: Draft) -> Block:
    """The first block of the module on evidence."""
    return next(each for each in found.modules if each.key == "proof").blocks[0]


class TestACard:
    """What one source found, with its version and its day."""

    def test_says_in_a_draft_what_it_says_now(
        self, name: Name, desk: Desk, read: Callable[[], Draft], signed_in: Browser
    ) -> None:
        card = desk.card(participants="573")
        name(("card", card.reference))
        found = block_of(read())
        assert isinstance(found, CardBlock)
        assert (found.version, found.as_at) == (1, date(2026, 1, 10))
        page = signed_in("amara").get(DRAFT).text
        for words in (
            f"Evidence card {card.reference}, version 1",
            "Are fewer people hurt?",
            "0.58",
            "0.49 to 0.69",
            "n = 573",
            "A city",
            "In the United Kingdom",
            "Nobody whose rating we can cite has rated it.",
            "Somebody. 2011. A journal.",
            "as at 10 January 2026",
            "What did the work.",
        ):
            assert words in page

        desk.change(card, outcome="Fewer admissions")
        assert block_of(read()) == found  # a draft of the card is nobody's evidence yet
        card_actions.publish_card(by=desk.cast["grace"], card=card, version=2)
        newer = block_of(read())
        assert isinstance(newer, CardBlock)
        assert (newer.version, newer.outcome) == (2, "Fewer admissions")

    def test_withdraws_the_signatures_when_it_changes(
        self, name: Name, desk: Desk, read: Callable[[], Draft]
    ) -> None:
        card = desk.card()
        name(("card", card.reference))
        before = read().digest
        desk.change(card, outcome="Another outcome")
        assert read().digest == before
        card_actions.publish_card(by=desk.cast["grace"], card=card, version=2)
        assert read().digest != before

    def test_refuses_publication_when_absent_unpublished_or_withdrawn(
        self, name: Name, desk: Desk, lacks: Callable[[], list[str]], signed_in: Browser
    ) -> None:
        draft_card = desk.card(publish=False)
        card = desk.card(key="another")
        name(("card", draft_card.reference), ("card", "EV-77"), ("card", card.reference))
        (first, second) = lacks()
        assert f"card {draft_card.reference} is not published, or was withdrawn" in first
        assert "card EV-77 is not published" in second
        assert "Name another, or take it out." in first
        assert (
            "Are fewer people hurt?"
            not in signed_in("ben").get(DRAFT).text.split(card.reference)[0]
        )

        name(("card", card.reference))
        assert lacks() == []
        card_actions.withdraw_card(by=desk.cast["grace"], card=card, because="A newer review.")
        (words,) = lacks()
        assert f"card {card.reference} is not published, or was withdrawn" in words
        assert "This card is not published, or was withdrawn." in signed_in("amara").get(DRAFT).text

    def test_is_tied_to_the_edition_that_rests_on_it(
        self, name: Name, desk: Desk, read: Callable[[], Draft], cast: dict[str, Person]
    ) -> None:
        card = desk.card()
        name(("card", card.reference))
        for person in ("chioma", "grace"):
            publishing.sign_off(
                by=cast[person],
                reference="SN-1",
                digest=read().digest,
                cut=publishing.Cut.FULL,
                role="Director",
            )
        publishing.publish(by=cast["chioma"], reference="SN-1", digest=read().digest)
        assert card.reference in earlier_references(["SN-1"], LinkKind.LED_TO)["SN-1"]
        tie(by=cast["chioma"], edition="SN-1", numbers=[], sources=[], findings=[])
        assert "SN-1" not in earlier_references(["SN-1"], LinkKind.LED_TO)


class TestAGap:
    """What nobody knows, and who asked."""

    def test_says_why_it_matters_and_who_asked(
        self, name: Name, desk: Desk, read: Callable[[], Draft], signed_in: Browser
    ) -> None:
        card = desk.card()
        gap = desk.gap(found_in="A board meeting", found_by=[card.reference])
        name(("gap", gap.reference))
        found = block_of(read())
        assert isinstance(found, GapBlock)
        assert [each.reference for each in found.found_by] == [card.reference]
        page = signed_in("amara").get(DRAFT).text
        for words in (
            "What helps people over 25?",
            "We buy nothing for them.",
            "A university",
            "A board meeting",
            f"{card.reference} Are fewer people hurt?",
            "open",
        ):
            assert words in page

    def test_names_nothing_that_a_stranger_may_not_see(
        self, name: Name, desk: Desk, read: Callable[[], Draft]
    ) -> None:
        hidden = desk.card(publish=False)
        gap = desk.gap(found_by=[hidden.reference])
        name(("gap", gap.reference))
        found = block_of(read())
        assert isinstance(found, GapBlock)
        assert found.found_by == ()

    def test_refuses_publication_once_it_is_answered(
        self, name: Name, desk: Desk, lacks: Callable[[], list[str]]
    ) -> None:
        gap = desk.gap()
        name(("gap", gap.reference))
        assert lacks() == []
        desk.became(gap, GapEventKind.ANSWERED)
        (words,) = lacks()
        assert f"gap {gap.reference} is not there, or is settled" in words


class TestATheme:
    """What people told, with what it rests on."""

    def test_says_in_how_many_sessions_and_never_a_small_number(
        self,
        name: Name,
        listening: ListeningDesk,
        read: Callable[[], Draft],
        lacks: Callable[[], list[str]],
        signed_in: Browser,
    ) -> None:
        theme = listening.theme()
        name(("theme", theme.reference))
        (words,) = lacks()
        assert f"Theme {theme.reference} is not there, or nobody was heard on it" in words
        for people in (20, 5):
            note = listening.note(listening.session(people=people, title=f"Of {people}"))
            listening.code(note, theme)
        assert lacks() == []
        found = block_of(read())
        assert isinstance(found, ThemeBlock)
        assert (found.sessions, found.people) == (2, "at least 20 people")
        assert found.places == (("Mansfield", "at least 20 people"),)
        assert all(not words.startswith("5") for _name, words in found.groups)
        page = signed_in("amara").get(DRAFT).text
        assert "The way home" in page
        assert "2 sessions" in page
        assert "at least 20 people" in page
        assert "How many of them would say the same is not known." in page


class TestAPublishedEdition:
    """Says for ever what stood there, and what became of it since."""

    CARD = CardBlock(
        "EV-1",
        version=1,
        question="Were fewer people hurt?",
        reading="42% fewer.",
        number="0.58",
        as_at=date(2026, 1, 10),
    )

    @pytest.fixture
    def read_by_a_stranger(
        self, publish: Callable[..., EditionContent], client: Client
    ) -> Callable[[], str]:
        """The module of a published edition that holds the card."""
        modules: tuple[Module, ...] = (replace(MODULES[0], blocks=(self.CARD,)),)
        publish(modules=modules)
        return lambda: client.get(READ).text

    def test_keeps_what_the_card_said(
        self, desk: Desk, read_by_a_stranger: Callable[[], str]
    ) -> None:
        card = desk.card()
        assert card.reference == "EV-1"
        page = read_by_a_stranger()
        assert "Were fewer people hurt?" in page  # the card itself asks otherwise by now
        assert "as at 10 January 2026" in page
        assert "newer version" not in page

    def test_says_that_there_is_a_newer_version(
        self, desk: Desk, read_by_a_stranger: Callable[[], str]
    ) -> None:
        card = desk.card()
        desk.change(card, outcome="Another outcome")
        assert "newer version" not in read_by_a_stranger()
        card_actions.publish_card(by=desk.cast["grace"], card=card, version=2)
        page = read_by_a_stranger()
        assert "The card has a newer version, 2. Here it stands as it was." in page
        assert "Another outcome" not in page

    def test_says_that_the_card_was_withdrawn(
        self, desk: Desk, read_by_a_stranger: Callable[[], str]
    ) -> None:
        card = desk.card()
        card_actions.withdraw_card(by=desk.cast["grace"], card=card, because="It was retracted.")
        assert "It was retracted." in read_by_a_stranger()

    def test_says_a_gap_that_was_answered_since(
        self, publish: Callable[..., EditionContent], client: Client
    ) -> None:
        found_on = timezone.localdate() - timedelta(days=100)
        gap = GapBlock("EG-1", question="What helps?", why="We do not know.", found_on=found_on)
        publish(modules=(replace(MODULES[0], blocks=(gap,)),))
        page = client.get(READ).text
        assert "What helps?" in page
        assert "It is not on record." in page
        assert "What became of EG-1" not in page  # a stranger has no page of gaps
