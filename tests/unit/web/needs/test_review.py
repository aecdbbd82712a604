"""Comments, consultations and absences: by name, answered, and never taken away."""

from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.unit.web.needs.conftest import page_of

from headwater_web.accounts.models import Person
from headwater_web.keeping.rows import NeverChanged
from headwater_web.needs.actions import reviewing
from headwater_web.needs.faults import ClosedAlready, WindowOpen
from headwater_web.needs.models import Comment, Consultation, EditionPage
from headwater_web.needs.queries.drafts import Draft
from headwater_web.needs.queries.missing import missing_from
from headwater_web.needs.queries.review import comments_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]
Browser = Callable[[str], Client]
DRAFT = "/needs-assessment/drafts/SN-1/"


@pytest.fixture
def window(edition: EditionPage, cast: dict[str, Person]) -> Consultation:
    """A consultation window that is open."""
    return reviewing.open_window(
        by=cast["grace"],
        edition=edition,
        opened_on=timezone.localdate() - timedelta(days=3),
        asked="Partner officers.",
    )


@pytest.fixture
def comment(edition: EditionPage, cast: dict[str, Person]) -> Comment:
    """Something that Grace said about knives."""
    return reviewing.comment(
        by=cast["grace"], edition=edition, module="knives", words="Too short.", quoted=""
    )


class TestComments:
    """Anchored to a module and to words of it."""

    def test_stand_beside_the_module_with_a_name(self, signed_in: Browser) -> None:
        sent = {"quoted": "The police recorded", "words": "Only recorded?"}
        answer = signed_in("grace").post(f"{DRAFT}modules/knives/comment/", sent)
        assert answer["Location"].startswith(f"{DRAFT}modules/knives/#comment-")
        page = signed_in("amara").get(f"{DRAFT}modules/knives/").text
        assert "Grace Lindqvist" in page
        assert "Only recorded?" in page

    def test_quote_only_what_the_module_says(self, signed_in: Browser) -> None:
        sent = {"quoted": "words of another book", "words": "Only recorded?"}
        answer = signed_in("grace").post(f"{DRAFT}modules/knives/comment/", sent)
        assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert "These words are not in the module." in answer.text
        assert "Only recorded?" in answer.text

    def test_are_answered_and_closed_by_name(self, comment: Comment, signed_in: Browser) -> None:
        amara, address = signed_in("amara"), f"{DRAFT}comments/{comment.pk}/"
        amara.post(address, {"words": "I will look."})
        assert comments_of("SN-1")[0].is_open
        amara.post(address, {"words": "Longer now.", "closes": "on"})
        (shown,) = comments_of("SN-1")
        assert not shown.is_open
        assert [each.name for each in shown.replies] == ["Amara Okafor", "Amara Okafor"]
        again = amara.post(address, {"words": "And again.", "closes": "on"})
        assert again.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert str(ClosedAlready.words) in again.text

    def test_that_are_open_stand_in_the_way(
        self, comment: Comment, read: Callable[[], Draft]
    ) -> None:
        assert "1 comment is open." in [each.words for each in missing_from(read())]

    def test_are_never_changed_or_deleted(self, comment: Comment) -> None:
        with pytest.raises(NeverChanged):
            comment.delete()
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("UPDATE needs_comment SET words = 'x'")

    def test_outlive_their_module(self, comment: Comment, signed_in: Browser) -> None:
        page_of("knives").delete()
        assert "Too short." in signed_in("grace").get(f"{DRAFT}comments/").text

    def test_of_another_edition_are_not_here(self, comment: Comment, signed_in: Browser) -> None:
        answer = signed_in("grace").get(f"/needs-assessment/drafts/SN-2/comments/{comment.pk}/")
        assert answer.status_code == HTTPStatus.NOT_FOUND


class TestPartners:
    """They read a draft while a window is open, and never what is for the team."""

    def test_see_no_draft_before(self, signed_in: Browser) -> None:
        ben = signed_in("ben")
        assert "There is no draft for you" in ben.get("/needs-assessment/drafts/").text
        assert ben.get(DRAFT).status_code == HTTPStatus.NOT_FOUND

    def test_see_and_comment_while_it_is_open(
        self, window: Consultation, signed_in: Browser
    ) -> None:
        ben = signed_in("ben")
        page = ben.get(DRAFT).text
        assert "For partners" in page
        assert "For the team" not in page
        assert "1 module is for the partnership&#x27;s own team" in page.replace("'", "&#x27;")
        assert ben.get(f"{DRAFT}modules/gangways/").status_code == HTTPStatus.OK
        sent = {"quoted": "", "words": "Good."}
        answer = ben.post(f"{DRAFT}modules/gangways/comment/", sent)
        assert answer.status_code == HTTPStatus.FOUND

    @pytest.mark.parametrize("path", ["", "comment/", "read-again/"])
    def test_never_reach_a_module_for_the_team(
        self, window: Consultation, path: str, signed_in: Browser
    ) -> None:
        answer = signed_in("ben").get(f"{DRAFT}modules/notes/{path}")
        assert answer.status_code in {404, 403, 405}
        assert "Kingfisher" not in answer.text

    def test_see_no_comment_on_what_they_may_not_read(
        self,
        window: Consultation,
        edition: EditionPage,
        cast: dict[str, Person],
        signed_in: Browser,
    ) -> None:
        made = reviewing.comment(
            by=cast["grace"], edition=edition, module="notes", words="Hush.", quoted=""
        )
        assert "Hush." not in signed_in("ben").get(f"{DRAFT}comments/").text
        answer = signed_in("ben").get(f"{DRAFT}comments/{made.pk}/")
        assert answer.status_code == HTTPStatus.NOT_FOUND
        assert "Hush." in signed_in("chioma").get(f"{DRAFT}comments/").text

    def test_see_it_no_more_once_the_window_is_closed(
        self, window: Consultation, signed_in: Browser
    ) -> None:
        closed = {
            "closed_on": timezone.localdate().isoformat(),
            "responses": "4",
            "what_changed": "Nothing.",
        }
        signed_in("amara").post(f"{DRAFT}consultations/close/", closed)
        assert signed_in("ben").get(DRAFT).status_code == HTTPStatus.NOT_FOUND


class TestConsultations:
    """One at a time, with what came of it."""

    def test_are_opened_and_closed(self, signed_in: Browser) -> None:
        amara, today = signed_in("amara"), timezone.localdate().isoformat()
        amara.post(f"{DRAFT}consultations/open/", {"opened_on": today, "asked": "Two forums."})
        answer = amara.post(
            f"{DRAFT}consultations/open/", {"opened_on": today, "asked": "Two more."}
        )
        assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert str(WindowOpen.words) in answer.text
        closed = {"closed_on": today, "responses": "0", "what_changed": "Nobody answered."}
        amara.post(f"{DRAFT}consultations/close/", closed)
        page = amara.get(f"{DRAFT}consultations/").text
        assert "Two forums." in page
        assert "Nobody answered." in page

    @pytest.mark.parametrize(
        ("changed", "said"),
        [
            ({"closed_on": "2020-01-01"}, "It was opened after that day."),
            ({"closed_on": "2999-01-01"}, "This day has not come yet."),
            ({"responses": ""}, "Say how many answered; 0 if nobody did."),
            ({"what_changed": ""}, "Write something here."),
        ],
    )
    def test_a_wrong_ending_is_refused(
        self, window: Consultation, changed: dict[str, str], said: str, signed_in: Browser
    ) -> None:
        right: dict[str, Any] = {
            "closed_on": timezone.localdate().isoformat(),
            "responses": "4",
            "what_changed": "Much.",
        }
        answer = signed_in("amara").post(f"{DRAFT}consultations/close/", right | changed)
        assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert said in answer.text
        assert Consultation.objects.get().closed_on is None

    def test_a_closed_one_stays_as_it_is(self, window: Consultation, signed_in: Browser) -> None:
        Consultation.objects.update(
            closed_on=timezone.localdate(), responses=1, what_changed="x", closed_by="person/x"
        )
        with pytest.raises(IntegrityError), transaction.atomic():
            Consultation.objects.update(responses=99)
        answer = signed_in("amara").get(f"{DRAFT}consultations/close/")
        assert answer["Location"] == reverse("needs:consultations", args=["SN-1"])


def test_an_absent_function_is_explained_by_name(
    read: Callable[[], Draft], signed_in: Browser
) -> None:
    page_of("voices").delete()
    (missing,) = missing_from(read())
    assert "What people live through" in missing.words
    form = signed_in("amara").get(missing.address)
    assert '<option value="lived_experience" selected>' in form.text
    address = f"{DRAFT}absent/"
    sent = {"function": "lived_experience", "because": "The sessions are in spring."}
    signed_in("amara").post(address, sent)
    assert missing_from(read()) == ()
    (absence,) = read().absences
    assert (absence.because, absence.said_by) == ("The sessions are in spring.", "Amara Okafor")
    assert "The sessions are in spring." in signed_in("chioma").get(DRAFT).text
