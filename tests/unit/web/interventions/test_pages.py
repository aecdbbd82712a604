"""Pages of interventions: who sees them, what they say of money, and what they refuse."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from tests.unit.web.interventions.conftest import AFTER, CITY, FIRST, NORTH, TODAY

from headwater_web.accounts.models import Person
from headwater_web.funding.models import Line
from headwater_web.interventions.actions import programmes, system
from headwater_web.interventions.models import (
    Allocation,
    Appraisal,
    IntendedBalance,
    PlaceProblem,
    Programme,
    ProgrammeDecision,
    Review,
)
from headwater_web.interventions.parts import PartTaken, ProgrammePart, parts_of, register_part
from headwater_web.thread.api import things_seen_by

SignedIn = Callable[[str], Client]
LAST_DAY = AFTER - timedelta(days=1)
POSTED: dict[str, Any] = {
    "name": "Evening football",
    "purpose": "To have somewhere to be.",
    "kind": "Youth work on the street",
    "organisation": "youth_project",
    "tier": "primary",
    "target_group": "universal",
    "bands": ["11_to_17", "18_to_25"],
    "districts": [CITY],
    "priority_number": "4",
    "starts_on": FIRST.isoformat(),
    "last_day": LAST_DAY.isoformat(),
    "expected_people": "60",
    "design": "counting_only",
    "design_because": "It is small.",
    "stop_when": "Nobody comes.",
}


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_a_programme_is_described_on_one_page(signed_in: SignedIn) -> None:
    client = signed_in("grace")
    assert client.post("/interventions/new/", POSTED).status_code == 302
    assert client.post("/interventions/new/", POSTED).status_code == 302
    assert [each.key for each in Programme.objects.all()] == [
        "evening_football",
        "evening_football_2",
    ]
    page = text(client, "/interventions/PG-1/")
    assert "Ages 11 to 17 and 18 to 25" in page
    assert "Still to say:" in page
    assert "Until a body decides it is a proposal." in page


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"design": ""}, "Choose how we shall find out what came of it"),
        ({"target_group": ""}, "a tier alone does not say it"),
        ({"tier": "fourth"}, "is not one of the available choices"),
        ({"bands": []}, "Choose at least one age"),
        ({"districts": ["E99"]}, "is not one of the available choices"),
        ({"last_day": "2026-01-01", "starts_on": "2026-02-01"}, "before the first day"),
        ({"starts_on": "2015-01-01"}, "before the partnership began"),
        ({"expected_people": "-3"}, "greater than or equal to 0"),
        ({"expected_people": "some"}, "Give a whole number"),
        ({"needs": "F-99"}, "There is no F-99 that you may see."),
        ({"needs": "PG-1"}, "Give a reference that begins with F"),
        ({"name": ""}, "Say what the programme is called."),
    ],
)
def test_a_bad_programme_is_refused_with_words(
    changed: dict[str, Any], words: str, signed_in: SignedIn
) -> None:
    answer = signed_in("grace").post("/interventions/new/", POSTED | changed)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Programme.objects.exists()


def test_every_step_can_be_taken_on_its_page(
    signed_in: SignedIn, line: Callable[..., Line], decision: Callable[..., str]
) -> None:
    grace, of = signed_in("grace"), line(80_000)
    grace.post("/interventions/new/", POSTED)
    theory = dict.fromkeys(
        ("inputs", "activities", "outputs", "outcomes", "impact", "assumptions"), "Words."
    )
    assert grace.post("/interventions/PG-1/theory/", theory).status_code == 302
    grounds = {"none_because": "None found.", "equality_because": "Not yet."}
    assert grace.post("/interventions/PG-1/grounds/", grounds).status_code == 302
    assert grace.post("/interventions/PG-1/grounds/", {}).status_code == 422
    share = {
        "line": of.pk,
        "amount": "£12,000",
        "starts_on": FIRST.isoformat(),
        "last_day": LAST_DAY.isoformat(),
    }
    assert grace.post("/interventions/PG-1/money/new/", share).status_code == 302
    much = grace.post("/interventions/PG-1/money/new/", share | {"amount": "80000"})
    assert much.status_code == 422
    assert "less left than that" in much.content.decode()
    given = Allocation.objects.get()
    less = share | {"amount": "10000", "because": "Cheaper rooms."}
    assert grace.post(f"/interventions/PG-1/money/{given.pk}/", less).status_code == 302
    said = {
        "turn": "begin",
        "decision": decision(),
        "takes_effect_on": FIRST.isoformat(),
        "reasons": "It answers to a finding.",
        "next_question": "Does it go on?",
        "next_on": AFTER.isoformat(),
    }
    assert grace.post("/interventions/PG-1/decision/", said).status_code == 403
    chioma = signed_in("chioma")
    assert chioma.post("/interventions/PG-1/decision/", said).status_code == 302
    page = text(grace, "/interventions/PG-1/")
    assert "£10,000 was given to it." in page
    assert "Does it go on?" in page
    assert "Still to say:" not in page
    change = POSTED | {"because": "Wider.", "version": "1", "districts": [CITY, NORTH]}
    assert grace.post("/interventions/PG-1/change/", change).status_code == 302
    late = grace.post("/interventions/PG-1/change/", change)
    assert "Somebody else changed this" in late.content.decode()
    assert "Why it changed: Wider." in text(grace, "/interventions/PG-1/history/")


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"turn": "stop"}, "Say what people liked about it"),
        ({"next_question": ""}, "Say what shall be decided next."),
        ({"next_on": FIRST.isoformat()}, "before the decision holds"),
        ({"decision": "D-99"}, "There is no D-99 that you may see."),
        ({"decision": "what"}, "is not a reference"),
    ],
)
def test_a_bad_decision_is_refused(
    changed: dict[str, str],
    words: str,
    signed_in: SignedIn,
    described: Callable[..., Programme],
    decision: Callable[..., str],
) -> None:
    described("mentoring")
    said = {
        "turn": "carry_on",
        "decision": decision(),
        "takes_effect_on": FIRST.isoformat(),
        "reasons": "R.",
        "next_question": "Q?",
        "next_on": AFTER.isoformat(),
    }
    answer = signed_in("chioma").post("/interventions/PG-1/decision/", said | changed)
    assert answer.status_code == 422
    assert words in answer.content.decode()


class TestWhoSees:
    @pytest.fixture
    def paid(
        self,
        described: Callable[..., Programme],
        line: Callable[..., Line],
        given: Callable[..., Allocation],
        decided: Callable[..., ProgrammeDecision],
    ) -> None:
        """A programme of the youth project, and one of the police, on one line."""
        of = line(80_000)
        for key, organisation, amount in (
            ("ours", "youth_project", 30_000),
            ("theirs", "police", 40_000),
        ):
            programme = described(key, organisation=organisation)
            given(programme, of, amount)
            decided(programme)

    @pytest.mark.parametrize(
        ("who", "status"),
        [
            ("amara", 200),
            ("ben", 200),
            ("chioma", 200),
            ("dev", 200),
            ("farah", 200),
            ("hari", 200),
            ("imani", 403),
            ("stranger", 302),
        ],
    )
    def test_who_may_open_programmes(
        self, who: str, status: int, paid: None, signed_in: SignedIn, cast: dict[str, Person]
    ) -> None:
        for address in ("", "PG-1/", "ages/", "themes/", "evidence/", "changes/", "reviews/"):
            answer = signed_in(who).get(f"/interventions/{address}")
            assert answer.status_code == status, address
        if who in cast:
            assert bool(things_seen_by(cast[who], ["PG-1"])) is (status == 200)

    @pytest.mark.parametrize(("who", "status"), [("ben", 200), ("hari", 200), ("dev", 403)])
    def test_who_may_see_all_money(
        self, who: str, status: int, paid: None, signed_in: SignedIn
    ) -> None:
        for address in ("portfolio/", "portfolio/pounds.csv", "appraisals/", "costs/"):
            assert signed_in(who).get(f"/interventions/{address}").status_code == status

    def test_a_provider_sees_its_own_money_and_nobody_elses(
        self, paid: None, signed_in: SignedIn
    ) -> None:
        dev = signed_in("dev")
        ours = text(dev, "/interventions/PG-1/")
        assert "£30,000" in ours
        assert "£80,000" not in ours
        theirs = text(dev, "/interventions/PG-2/")
        assert "£" not in theirs
        assert "Theirs" in theirs
        assert dev.get("/interventions/PG-1/break-even/").status_code == 200
        assert dev.get("/interventions/PG-2/break-even/").status_code == 403

    def test_everybody_reads_what_is_funded_without_money(
        self, paid: None, signed_in: SignedIn
    ) -> None:
        page = text(signed_in("stranger"), "/what-we-fund/")
        assert "Ours" in page
        assert "What would make us stop" in page
        assert "£" not in page

    def test_money_that_is_public_is_shown(
        self,
        described: Callable[..., Programme],
        line: Callable[..., Line],
        given: Callable[..., Allocation],
        decided: Callable[..., ProgrammeDecision],
        signed_in: SignedIn,
    ) -> None:
        programme = described("open", money_is_public=True)
        given(programme, line(), 1_234)
        decided(programme)
        assert "£1,234" in text(signed_in("stranger"), "/what-we-fund/")

    @pytest.mark.parametrize("who", ["ben", "dev", "hari", "farah", "imani"])
    def test_who_may_not_write(self, who: str, paid: None, signed_in: SignedIn) -> None:
        client = signed_in(who)
        for address in ("new/", "PG-1/change/", "PG-1/theory/", "PG-1/money/new/", "places/new/"):
            assert client.post(f"/interventions/{address}", {}).status_code == 403, address

    @pytest.mark.parametrize(("who", "status"), [("hari", 200), ("chioma", 200), ("amara", 403)])
    def test_who_may_note_decisions(
        self, who: str, status: int, paid: None, signed_in: SignedIn
    ) -> None:
        for address in ("PG-1/decision/", "portfolio/balance/new/"):
            assert signed_in(who).get(f"/interventions/{address}").status_code == status


def test_a_balance_is_stated_and_shown(signed_in: SignedIn, decision: Callable[..., str]) -> None:
    client = signed_in("chioma")
    said = {
        "primary": "50",
        "secondary": "40",
        "tertiary": "20",
        "decision": decision(),
        "holds_from": FIRST.isoformat(),
        "because": "B.",
    }
    wrong = client.post("/interventions/portfolio/balance/new/", said)
    assert "The three come to 110%" in wrong.content.decode()
    said["tertiary"] = "10"
    assert client.post("/interventions/portfolio/balance/new/", said).status_code == 302
    assert IntendedBalance.objects.count() == 1
    assert "50%" in text(client, "/interventions/portfolio/")


def test_options_are_weighed_on_their_pages(
    signed_in: SignedIn, described: Callable[..., Programme], decision: Callable[..., str]
) -> None:
    described("mentoring")
    grace, chioma = signed_in("grace"), signed_in("chioma")
    said = {"title": "T", "question": "Q?", "programme": "PG-1", "criterion_1": "One"}
    for wrong, words in (
        ({"weight_1": "90"}, "The points come to 90"),
        ({"weight_1": "100", "criterion_2": "Two"}, "Give a criterion and its points, or neither"),
        ({"weight_1": "50", "criterion_2": "One", "weight_2": "50"}, "stands here twice"),
    ):
        answer = grace.post("/interventions/appraisals/new/", said | wrong)
        assert answer.status_code == 422
        assert words in answer.content.decode()
    grace.post("/interventions/appraisals/new/", said | {"weight_1": "100"})
    criterion = Appraisal.objects.get().criteria.get()
    for kind in ("stop", "carry_on"):
        option = {"kind": kind, "title": kind, "words": "W.", "cost": "10"}
        scored = grace.post("/interventions/appraisals/OA-1/options/new/", option)
        assert scored.status_code == 302
        points = {f"points_{criterion.pk}": "3", f"because_{criterion.pk}": "B."}
        assert grace.post(scored.headers["Location"], points).status_code == 302
        assert grace.post(scored.headers["Location"], {}).status_code == 422
    again = grace.post(
        "/interventions/appraisals/OA-1/options/new/",
        {"kind": "stop", "title": "stop", "words": "W.", "cost": "10"},
    )
    assert "Another option is called so" in again.content.decode()
    chosen = Appraisal.objects.get().options.get(kind="stop")
    end = {"chosen": chosen.pk, "decision": decision(), "reasons": "R."}
    assert chioma.post("/interventions/appraisals/OA-1/end/", end).status_code == 302
    page = text(grace, "/interventions/appraisals/OA-1/")
    assert "What was chosen" in page
    assert "75" in page


def test_a_place_is_an_area_and_a_kind_of_place(signed_in: SignedIn) -> None:
    grace = signed_in("grace")
    said = {
        "title": "Fights after school",
        "district": CITY,
        "place_kind": "transport",
        "happened_on": TODAY.isoformat(),
        "words": "W.",
    }
    for wrong, words in (
        ({"small_area": "12 High Street"}, "There is no such small area"),
        ({"place_kind": "a house"}, "is not one of the available choices"),
        ({"happened_on": (TODAY + timedelta(days=1)).isoformat()}, "has not come yet"),
    ):
        answer = grace.post("/interventions/places/new/", said | wrong)
        assert words in answer.content.decode()
    assert grace.post("/interventions/places/new/", said).status_code == 302
    assert PlaceProblem.objects.get().area_name == "Nottingham"
    step = {"step": "assessment", "happened_on": TODAY.isoformat(), "words": "W."}
    answer = grace.post("/interventions/places/PP-1/steps/new/", step)
    assert "Choose what the comparison says" in answer.content.decode()
    early = step | {"comparison": "not_compared"}
    answer = grace.post("/interventions/places/PP-1/steps/new/", early)
    assert "Take the steps in their order" in answer.content.decode()
    taken = step | {"step": "analysis"}
    assert grace.post("/interventions/places/PP-1/steps/new/", taken).status_code == 302
    assert "not assessed yet" in text(grace, "/interventions/places/").lower()


def test_system_changes_and_reviews_are_kept(signed_in: SignedIn, cast: dict[str, Person]) -> None:
    grace = signed_in("grace")
    review = {
        "title": "A review",
        "reviewer": "Somebody",
        "published_on": TODAY.isoformat(),
        "source": "On paper",
        "recommendations": "Offer it to all | Services\nCount it",
    }
    wrong = grace.post("/interventions/reviews/new/", review)
    assert "Line 2 does not say to whom" in wrong.content.decode()
    review["recommendations"] += " | Everybody"
    assert grace.post("/interventions/reviews/new/", review).status_code == 302
    assert Review.objects.get().recommendations.count() == 2
    look = {"verdict": "met", "happened_on": TODAY.isoformat(), "words": "W."}
    answer = grace.post("/interventions/reviews/RR-1/look/", look)
    assert "Name what shows it" in answer.content.decode()
    shown = look | {"address": "https://papers.example/1"}
    assert grace.post("/interventions/reviews/RR-1/look/", shown).status_code == 302
    assert "1 of 2 recommendations are met." in text(grace, "/interventions/reviews/")
    system.log_change(
        by=cast["grace"],
        said=system.ChangeSaid(
            title="A rule",
            body="B",
            words="W",
            scope="S",
            districts=[CITY],
            changed_on=TODAY,
            measure="permanent_exclusions",
        ),
    )
    change = {
        "title": "Another rule",
        "body": "B",
        "words": "W",
        "scope": "S",
        "districts": [CITY],
        "changed_on": TODAY.isoformat(),
        "measure": "permanent_exclusions",
        "children_reached": "5",
    }
    answer = grace.post("/interventions/changes/new/", change)
    assert "Say how that number is known." in answer.content.decode()
    known = change | {"reached_because": "The roll."}
    assert grace.post("/interventions/changes/new/", known).status_code == 302
    assert "2 changes of rules" in text(grace, "/interventions/changes/")
    back = change | {"children_reached": "", "title": "Taken back", "undoes": "SC-1"}
    assert grace.post("/interventions/changes/new/", back).status_code == 302
    page = text(grace, "/interventions/changes/")
    assert "2 changes of rules" in page
    assert "Taken back on" in page
    again = grace.post("/interventions/changes/new/", back)
    assert "Somebody else changed this" in again.content.decode()


def test_what_shaped_a_choice_is_noted_and_ended(
    signed_in: SignedIn, described: Callable[..., Programme]
) -> None:
    described("mentoring")
    grace = signed_in("grace")
    said = {"source": "F-99", "choice": "Evenings", "how": "They come then."}
    wrong = grace.post("/interventions/PG-1/choices/new/", said)
    assert "There is no F-99 that you may see." in wrong.content.decode()
    programmes.note_choice(
        by=Person.objects.first(),
        programme=Programme.objects.get(),
        source="EV-1",
        choice="Evenings",
        how="They come then.",
    )
    assert "They come then." in text(grace, "/interventions/PG-1/")
    number = Programme.objects.get().choices.get().pk
    ended = f"/interventions/PG-1/choices/{number}/end/"
    assert grace.post(ended, {"how": "They come at noon now."}).status_code == 302
    assert "They come then." not in text(grace, "/interventions/PG-1/")
    assert grace.post(ended, {"how": "Again."}).status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        "PG-99/",
        "PG-99/change/",
        "PG-99/break-even/",
        "appraisals/OA-99/",
        "places/PP-99/",
        "reviews/RR-99/",
        "portfolio/pounds.pdf",
    ],
)
def test_what_is_not_there_is_not_found(address: str, signed_in: SignedIn) -> None:
    assert signed_in("grace").get(f"/interventions/{address}").status_code == 404


def test_other_apps_add_their_part(
    described: Callable[..., Programme], signed_in: SignedIn, cast: dict[str, Person]
) -> None:
    described("mentoring")
    described("other")

    def told(_person: object, reference: str) -> ProgrammePart | None:
        return ProgrammePart("What came back", ("12 of 40.",)) if reference == "PG-1" else None

    register_part("a_test", order=99, told=told)
    register_part("a_test", order=99, told=told)
    with pytest.raises(PartTaken):
        register_part("a_test", order=1, told=told)
    assert "12 of 40." in text(signed_in("grace"), "/interventions/PG-1/")
    assert "12 of 40." not in text(signed_in("grace"), "/interventions/PG-2/")
    assert ProgrammePart("What came back", ("12 of 40.",)) in parts_of(cast["grace"], "PG-1")
