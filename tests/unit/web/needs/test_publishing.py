"""Standing for an edition, and handing it to the engine."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from typing import Any

import pytest
from django.conf import settings as configured
from django.test import Client
from django.utils import timezone
from tests.unit.web.needs.conftest import KNIVES, page_of

from headwater.exchange.messages import EditionAnswer
from headwater.exchange.spool import Spool
from headwater.released.editions.content import Cut
from headwater_web.accounts.models import Person
from headwater_web.audit.api import events
from headwater_web.needs.actions import publishing
from headwater_web.needs.faults import BeingBuilt, ChangedMeanwhile, NotReady, SignedAlready
from headwater_web.needs.models import Asked, EditionPage, SignOff
from headwater_web.needs.queries.asked import Standing, next_version, versions_of
from headwater_web.needs.queries.drafts import Draft
from headwater_web.needs.queries.missing import missing_signatures
from headwater_web.needs.queries.review import sign_offs_of
from headwater_web.thread.api import LinkKind, earlier_references

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]
Browser = Callable[[str], Client]
DRAFT = "/needs-assessment/drafts/SN-1/"


@pytest.fixture
def sign(cast: dict[str, Person], read: Callable[[], Draft]) -> Callable[..., None]:
    """Let some of the cast stand for the draft as it is."""

    def all_of(*names: str) -> None:
        for name in names:
            publishing.sign_off(
                by=cast[name],
                reference="SN-1",
                digest=read().digest,
                cut=Cut.FULL,
                role="Director",
            )

    return all_of


@pytest.fixture
def sent(
    cast: dict[str, Person], read: Callable[[], Draft], sign: Callable[..., None]
) -> Callable[[], Asked]:
    """Have the draft signed, and hand it to the engine."""

    def now() -> Asked:
        sign("chioma", "grace")
        return publishing.publish(by=cast["chioma"], reference="SN-1", digest=read().digest)

    return now


def answer(asked: Asked, *refused_because: str) -> None:
    """What the engine's worker does."""
    Spool(configured.HEADWATER_EXCHANGE).reply_about_edition(
        EditionAnswer(asked.request_id, datetime.now(UTC), asked.edition_id, refused_because)
    )


class TestSigning:
    """Two different people, for the words and numbers as they are."""

    def test_is_printed_with_name_and_role(
        self, signed_in: Browser, read: Callable[[], Draft]
    ) -> None:
        form = {"digest": read().digest, "has_read": "on"}
        assert signed_in("hari").post(f"{DRAFT}sign/", form).status_code == HTTPStatus.FOUND
        (shown,) = sign_offs_of(read())
        assert (shown.name, shown.sign_off.role, shown.stands) == (
            "Hari Nair",
            "Board member",
            True,
        )
        assert shown.sign_off.cut == "partner"
        assert "1 more person has to sign" in missing_signatures(read())[0].words

    def test_says_how_much_of_it_somebody_cannot_read(self, signed_in: Browser) -> None:
        assert "1 of its 6 modules" in signed_in("hari").get(f"{DRAFT}sign/").text
        assert "of its 6 modules" not in signed_in("chioma").get(f"{DRAFT}sign/").text

    def test_needs_the_tick(self, signed_in: Browser, read: Callable[[], Draft]) -> None:
        refused = signed_in("chioma").post(f"{DRAFT}sign/", {"digest": read().digest})
        assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert not SignOff.objects.exists()

    def test_is_not_of_words_that_changed_meanwhile(
        self, signed_in: Browser, read: Callable[[], Draft], write: Callable[..., Any]
    ) -> None:
        form = {"digest": read().digest, "has_read": "on"}
        write("assets", "Two halls.")
        refused = signed_in("chioma").post(f"{DRAFT}sign/", form)
        assert str(ChangedMeanwhile.words) in refused.text
        assert read().digest in refused.text
        assert not SignOff.objects.exists()

    def test_the_same_person_counts_once(self, sign: Callable[..., None]) -> None:
        sign("chioma")
        with pytest.raises(SignedAlready):
            sign("chioma")

    def test_later_words_undo_it_and_say_so(
        self,
        sign: Callable[..., None],
        write: Callable[..., Any],
        read: Callable[[], Draft],
        signed_in: Browser,
    ) -> None:
        sign("chioma", "grace")
        assert missing_signatures(read()) == ()
        write("assets", "Two halls.")
        assert [each.stands for each in sign_offs_of(read())] == [False, False]
        assert "the words were changed after it" in signed_in("amara").get(DRAFT).text
        write("assets", "A hall.")
        assert [each.stands for each in sign_offs_of(read())] == [True, True]

    def test_a_new_release_undoes_it_and_says_so(
        self,
        sign: Callable[..., None],
        newer_release: Callable[[], None],
        read: Callable[[], Draft],
        signed_in: Browser,
    ) -> None:
        sign("chioma", "grace")
        newer_release()
        assert not any(each.stands for each in sign_offs_of(read()))
        assert "a new release came after it" in signed_in("amara").get(DRAFT).text

    @pytest.mark.parametrize("who", ["amara", "ben", "dev", "farah"])
    def test_only_by_those_who_may(self, who: str, signed_in: Browser) -> None:
        assert signed_in(who).get(f"{DRAFT}sign/").status_code == HTTPStatus.FORBIDDEN


class TestPublishing:
    """Only when nothing is missing, and by the engine alone."""

    def test_without_signatures_is_refused(
        self, signed_in: Browser, read: Callable[[], Draft]
    ) -> None:
        refused = signed_in("chioma").post(f"{DRAFT}publish/", {"digest": read().digest})
        assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert str(NotReady.words) in refused.text
        assert "2 more people have to sign it off." in refused.text
        assert not Asked.objects.exists()

    def test_with_something_missing_is_refused(
        self, sign: Callable[..., None], cast: dict[str, Person], read: Callable[[], Draft]
    ) -> None:
        page_of("voices").delete()
        sign("chioma", "grace")
        with pytest.raises(NotReady):
            publishing.publish(by=cast["chioma"], reference="SN-1", digest=read().digest)

    def test_hands_everything_to_the_engine(
        self,
        sign: Callable[..., None],
        read: Callable[[], Draft],
        signed_in: Browser,
        cast: dict[str, Person],
    ) -> None:
        sign("chioma", "grace")
        form = {"digest": read().digest}
        assert signed_in("chioma").post(f"{DRAFT}publish/", form).status_code == HTTPStatus.FOUND
        (request,) = Spool(configured.HEADWATER_EXCHANGE).waiting_editions()
        content = request.content
        assert request.asked_by == cast["chioma"].audit_reference
        assert (content.edition_id, content.release_id) == ("SN-1-v1", "R0002-1a2b3c4d")
        assert [each.key for each in content.modules][-1] == "notes"
        assert {each.name for each in content.signed_off} == {"Chioma Eze", "Grace Lindqvist"}
        assert "Version 1 is being built." in signed_in("amara").get(DRAFT).text
        assert events(about="edition/SN-1", limit=1)[0].action == "needs.edition_sent"

    def test_ties_the_edition_to_its_numbers(
        self, sent: Callable[[], Asked], read: Callable[[], Draft], write: Callable[..., Any]
    ) -> None:
        figure = "figure/R0002-1a2b3c4d/knife_crime.v1/Z06000001/2025/all/all"
        asked = sent()
        assert earlier_references(["SN-1"], LinkKind.LED_TO) == {"SN-1": [figure]}
        answer(asked)
        write("knives", "Words without a number.")
        sent()
        assert earlier_references(["SN-1"], LinkKind.LED_TO) == {}

    def test_waits_for_the_engine(self, sent: Callable[[], Asked]) -> None:
        sent()
        with pytest.raises((BeingBuilt, SignedAlready)):
            sent()
        assert versions_of("SN-1")[0].standing is Standing.BUILDING

    def test_says_why_the_engine_refused_and_asks_again(
        self, sent: Callable[[], Asked], signed_in: Browser, write: Callable[..., Any]
    ) -> None:
        answer(sent(), "A number was typed by hand.")
        page = signed_in("amara").get(DRAFT).text
        assert "Version 1 was refused." in page
        assert "A number was typed by hand." in page
        write("assets", "Another hall.")
        assert sent().edition_id == "SN-1-v1"

    def test_a_correction_is_the_next_version(
        self, sent: Callable[[], Asked], write: Callable[..., Any], signed_in: Browser
    ) -> None:
        answer(sent())
        page = signed_in("amara").get(DRAFT).text
        assert "Version 1 was published on" in page
        assert "Nothing was changed since it was published." in page
        assert next_version("SN-1") == 2
        write("knives", f"Beside that: {KNIVES}.")
        sent()
        (request,) = Spool(configured.HEADWATER_EXCHANGE).waiting_editions()
        assert (request.content.version, request.content.previous) == (2, "SN-1-v1")

    @pytest.mark.parametrize("who", ["amara", "grace", "hari"])
    def test_only_by_the_director(self, who: str, signed_in: Browser) -> None:
        assert signed_in(who).get(f"{DRAFT}publish/").status_code == HTTPStatus.FORBIDDEN


class TestKeepingItBack:
    """An embargo is a moment to come."""

    def test_is_set_and_taken_out(self, signed_in: Browser, read: Callable[[], Draft]) -> None:
        chioma = signed_in("chioma")
        chioma.post(f"{DRAFT}embargo/", {"day": "2999-01-02", "hour": "09:30"})
        until = read().page.embargoed_until
        assert until is not None
        assert timezone.localtime(until).strftime("%Y-%m-%d %H:%M") == "2999-01-02 09:30"
        assert 'value="09:30"' in chioma.get(f"{DRAFT}embargo/").text
        chioma.post(f"{DRAFT}embargo/", {"day": "", "hour": ""})
        assert read().page.embargoed_until is None

    def test_a_moment_that_has_passed_is_refused(self, signed_in: Browser) -> None:
        refused = signed_in("chioma").post(f"{DRAFT}embargo/", {"day": "2020-01-02"})
        assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert "This moment has passed." in refused.text

    def test_one_that_passes_stands_in_the_way(
        self, edition: EditionPage, cast: dict[str, Person], signed_in: Browser
    ) -> None:
        past = timezone.now() - timedelta(minutes=1)
        publishing.set_embargo(by=cast["chioma"], edition=edition, until=past)
        assert "before a time that has passed" in signed_in("chioma").get(f"{DRAFT}publish/").text
