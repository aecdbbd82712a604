"""Evaluations: locked by a second person, answered once, and published whatever they say."""

from typing import ClassVar

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from tests.unit.web.evaluations.conftest import NOTHING, Evaluator, SignIn

from headwater.exchange.spool import Spool
from headwater.released.evaluations.result import Verdict
from headwater.vocabulary.claims.ladder import Rung
from headwater_web.claims.findings import findings_of
from headwater_web.evaluations.actions import plans, publishing
from headwater_web.evaluations.models import Lock, Plan, Publication
from headwater_web.evaluations.queries.plans import plan_seen_by, plans_of
from headwater_web.evaluations.refusals import (
    ChangedMeanwhile,
    LockedAlready,
    NotAnswered,
    NothingNew,
    NotPublished,
    PublishedAlready,
    WrittenByYou,
)
from headwater_web.evaluations.said import read_plan
from headwater_web.ui.rows_of_files import Unreadable

pytestmark = pytest.mark.django_db


def text(response: HttpResponse) -> str:
    return response.content.decode()


def test_a_plan_is_locked_by_a_second_person(evaluator: Evaluator) -> None:
    plan = evaluator.plan()
    with pytest.raises(WrittenByYou):
        plans.lock_plan(by=evaluator.cast["amara"], plan=plan, version=1)
    evaluator.lock(plan)
    with pytest.raises(LockedAlready):
        evaluator.lock(plan)


def test_what_is_asked_is_what_was_locked(evaluator: Evaluator) -> None:
    plan = evaluator.plan()
    evaluator.lock(plan)
    [asked] = Spool(settings.HEADWATER_EXCHANGE).waiting_evaluations()
    assert asked.plan.fingerprint == Lock.objects.get().fingerprint
    assert asked.plan.reference == plan.reference
    assert [each.area for each in asked.plan.treated] == ["North 1", "North 2", "North 3"]
    assert asked.plan.areas_beside == ("East 1",)


def test_a_change_after_locking_is_marked_for_ever(evaluator: Evaluator) -> None:
    plan = evaluator.plan()
    plans.change_plan(
        by=evaluator.cast["amara"],
        plan=plan,
        said=read_plan(evaluator.typed(smallest_effect="15")),
        version=1,
    )
    evaluator.lock(plan, version=2)
    with pytest.raises(NothingNew):
        plans.change_plan(
            by=evaluator.cast["amara"],
            plan=plan,
            said=read_plan(evaluator.typed(smallest_effect="15")),
            version=2,
        )
    changed = read_plan(evaluator.typed(outcome_words="robberies"))
    with pytest.raises(ChangedMeanwhile):
        plans.change_plan(by=evaluator.cast["amara"], plan=plan, said=changed, version=1)
    plans.change_plan(by=evaluator.cast["amara"], plan=plan, said=changed, version=2)
    marks = [each.changed_after_opening for each in plan.versions.all()]
    assert marks == [False, False, True]
    found = plan_seen_by(evaluator.cast["amara"], plan.reference, 2)
    assert found is not None
    assert found.lock is not None


IMPOSSIBLE = [
    # what is typed, what is said
    ({"comparison": "North 1\nSouth 2"}, "stands in the comparison too"),
    ({"treated": "North 1, 2026-06-01"}, "The outcome lies before the start"),
    ({"treated": "North 1, 2022-06-01"}, "no month before it is there"),
    ({"treated": "North 1"}, "Line 1 has no day"),
    ({"treated": "North 1, soon"}, "Line 1 has no day"),
    ({"treated": ""}, "No area had the intervention"),
    ({"comparison": "South 1"}, "needs at least 2"),
    ({"smallest_effect": "0"}, "above 0"),
    ({"smallest_effect": "-5"}, "above 0"),
    ({"begins": "2023-01-02"}, "the first day of the first month"),
    ({"ends": "2022-01-01"}, "the first day of the first month"),
    ({"counts_from": "two_groups"}, "A plan about two groups needs this"),
    ({"took_part_before": "3"}, "Leave this empty"),
    ({"areas_beside": "South 1"}, "named as an area beside"),
]


@pytest.mark.parametrize(("typed", "said"), IMPOSSIBLE)
def test_a_plan_that_cannot_be_answered(
    evaluator: Evaluator, typed: dict[str, str], said: str
) -> None:
    with pytest.raises(Unreadable) as refused:
        read_plan(evaluator.typed(**typed))
    assert said in str(refused.value)


def test_an_answer_is_followed_to_its_publication(evaluator: Evaluator) -> None:
    plan = evaluator.plan()
    amara, dev = evaluator.cast["amara"], evaluator.cast["ben"]
    planned = plan_seen_by(amara, plan.reference)
    assert planned is not None
    with pytest.raises(NotAnswered):
        publishing.publish(by=amara, followed=planned, summary="")
    evaluator.lock(plan)
    waiting = plan_seen_by(amara, plan.reference)
    assert waiting is not None
    assert waiting.is_waiting
    evaluator.answer()
    answered = plan_seen_by(amara, plan.reference)
    assert answered is not None
    assert answered.result is not None
    assert plan_seen_by(dev, plan.reference) is None
    with pytest.raises(NotPublished):
        publishing.withdraw(by=amara, followed=answered, because="Too early.")
    publishing.publish(by=evaluator.cast["grace"], followed=answered, summary="")
    with pytest.raises(PublishedAlready):
        publishing.publish(by=evaluator.cast["grace"], followed=answered, summary="")
    assert plan_seen_by(dev, plan.reference) is not None
    publishing.withdraw(by=evaluator.cast["grace"], followed=answered, because="Too early.")
    assert plan_seen_by(dev, plan.reference) is None


def test_a_refusal_of_the_engine_is_shown(evaluator: Evaluator, signed_in: SignIn) -> None:
    plan = evaluator.plan()
    evaluator.lock(plan)
    evaluator.refuse("North 9 is not among the areas. Choose one of those.")
    shown = text(signed_in("amara").get(f"/evaluations/{plan.reference}/"))
    assert "This plan could not be answered" in shown
    assert "North 9 is not among the areas" in shown


class TestWhoMayOpenWhat:
    """Before it is published an evaluation is for staff and the provider of the programme."""

    #         page                                  stranger dev  ben  amara grace hari
    PAGES: ClassVar = [
        ("/evaluations/", (200, 200, 200, 200, 200, 200)),
        ("/evaluations/EP-1/", (404, 200, 404, 200, 200, 404)),
        ("/evaluations/EP-1/versions/1/", (404, 200, 404, 200, 200, 404)),
        ("/evaluations/EP-1/versions/1/data.csv", (404, 200, 404, 200, 200, 404)),
        ("/evaluations/EP-1/versions/1/manifest.json", (404, 404, 404, 404, 404, 404)),
        ("/evaluations/EP-1/versions/2/", (404, 404, 404, 404, 404, 404)),
        ("/evaluations/new/", (302, 403, 403, 200, 200, 403)),
        ("/evaluations/EP-1/change/", (302, 403, 403, 200, 200, 403)),
        ("/evaluations/EP-1/lock/", (302, 403, 403, 403, 200, 403)),
        ("/evaluations/EP-1/publish/", (302, 403, 403, 403, 200, 403)),
    ]
    WHO = ("stranger", "dev", "ben", "amara", "grace", "hari")

    @pytest.mark.parametrize(("page", "statuses"), PAGES)
    def test_by_role(
        self, evaluator: Evaluator, signed_in: SignIn, page: str, statuses: tuple[int, ...]
    ) -> None:
        evaluator.answered()
        found = []
        for name in self.WHO:
            browser = Client() if name == "stranger" else signed_in(name)
            found.append(browser.get(page).status_code)
        assert tuple(found) == statuses


class TestPublishing:
    """A null cannot be published as a success: its words are refused."""

    REFUSED: ClassVar = [
        ("Outreach reduced violence", "“reduced” says more"),
        ("A success: 25% less violence", "“success” says more"),
        ("Violence was 3% lower", "3% stands alone"),
    ]

    @pytest.mark.parametrize(("summary", "said"), REFUSED)
    def test_a_null_is_not_a_success(
        self, evaluator: Evaluator, signed_in: SignIn, summary: str, said: str
    ) -> None:
        plan = evaluator.answered(
            NOTHING, verdict=Verdict.CANNOT_TELL, highest_rung=Rung.CHANGE_OBSERVED
        )
        page = f"/evaluations/{plan.reference}/publish/"
        answer = signed_in("grace").post(page, {"summary": summary})
        assert answer.status_code == 422
        assert said in text(answer)
        assert not Publication.objects.exists()

    def test_a_null_is_published_as_what_it_is(
        self, evaluator: Evaluator, signed_in: SignIn
    ) -> None:
        plan = evaluator.answered(
            NOTHING, verdict=Verdict.CANNOT_TELL, highest_rung=Rung.CHANGE_OBSERVED
        )
        page = f"/evaluations/{plan.reference}/publish/"
        signed_in("grace").post(page, {"summary": "So far nobody can tell"})
        shown = text(Client().get(f"/evaluations/{plan.reference}/"))
        assert "We cannot tell" in shown
        assert "So far nobody can tell" in shown


def test_the_page_shows_all_that_an_answer_stands_on(
    evaluator: Evaluator, signed_in: SignIn
) -> None:
    plan = evaluator.answered()
    shown = text(signed_in("amara").get(f"/evaluations/{plan.reference}/"))
    for words in (
        "It changed as was hoped, beyond chance",
        "Before and after alone",
        "25% lower (between 34% lower and 15% lower)",
        "3 areas with it, 3 areas to compare with, 24 months before the start and 12 months after",
        "a change of 14 in 100 would have been found",
        "The areas were chosen at a peak.",
        "Before the start, and from it",
        "Levels, each against its own mean before the start",
        "After the start the areas with it stood at",
        "Where and when there was nothing to find",
        "0 of 2 lie as far",
        "It says nothing of other places.",
        Lock.objects.get().fingerprint,
    ):
        assert words in shown, words


def test_a_plan_is_written_changed_and_locked_on_pages(
    evaluator: Evaluator, signed_in: SignIn
) -> None:
    amara, grace = signed_in("amara"), signed_in("grace")
    wrong = amara.post("/evaluations/new/", evaluator.typed(comparison="North 1\nSouth 2"))
    assert wrong.status_code == 422
    assert "Take it out of the comparison" in text(wrong)
    nowhere = amara.post("/evaluations/new/", evaluator.typed(intervention="PG-99"))
    assert "There is no programme with this reference" in text(nowhere)
    assert amara.post("/evaluations/new/", evaluator.typed()).status_code == 302
    plan = Plan.objects.get()
    page = f"/evaluations/{plan.reference}/"
    changed = evaluator.typed(smallest_effect="20") | {"version": "1"}
    assert amara.post(f"{page}change/", changed).status_code == 302
    stale = grace.post(f"{page}lock/", {"version": "1"})
    assert stale.status_code == 422
    assert "Someone changed this" in text(stale)
    assert grace.post(f"{page}lock/", {"version": "2"}).status_code == 302
    assert "its answer is being worked out" in text(amara.get(page))
    moved = evaluator.typed(intervention="PG-99") | {"version": "2"}
    assert "A plan stays with its programme" in text(amara.post(f"{page}change/", moved))


def test_claims_stand_on_what_came_out(evaluator: Evaluator) -> None:
    plan = evaluator.answered()
    [finding] = findings_of(evaluator.programme)
    assert (finding.reference, finding.place, finding.rung) == (
        plan.reference,
        "a city",
        Rung.EFFECT,
    )
    assert [each.reference for each in plans_of(evaluator.cast["amara"], evaluator.programme)] == [
        plan.reference
    ]
