"""The pages: opening, answering question by question, reading, printing; and who is kept out."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from tests.unit.web.standards.conftest import (
    NEIGHBOUR,
    SIX,
    SOUND,
    assessor,
    closed,
    opened,
    said,
    small,
)

from headwater_web.accounts.models import Person
from headwater_web.standards import actions
from headwater_web.standards.models import Answer, Assessment, Finding
from headwater_web.thread.api import LinkKind, link

pytestmark = pytest.mark.django_db
SignIn = Callable[[str], Client]


def page_of(assessment: Assessment) -> str:
    return f"/standards/assessments/{assessment.reference}/"


def question(assessment: Assessment, organisation: str, indicator: str) -> str:
    return f"{page_of(assessment)}answer/{assessor(assessment, organisation).pk}/{indicator}/"


class TestOpening:
    def test_a_readiness_assessment_of_an_authority(self, signed_in: SignIn) -> None:
        address = "/standards/frameworks/serious_violence_duty_readiness/open/"
        response = signed_in("grace").post(address, {"subject": "police"})
        assessment = Assessment.objects.get()
        assert response["Location"] == page_of(assessment)
        assert assessment.subject == "police"
        assert [each.organisation for each in assessment.assessors.all()] == ["police"]

    def test_a_review_by_a_peer_from_elsewhere(self, signed_in: SignIn) -> None:
        address = "/standards/frameworks/five_cs_peer_review/open/"
        peer = {"peer": "elsewhere", "other_name": "Other unit", "other_key": "other_unit"}
        signed_in("grace").post(address, {"subject": "partnership"} | peer)
        found = Assessment.objects.get().assessors.values_list("organisation", "name", "side")
        assert ("other_unit", "Other unit", "peer") in found
        assert len(found) == 2

    @pytest.mark.parametrize(
        ("key", "data", "words"),
        [
            ("five_cs_peer_review", {"subject": "partnership"}, "Choose who is the peer."),
            (
                "five_cs_peer_review",
                {"subject": "partnership", "peer": "elsewhere"},
                "Fill this in for a peer from elsewhere.",
            ),
            (
                "five_cs_peer_review",
                {"subject": "police", "peer": "police"},
                "Choose somebody other than the one it looks at.",
            ),
            (
                "cultural_mapping",
                {"subject": "partnership", "organisations": ["police", "probation"]},
                "Choose at least 5 organisations.",
            ),
        ],
    )
    def test_what_is_wrong_is_said(
        self, signed_in: SignIn, key: str, data: dict[str, object], words: str
    ) -> None:
        response = signed_in("grace").post(f"/standards/frameworks/{key}/open/", data)
        assert response.status_code == 422
        assert words in response.text
        assert not Assessment.objects.exists()

    def test_mapping_asks_many(self, signed_in: SignIn) -> None:
        address = "/standards/frameworks/cultural_mapping/open/"
        signed_in("grace").post(address, {"subject": "partnership", "organisations": list(SIX)})
        assert Assessment.objects.get().assessors.count() == len(SIX)

    @pytest.mark.parametrize("who", ["ben", "hari", "amara"])
    def test_only_who_manages_opens(self, signed_in: SignIn, who: str) -> None:
        address = "/standards/frameworks/cultural_mapping/open/"
        assert signed_in(who).post(address, {}).status_code == 403


class TestAnswering:
    def test_each_answer_is_saved_and_one_goes_on_where_one_was(self, signed_in: SignIn) -> None:
        assessment = opened(small(), "police")
        ben = signed_in("ben")
        start = ben.get(page_of(assessment) + "answer/")
        assert start["Location"] == question(assessment, "police", "warmth")
        response = ben.post(start["Location"], {"level": "most", "evidence": ""})
        assert response["Location"] == question(assessment, "police", "light")
        resumed = signed_in("ben").get(page_of(assessment) + "answer/")
        assert resumed["Location"] == question(assessment, "police", "light")
        done = ben.post(resumed["Location"], {"level": "all", "evidence": "https://a.example/x"})
        assert done["Location"] == page_of(assessment)
        page = ben.get(page_of(assessment)).text
        assert "Claimed, no evidence" in page
        assert "https://a.example/x" in page

    def test_the_page_says_whom_to_ring_and_what_counts_as_evidence(
        self, signed_in: SignIn
    ) -> None:
        assessment = opened(small(), "police")
        page = signed_in("ben").get(question(assessment, "police", "warmth")).text
        assert "do not write it here: ring now" in page
        assert "A page that shows it." in page
        assert "Question 1 of 2" in page

    @pytest.mark.parametrize(
        ("data", "words"),
        [
            ({}, "Choose the one that is nearest."),
            ({"level": "lukewarm"}, "Choose one of the answers listed."),
            ({"level": "most", "evidence": "see my desk"}, "neither a reference nor a web address"),
            ({"level": "most", "evidence": "http://plain.example"}, "cannot be opened"),
            ({"level": "most", "evidence": "javascript://alert"}, "cannot be opened"),
            ({"level": "most", "evidence": "A-99999"}, "There is no such thing that you may see."),
            ({"level": "most", "words": "x" * 2_001}, "at most 2000 characters"),
        ],
    )
    def test_what_is_wrong_is_said_and_nothing_is_saved(
        self, signed_in: SignIn, data: dict[str, str], words: str
    ) -> None:
        assessment = opened(small(), "police")
        response = signed_in("ben").post(question(assessment, "police", "warmth"), data)
        assert response.status_code == 422
        assert words in response.text
        assert not Answer.objects.exists()

    def test_evidence_that_one_may_not_see_cannot_be_named(
        self, cast: dict[str, Person], signed_in: SignIn
    ) -> None:
        hidden = opened(small(), "health_board")
        assessment = opened(small(), "police")
        address = question(assessment, "police", "warmth")
        data = {"level": "most", "evidence": hidden.reference}
        assert signed_in("ben").post(address, data).status_code == 422
        own = {"level": "most", "evidence": assessment.reference}
        assert signed_in("ben").post(address, own).status_code == 302
        assert Answer.objects.get().evidence_reference == assessment.reference

    def test_two_people_of_one_organisation(self, signed_in: SignIn) -> None:
        assessment = opened(small(), "partnership")
        address = question(assessment, "partnership", "warmth")
        grace, chioma = signed_in("grace"), signed_in("chioma")
        first = {"level": "some", "words": "What Grace saw.", "seen": ""}
        second = {"level": "most", "words": "What Chioma saw.", "seen": ""}
        grace.post(address, first)
        response = chioma.post(address, second)
        assert response.status_code == 422
        assert "Somebody else in your organisation answered this" in response.text
        assert "What Grace saw." in response.text
        assert "What Chioma saw." in response.text
        token = re.search(r'name="seen" value="(\d+)"', response.text)
        assert token is not None
        assert chioma.post(address, second | {"seen": token[1]}).status_code == 302
        assert Answer.objects.get(superseded_at=None).words == "What Chioma saw."
        assert Answer.objects.count() == 2

    def test_nobody_answers_for_another_organisation(
        self, nia: Person, signed_in: SignIn, review: Assessment
    ) -> None:
        ours = question(review, "partnership", "warmth")
        theirs = question(review, NEIGHBOUR, "warmth")
        assert signed_in("nia").post(ours, {"level": "all"}).status_code == 404
        assert signed_in("grace").post(theirs, {"level": "all"}).status_code == 404
        assert signed_in("ben").post(ours, {"level": "all"}).status_code == 404
        assert signed_in("amara").post(ours, {"level": "all"}).status_code == 403
        assert not Answer.objects.exists()

    def test_a_closed_assessment_says_so_and_saves_nothing(self, signed_in: SignIn) -> None:
        assessment = closed(opened(small(), "police"))
        response = signed_in("ben").post(
            question(assessment, "police", "warmth"), {"level": "most"}
        )
        assert response.status_code == 422
        assert "This assessment is closed" in response.text
        assert not Answer.objects.exists()
        resumed = signed_in("ben").get(page_of(assessment) + "answer/")
        assert resumed["Location"] == page_of(assessment)


class TestReading:
    def test_neither_side_reads_the_other_before_both_have_answered(
        self, nia: Person, signed_in: SignIn, review: Assessment
    ) -> None:
        said(review, "partnership", "warmth", "most", words="Ours alone.")
        page = signed_in("nia").get(page_of(review)).text
        assert "Ours alone." not in page
        assert "Answered; shown once both sides have" in page
        said(review, NEIGHBOUR, "warmth", "none", words="Theirs.")
        for who in ("nia", "grace"):
            page = signed_in(who).get(page_of(review)).text
            assert "Ours alone." in page
            assert "Theirs." in page
            assert "The peer says 2 levels lower" in page

    def test_without_names_no_page_gives_an_answer_away(
        self, signed_in: SignIn, mapping: Assessment, answer_all: Callable[..., None]
    ) -> None:
        answer_all(mapping, "warmth", (0, 1, 2, 3, 0, 3))
        said(mapping, "police", "light", "some", words="Only police think so.")
        closed(mapping)
        for who in ("grace", "amara", "farah"):
            page = signed_in(who).get(page_of(mapping)).text
            assert "Only police think so." not in page
            assert "Police:" not in page
            assert "3 of 6" in page
            assert "fewer than 5 organisations answered" in page
        assert "Police: Some" in signed_in("ben").get(page_of(mapping)).text

    @pytest.mark.parametrize(
        ("who", "status"),
        [("ben", 200), ("grace", 200), ("hari", 404), ("dev", 403), ("stranger", 302)],
    )
    def test_who_may_read_an_authoritys_assessment(
        self, cast: dict[str, Person], signed_in: SignIn, who: str, status: int
    ) -> None:
        assessment = opened(small(), "police")
        assert signed_in(who).get(page_of(assessment)).status_code == status

    def test_evidence_one_may_not_open_is_not_named(
        self, cast: dict[str, Person], signed_in: SignIn
    ) -> None:
        secret = opened(small(version=2, title="Secret title"), "probation")
        assessment = opened(small(), "police")
        said(assessment, "police", "warmth", "most", evidence_reference=secret.reference)
        page = signed_in("ben").get(page_of(assessment)).text
        assert "Evidence is named that you may not open" in page
        assert "Secret title" not in page
        assert "Secret title" in signed_in("grace").get(page_of(assessment)).text

    def test_what_moved(self, signed_in: SignIn, cast: dict[str, Person]) -> None:
        before, after = opened(small(), "police"), opened(small(), "police")
        for assessment, level in ((before, "some"), (after, "all")):
            said(assessment, "police", "warmth", level)
        closed(before)
        address = f"{page_of(after)}since/{before.reference}/"
        assert address in signed_in("ben").get(page_of(after)).text
        page = signed_in("ben").get(address).text
        assert "2 levels up" in page
        assert "Not answered both times" in page
        assert signed_in("hari").get(address).status_code == 404
        backwards = f"{page_of(before)}since/{after.reference}/"
        assert signed_in("ben").get(backwards).status_code == 404

    def test_other_words_cannot_be_compared(self, signed_in: SignIn) -> None:
        before = closed(opened(small(), "police"))
        levels = [each | {"meaning": "New."} for each in SOUND["levels"]]
        after = opened(small(version=2, levels=levels), "police")
        page = signed_in("ben").get(f"{page_of(after)}since/{before.reference}/").text
        assert "Cannot compare: the words were different then" in page

    def test_the_board_sees_how_many_authorities_and_no_names(self, signed_in: SignIn) -> None:
        from headwater_web.standards.reading import frameworks

        framework = frameworks()["serious_violence_duty_readiness"]
        for organisation in ("police", "probation", "city_council"):
            opened(framework, organisation)
        address = "/standards/frameworks/serious_violence_duty_readiness/authorities/"
        board = signed_in("hari").get(address)
        assert "How many authorities stand where" in board.text
        assert "Probation" not in board.text
        assert "Probation" in signed_in("amara").get(address).text
        officer = signed_in("ben").get(address).text
        assert "Police" in officer
        assert "Probation" not in officer
        assert "How many authorities" not in officer

    @pytest.mark.parametrize("key", ["cultural_mapping", "five_cs_peer_review", "capacity_review"])
    def test_authorities_are_not_set_side_by_side_by_other_frameworks(
        self, signed_in: SignIn, key: str
    ) -> None:
        address = f"/standards/frameworks/{key}/authorities/"
        assert signed_in("grace").get(address).status_code == 404

    def test_the_first_page_says_what_waits(self, signed_in: SignIn) -> None:
        assessment = opened(small(), "police")
        page = signed_in("ben").get("/standards/").text
        assert "Waiting for your organisation" in page
        assert question(assessment, "police", "warmth") in page
        assert "Waiting for your organisation" not in signed_in("amara").get("/standards/").text

    def test_before_anything_is_opened_the_first_page_says_so(self, signed_in: SignIn) -> None:
        assert (
            "There is no assessment yet that you may see"
            in signed_in("ben").get("/standards/").text
        )


class TestClosing:
    def test_it_is_asked_first_and_then_said(self, signed_in: SignIn) -> None:
        assessment = opened(small(), "police")
        grace = signed_in("grace")
        assert "cannot be opened again" in grace.get(page_of(assessment) + "close/").text
        assert (
            "The assessment is closed."
            in grace.post(page_of(assessment) + "close/", follow=True).text
        )
        again = grace.post(page_of(assessment) + "close/", follow=True)
        assert "This assessment is closed, so it cannot be changed." in again.text

    @pytest.mark.parametrize("who", ["ben", "amara", "hari"])
    def test_only_who_manages_closes(self, signed_in: SignIn, who: str) -> None:
        assessment = opened(small(), "police")
        assert signed_in(who).post(page_of(assessment) + "close/").status_code == 403
        assessment.refresh_from_db()
        assert assessment.is_open


class TestFindings:
    @pytest.fixture
    def finding(self, cast: dict[str, Person]) -> Finding:
        return actions.raise_finding(
            by=cast["grace"],
            assessment=opened(small(), "police"),
            title="It is cold",
            words="Most rooms are cold.",
            indicator="warmth",
        )

    def test_it_is_raised_and_leads_to_something(
        self, signed_in: SignIn, cast: dict[str, Person]
    ) -> None:
        assessment = opened(small(), "police")
        grace = signed_in("grace")
        data = {"title": "It is cold", "words": "Most rooms are.", "indicator": "warmth"}
        response = grace.post(page_of(assessment) + "findings/new/", data)
        assert response["Location"] == "/standards/findings/J-1/"
        page = grace.get(response["Location"]).text
        assert "How is warmth?" in page
        assert "Nothing that you may see has come of it yet." in page
        # any later thing will do here: actions belong to another app
        other = opened(small(), "health_board")
        link(by=cast["grace"], earlier="J-1", later=other.reference, kind=LinkKind.LED_TO)
        assert other.reference in grace.get(response["Location"]).text
        assert other.reference not in signed_in("ben").get(response["Location"]).text

    def test_a_finding_says_something(self, signed_in: SignIn) -> None:
        assessment = opened(small(), "police")
        response = signed_in("grace").post(page_of(assessment) + "findings/new/", {})
        assert response.status_code == 422
        assert "Say the finding in one line." in response.text

    def test_an_officer_of_an_unnamed_organisation_raises_none(
        self, signed_in: SignIn, mapping: Assessment
    ) -> None:
        response = signed_in("ben").post(page_of(mapping) + "findings/new/", {"title": "x"})
        assert response.status_code == 404

    def test_it_is_withdrawn_with_a_reason_and_can_still_be_read(
        self, signed_in: SignIn, finding: Finding
    ) -> None:
        address = f"/standards/findings/{finding.reference}/"
        grace = signed_in("grace")
        assert grace.post(address + "withdraw/", {}).status_code == 422
        grace.post(address + "withdraw/", {"because": "The heating was mended."})
        page = grace.get(address).text
        assert "The heating was mended." in page
        assert "Most rooms are cold." in page
        again = grace.post(address + "withdraw/", {"because": "Again."}, follow=True)
        assert "withdrawn already" in again.text

    @pytest.mark.parametrize(("who", "status"), [("ben", 200), ("hari", 404), ("imani", 403)])
    def test_who_may_read_it(
        self, signed_in: SignIn, finding: Finding, who: str, status: int
    ) -> None:
        address = f"/standards/findings/{finding.reference}/"
        assert signed_in(who).get(address).status_code == status
