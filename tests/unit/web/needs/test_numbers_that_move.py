"""A number that moved since its words were written is said to have, until somebody reads it."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.unit.web.needs.conftest import KNIVES

from headwater_web.accounts.models import Person
from headwater_web.audit.api import events
from headwater_web.needs.actions.starting import start_from
from headwater_web.needs.actions.writing import read_again
from headwater_web.needs.models import EditionPage, SaidThen
from headwater_web.needs.queries.drafts import Draft, draft
from headwater_web.needs.queries.missing import missing_from

pytestmark = pytest.mark.django_db
Browser = Callable[[str], Client]
MODULE = ["SN-1", "knives"]


@pytest.mark.usefixtures("edition")
class TestAMovedNumber:
    """Flagged beside its words, with both values and the day."""

    def test_is_not_flagged_before_it_moves(self, signed_in: Browser) -> None:
        page = signed_in("amara").get(reverse("needs:draft_module", args=MODULE)).text
        assert "This number moved" not in page
        assert "/figures/R0002-1a2b3c4d/knife_crime.v1/" in page

    def test_says_what_it_was_and_what_it_is(
        self, newer_release: Callable[[], None], read: Callable[[], Draft], signed_in: Browser
    ) -> None:
        before = read().shown[0].shown.blocks[0].texts[0].parts[1].words
        newer_release()
        now = read().shown[0].shown.blocks[0].texts[0].parts[1]
        assert now.then == before != now.words
        page = signed_in("amara").get(reverse("needs:draft_module", args=MODULE)).text
        assert f"It was {before} when this was written on" in page
        assert f"it is {now.words} now" in page
        assert "/figures/R0003-2b3c4d5e/knife_crime.v1/" in page
        assert any("moved since" in each.words for each in missing_from(read()))

    def test_is_cleared_by_whoever_read_it_again(
        self,
        newer_release: Callable[[], None],
        read: Callable[[], Draft],
        signed_in: Browser,
        cast: dict[str, Person],
    ) -> None:
        newer_release()
        text = read().shown[0].shown.blocks[0].texts[0]
        address = reverse("needs:read_again", args=MODULE)
        answer = signed_in("amara").post(address, {"text": text.digest})
        assert answer.status_code == HTTPStatus.FOUND
        assert read().shown[0].moved == 0
        row = SaidThen.objects.get(read_again=True)
        assert (row.read_by, row.release_id) == (cast["amara"].audit_reference, "R0003-2b3c4d5e")
        assert events(about="edition/SN-1", limit=1)[0].action == "needs.read_again"

    def test_other_words_begin_afresh(
        self,
        newer_release: Callable[[], None],
        write: Callable[..., Any],
        read: Callable[[], Draft],
    ) -> None:
        newer_release()
        write("knives", f"The police wrote down {KNIVES}.")
        assert read().shown[0].moved == 0

    def test_the_same_words_saved_again_stay_flagged(
        self,
        newer_release: Callable[[], None],
        write: Callable[..., Any],
        read: Callable[[], Draft],
    ) -> None:
        newer_release()
        write("knives", f"The police recorded {KNIVES}.")
        assert read().shown[0].moved == 1

    def test_words_that_are_not_there_cannot_be_read(self, signed_in: Browser) -> None:
        address = reverse("needs:read_again", args=MODULE)
        answer = signed_in("amara").post(address, {"text": "no such text"})
        assert answer.status_code == HTTPStatus.NOT_FOUND

    @pytest.mark.parametrize("who", ["ben", "hari", "chioma"])
    def test_only_writers_let_words_stand(self, who: str, signed_in: Browser) -> None:
        answer = signed_in(who).post(reverse("needs:read_again", args=MODULE), {"text": "x"})
        assert answer.status_code == HTTPStatus.FORBIDDEN


class TestWordsBroughtAlong:
    """Words of an edition before bring with them how their numbers read when they were written."""

    def start(self, cast: dict[str, Person]) -> Draft:
        started = start_from(by=cast["amara"], title="The next one", earlier="SN-1", previous="")
        found = draft(started.reference)
        assert found is not None
        return found

    def test_say_that_a_number_moved_since(
        self,
        edition: EditionPage,
        newer_release: Callable[[], None],
        read: Callable[[], Draft],
        cast: dict[str, Person],
    ) -> None:
        before = read().shown[0].shown.blocks[0].texts[0].parts[1].words
        newer_release()
        part = self.start(cast).shown[0].shown.blocks[0].texts[0].parts[1]
        assert part.then == before != part.words

    def test_are_not_flagged_where_somebody_let_them_stand(
        self,
        edition: EditionPage,
        newer_release: Callable[[], None],
        read: Callable[[], Draft],
        cast: dict[str, Person],
    ) -> None:
        newer_release()
        for text in read().shown[0].shown.texts:
            read_again(by=cast["amara"], edition=edition, module="knives", text=text.raw)
        assert [each.moved for each in self.start(cast).shown] == [0] * 6

    def test_are_not_flagged_where_nothing_moved(
        self, edition: EditionPage, cast: dict[str, Person]
    ) -> None:
        assert [each.moved for each in self.start(cast).shown] == [0] * 6


def test_a_token_of_a_measure_that_is_gone_says_so(
    edition: EditionPage, write: Callable[..., Any], signed_in: Browser
) -> None:
    write("assets", "There were [[gone_measure | whole | 2025 | rate]].")
    page = signed_in("amara").get(reverse("needs:draft_module", args=["SN-1", "assets"])).text
    assert "This number cannot be said." in page
    assert "gone_measure" in page


def test_numbers_typed_by_hand_are_flagged_until_their_source_is_said(
    edition: EditionPage, write: Callable[..., Any], read: Callable[[], Draft], signed_in: Browser
) -> None:
    write("assets", "Here are 28 clubs, as in 2025.")
    page = signed_in("amara").get(reverse("needs:draft_module", args=["SN-1", "assets"])).text
    assert "“28” was typed by hand." in page
    assert "“2025” was typed" not in page
    source = {"number": "28", "source": "Our own list of clubs"}
    write("assets", "Here are 28 clubs, as in 2025.", outside=[source])
    assert missing_from(read()) == ()


def test_the_easy_read_says_no_number_that_nothing_above_says(
    edition: EditionPage, write: Callable[..., Any], read: Callable[[], Draft]
) -> None:
    other = "[[callouts | whole | 2025 | count]]"
    write("knives", f"The police recorded {KNIVES}.", easy=[f"There were {other} calls."])
    (missing,) = missing_from(read())
    assert "says a number that the module does not" in missing.words
    assert missing.module == "Knives"
