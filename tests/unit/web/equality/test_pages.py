"""In a browser without scripts: who may do what, what is shown, and what a fault says."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from tests.unit.web.equality.conftest import (
    BECAUSE,
    TODAY,
    Decide,
    Draft,
    draft_words,
    effect_of,
    in_days,
)

from headwater_web.accounts.models import Person
from headwater_web.equality.actions import drafting
from headwater_web.equality.actions.checking import check_effect
from headwater_web.equality.groups import groups
from headwater_web.equality.models import AccessGap, Assessment, Check, Happened
from headwater_web.thread.api import LinkKind, link, things_seen_by, thread_of

SignedIn = Callable[[str], Client]
E_1 = "/equality/assessments/E-1/"
W_1 = "/equality/gaps/W-1/"
DRAFT = {
    "version": "0",
    "title": "Outreach",
    "about": "P-1 U-1",
    "how_made": "We asked",
    "not_heard": "Nobody spoke for newcomers",
}
EFFECT = {
    "version": "0",
    "prediction": "better",
    "reason": "It is nearer",
    "check_on": in_days(90).isoformat(),
    "checker": "police",
}
CHECK = {"checks_read": "0", "happened": "worse", "words": "Fewer came"}
GAP = {"title": "Shut at night", "words": "The desk", "group": "race"}


def text(response: Any) -> str:
    """What a page says, whatever its status."""
    said: str = response.content.decode()
    return said


class TestWriting:
    """From an empty page to a signed assessment."""

    def test_the_whole_way(self, signed_in: SignedIn, cast: dict[str, Person]) -> None:
        grace, hari = signed_in("grace"), signed_in("hari")
        made = grace.post("/equality/assessments/new/", DRAFT)
        assert made["Location"] == E_1
        for group in groups():
            assert grace.post(f"{E_1}groups/{group.key}/", EFFECT).status_code == 302
        version = str(Assessment.objects.get().version)
        sent = {"version": version, "was_read": "on"}
        assert hari.post(f"{E_1}sign-off/", sent)["Location"] == E_1
        page = text(signed_in("ben").get(E_1))
        assert "Signed off by Hari Nair" in page
        assert "nobody has looked yet" in page

    def test_the_thing_can_be_given_by_address(self, signed_in: SignedIn) -> None:
        page = text(signed_in("amara").get("/equality/assessments/new/?about=D-7"))
        assert 'value="D-7"' in page

    @pytest.mark.parametrize(
        ("sent", "words"),
        [
            ({"about": "P-99"}, "There is no P-99 that you may see."),
            ({"about": "S-1"}, "There is no S-1 among the things asked for here."),
            ({"about": "plan one"}, "“plan” is not a reference"),
            ({"about": ""}, "Give at least one reference"),
            ({"asked": "P-1"}, "a reference that begins with S, C, V."),
            ({"not_heard": ""}, "Write something here."),
        ],
    )
    def test_a_draft_says_what_is_wrong(
        self, sent: dict[str, str], words: str, signed_in: SignedIn
    ) -> None:
        answer = signed_in("grace").post("/equality/assessments/new/", DRAFT | sent)
        assert answer.status_code == 422
        assert words in text(answer)
        assert "We asked" in text(answer)

    @pytest.mark.parametrize(
        ("sent", "words"),
        [
            ({"prediction": "cannot_tell"}, "Say what is missing"),
            ({"prediction": "worse"}, "Say what is done about it"),
            ({"prediction": ""}, "an answer too"),
            ({"check_on": TODAY.isoformat()}, "not ahead"),
            (
                {"check_on": "soon"},
                "This is not a day that exists. Write it like 21 November 2026.",
            ),
            ({"checker": "nobody"}, "nobody"),
            ({"evidence": "no/such/figure"}, "was released"),
            ({"evidence": "A-77"}, "There is no A-77"),
        ],
    )
    def test_an_effect_says_what_is_wrong(
        self, sent: dict[str, str], words: str, drafted: Draft, signed_in: SignedIn
    ) -> None:
        drafted()
        answer = signed_in("grace").post(f"{E_1}groups/age/", EFFECT | sent)
        assert answer.status_code == 422
        assert words in text(answer)

    def test_the_second_of_two_sees_what_the_first_wrote_and_keeps_their_own(
        self, drafted: Draft, signed_in: SignedIn
    ) -> None:
        drafted()
        signed_in("amara").post(f"{E_1}groups/age/", EFFECT | {"reason": "Amara's reason"})
        grace = signed_in("grace")
        refused = grace.post(f"{E_1}groups/age/", EFFECT | {"reason": "My own reason"})
        assert refused.status_code == 422
        page = text(refused)
        assert "Amara&#x27;s reason" in page
        assert "My own reason" in page
        again = EFFECT | {"reason": "My own reason", "version": "1"}
        assert 'name="version" value="1"' in page
        assert grace.post(f"{E_1}groups/age/", again).status_code == 302
        assert effect_of(Assessment.objects.get()).reason == "My own reason"

    def test_a_draft_is_changed_as_a_whole(
        self, drafted: Draft, signed_in: SignedIn, cast: dict[str, Person]
    ) -> None:
        draft, grace = drafted(), signed_in("grace")
        assert "We asked two groups" in text(grace.get(f"{E_1}change/"))
        drafting.rewrite(by=cast["amara"], assessment=draft, version=1, words=draft_words())
        refused = grace.post(f"{E_1}change/", DRAFT | {"version": "1"})
        assert "What is saved now" in text(refused)
        assert grace.post(f"{E_1}change/", DRAFT | {"version": "2"}).status_code == 302

    def test_what_is_missing_is_said_at_sign_off(self, drafted: Draft, signed_in: SignedIn) -> None:
        drafted()
        answer = signed_in("hari").post(f"{E_1}sign-off/", {"version": "1", "was_read": "on"})
        assert answer.status_code == 422
        assert "Sexual orientation: nothing is said yet." in text(answer)

    def test_the_writer_is_not_offered_to_sign(self, drafted: Draft, signed_in: SignedIn) -> None:
        drafted()
        assert f"{E_1}sign-off/" not in text(signed_in("grace").get(E_1))
        assert f"{E_1}sign-off/" in text(signed_in("chioma").get(E_1))

    def test_after_sign_off_there_is_a_new_version_instead(
        self, signed: Draft, signed_in: SignedIn
    ) -> None:
        signed()
        grace = signed_in("grace")
        for address in ("change/", "groups/age/"):
            assert grace.get(E_1 + address)["Location"] == E_1
        refused = grace.post(f"{E_1}groups/age/", EFFECT | {"version": "1"})
        assert "its words stay" in text(refused)
        newer = "/equality/assessments/E-2/"
        assert grace.post(f"{E_1}new-version/")["Location"] == newer
        assert grace.post(f"{E_1}new-version/")["Location"] == newer
        assert "That one stands until this one is signed off." in text(grace.get(newer))

    def test_more_is_said_to_rest_on_it(
        self, signed: Draft, decided: Decide, signed_in: SignedIn
    ) -> None:
        signed(at=-30)
        decision, grace = decided(), signed_in("grace")
        assert "Give one reference" in text(grace.post(f"{E_1}about/new/", {"about": "P-1 P-2"}))
        assert grace.post(f"{E_1}about/new/", {"about": decision}).status_code == 302
        assert "after the assessment was signed off" in text(grace.get(E_1))


class TestSeeing:
    """What somebody may not see is neither shown nor counted."""

    @pytest.mark.parametrize(
        ("who", "status"),
        [("grace", 200), ("amara", 200), ("hari", 200), ("ben", 404), ("imani", 404), ("dev", 404)],
    )
    def test_a_draft_is_for_those_who_write_or_sign(
        self, who: str, status: int, drafted: Draft, signed_in: SignedIn, cast: dict[str, Person]
    ) -> None:
        drafted()
        assert signed_in(who).get(E_1).status_code == status
        assert bool(things_seen_by(cast[who], ["E-1"])) is (status == 200)
        assert ("E-1" in text(signed_in(who).get("/equality/"))) is (status == 200)

    def test_a_stranger_sees_nothing(self, signed: Draft) -> None:
        signed()
        assert things_seen_by(AnonymousUser(), ["E-1"]) == {}
        assert Client().get(E_1).status_code == 302

    def test_a_funding_agreement_is_hidden_from_those_who_may_not_see_it(
        self, signed: Draft, signed_in: SignedIn
    ) -> None:
        signed("P-1", "U-1")
        assert "U-1" in text(signed_in("grace").get(E_1))
        assert "U-1" not in text(signed_in("imani").get(E_1))

    def test_the_thread_goes_from_plan_to_assessment_to_action(
        self, signed: Draft, cast: dict[str, Person]
    ) -> None:
        signed("P-1")
        link(by=cast["grace"], earlier="E-1", later="A-1", kind=LinkKind.LED_TO)
        found = thread_of(cast["ben"], "E-1")
        assert found is not None
        assert [step.thing.reference for step in found.before] == ["P-1"]
        assert [step.thing.reference for step in found.after] == ["A-1"]
        assert found.thing.standing.startswith("signed off on")


class TestChecking:
    """The organisation that looks says what happened; what came out worse can lead to an action."""

    @pytest.mark.parametrize(
        ("who", "status"),
        [("ben", 302), ("grace", 302), ("amara", 302), ("dev", 403), ("hari", 403), ("imani", 403)],
    )
    def test_only_the_organisation_that_looks_and_the_team(
        self, who: str, status: int, signed: Draft, signed_in: SignedIn
    ) -> None:
        signed()
        assert signed_in(who).post(f"{E_1}groups/age/check/", CHECK).status_code == status
        assert Check.objects.count() == (status == 302)

    def test_worse_than_predicted_offers_an_action(
        self, signed: Draft, signed_in: SignedIn
    ) -> None:
        signed()
        signed_in("ben").post(f"{E_1}groups/age/check/", CHECK)
        page = text(signed_in("grace").get(E_1))
        assert "worse than predicted" in page
        assert "/actions/new/?for=E-1" in page
        assert "/actions/new/?for=E-1" not in text(signed_in("ben").get(E_1))

    def test_the_second_of_two_reads_the_first(
        self, signed: Draft, signed_in: SignedIn, cast: dict[str, Person]
    ) -> None:
        effect = effect_of(signed())
        check_effect(
            by=cast["grace"],
            effect=effect,
            happened=Happened.BETTER,
            words="More came",
            checks_read=0,
        )
        refused = signed_in("ben").post(f"{E_1}groups/age/check/", CHECK)
        assert "More came" in text(refused)
        assert 'name="checks_read" value="1"' in text(refused)

    @pytest.mark.parametrize(
        ("sent", "words"),
        [
            ({"happened": "cannot_tell"}, "Say when somebody will look again"),
            ({"happened": "cannot_tell", "next_on": TODAY.isoformat()}, "not ahead"),
            ({"happened": ""}, "an answer too"),
            ({"words": ""}, "Write something here."),
        ],
    )
    def test_a_check_says_what_is_wrong(
        self, sent: dict[str, str], words: str, signed: Draft, signed_in: SignedIn
    ) -> None:
        signed()
        answer = signed_in("ben").post(f"{E_1}groups/age/check/", CHECK | sent)
        assert answer.status_code == 422
        assert words in text(answer)

    def test_due_checks_are_listed_for_whoever_looks(
        self, signed: Draft, signed_in: SignedIn
    ) -> None:
        signed(at=-30, check_on=in_days(-3))
        assert "3 days ago" in text(signed_in("hari").get("/equality/checks/"))
        assert "groups/age/check/" in text(signed_in("ben").get("/equality/checks/"))
        assert "groups/age/check/" not in text(signed_in("dev").get("/equality/checks/"))
        assert f"{len(groups())} checks are due" in text(signed_in("dev").get("/equality/"))

    def test_predicted_stands_beside_happened(self, signed: Draft, signed_in: SignedIn) -> None:
        empty = text(signed_in("hari").get("/equality/effects/"))
        assert "Nothing has been predicted yet" in empty
        signed()
        signed_in("ben").post(f"{E_1}groups/age/check/", CHECK)
        page = text(signed_in("imani").get("/equality/effects/"))
        assert "predicted “better”" in page
        assert "not added up to a score" in page


class TestDecisions:
    """Each decision of the year, with its assessment, its reason, or neither."""

    def test_they_are_listed_as_they_stand(
        self, signed: Draft, decided: Decide, signed_in: SignedIn
    ) -> None:
        decided("P-1", days=-40)
        decided("P-2", days=-7)
        decided(days=-3)
        signed("P-1", at=-40)
        signed("P-2", at=-2)
        page = text(signed_in("dev").get("/equality/decisions/"))
        assert "1: has an assessment from before it" in page
        assert "5 days after it" in page
        assert "1: has none" in page
        assert "not-needed" not in page

    @pytest.mark.parametrize(
        ("who", "status"), [("hari", 302), ("chioma", 302), ("amara", 403), ("ben", 403)]
    )
    def test_a_named_person_says_that_none_is_needed(
        self, who: str, status: int, decided: Decide, signed_in: SignedIn
    ) -> None:
        address = f"/equality/decisions/{decided()}/not-needed/"
        answer = signed_in(who).post(address, {"because": BECAUSE})
        assert answer.status_code == status
        page = text(signed_in("ben").get("/equality/decisions/"))
        assert (BECAUSE in page) is (status == 302)

    def test_a_word_is_no_reason(self, decided: Decide, signed_in: SignedIn) -> None:
        address = f"/equality/decisions/{decided()}/not-needed/"
        answer = signed_in("hari").post(address, {"because": "Not relevant"})
        assert "12 characters; at least 40" in text(answer)

    def test_there_is_no_such_decision(self, signed_in: SignedIn) -> None:
        assert signed_in("hari").get("/equality/decisions/D-99/not-needed/").status_code == 404


class TestGaps:
    """Named, changed, measured again."""

    def test_the_whole_way(self, signed_in: SignedIn) -> None:
        grace = signed_in("grace")
        sent = GAP | {"not_measured_because": "Nobody counts", "comes_from": "V-1"}
        assert grace.post("/equality/gaps/new/", sent)["Location"] == W_1
        change = {"reference": "A-1", "words": "Open", "began_on": in_days(-3).isoformat()}
        assert grace.post(f"{W_1}changes/new/", change)["Location"] == W_1
        number = AccessGap.objects.get().changes.get().pk
        made = grace.post(f"{W_1}changes/{number}/made/", {"made_on": in_days(-1).isoformat()})
        assert made["Location"] == W_1
        sent = {"shows": "wider", "measured_on": TODAY.isoformat(), "people": "30", "words": "x"}
        assert grace.post(f"{W_1}measured/new/", sent)["Location"] == W_1
        page = text(signed_in("imani").get(W_1))
        assert "the gap is wider" in page
        assert "What led to it" in page
        assert "Title of V-1" in page
        assert "the gap is wider" in text(signed_in("dev").get("/equality/gaps/"))

    @pytest.mark.parametrize(
        ("sent", "words"),
        [
            ({}, "one of the two"),
            ({"first_measured": "x/y", "not_measured_because": ""}, "was released"),
            ({"group": "everyone"}, "everyone"),
            ({"comes_from": "P-1"}, "There is no P-1"),
        ],
    )
    def test_naming_says_what_is_wrong(
        self, sent: dict[str, str], words: str, signed_in: SignedIn
    ) -> None:
        answer = signed_in("grace").post("/equality/gaps/new/", GAP | sent)
        assert answer.status_code == 422
        assert words in text(answer)

    @pytest.mark.parametrize(
        ("address", "sent", "words"),
        [
            ("changes/new/", {"reference": "S-1"}, "There is no S-1"),
            ("changes/new/", {"reference": "A-1", "began_on": in_days(1).isoformat()}, "not come"),
            ("measured/new/", {"people": "3"}, "could point at a person"),
            ("measured/new/", {"people": ""}, "Give a figure"),
            ("measured/new/", {"measured_on": in_days(1).isoformat()}, "not come"),
            ("measured/new/", {"measured_on": in_days(-9).isoformat()}, "gap was named"),
        ],
    )
    def test_what_follows_says_what_is_wrong(
        self, address: str, sent: dict[str, str], words: str, signed_in: SignedIn
    ) -> None:
        grace = signed_in("grace")
        grace.post("/equality/gaps/new/", GAP | {"not_measured_because": "Nobody counts"})
        usual = {"shows": "narrower", "measured_on": TODAY.isoformat(), "people": "30"}
        answer = grace.post(W_1 + address, usual | {"words": "x"} | sent)
        assert answer.status_code == 422
        assert words in text(answer)

    def test_others_read_and_do_not_write(self, signed_in: SignedIn) -> None:
        assert "No gap has been named yet" in text(signed_in("ben").get("/equality/gaps/"))
        assert signed_in("ben").post("/equality/gaps/new/", GAP).status_code == 403


@pytest.mark.parametrize(
    "address",
    [
        "/equality/assessments/new/",
        f"{E_1}change/",
        f"{E_1}groups/age/",
        "/equality/gaps/new/",
    ],
)
def test_every_box_for_words_says_whom_to_ring(
    address: str, drafted: Draft, signed_in: SignedIn
) -> None:
    drafted()
    page = text(signed_in("grace").get(address))
    assert page.count("hw-ring__now") == page.count("<textarea")
