"""The pages: who may open them, what they ask, and what they answer to what cannot be."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, ClassVar

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from tests.unit.web.evidence.conftest import CARD, OUTCOME, Desk

from headwater_web.evidence.models import (
    Card,
    Gap,
    GapEvent,
    GapEventKind,
    Outcome,
    Output,
    Study,
    StudyEvent,
    StudyEventKind,
)
from headwater_web.thread.api import LinkKind, link

SignIn = Callable[[str], Client]
STUDY = {
    "title": "A message the day before",
    "question": "Do more come?",
    "about": "what_works",
    "partner": "A university",
    "commissioner": "The partnership",
    "is_paid_by_us": "on",
    "cost_pounds": "18500",
    "takes_part": "371 young people",
    "thanks": "A voucher",
    "data_needed": "Whether they came",
    "data_basis": "Consent",
    "starts_on": "2026-01-01",
    "ends_on": "2026-06-01",
}
GAP = {
    "question": "What helps people over 25?",
    "why": "We buy nothing for them.",
    "who_could_answer": "A university",
    "found_on": "2026-01-10",
}


def text(response: HttpResponse) -> str:
    return response.content.decode()


def refused(response: HttpResponse, *words: str) -> bool:
    shown = text(response)
    is_422 = response.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    return is_422 and all(each in shown for each in words)


class TestWhoMayOpenWhat:
    """Published cards are for everybody; gaps and studies for whoever has an account."""

    #         page                            stranger dev  ben  amara grace chioma
    PAGES: ClassVar = [
        ("/evidence/", (200, 200, 200, 200, 200, 200)),
        ("/evidence/cards/EV-1/", (200, 200, 200, 200, 200, 200)),
        ("/evidence/cards/EV-2/", (404, 404, 200, 200, 200, 200)),
        ("/evidence/cards.csv", (200, 200, 200, 200, 200, 200)),
        ("/evidence/evaluations/", (200, 200, 200, 200, 200, 200)),
        ("/evidence/evaluations/RS-1.csv", (404, 200, 200, 200, 200, 200)),
        ("/evidence/gaps/", (302, 200, 200, 200, 200, 200)),
        ("/evidence/studies/", (302, 200, 200, 200, 200, 200)),
        ("/evidence/studies/came-of-it/", (302, 200, 200, 200, 200, 200)),
        ("/evidence/cards/new/", (302, 403, 403, 200, 200, 403)),
        ("/evidence/studies/new/", (302, 403, 403, 200, 200, 403)),
    ]
    WHO = ("stranger", "dev", "ben", "amara", "grace", "chioma")

    @pytest.mark.parametrize(("page", "statuses"), PAGES)
    def test_by_role(
        self, signed_in: SignIn, desk: Desk, page: str, statuses: tuple[int, ...]
    ) -> None:
        desk.card()
        desk.card(key="draft", publish=False)
        desk.study()
        found = tuple(signed_in(who).get(page).status_code for who in self.WHO)
        assert found == statuses

    def test_costs_are_for_staff_and_partners(self, signed_in: SignIn, desk: Desk) -> None:
        desk.finished(desk.study())
        for page in (
            "/evidence/studies/",
            "/evidence/studies/RS-1/",
            "/evidence/studies/came-of-it/",
        ):
            assert "18,500" in text(signed_in("ben").get(page))
            assert "18,500" not in text(signed_in("dev").get(page))

    def test_a_draft_is_not_hinted_at(self, signed_in: SignIn, desk: Desk) -> None:
        desk.card(publish=False)
        for page in ("/evidence/", "/evidence/cards.csv", "/evidence/cards.json"):
            assert "Are fewer people hurt?" not in text(signed_in("stranger").get(page))
        assert "1 card is a draft" in text(signed_in("ben").get("/evidence/"))


class TestCardPages:
    """From a first draft to a published card, and the file of several."""

    def test_written_then_published(self, signed_in: SignIn, desk: Desk) -> None:
        amara = signed_in("amara")
        page = amara.post("/evidence/cards/new/", CARD)["Location"]
        assert "This is a draft." in text(amara.get(page))
        assert signed_in("stranger").get(page).status_code == HTTPStatus.NOT_FOUND
        amara.post(f"{page}publish/", {"version": "1"})
        shown = text(signed_in("stranger").get(page))
        for words in (
            "42% fewer",
            "Rate ratio: 0.58 (95% interval 0.49 to 0.69)",
            "What did the work.",
        ):
            assert words in shown
        assert "Nobody whose rating we can cite has rated it." in shown

    def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
        self, signed_in: SignIn, desk: Desk
    ) -> None:
        said = CARD | {"lower": "0.6", "source": ""}
        response = signed_in("amara").post("/evidence/cards/new/", said)
        assert refused(response, "does not hold the effect 0.58", "Say this:", "One city beside")
        assert not Card.objects.exists()

    def test_a_new_version(self, signed_in: SignIn, desk: Desk) -> None:
        card, amara = desk.card(), signed_in("amara")
        page = f"/evidence/cards/{card.reference}/"
        assert 'value="0.58"' in text(amara.get(f"{page}change/"))
        changed = CARD | {"estimate": "0.6", "version": "1"}
        assert amara.post(f"{page}change/", changed).status_code == HTTPStatus.FOUND
        assert refused(amara.post(f"{page}change/", changed), "Someone changed this")
        assert "Everybody else still reads version 1." in text(amara.get(page))
        assert "42% fewer" in text(amara.get(f"{page}versions/1/"))
        assert signed_in("dev").get(f"{page}versions/2/").status_code == HTTPStatus.NOT_FOUND

    def test_withdrawn_in_words(self, signed_in: SignIn, desk: Desk) -> None:
        page = f"/evidence/cards/{desk.card().reference}/"
        assert refused(signed_in("grace").post(f"{page}withdraw/", {}), "Write something here.")
        signed_in("grace").post(f"{page}withdraw/", {"because": "It was retracted."})
        assert "It was retracted." in text(signed_in("stranger").get(page))
        assert "Cards that no longer hold" in text(signed_in("stranger").get("/evidence/"))

    def test_a_file_with_faults_is_refused_whole(self, signed_in: SignIn, desk: Desk) -> None:
        content = "key,source\nA b,\n"
        file = SimpleUploadedFile("cards.csv", content.encode())
        response = signed_in("amara").post("/evidence/cards/import/", {"file": file})
        assert refused(response, "Nothing was kept", "This column is missing.", "intervention")
        assert not Card.objects.exists()

    def test_a_file_is_taken_over(self, signed_in: SignIn, desk: Desk) -> None:
        desk.card()
        handed_over = signed_in("stranger").get("/evidence/cards.csv").content
        changed = handed_over.replace(b"shared-places", b"other-places")
        file = SimpleUploadedFile("cards.csv", changed)
        response = signed_in("amara").post("/evidence/cards/import/", {"file": file})
        assert "1 new card, as a draft" in text(response)
        assert Card.objects.count() == 2

    def test_what_we_buy_without_a_card_is_said(self, signed_in: SignIn, desk: Desk) -> None:
        shown = text(signed_in("stranger").get("/evidence/"))
        assert "Mentoring for young people at risk" in shown
        assert "There is no card about this." in shown


class TestGapPages:
    """A gap is found, taken up, answered; a mistake is struck out."""

    def test_from_a_card_to_an_answer(self, signed_in: SignIn, desk: Desk) -> None:
        card, study, amara = desk.card(), desk.study(), signed_in("amara")
        assert f'value="{card.reference}"' in text(
            amara.get(f"/evidence/gaps/new/?from={card.reference}")
        )
        page = amara.post("/evidence/gaps/new/", GAP | {"found_by": card.reference})["Location"]
        assert card.reference in text(amara.get(page))
        said = {"read": "0", "kind": "taken_up", "happened_on": "2026-02-01"}
        assert refused(amara.post(f"{page}happened/", said), "Give the study that takes it up")
        amara.post(f"{page}happened/", said | {"reference": study.reference})
        assert "Taken up by a study" in text(amara.get(page))
        answered = {"read": "1", "kind": "answered", "happened_on": "2026-03-01"}
        assert refused(amara.post(f"{page}happened/", answered), "Say this in words.")
        amara.post(f"{page}happened/", answered | {"words": "Mentors do."})
        assert "Mentors do." in text(signed_in("dev").get(page))

    def test_struck_out(self, signed_in: SignIn, desk: Desk) -> None:
        gap, amara = desk.gap(), signed_in("amara")
        event = desk.became(gap, GapEventKind.GIVEN_UP)
        page = f"/evidence/gaps/{gap.reference}/"
        strike = f"{page}happened/{event.pk}/strike/"
        assert refused(amara.post(strike, {}), "Write something here.")
        amara.post(strike, {"words": "It was another one."})
        assert "struck out as a mistake" in text(amara.get(page))
        assert refused(amara.post(strike, {"words": "Again."}), "struck out already")
        assert GapEvent.objects.count() == 2

    @pytest.mark.parametrize(
        ("wrong", "says"),
        [
            ({"found_by": "F-99"}, "There is no F-99 that you may see."),
            ({"found_on": "2099-01-01"}, "This day has not come yet."),
            ({"question": ""}, "Say what is not known, as a question."),
        ],
    )
    def test_what_is_wrong_is_said(
        self, signed_in: SignIn, desk: Desk, wrong: dict[str, Any], says: str
    ) -> None:
        assert refused(signed_in("amara").post("/evidence/gaps/new/", GAP | wrong), says)
        assert not Gap.objects.exists()


class TestStudyPages:
    """A study from the register to what came of it."""

    def test_from_a_gap_to_a_summary(self, signed_in: SignIn, desk: Desk) -> None:
        gap, grace = desk.gap(), signed_in("grace")
        page = grace.post("/evidence/studies/new/", STUDY | {"comes_from": gap.reference})[
            "Location"
        ]
        assert gap.reference in text(grace.get(page))
        approved = {"body": "A committee", "body_reference": "C/1"}
        finished = {"result": "no_difference", "words": "No difference."}
        steps = [
            {"kind": "ethics_given", "happened_on": "2026-01-02", **approved},
            {"kind": "started", "happened_on": "2026-01-03"},
            {"kind": "finished", "happened_on": "2026-05-03", **finished},
        ]
        for read, step in enumerate(steps):
            answer = grace.post(f"{page}happened/", step | {"read": str(read)})
            assert answer.status_code == HTTPStatus.FOUND
        shared = {"kind": "shared", "happened_on": "2026-05-04", "read": "3"}
        assert refused(grace.post(f"{page}happened/", shared), "A summary needs a finished study")
        grace.post(f"{page}outcomes/new/", OUTCOME)
        grace.post(f"{page}happened/", shared)
        assert "It found no difference" in text(signed_in("stranger").get("/evidence/evaluations/"))
        summary = f"/evidence/evaluations/{Study.objects.get().reference}.json"
        assert signed_in("stranger").get(summary).json()["study"]["result"] == "no_difference"

    #         what is said                              what the page answers
    WRONG: ClassVar = [
        ({"kind": "ethics_given"}, "Name the committee or body."),
        ({"kind": "moved", "words": "Holidays"}, "Give the day until which it was moved."),
        ({"kind": "finished", "words": "Done"}, "Say with what result it finished."),
        ({"kind": "stopped"}, "Say this in words."),
        ({"kind": "started", "until": "2026-06-01"}, "Leave this empty"),
        ({"kind": "finished", "words": "Done", "result": "mixed"}, "This does not follow"),
        ({"kind": ""}, "Choose what happened."),
        ({"kind": "struck"}, "Choose one of those listed."),
    ]

    @pytest.mark.parametrize(("said", "says"), WRONG)
    def test_what_each_kind_needs(
        self, signed_in: SignIn, desk: Desk, said: dict[str, str], says: str
    ) -> None:
        page = f"/evidence/studies/{desk.study().reference}/happened/"
        given = {"read": "0", "happened_on": "2026-02-01"} | said
        assert refused(signed_in("grace").post(page, given), says)
        assert not StudyEvent.objects.exists()

    @pytest.mark.parametrize(
        ("wrong", "says"),
        [
            ({"ends_on": "2025-12-01"}, "Choose a day after the one on which it begins."),
            ({"is_paid_by_us": ""}, "Tick that we pay for it, or leave this empty."),
            ({"comes_from": "EG-99"}, "There is no EG-99 that you may see."),
            ({"plan_address": "nowhere at all"}, "This is not an address."),
            ({"partner": ""}, "Say who does it."),
        ],
    )
    def test_what_is_wrong_with_a_study(
        self, signed_in: SignIn, desk: Desk, wrong: dict[str, str], says: str
    ) -> None:
        assert refused(signed_in("grace").post("/evidence/studies/new/", STUDY | wrong), says)
        assert not Study.objects.exists()

    def test_changed_outputs_and_outcomes_put_right(self, signed_in: SignIn, desk: Desk) -> None:
        study, grace = desk.study(), signed_in("grace")
        page = f"/evidence/studies/{study.reference}/"
        changed = STUDY | {"version": "1", "title": "Another title"}
        grace.post(f"{page}change/", changed)
        assert refused(grace.post(f"{page}change/", changed), "Someone changed this")
        report = {"title": "Report", "came_out_on": "2026-05-01", "address": "https://r.example/1"}
        grace.post(f"{page}outputs/new/", report)
        wrong = desk.outcome(study)
        grace.post(f"{page}outcomes/{wrong.pk}/replace/", OUTCOME | {"estimate": "1.05"})
        shown = text(grace.get(page))
        for words in ("Another title", "https://r.example/1", "1.05 (95% interval 0.91 to 1.19)"):
            assert words in shown
        assert "1.04 (95%" not in shown
        assert (Output.objects.count(), Outcome.objects.count()) == (1, 2)

    def test_nothing_yet_is_said_plainly(self, signed_in: SignIn, desk: Desk) -> None:
        changed, null = desk.finished(desk.study("Changed")), desk.study("Null")
        desk.finished(null, days_ago=80)
        link(by=None, earlier=changed.reference, later="EV-9", kind=LinkKind.LED_TO)
        shown = text(signed_in("dev").get("/evidence/studies/came-of-it/"))
        assert "followed 0 of 2 studies that ended" in shown
        assert "Nothing yet, 2 months after it ended." in shown

    def test_late_and_without_ethics_stand_out(self, signed_in: SignIn, desk: Desk) -> None:
        late, bare = desk.study("Late one"), desk.study("Bare one", ends_days_ago=-90)
        desk.happened(bare, StudyEventKind.STARTED)
        shown = text(signed_in("dev").get("/evidence/studies/"))
        assert f"{bare.reference} Bare one</a> began, and no ethics approval is on record." in shown
        assert f"{late.reference} Late one</a> was to end by" in shown
