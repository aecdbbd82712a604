"""The pages: who may open them, what they ask, and what they answer to what cannot be."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, ClassVar

import pytest
from django.http import HttpResponse
from django.test import Client
from tests.unit.web.conftest import SIGN_IN_BACKEND
from tests.unit.web.networks.conftest import ENTRY, HIDDEN, NETWORK, OTHERS, OURS, Desk, ago, today

from headwater_web.accounts.models import Person
from headwater_web.governance.actions.bodies import end_body
from headwater_web.governance.actions.meetings import call_meeting
from headwater_web.governance.models import Body
from headwater_web.networks.actions import memberships, questions
from headwater_web.networks.models import (
    Ask,
    AskEvent,
    Contribution,
    EventKind,
    Helped,
    Membership,
    Question,
    Resource,
    Use,
    UsedDefinition,
)

SignIn = Callable[[str], Client]
DRAFT: dict[str, Any] = {
    "addressee": "home_office",
    "title": "Fewer returns",
    "words": "One return, please.",
    "units": [OURS],
    "comes_from": ENTRY,
}
RESOURCE = {
    "offered_by": "police",
    "title": "A checklist",
    "what": "What to look at",
    "licence": "Open",
    "text": "Look.",
    "reviewed_on": "2026-01-10",
    "due_on": "2099-01-10",
}


def saw(response: HttpResponse, *words: str) -> bool:
    text = response.content.decode()
    return all(each in text for each in words)


def refused(response: HttpResponse, *words: str) -> bool:
    return response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY and saw(response, *words)


@pytest.fixture
def as_joy(joy: Person) -> Client:
    """A browser of the other unit's partner officer."""
    client = Client()
    client.force_login(joy, backend=SIGN_IN_BACKEND)
    return client


class TestAsking:
    """A draft is written, agreed to and recorded as sent."""

    def test_a_draft_becomes_an_ask_tied_to_its_entry(self, signed_in: SignIn, desk: Desk) -> None:
        response = signed_in("grace").post("/asks/new/", DRAFT)
        ask = Ask.objects.get()
        assert response["Location"] == f"/asks/{ask.reference}/"
        assert saw(signed_in("grace").get(response["Location"]), "Home Office", "B-7 Fewer returns")

    #        what is wrong                                     what the page says
    WRONG: ClassVar = [
        ({"comes_from": HIDDEN}, "There is no B-99 that you may see."),
        ({"comes_from": "entry"}, "“entry” is not a reference."),
        ({"units": []}, "Choose at least one unit."),
        ({"units": ["police"]}, "Choose units from the list."),
        ({"words": ""}, "Write something here."),
        ({"addressee": "somebody_else"}, "Say who is asked."),
        ({"addressee": "institution"}, "Say who is asked."),
        ({"other": "A council"}, "Leave this empty"),
        ({"addressee": "nobody"}, "Choose one of those listed."),
    ]

    @pytest.mark.parametrize(("wrong", "says"), WRONG)
    def test_what_is_wrong_is_said(
        self, signed_in: SignIn, desk: Desk, wrong: dict[str, Any], says: str
    ) -> None:
        assert refused(signed_in("grace").post("/asks/new/", DRAFT | wrong), says)
        assert not Ask.objects.exists()

    def test_somebody_who_is_not_listed(self, signed_in: SignIn, desk: Desk) -> None:
        said = DRAFT | {"addressee": "somebody_else", "other": "A water company"}
        signed_in("grace").post("/asks/new/", said)
        assert Ask.objects.get().addressee == "A water company"

    def test_free_text_says_whom_to_ring(self, signed_in: SignIn, desk: Desk) -> None:
        assert saw(signed_in("grace").get("/asks/new/"), "999")

    def test_a_joint_ask_from_draft_to_sent(
        self, signed_in: SignIn, desk: Desk, as_joy: Client
    ) -> None:
        grace = signed_in("grace")
        grace.post("/asks/new/", DRAFT | {"units": [OURS, OTHERS]})
        page = f"/asks/{Ask.objects.get().reference}/"
        sent = {"version": "1", "sent_on": "2026-11-02", "how": "letter"}
        sent |= {"reply_due_on": "2099-01-01"}
        assert refused(grace.post(f"{page}sent/", sent), "has not agreed to these words")
        agreed = {"version": "1", "is_agreed": "on"}
        assert saw(as_joy.get(page), "Agree for our unit")
        as_joy.post(f"{page}agree/", agreed | {"unit": OTHERS})
        grace.post(f"{page}agree/", agreed | {"unit": OURS})
        assert saw(grace.get(page), "agreed here by one of its own people", "It was sent")
        assert grace.post(f"{page}sent/", sent).status_code == HTTPStatus.FOUND
        assert refused(grace.post(f"{page}sent/", sent), "It is sent once")
        for unit in (OURS, OTHERS):
            assert saw(signed_in("dev").get(f"/asks/units/{unit}/"), "Fewer returns")

    def test_a_unit_agreed_by_letter(self, signed_in: SignIn, desk: Desk) -> None:
        ask = desk.draft(OURS, OTHERS)
        address = f"/asks/{ask.reference}/agreed/"
        said = {"version": "1", "unit": OTHERS, "agreed_on": "2026-11-02", "evidence": ""}
        assert refused(signed_in("grace").post(address, said), "Name the decision or the letter")
        signed_in("grace").post(address, said | {"evidence": "Letter of 3 May"})
        assert saw(signed_in("grace").get(f"/asks/{ask.reference}/"), "Letter of 3 May")

    #        who        may open the page on which a unit agrees
    AGREES: ClassVar = [("grace", 200), ("amara", 403), ("ben", 404), ("dev", 403)]

    @pytest.mark.parametrize(("who", "status"), AGREES)
    def test_who_reaches_the_page_of_agreement(
        self, signed_in: SignIn, desk: Desk, who: str, status: int
    ) -> None:
        ask = desk.draft(OURS, OTHERS)
        assert signed_in(who).get(f"/asks/{ask.reference}/agree/").status_code == status

    def test_nobody_agrees_for_another_unit(
        self, signed_in: SignIn, desk: Desk, as_joy: Client
    ) -> None:
        ask = desk.draft(OURS, OTHERS)
        said = {"version": "1", "is_agreed": "on", "unit": OURS}
        assert refused(as_joy.post(f"/asks/{ask.reference}/agree/", said), "Choose one of those")

    def test_the_second_editor_is_told_and_loses_nothing(
        self, signed_in: SignIn, desk: Desk
    ) -> None:
        address = f"/asks/{desk.draft().reference}/words/"
        first = {"version": "1", "title": "By Grace", "words": "First words"}
        signed_in("grace").post(address, first)
        mine = {"version": "1", "title": "By Chioma", "words": "Second words"}
        response = signed_in("chioma").post(address, mine)
        assert refused(response, "Someone changed this", "By Grace", "By Chioma", "Second words")
        again = mine | {"version": "2"}
        assert signed_in("chioma").post(address, again).status_code == HTTPStatus.FOUND

    @pytest.mark.parametrize("who", ["ben", "hari", "dev", "imani"])
    def test_a_draft_is_hidden_and_not_counted(
        self, signed_in: SignIn, desk: Desk, who: str
    ) -> None:
        ask = desk.draft()
        assert signed_in(who).get(f"/asks/{ask.reference}/").status_code == HTTPStatus.NOT_FOUND
        assert saw(signed_in(who).get("/asks/"), "no ask waits for a step of ours")

    def test_nobody_but_those_who_keep_networks_asks(self, signed_in: SignIn, desk: Desk) -> None:
        assert signed_in("amara").post("/asks/new/", DRAFT).status_code == HTTPStatus.FORBIDDEN
        assert not Ask.objects.exists()


class TestFollowing:
    """What happened is recorded; what is quiet is asked again."""

    def test_what_we_owe_stands_apart(self, signed_in: SignIn, desk: Desk) -> None:
        desk.send(desk.draft(title="Quiet one"), days_ago=100)
        desk.send(desk.draft(title="Fresh one"))
        response = signed_in("dev").get("/asks/")
        turns = response.context["turns"]
        assert [each.ask.title for each in turns.ours] == ["Quiet one"]
        assert [each.ask.title for each in turns.theirs] == ["Fresh one"]
        assert saw(response, "never counted among our own actions", "1 ask waits for a step")

    def test_an_answer_is_recorded(self, signed_in: SignIn, desk: Desk) -> None:
        ask = desk.send()
        said = {"events_read": "0", "kind": "replied", "happened_on": "2026-11-20"}
        address = f"/asks/{ask.reference}/happened/"
        bare = signed_in("grace").post(address, said)
        assert refused(bare, "Say what they answered")
        signed_in("grace").post(address, said | {"words": "They will look at it."})
        page = signed_in("dev").get(f"/asks/{ask.reference}/")
        assert saw(page, "They answered", "They will look at it.", "say whether their answer")

    #        what is said                               what is missing
    LACKING: ClassVar = [
        ({"kind": "escalated"}, "Say to whom it was taken."),
        ({"kind": "withdrawn"}, "Say why it was withdrawn."),
        ({"kind": "chased", "to_whom": "Them"}, "Leave this empty unless it was taken higher."),
        ({"kind": "mistake"}, "Choose one of those listed."),
        ({"kind": "chased", "happened_on": "2099-01-01"}, "This day has not come yet."),
        ({"kind": "chased", "happened_on": "2020-01-01"}, "before the one on which it was sent"),
        ({"kind": "met", "address": "javascript:alert(1)"}, "This is not an address."),
    ]

    @pytest.mark.parametrize(("said", "says"), LACKING)
    def test_what_is_wrong_is_said(
        self, signed_in: SignIn, desk: Desk, said: dict[str, str], says: str
    ) -> None:
        ask = desk.send()
        form = {"events_read": "0", "happened_on": today().isoformat()} | said
        assert refused(signed_in("grace").post(f"/asks/{ask.reference}/happened/", form), says)
        assert not AskEvent.objects.exists()

    def test_the_second_to_record_sees_what_the_first_wrote(
        self, signed_in: SignIn, desk: Desk
    ) -> None:
        ask = desk.send()
        desk.happened(ask, EventKind.ACKNOWLEDGED)
        form = {"events_read": "0", "kind": "chased", "happened_on": today().isoformat()}
        response = signed_in("grace").post(f"/asks/{ask.reference}/happened/", form)
        assert refused(response, "Someone changed this", "They said that they have it")
        assert response.context["form"]["events_read"].value() == "1"

    def test_a_wrong_entry_is_put_right_and_shown(self, signed_in: SignIn, desk: Desk) -> None:
        ask = desk.send()
        wrong = desk.happened(ask, EventKind.MET)
        address = f"/asks/{ask.reference}/happened/{wrong.pk}/"
        form = {"events_read": "1", "kind": "mistake", "happened_on": today().isoformat()}
        signed_in("grace").post(address, form)
        page = signed_in("ben").get(f"/asks/{ask.reference}/")
        assert saw(page, "<del>", "Put right since", "An entry was a mistake")
        assert signed_in("grace").get(f"{address[:-2]}99/").status_code == HTTPStatus.NOT_FOUND

    def test_a_letter_is_drafted_from_the_record(self, signed_in: SignIn, desk: Desk) -> None:
        ask = desk.send(desk.draft(), days_ago=100, reply_days=60)
        desk.happened(ask, EventKind.CHASED, days_ago=95)
        letter = signed_in("grace").get(f"/asks/{ask.reference}/letter/")
        assert saw(
            letter, "One return, not three.", "by letter", "We have asked again 1 time since"
        )
        assert saw(letter, ago(100).strftime("%-d %B %Y"), ago(40).strftime("%-d %B %Y"))
        record = signed_in("grace").get(f"/asks/{ask.reference}/happened/?kind=chased")
        assert saw(record, 'value="chased" id="id_kind_5" checked')

    def test_there_is_no_letter_about_what_is_settled(self, signed_in: SignIn, desk: Desk) -> None:
        ask = desk.send()
        desk.happened(ask, EventKind.REFUSED)
        address = f"/asks/{ask.reference}/letter/"
        assert signed_in("grace").get(address).status_code == HTTPStatus.NOT_FOUND
        assert saw(signed_in("grace").get("/asks/"), "Met, refused or withdrawn")

    def test_a_unit_that_is_not_listed(self, signed_in: SignIn, desk: Desk) -> None:
        assert signed_in("grace").get("/asks/units/police/").status_code == HTTPStatus.NOT_FOUND

    @pytest.mark.parametrize(
        "rest", ["", "words/", "agree/", "agreed/", "sent/", "happened/", "happened/1/", "letter/"]
    )
    def test_an_ask_that_is_not_there(self, signed_in: SignIn, desk: Desk, rest: str) -> None:
        address = f"/asks/L-99/{rest}"
        assert signed_in("grace").get(address).status_code == HTTPStatus.NOT_FOUND


class TestNetworkPages:
    """A network, its library, and who used it."""

    def test_every_network_is_listed(self, signed_in: SignIn, desk: Desk) -> None:
        assert saw(signed_in("dev").get("/networks/"), f"/networks/{NETWORK}/")

    def test_without_any_the_page_says_what_to_do(self, signed_in: SignIn) -> None:
        assert saw(signed_in("dev").get("/networks/"), "No network is known yet")

    def test_a_network_shows_what_it_has(self, signed_in: SignIn, desk: Desk) -> None:
        desk.use(desk.offer())
        call_meeting(
            by=None,
            body=Body.objects.get(key=NETWORK),
            title="A morning on stalking",
            starts_at=desk.cast["grace"].added_at,
            place="Online",
        )
        response = signed_in("dev").get(f"/networks/{NETWORK}/")
        assert saw(response, "Lead unit", "A morning on stalking", "Five questions")
        assert saw(response, "1 organisation, 1 time", "It helped: 1")
        assert "Grace" not in response.content.decode().partition("<main")[2]

    def test_one_that_ended_keeps_its_library(self, signed_in: SignIn, desk: Desk) -> None:
        desk.offer()
        body = Body.objects.get(key=NETWORK)
        end_body(by=None, body=body, ends_on=today())
        response = signed_in("grace").get(f"/networks/{NETWORK}/")
        assert saw(response, "It ended on", "Five questions")
        assert not saw(response, "Offer a resource")
        assert saw(signed_in("grace").get("/networks/"), "Networks that ended")

    def test_a_theme_and_a_question_are_added(self, signed_in: SignIn, desk: Desk) -> None:
        for kind in ("themes", "questions"):
            address = f"/networks/{NETWORK}/{kind}/"
            assert refused(signed_in("grace").post(address, {"words": ""}))
            signed_in("grace").post(address, {"words": f"New among {kind}"})
            assert saw(signed_in("dev").get(f"/networks/{NETWORK}/"), f"New among {kind}")

    @pytest.mark.parametrize("rest", ["", "themes/", "questions/", "offer/"])
    def test_a_network_that_is_not_there(self, signed_in: SignIn, desk: Desk, rest: str) -> None:
        for key in ("nothing", "strategic_board"):
            address = f"/networks/{key}/{rest}"
            assert signed_in("grace").get(address).status_code == HTTPStatus.NOT_FOUND


class TestLibraryPages:
    """For one's own organisation."""

    def test_a_partner_offers_their_own(self, signed_in: SignIn, desk: Desk) -> None:
        response = signed_in("ben").post(f"/networks/{NETWORK}/offer/", RESOURCE)
        made = Resource.objects.get()
        assert response["Location"] == f"/networks/resources/{made.reference}/"
        assert made.reviews.get().due_on.year == 2099

    #        what is wrong                                     what the page says
    WRONG: ClassVar = [
        ({"offered_by": OURS}, "Choose one of those listed."),
        ({"text": ""}, "Say where it can be had"),
        ({"due_on": "2026-01-10"}, "Choose a day after"),
        ({"reviewed_on": "2099-01-01"}, "This day has not come yet."),
        ({"licence": ""}, "on what terms"),
        ({"theme": "Something else"}, "is not one of the available choices"),
    ]

    @pytest.mark.parametrize(("wrong", "says"), WRONG)
    def test_what_is_wrong_is_said(
        self, signed_in: SignIn, desk: Desk, wrong: dict[str, str], says: str
    ) -> None:
        response = signed_in("ben").post(f"/networks/{NETWORK}/offer/", RESOURCE | wrong)
        assert refused(response, says)
        assert not Resource.objects.exists()

    #        who       police's resource   ours
    OWN: ClassVar = [("ben", 200, 403), ("grace", 200, 200), ("hari", 403, 403), ("dev", 403, 403)]

    @pytest.mark.parametrize(("who", "theirs", "ours"), OWN)
    @pytest.mark.parametrize("act", ["change", "review", "take-back"])
    def test_only_ones_own_is_changed(
        self, signed_in: SignIn, desk: Desk, act: str, who: str, theirs: int, ours: int
    ) -> None:
        for owner, status in (("police", theirs), (OURS, ours)):
            made = desk.offer(owner)
            address = f"/networks/resources/{made.reference}/{act}/"
            assert signed_in(who).get(address).status_code == status

    def test_the_second_editor_is_told(self, signed_in: SignIn, desk: Desk) -> None:
        address = f"/networks/resources/{desk.offer().reference}/change/"
        mine = RESOURCE | {"version": "1"}
        signed_in("grace").post(address, mine | {"title": "By Grace"})
        response = signed_in("chioma").post(address, mine | {"title": "By Chioma"})
        assert refused(response, "Someone changed this", "By Grace", "By Chioma")
        assert response.context["form"]["version"].value() == "2"

    def test_looking_again_and_taking_back(self, signed_in: SignIn, desk: Desk) -> None:
        resource, ben = desk.offer("police", due_in=-1), signed_in("ben")
        page = f"/networks/resources/{resource.reference}/"
        assert saw(ben.get(page), "should have been looked at again")
        looked = {"reviewed_on": today().isoformat(), "due_on": "2099-01-01"}
        ben.post(f"{page}review/", looked | {"review_words": "Still holds"})
        assert saw(ben.get(page), "Still holds")
        ben.post(f"{page}take-back/", {"why": "A better one is there"})
        assert saw(ben.get(page), "Taken back on", "A better one is there")
        assert refused(ben.post(f"{page}take-back/", {"why": "Again"}), "was withdrawn")
        assert refused(ben.post(f"{page}review/", looked), "was withdrawn")

    def test_we_used_this(self, signed_in: SignIn, desk: Desk) -> None:
        page = f"/networks/resources/{desk.offer().reference}/"
        said = {"organisation": "police", "used_on": "2026-11-02", "what_for": "A briefing"}
        ben = signed_in("ben")
        assert refused(ben.post(f"{page}used/", said), "Say whether it helped")
        assert refused(ben.post(f"{page}used/", said | {"organisation": OURS, "helped": "yes"}))
        ben.post(f"{page}used/", said | {"helped": "too_early"})
        assert saw(ben.get(page), "A briefing", "Say now")
        assert not saw(signed_in("hari").get(page), "Say now")

    def test_opening_is_not_use(self, signed_in: SignIn, desk: Desk) -> None:
        page = f"/networks/resources/{desk.offer().reference}/"
        signed_in("ben").get(page)
        assert saw(signed_in("dev").get(page), "Nobody has said")
        assert not saw(signed_in("dev").get(page), "We used this")
        assert not Use.objects.exists()

    @pytest.mark.parametrize(("who", "status"), [("ben", 302), ("hari", 403), ("grace", 302)])
    def test_what_came_of_it(self, signed_in: SignIn, desk: Desk, who: str, status: int) -> None:
        use = desk.use(desk.offer(), helped=Helped.TOO_EARLY)
        response = signed_in(who).post(f"/networks/uses/{use.pk}/", {"helped": "no"})
        assert response.status_code == status

    def test_what_came_of_it_is_said_once(self, signed_in: SignIn, desk: Desk) -> None:
        address = f"/networks/uses/{desk.use(desk.offer()).pk}/"
        signed_in("ben").post(address, {"helped": "no"})
        assert refused(signed_in("ben").post(address, {"helped": "yes"}), "put this entry right")

    @pytest.mark.parametrize("rest", ["", "change/", "review/", "take-back/", "used/"])
    def test_a_resource_that_is_not_there(self, signed_in: SignIn, desk: Desk, rest: str) -> None:
        address = f"/networks/resources/N-99/{rest}"
        assert signed_in("grace").get(address).status_code == HTTPStatus.NOT_FOUND

    def test_a_person_is_nowhere_named_beside_a_use(self, signed_in: SignIn, desk: Desk) -> None:
        resource = desk.offer()
        desk.use(resource)
        html = signed_in("ben").get(f"/networks/resources/{resource.reference}/").text
        assert "Grace" not in html
        assert "person/" not in html


class TestMembershipPages:
    """What we are a member of, and what we did."""

    @pytest.fixture
    def alliance(self, desk: Desk) -> Membership:
        return memberships.join(
            by=desk.cast["grace"], name="The alliance", asks="Show it.", joined_on=None
        )

    def test_joining(self, signed_in: SignIn, desk: Desk) -> None:
        said = {"name": "The alliance", "asks": "Show what you did."}
        response = signed_in("grace").post("/networks/memberships/new/", said)
        assert saw(signed_in("dev").get(response["Location"]), "Nothing is recorded yet")
        again = signed_in("grace").post("/networks/memberships/new/", said)
        assert refused(again, "a membership of this name already")

    def test_a_contribution_has_evidence(
        self, signed_in: SignIn, desk: Desk, alliance: Membership
    ) -> None:
        address = f"/networks/memberships/{alliance.pk}/did/"
        said = {"contributed_on": "2026-11-02", "words": "We spoke"}
        assert refused(signed_in("grace").post(address, said), "Name something that shows it")
        hidden = signed_in("grace").post(address, said | {"evidence": HIDDEN})
        assert refused(hidden, "There is no B-99 that you may see")
        signed_in("grace").post(address, said | {"evidence": ENTRY})
        page = signed_in("dev").get(f"/networks/memberships/{alliance.pk}/")
        assert saw(page, "We spoke", "B-7 Fewer returns", "1 contribution, newest first")

    def test_an_entry_is_put_right(
        self, signed_in: SignIn, desk: Desk, alliance: Membership
    ) -> None:
        did = memberships.Did(ago(3), "We spoke twice", ENTRY)
        wrong = memberships.contribute(by=desk.cast["grace"], membership=alliance, did=did)
        address = f"/networks/memberships/{alliance.pk}/did/{wrong.pk}/"
        said = {"contributed_on": ago(3).isoformat(), "words": "We spoke once", "evidence": ENTRY}
        signed_in("grace").post(address, said)
        page = signed_in("dev").get(f"/networks/memberships/{alliance.pk}/")
        assert saw(page, "<del>", "We spoke once", "1 contribution, newest first")
        assert refused(signed_in("grace").post(address, said), "put this entry right already")
        assert Contribution.objects.count() == 2

    @pytest.mark.parametrize("rest", ["", "did/", "did/1/"])
    def test_one_that_is_not_there(self, signed_in: SignIn, desk: Desk, rest: str) -> None:
        address = f"/networks/memberships/99/{rest}"
        assert signed_in("grace").get(address).status_code == HTTPStatus.NOT_FOUND


@pytest.mark.usefixtures("shown")
class TestQuestionPages:
    """How members count, beside the release."""

    @pytest.fixture
    def question(self, desk: Desk) -> Question:
        return questions.add_question(
            by=desk.cast["grace"], network="information_network", words="How many knives?"
        )

    def test_a_member_says_how_it_counts(
        self, signed_in: SignIn, desk: Desk, question: Question
    ) -> None:
        ben, address = signed_in("ben"), f"/networks/questions/{question.pk}/"
        measure = ben.get(address).context["form"].fields["measure"].choices[1][0]
        said = {"organisation": "police", "measure": measure}
        assert refused(ben.post(address, said), "Say which version")
        assert refused(ben.post(address, {"organisation": "police"}), "Say how they count.")
        assert refused(ben.post(address, {"organisation": "police", "version": "2", "words": "x"}))
        ben.post(address, said | {"version": "99"})
        page = signed_in("dev").get("/networks/information_network/")
        assert saw(page, "How many knives?", "version 99", "Not the same: our release has version")
        assert saw(page, "1 of 7 members", "Only those who count the same way")
        assert UsedDefinition.objects.get().organisation == "police"

    def test_a_question_that_is_not_there(self, signed_in: SignIn, desk: Desk) -> None:
        response = signed_in("grace").get("/networks/questions/99/")
        assert response.status_code == HTTPStatus.NOT_FOUND
