"""Recording a voice, the public pages, and what is never kept: someone at risk."""

import re
from collections.abc import Callable
from http import HTTPStatus
from typing import ClassVar

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from tests.unit.web.scrutiny.conftest import PLAN, Desk, in_days
from tests.unit.web.scrutiny.test_voices import SAID, told

from headwater_web.accounts.models import Person
from headwater_web.audit.api import events
from headwater_web.scrutiny.actions.voices import answer_voice, record_voice
from headwater_web.scrutiny.models import Outcome, Panel, TakenDownBecause, Voice
from headwater_web.scrutiny.staging import load_panels, stage_scrutiny
from headwater_web.thread.api import thread_of
from headwater_web.ui.definition_files import definition_path, partnership_path

SignIn = Callable[[str], Client]
NEW = "/you-said/new/"
TOLD = {
    "at_risk": "no",
    "kind": "concern",
    "theme": "safety",
    "place": "ashfield",
    "group": "women_and_girls",
    "panel": "",
    "event": "A walk after dark",
    "words": SAID,
    "wording_agreed": "on",
    "identifies": "no",
}


def form(**changes: str) -> dict[str, str]:
    return TOLD | {"raised_on": in_days(-3).isoformat()} | changes


class TestAtRisk:
    """The first question, before anything is written; a yes is never kept."""

    def test_it_is_asked_before_there_is_a_box_to_write_in(
        self, signed_in: SignIn, desk: Desk
    ) -> None:
        page = signed_in("grace").get(NEW).text
        assert "Is someone at risk now?" in page
        assert "<textarea" not in page

    @pytest.mark.parametrize("typed", [{}, form(words="He said that his uncle hurts him.")])
    def test_a_yes_says_whom_to_ring_and_nothing_is_saved(
        self, signed_in: SignIn, desk: Desk, typed: dict[str, str]
    ) -> None:
        grace, before = signed_in("grace"), len(events(limit=500))
        response = grace.post(NEW, typed | {"at_risk": "yes"})
        assert response.status_code == HTTPStatus.OK
        assert "tel:999" in response.text
        assert "Nothing was saved here" in response.text
        assert "uncle" not in response.text
        assert not Voice.objects.exists()
        assert len(events(limit=500)) == before
        kept = [session.get_decoded() for session in Session.objects.all()]
        assert "uncle" not in str(kept)
        assert response["Cache-Control"].count("no-store") == 1

    def test_a_no_opens_the_form_with_whom_to_ring_above_the_box(
        self, signed_in: SignIn, desk: Desk
    ) -> None:
        page = signed_in("grace").post(NEW, {"at_risk": "no"}).text
        assert page.index("hw-ring") < page.index("<textarea")
        assert "There is a problem" not in page

    def test_no_answer_is_asked_again(self, signed_in: SignIn, desk: Desk) -> None:
        response = signed_in("grace").post(NEW, {})
        assert "If you are not sure, say yes." in response.text


class TestRecording:
    """Agreed words, examined."""

    def test_what_was_said_is_public(self, signed_in: SignIn, desk: Desk) -> None:
        address = signed_in("grace").post(NEW, form())["Location"]
        page = Client().get(address).text
        assert SAID in page
        assert "We have not answered yet." in page
        assert "It was said 3 days ago." in page

    #         field            value                          what the page says
    WRONG: ClassVar = [
        ("words", "Ring 07700 900123", "a telephone number"),
        ("words", "Mr Brown hit him", "a name after a title"),
        ("event", "At j@mail.example", "an e-mail address"),
        ("words", "", "Write something here."),
        ("identifies", "yes", "Agree other words with them"),
        ("wording_agreed", "", "Agree the wording with them first"),
        ("event", "", "Say through which panel, or at what event."),
        ("raised_on", "2019-01-01", "Records begin on 1 April 2021"),
        ("raised_on", "2199-01-01", "has not come yet"),
        ("place", "atlantis", "Select a valid choice"),
    ]

    @pytest.mark.parametrize(("field", "value", "says"), WRONG)
    def test_what_is_wrong_is_said_and_nothing_kept(
        self, signed_in: SignIn, desk: Desk, field: str, value: str, says: str
    ) -> None:
        response = signed_in("grace").post(NEW, form(**{field: value}))
        assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert says in response.text
        assert not Voice.objects.exists()

    def test_a_member_records_for_their_own_panel(self, signed_in: SignIn, desk: Desk) -> None:
        address = "/scrutiny/for-us/told/"
        signed_in("imani").post(address, form(panel="scrutiny_panel", event=""))
        assert Voice.objects.get().panel == desk.panels["scrutiny_panel"]
        response = signed_in("imani").post(address, form(panel="youth_panel"))
        assert response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY

    @pytest.mark.parametrize("name", ["ben", "dev", "hari", "imani", "farah"])
    def test_others_do_not_record_for_everyone(
        self, signed_in: SignIn, desk: Desk, name: str
    ) -> None:
        assert signed_in(name).post(NEW, form()).status_code == HTTPStatus.FORBIDDEN
        assert not Voice.objects.exists()


class TestAnswering:
    """We did, or did not, because."""

    @pytest.fixture
    def voice(self, desk: Desk) -> Voice:
        return record_voice(by=desk.cast["grace"], told=told())

    def test_the_answer_is_public_and_what_changed_only_for_those_who_may_see_it(
        self, signed_in: SignIn, voice: Voice
    ) -> None:
        answer = {"answers_read": "0", "outcome": "did", "because": "Mended.", "changed": PLAN}
        signed_in("grace").post(f"/you-said/{voice.reference}/answer/", answer)
        public, known = Client().get("/you-said/").text, signed_in("ben").get("/you-said/").text
        assert "We did" in public
        assert "Something changed because of these" in public
        assert "Moving outreach" not in public
        assert "P-1 Moving outreach" in known

    def test_two_who_answer_at_once(self, signed_in: SignIn, voice: Voice) -> None:
        address = f"/you-said/{voice.reference}/answer/"
        answer = {"answers_read": "0", "outcome": "did", "because": "Mended."}
        signed_in("grace").post(address, answer)
        response = signed_in("chioma").post(address, answer | {"because": "Not yet."})
        assert "Someone changed this" in response.text
        assert voice.answers.count() == 1

    def test_an_answer_names_something_that_is_there(self, signed_in: SignIn, voice: Voice) -> None:
        answer = {"answers_read": "0", "outcome": "did", "because": "So.", "changed": "P-77"}
        response = signed_in("grace").post(f"/you-said/{voice.reference}/answer/", answer)
        assert "There is no P-77 that you may see." in response.text

    def test_words_are_taken_away_for_everyone(self, signed_in: SignIn, voice: Voice) -> None:
        address = f"/you-said/{voice.reference}/take-down/"
        assert signed_in("imani").post(address, {}).status_code == HTTPStatus.FORBIDDEN
        assert "Say why" in signed_in("grace").post(address, {}).text
        signed_in("grace").post(address, {"why": TakenDownBecause.ASKED.value})
        page = Client().get(f"/you-said/{voice.reference}/").text
        assert SAID not in page
        assert "Those who said it asked us to." in page
        again = signed_in("grace").post(address, {"why": "asked"})
        assert "Someone changed this" in again.text


class TestYouSaid:
    """One public list of voices and challenges, answered or not."""

    @pytest.fixture
    def said(self, desk: Desk) -> Desk:
        by = desk.cast["grace"]
        youth = desk.panels["youth_panel"]
        record_voice(by=by, told=told(panel=youth, event="", words="Open until ten."))
        old = told(raised_on=in_days(-800), theme="racism", words="We are stopped.")
        voice = record_voice(by=by, told=old)
        answer_voice(
            by=by, voice=voice, outcome=Outcome.DID_NOT, because="No money.", answers_read=0
        )
        desk.challenge()
        return desk

    #         address                      seen                             not seen
    CHOICES: ClassVar = [
        ("", ["Open until ten.", "We are stopped.", "Nobody asked"], []),
        ("?panel=youth_panel", ["Open until ten."], ["We are stopped.", "Nobody asked"]),
        ("?panel=scrutiny_panel", ["Nobody asked"], ["Open until ten."]),
        ("?theme=racism", ["We are stopped.", "We did not"], ["Nobody asked"]),
        ("?year=0000", ["Open until ten."], []),
        ("?year=x&page=9", ["Open until ten."], []),
        ("?panel=nobody", ["Nothing is here yet"], ["Open until ten."]),
    ]

    @pytest.mark.parametrize(("query", "seen", "unseen"), CHOICES)
    def test_a_reader_may_choose(
        self, said: Desk, query: str, seen: list[str], unseen: list[str]
    ) -> None:
        page = Client().get(f"/you-said/{query}").text
        assert all(each in page for each in seen)
        assert not any(each in page for each in unseen)

    def test_by_year(self, said: Desk) -> None:
        old, recent = in_days(-800).year, in_days(-20).year
        assert "We are stopped." in Client().get(f"/you-said/?year={old}").text
        assert "We are stopped." not in Client().get(f"/you-said/?year={recent}").text

    def test_what_is_not_answered_is_counted(self, said: Desk) -> None:
        page = Client().get("/you-said/").text
        assert "3 things were said." in page
        assert "We have not answered 2 of them yet." in page

    def test_the_public_does_not_learn_what_was_challenged_or_by_whom(self, said: Desk) -> None:
        page = Client().get("/you-said/").text
        assert "Moving outreach hours" not in page
        assert "Imani" not in page

    def test_people_with_a_role_learn_what(self, said: Desk, signed_in: SignIn) -> None:
        page = signed_in("dev").get("/you-said/").text
        assert "Moving outreach hours" in page
        assert "Imani" not in page

    def test_whom_we_have_not_heard(self, said: Desk) -> None:
        page = re.sub(r"\s+", " ", Client().get("/you-said/not-heard/").text)
        assert "21 of 22 groups told us nothing, anywhere" in page
        assert "From 7 of 8 places we heard nothing" in page


class TestThread:
    """Items, challenges and voices are things, each for those who may see it."""

    def test_a_plan_leads_to_its_challenge_and_on(self, desk: Desk) -> None:
        challenge = desk.challenge()
        thread = thread_of(desk.cast["dev"], PLAN)
        assert thread is not None
        found = {step.thing.reference: step.thing.standing for step in thread.after}
        assert found == {
            challenge.item.reference: "with the panels",
            challenge.reference: "not answered yet",
        }

    def test_their_threads_open(self, desk: Desk, signed_in: SignIn) -> None:
        challenge = desk.challenge()
        voice = record_voice(by=desk.cast["grace"], told=told())
        public, known = (challenge.reference, voice.reference), challenge.item.reference
        for reference in public:
            assert Client().get(f"/thread/{reference}/").status_code == HTTPStatus.OK
        assert Client().get(f"/thread/{known}/").status_code == HTTPStatus.NOT_FOUND
        assert signed_in("dev").get(f"/thread/{known}/").status_code == HTTPStatus.OK


class TestStaging:
    """Twice changes nothing; another partnership is a file away."""

    def test_panels_twice(self, panels: dict[str, Panel]) -> None:
        before = len(events(limit=500))
        load_panels(partnership_path("panels.yaml"))
        assert len(events(limit=500)) == before
        assert set(panels) == {"scrutiny_panel", "listening_group", "youth_panel"}

    def test_a_policy_that_changed_is_taken_over_and_recorded(
        self, panels: dict[str, Panel]
    ) -> None:
        other = definition_path("partnerships", "leicestershire", "panels.yaml")
        load_panels(other)
        assert Panel.objects.get(key="scrutiny_panel").answer_days == 21
        assert events(limit=5)[0].action == "scrutiny.panel_policy_changed"

    def test_the_demonstration_twice(self, desk: Desk, cast: dict[str, Person]) -> None:
        path, people = partnership_path("panels.yaml"), (cast["grace"], cast["imani"])
        first = stage_scrutiny(path, about=PLAN, staff=people[0], member=people[1])
        before = len(events(limit=500))
        assert stage_scrutiny(path, about=PLAN, staff=people[0], member=people[1]) == first
        assert len(events(limit=500)) == before
        page = Client().get("/you-said/").text
        assert "6 things were said." in page

    def test_where_there_is_none_nothing_is_staged(
        self, desk: Desk, cast: dict[str, Person]
    ) -> None:
        other = definition_path("partnerships", "leicestershire", "panels.yaml")
        staged = stage_scrutiny(other, about=PLAN, staff=cast["grace"], member=cast["imani"])
        assert staged is None
