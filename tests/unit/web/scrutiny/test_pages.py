"""The pages: who may open them, what they ask, and what they answer to what cannot be."""

from collections.abc import Callable
from decimal import Decimal
from http import HTTPStatus
from typing import Any, ClassVar

import pytest
from django.http import HttpResponse
from django.test import Client
from tests.unit.web.scrutiny.conftest import (
    HIDDEN,
    PLAN,
    REASONS,
    WORDS,
    Chairs,
    Desk,
    in_days,
)

from headwater_web.accounts.models import Person
from headwater_web.scrutiny.actions.taking_part import record_session
from headwater_web.scrutiny.models import Answer, Challenge, Item, Override, PanelSession
from headwater_web.thread.api import things_seen_by

SignIn = Callable[[str], Client]
SitOn = Callable[..., Person]
DRAFT = {
    "about": PLAN,
    "title": "Moving outreach hours",
    "asked": "Is this the right place?",
    "plan": "Two workers move.",
    "dataset": "Young people referred.",
    "not_heard": "Families.",
    "missing_numerator": "",
    "missing_denominator": "",
}


def draft_form(**changes: str) -> dict[str, str]:
    return DRAFT | {"decision_due_on": in_days(40).isoformat()} | changes


def saw(response: HttpResponse, *words: str) -> bool:
    text = response.content.decode()
    return all(each in text for each in words)


class TestDrafting:
    """Staff who send write a draft, and are told what is wrong with it."""

    def test_a_draft_becomes_an_item(self, signed_in: SignIn, desk: Desk) -> None:
        response = signed_in("amara").post("/scrutiny/items/new/", draft_form())
        item = Item.objects.get()
        assert response["Location"] == f"/scrutiny/items/{item.reference}/"

    #         field              value            what the page says
    WRONG: ClassVar = [
        ("about", HIDDEN, f"There is no {HIDDEN} that you may see."),
        ("about", "plan", "“plan” is not a reference."),
        ("plan", "Ring Ms Brown about it", "a name after a title"),
        ("title", "NG7 2RD", "a postcode"),
        ("decision_due_on", "2021-01-01", "Panels are asked before a decision."),
        (
            "decision_due_on",
            "soon",
            "This is not a day that exists. Write it like 21 November 2026.",
        ),
        ("missing_numerator", "3", "could point at a person"),
        ("missing_numerator", "8", "Give both numbers, or neither."),
        ("missing_numerator", "many", "This is not a whole number."),
    ]

    @pytest.mark.parametrize(("field", "value", "says"), WRONG)
    def test_what_is_wrong_is_said(
        self, signed_in: SignIn, desk: Desk, field: str, value: str, says: str
    ) -> None:
        response = signed_in("amara").post("/scrutiny/items/new/", draft_form(**{field: value}))
        assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert saw(response, says)
        assert not Item.objects.exists()

    def test_a_part_of_the_missing_is_not_more_than_all(
        self, signed_in: SignIn, desk: Desk
    ) -> None:
        form = draft_form(missing_numerator="40", missing_denominator="20")
        assert saw(signed_in("amara").post("/scrutiny/items/new/", form), "at least the number")

    ROWS: ClassVar = [
        ("3", "100", "could point at a person"),
        ("0", "0", "A share of nobody"),
        ("50", "40", "at least the number counted"),
    ]

    @pytest.mark.parametrize(("part", "whole", "says"), ROWS)
    def test_a_row_of_data_is_examined(
        self, signed_in: SignIn, desk: Desk, part: str, whole: str, says: str
    ) -> None:
        item = desk.draft()
        form = {"group": "Asian", "numerator": part, "denominator": whole}
        response = signed_in("amara").post(f"/scrutiny/items/{item.reference}/groups/", form)
        assert saw(response, says)
        assert item.rows.count() == 1

    def test_a_row_is_added_and_taken_out(self, signed_in: SignIn, desk: Desk) -> None:
        item, amara = desk.draft(), signed_in("amara")
        address = f"/scrutiny/items/{item.reference}/"
        amara.post(f"{address}groups/", {"group": "Asian", "numerator": "24", "denominator": "190"})
        assert saw(amara.get(address), "Asian: 24 of 190, 12.6%")
        row = item.rows.get(group="Asian")
        amara.post(f"{address}groups/{row.pk}/remove/")
        assert not saw(amara.get(address), "Asian: 24")
        assert amara.post(f"{address}groups/{row.pk}/remove/").status_code == HTTPStatus.NOT_FOUND

    def test_the_second_editor_sees_what_changed_and_loses_nothing(
        self, signed_in: SignIn, desk: Desk
    ) -> None:
        item = desk.draft()
        address = f"/scrutiny/items/{item.reference}/change/"
        read = {"version": str(item.version)}
        signed_in("grace").post(address, draft_form(title="By Grace", **read))
        mine = draft_form(title="By Amara", **read)
        response = signed_in("amara").post(address, mine)
        assert saw(response, "Someone changed this", "What it says now", "By Grace", "By Amara")
        item.refresh_from_db()
        assert item.title == "By Grace"
        form = mine | {"version": str(item.version)}
        assert signed_in("amara").post(address, form).status_code == HTTPStatus.FOUND
        item.refresh_from_db()
        assert item.title == "By Amara"

    def test_what_was_sent_is_not_changed(self, signed_in: SignIn, desk: Desk) -> None:
        item = desk.send()
        form = draft_form(title="Later", version=str(item.version))
        response = signed_in("amara").post(f"/scrutiny/items/{item.reference}/change/", form)
        assert saw(response, "so its words stay")

    @pytest.mark.parametrize("name", ["imani", "ben", "hari", "dev", "farah"])
    def test_nobody_else_sees_a_draft(self, signed_in: SignIn, desk: Desk, name: str) -> None:
        item = desk.draft()
        response = signed_in(name).get(f"/scrutiny/items/{item.reference}/")
        assert response.status_code == HTTPStatus.NOT_FOUND
        assert not saw(signed_in(name).get("/scrutiny/"), item.reference)
        assert things_seen_by(desk.cast[name], [item.reference]) == {}


class TestSending:
    """The page on which a draft goes to panels."""

    def send(self, client: Client, item: Item, *panels: str) -> Any:
        form = {"version": str(item.version), "panels": list(panels)}
        return client.post(f"/scrutiny/items/{item.reference}/send/", form)

    def test_it_goes_to_the_panels_chosen(self, signed_in: SignIn, desk: Desk) -> None:
        item = desk.draft()
        self.send(signed_in("amara"), item, "scrutiny_panel", "listening_group")
        assert item.sent_to.count() == 2
        assert saw(signed_in("imani").get("/scrutiny/for-us/"), item.title)
        address = f"/scrutiny/items/{item.reference}/"
        assert saw(signed_in("imani").get(address), "Challenge it", "If everyone") is False
        assert saw(signed_in("imani").get(address), "Challenge it", "21 of 280")

    def test_no_panel_is_no_sending(self, signed_in: SignIn, desk: Desk) -> None:
        response = self.send(signed_in("amara"), desk.draft())
        assert saw(response, "Choose at least one panel.")

    def test_too_late_is_said(self, signed_in: SignIn, desk: Desk) -> None:
        item = desk.draft(decision_due_on=in_days(0))
        response = self.send(signed_in("amara"), item, "scrutiny_panel")
        assert saw(response, "Panels are asked before a decision")
        item.refresh_from_db()
        assert item.sent_at is None

    def test_a_resting_panel_is_named(self, signed_in: SignIn, desk: Desk) -> None:
        record_session(
            by=desk.cast["grace"],
            panel=desk.panels["scrutiny_panel"],
            held_on=in_days(-2),
            took_part=5,
            hours=Decimal(1),
            was_painful=False,
        )
        response = self.send(signed_in("amara"), desk.draft(), "scrutiny_panel")
        assert saw(response, "Independent Scrutiny Panel rests until", "ask its chair to agree")

    def test_its_chair_agrees_on_a_page(
        self, signed_in: SignIn, desk: Desk, chairs: Chairs
    ) -> None:
        address = "/scrutiny/panels/scrutiny_panel/rest/"
        why = {"why": "It cannot wait."}
        assert signed_in("imani").post(address, why).status_code == HTTPStatus.FORBIDDEN
        chairs.give(desk.cast["imani"])
        assert signed_in("imani").post(address, why).status_code == HTTPStatus.FOUND
        assert desk.panels["scrutiny_panel"].waivers.get().why == "It cannot wait."

    def test_a_new_version_and_a_withdrawal(self, signed_in: SignIn, desk: Desk) -> None:
        item, amara = desk.send(), signed_in("amara")
        address = f"/scrutiny/items/{item.reference}/"
        first = amara.post(f"{address}new-version/")["Location"]
        assert amara.post(f"{address}new-version/")["Location"] == first
        assert amara.post(f"{first}new-version/").status_code == HTTPStatus.NOT_FOUND
        amara.post(f"{address}withdraw/", {"why": "The plan was given up."})
        assert saw(amara.get(address), "Withdrawn on", "The plan was given up.")
        assert not saw(signed_in("imani").get(address), "Challenge it")

    def test_the_chair_ends_the_look(self, signed_in: SignIn, desk: Desk, chairs: Chairs) -> None:
        item = desk.send()
        address = f"/scrutiny/items/{item.reference}/looked/scrutiny_panel/"
        assert signed_in("imani").post(address).status_code == HTTPStatus.FORBIDDEN
        chairs.give(desk.cast["imani"])
        assert signed_in("imani").post(address).status_code == HTTPStatus.FOUND
        assert item.sent_to.get().finished_by == desk.cast["imani"].audit_reference


class TestScrutinySaysNo:
    """From a challenge to an answer that is accepted, on the pages."""

    def test_the_whole_way(self, signed_in: SignIn, desk: Desk) -> None:
        item, imani, grace = desk.send(), signed_in("imani"), signed_in("grace")
        raised = imani.post(
            f"/scrutiny/items/{item.reference}/challenge/",
            {"panel": "scrutiny_panel", "words": WORDS},
        )
        address = raised["Location"]
        assert saw(grace.get("/scrutiny/"), "Challenges to answer", WORDS[:40])
        grace.post(f"{address}answer/", {"answers_read": "0", "words": "We asked two of them."})
        assert saw(imani.get("/scrutiny/for-us/"), "Answers to accept or not", WORDS[:40])
        first = Answer.objects.get()
        no = {"answer": str(first.pk), "verdict": "return", "why": "And the third?"}
        imani.post(f"{address}verdict/", no)
        assert saw(grace.get(address), "And the third?", "Answer it")
        grace.post(f"{address}answer/", {"answers_read": "1", "words": "The third now too."})
        second = Answer.objects.exclude(pk=first.pk).get()
        yes = {"answer": str(second.pk), "verdict": "accept", "why": ""}
        imani.post(f"{address}verdict/", yes)
        assert saw(Client().get(address), "Answered, and the answer accepted", "And the third?")

    def test_a_no_says_what_is_missing(self, signed_in: SignIn, desk: Desk) -> None:
        answer = desk.answer(desk.challenge())
        address = f"/scrutiny/challenges/{answer.challenge.reference}/verdict/"
        form = {"answer": str(answer.pk), "verdict": "return", "why": ""}
        assert saw(signed_in("imani").post(address, form), "Say what is missing")
        form = {"answer": str(answer.pk), "verdict": "accept", "why": "But …"}
        assert saw(signed_in("imani").post(address, form), "Leave this empty to accept")
        assert saw(signed_in("imani").post(address, {}), "Say whether you accept")

    def test_an_answer_that_was_added_to_is_read_first(self, signed_in: SignIn, desk: Desk) -> None:
        challenge = desk.challenge()
        first = desk.answer(challenge)
        desk.answer(challenge, read=1)
        address = f"/scrutiny/challenges/{challenge.reference}/verdict/"
        form = {"answer": str(first.pk), "verdict": "accept", "why": ""}
        assert saw(signed_in("imani").post(address, form), "Someone changed this")

    def test_two_who_answer_at_once(self, signed_in: SignIn, desk: Desk) -> None:
        challenge = desk.challenge()
        address = f"/scrutiny/challenges/{challenge.reference}/answer/"
        form = {"answers_read": "0", "words": "By Grace."}
        signed_in("grace").post(address, form)
        response = signed_in("chioma").post(address, form | {"words": "By Chioma."})
        assert saw(response, "Someone changed this", "By Grace.", "By Chioma.")
        assert challenge.answers.count() == 1

    def test_another_member_of_the_panel_is_told_whose_it_is(
        self, desk: Desk, sit_on: SitOn
    ) -> None:
        answer = desk.answer(desk.challenge())
        client = Client()
        joy = sit_on("Joy", "scrutiny_panel")
        client.force_login(joy, backend="allauth.account.auth_backends.AuthenticationBackend")
        address = f"/scrutiny/challenges/{answer.challenge.reference}/verdict/"
        form = {"answer": str(answer.pk), "verdict": "accept", "why": ""}
        for response in (client.get(address), client.post(address, form)):
            assert response.status_code == HTTPStatus.FORBIDDEN
            assert saw(response, "Only whoever raised this challenge")

    def test_somebody_who_left_the_panel_speaks_for_it_no_more(
        self, signed_in: SignIn, desk: Desk, cast: dict[str, Person]
    ) -> None:
        from headwater_web.accounts import actions

        answer = desk.answer(desk.challenge())
        (membership,) = cast["imani"].memberships.all()
        actions.end_membership(by=None, membership=membership, ends_on=in_days(0))
        address = f"/scrutiny/challenges/{answer.challenge.reference}/verdict/"
        form = {"answer": str(answer.pk), "verdict": "accept", "why": ""}
        assert signed_in("imani").post(address, form).status_code == HTTPStatus.FORBIDDEN

    def test_a_panel_that_was_not_asked_is_told(self, signed_in: SignIn, desk: Desk) -> None:
        item = desk.send(None, "youth_panel")
        address = f"/scrutiny/items/{item.reference}/challenge/"
        form = {"panel": "youth_panel", "words": WORDS}
        assert signed_in("imani").post(address, form).status_code == HTTPStatus.FORBIDDEN
        assert not Challenge.objects.exists()

    @pytest.mark.parametrize("name", ["amara", "grace", "chioma", "farah", "ben", "hari", "dev"])
    def test_staff_do_not_speak_for_a_panel(self, signed_in: SignIn, desk: Desk, name: str) -> None:
        answer = desk.answer(desk.challenge())
        item, challenge = answer.challenge.item, answer.challenge
        client = signed_in(name)
        posts = [
            (f"/scrutiny/items/{item.reference}/challenge/", {"words": WORDS}),
            (f"/scrutiny/challenges/{challenge.reference}/verdict/", {"verdict": "accept"}),
            (f"/scrutiny/items/{item.reference}/looked/scrutiny_panel/", {}),
        ]
        for address, form in posts:
            assert client.post(address, form).status_code == HTTPStatus.FORBIDDEN

    @pytest.mark.parametrize("name", ["amara", "farah", "ben", "hari", "dev", "imani"])
    def test_others_do_not_answer_for_the_partnership(
        self, signed_in: SignIn, desk: Desk, name: str
    ) -> None:
        address = f"/scrutiny/challenges/{desk.challenge().reference}/answer/"
        assert signed_in(name).post(address, {}).status_code == HTTPStatus.FORBIDDEN


class TestOverride:
    """Named, reasoned, public, and beside what the panel said."""

    def test_everyone_sees_who_decided_and_the_challenge(
        self, signed_in: SignIn, desk: Desk
    ) -> None:
        answer = desk.answer(desk.challenge())
        desk.give_back(answer)
        address = f"/scrutiny/challenges/{answer.challenge.reference}/"
        form = {"reasons": REASONS, "in_public": "on"}
        signed_in("chioma").post(f"{address}override/", form)
        for page in (address, "/you-said/"):
            shown = Client().get(page)
            assert saw(shown, "Chioma Eze, director", REASONS[:60])
            assert saw(shown, WORDS, "One place is not in it.")

    def test_too_few_reasons_are_counted(self, signed_in: SignIn, desk: Desk) -> None:
        address = f"/scrutiny/challenges/{desk.challenge().reference}/override/"
        response = signed_in("chioma").post(address, {"reasons": "Because.", "in_public": "on"})
        assert saw(response, "These reasons have 8 characters; at least 80 are needed")
        response = signed_in("chioma").post(address, {"reasons": REASONS})
        assert saw(response, "Tick this")
        assert not Override.objects.exists()

    @pytest.mark.parametrize("name", ["grace", "amara", "hari", "imani", "ben"])
    def test_only_the_director_may(self, signed_in: SignIn, desk: Desk, name: str) -> None:
        address = f"/scrutiny/challenges/{desk.challenge().reference}/override/"
        form = {"reasons": REASONS, "in_public": "on"}
        assert signed_in(name).post(address, form).status_code == HTTPStatus.FORBIDDEN

    def test_a_settled_one_is_said_to_be(self, signed_in: SignIn, desk: Desk) -> None:
        answer = desk.answer(desk.challenge())
        desk.accept(answer)
        address = f"/scrutiny/challenges/{answer.challenge.reference}/override/"
        form = {"reasons": REASONS, "in_public": "on"}
        assert saw(signed_in("chioma").post(address, form), "settled already")


class TestPanels:
    """The page of a panel, its meetings and who is represented."""

    def test_the_policy_is_said(self, signed_in: SignIn, desk: Desk) -> None:
        page = signed_in("dev").get("/scrutiny/panels/scrutiny_panel/")
        assert saw(page, "14 days to look", "left in peace for 28 days", "£15.00 an hour")

    def test_a_meeting_is_recorded_thanked_and_paid(self, signed_in: SignIn, desk: Desk) -> None:
        grace = signed_in("grace")
        form = {"held_on": in_days(-3).isoformat(), "took_part": "6", "hours": "2"}
        grace.post("/scrutiny/panels/youth_panel/sessions/new/", form | {"was_painful": "on"})
        session = PanelSession.objects.get()
        address = f"/scrutiny/taking-part/{session.pk}/"
        assert saw(grace.get("/scrutiny/taking-part/"), "Still owed: thanks for 1")
        assert saw(grace.get(f"{address}payment/"), 'value="30.00"')
        today = {"on": in_days(0).isoformat()}
        grace.post(f"{address}thanks/", today)
        grace.post(f"{address}payment/", today | {"each": "30.00"})
        grace.post(f"{address}support/", today)
        shown = grace.get("/scrutiny/taking-part/")
        assert saw(shown, "£180.00 in all", "Everyone was thanked and paid")
        again = grace.post(f"{address}thanks/", today)
        assert saw(again, "Someone changed this")

    #         held days ago   what the page says
    WRONG: ClassVar = [(-1, "has not come yet"), (9000, "Records begin on")]

    @pytest.mark.parametrize(("days_ago", "says"), WRONG)
    def test_days_that_cannot_be(
        self, signed_in: SignIn, desk: Desk, days_ago: int, says: str
    ) -> None:
        form = {"held_on": in_days(-days_ago).isoformat(), "took_part": "6", "hours": "2"}
        address = "/scrutiny/panels/youth_panel/sessions/new/"
        assert saw(signed_in("grace").post(address, form), says)
        assert not PanelSession.objects.exists()

    def test_who_is_represented_is_said_by_the_chair_alone(
        self, signed_in: SignIn, desk: Desk, chairs: Chairs
    ) -> None:
        address, imani = "/scrutiny/panels/scrutiny_panel/represented/", signed_in("imani")
        assert imani.get(address).status_code == HTTPStatus.FORBIDDEN
        chairs.give(desk.cast["imani"])
        page = imani.get(address)
        form = dict.fromkeys(page.context["form"].fields, "not_asked")
        form |= {"looked_on": in_days(0).isoformat(), "group_arab": "represented"}
        assert imani.post(address, form).status_code == HTTPStatus.FOUND
        shown = signed_in("ben").get("/scrutiny/panels/scrutiny_panel/")
        assert saw(shown, "Represented", "Not asked", "of every 1,000", "Census 2021")

    def test_another_panels_chair_may_not(
        self, signed_in: SignIn, desk: Desk, chairs: Chairs
    ) -> None:
        chairs.give(desk.cast["imani"], "youth_panel")
        address = "/scrutiny/panels/youth_panel/represented/"
        assert signed_in("imani").get(address).status_code == HTTPStatus.FORBIDDEN


MISSING = [
    "/scrutiny/items/S-99/",
    "/scrutiny/challenges/C-99/",
    "/scrutiny/panels/nobody/",
    "/you-said/V-99/",
    "/you-said/S-1/",
    "/scrutiny/taking-part/99/thanks/",
    "/scrutiny/taking-part/1/presents/",
]


@pytest.mark.parametrize("address", MISSING)
def test_what_is_not_there_is_not_found(signed_in: SignIn, desk: Desk, address: str) -> None:
    assert signed_in("grace").get(address).status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("name", ["amara", "imani", "ben", "dev", "hari", "chioma"])
def test_the_first_page_opens_empty_and_full(signed_in: SignIn, desk: Desk, name: str) -> None:
    assert saw(signed_in(name).get("/scrutiny/"), "Nothing was sent to a panel yet")
    desk.answer(desk.challenge())
    item = Item.objects.get()
    assert saw(signed_in(name).get("/scrutiny/"), item.title)
    assert signed_in(name).get(f"/scrutiny/items/{item.reference}/").status_code == HTTPStatus.OK


def test_a_plan_that_may_not_be_seen_is_not_hinted_at(signed_in: SignIn, desk: Desk) -> None:
    seen, hidden = desk.send(), desk.send(about=HIDDEN)
    dev = signed_in("dev")
    assert saw(dev.get(f"/scrutiny/items/{seen.reference}/"), "P-1 Moving outreach")
    page = dev.get(f"/scrutiny/items/{hidden.reference}/")
    assert not saw(page, HIDDEN)
    assert not saw(page, "About</dt>")
