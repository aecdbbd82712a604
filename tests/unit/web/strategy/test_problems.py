"""Findings as problems: the step each has reached, who said so, what is missing, what stalled."""

from collections.abc import Callable
from datetime import date, timedelta
from http import HTTPStatus
from typing import ClassVar

import pytest
from django.db import IntegrityError, connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from tests.unit.web.evidence.conftest import Desk

from headwater_web.accounts.models import Person
from headwater_web.audit.models import AuditEvent
from headwater_web.evidence.models import About
from headwater_web.strategy import faults
from headwater_web.strategy.actions.finding_standings import judge_strength, reach_step
from headwater_web.strategy.actions.findings import add_finding, withdraw_finding
from headwater_web.strategy.demonstrating_actions import Staff
from headwater_web.strategy.demonstrating_findings import stage_standing
from headwater_web.strategy.models import Action, Finding, PublicHealthStep, Strength
from headwater_web.strategy.queries import problems as queries
from headwater_web.strategy.queries.problems import Problem, problem_of
from headwater_web.thread.api import FIGURE, LinkKind, link

SignIn = Callable[[str], Client]
Reach = Callable[..., object]
PROBLEM, CAUSES, WORKS, SCALE = PublicHealthStep
FIGURE_STATED = "R0001-0f0f0f0f/weapon_harm.v1/E10000024@2023/2025/all/all"


def ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)


def text(response: HttpResponse) -> str:
    return response.content.decode()


@pytest.fixture
def finding(cast: dict[str, Person]) -> Finding:
    """A finding of 400 days ago."""
    return add_finding(
        by=cast["grace"], title="Too little is known", words="In full.", found_on=ago(400)
    )


@pytest.fixture
def reach(cast: dict[str, Person], finding: Finding) -> Reach:
    """Somebody says that the finding has reached a step."""

    def reached(step: PublicHealthStep, days_ago: int, *, read: int | None = None) -> object:
        return reach_step(
            by=cast["amara"],
            finding=finding,
            step=step,
            reached_on=ago(days_ago),
            because="It is shown.",
            read=finding.steps.count() if read is None else read,
        )

    return reached


def shown(finding: Finding) -> Problem:
    return problem_of(finding, today=timezone.localdate())


class TestSteps:
    """A person moves a finding, with a reason and a day; nothing else does."""

    def test_before_anybody_says_so_it_has_no_step(self, finding: Finding) -> None:
        problem = shown(finding)
        assert (problem.step, problem.next_step, problem.standing_since) == (
            None,
            PROBLEM,
            finding.found_on,
        )

    def test_it_stands_where_it_was_put_last(self, finding: Finding, reach: Reach) -> None:
        reach(PROBLEM, 390)
        reach(CAUSES, 100)
        problem = shown(finding)
        assert (problem.step, problem.months, problem.next_step) == (CAUSES, 3, WORKS)
        assert [rung.is_reached for rung in problem.ladder] == [True, True, False, False]

    def test_it_can_go_back(self, finding: Finding, reach: Reach) -> None:
        reach(CAUSES, 100)
        reach(PROBLEM, 10)
        assert shown(finding).step is PROBLEM

    def test_saying_the_same_again_moves_nothing(self, finding: Finding, reach: Reach) -> None:
        reach(PROBLEM, 390)
        reach(PROBLEM, 5)
        assert shown(finding).standing_since == ago(390)

    def test_every_step_is_recorded(self, finding: Finding, reach: Reach) -> None:
        reach(PROBLEM, 390)
        event = AuditEvent.objects.order_by("-number")[0]
        assert (event.action, event.about) == ("strategy.finding_step", "finding/F-1")

    def test_what_is_refused(self, cast: dict[str, Person], finding: Finding, reach: Reach) -> None:
        reach(CAUSES, 100)
        with pytest.raises(faults.SaidMeanwhile):
            reach(WORKS, 1, read=0)
        for days_ago in (101, -1):
            with pytest.raises(faults.DayOutOfOrder):
                reach(WORKS, days_ago)
        withdraw_finding(by=cast["grace"], finding=finding, because="It was wrong.")
        with pytest.raises(faults.NoLongerHolds):
            reach(WORKS, 1)

    @pytest.mark.parametrize("table", ["strategy_findingstep", "strategy_findingstrength"])
    @pytest.mark.parametrize("act", ["UPDATE {} SET because = 'other'", "DELETE FROM {}"])
    def test_the_database_keeps_what_was_said(
        self, cast: dict[str, Person], finding: Finding, reach: Reach, table: str, act: str
    ) -> None:
        reach(PROBLEM, 390)
        judge_strength(
            by=cast["amara"], finding=finding, strength=Strength.WEAK, because="One source.", read=0
        )
        with pytest.raises(IntegrityError, match="add another row"), transaction.atomic():
            connection.cursor().execute(act.format(table))


class TestStalling:
    """A problem stalls after the months that the partnership set, and never on the last step."""

    #         step, days ago          stalled after six months
    STALLED: ClassVar = [
        (PROBLEM, 390, True),
        (PROBLEM, 160, False),
        (WORKS, 200, True),
        (SCALE, 390, False),
    ]

    @pytest.mark.parametrize(("step", "days_ago", "is_stalled"), STALLED)
    def test_by_step(
        self,
        finding: Finding,
        reach: Reach,
        step: PublicHealthStep,
        days_ago: int,
        is_stalled: bool,
    ) -> None:
        reach(step, days_ago)
        assert shown(finding).is_stalled is is_stalled

    def test_where_nobody_set_a_time_nothing_stalls(
        self, finding: Finding, reach: Reach, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        reach(PROBLEM, 390)
        nothing = queries.evidence_lists().__class__(stalled_after_months=None, bought=())
        monkeypatch.setattr(queries, "evidence_lists", lambda: nothing)
        assert not shown(finding).is_stalled


class TestTheNextStep:
    """What is tied to a finding speaks for its next step; without it the page says what lacks."""

    def test_a_finished_study_of_causes(
        self, cast: dict[str, Person], finding: Finding, reach: Reach
    ) -> None:
        reach(PROBLEM, 390)
        desk = Desk(cast)
        study = desk.study(about=About.CAUSES)
        link(by=None, earlier=study.reference, later=finding.reference, kind=LinkKind.LED_TO)
        assert str(shown(finding).lacks).startswith("No finished study of its causes")
        desk.finished(study)
        problem = shown(finding)
        assert (problem.lacks, problem.speaks_for_next) == ("", (study.reference,))
        assert problem.step is PROBLEM

    def test_a_published_card(
        self, cast: dict[str, Person], finding: Finding, reach: Reach
    ) -> None:
        reach(CAUSES, 100)
        desk = Desk(cast)
        for card in (desk.card(), desk.card(key="draft", publish=False)):
            link(
                by=None,
                earlier=finding.reference,
                later=card.reference,
                kind=LinkKind.EVIDENCED_BY,
            )
        assert shown(finding).suggests == "There is evidence of what works: EV-1."

    def test_an_action_for_the_whole_partnership(
        self, finding: Finding, reach: Reach, action: Action
    ) -> None:
        reach(WORKS, 100)
        assert str(shown(finding).lacks) == "No action for the whole partnership is tied to it."
        link(by=None, earlier=finding.reference, later="R-1", kind=LinkKind.LED_TO)
        assert shown(finding).speaks_for_next == (action.reference,)
        Action.objects.filter(pk=action.pk).update(area="E06000018")
        assert shown(finding).speaks_for_next == ()

    def test_after_the_last_step_nothing_is_missing(self, finding: Finding, reach: Reach) -> None:
        reach(SCALE, 10)
        problem = shown(finding)
        assert (problem.next_step, problem.lacks, problem.suggests) == (None, "", "")


class TestPages:
    """Who may say it, what is asked, and what everybody with an account reads."""

    def test_said_by_an_analyst_and_read_by_all(self, signed_in: SignIn, finding: Finding) -> None:
        page = f"/findings/{finding.reference}/"
        step = {"read": "0", "step": "problem", "reached_on": ago(390).isoformat()}
        assert text(signed_in("amara").post(f"{page}step/", step)).count("Write something here.")
        amara = signed_in("amara")
        amara.post(f"{page}step/", step | {"because": "Two sources show it."})
        amara.post(f"{page}strength/", {"read": "0", "strength": "weak", "because": "Few cases."})
        read = text(signed_in("dev").get(page))
        for words in ("The evidence is weak.", "Few cases.", "Two sources show it.", "stalled"):
            assert words in read
        steps = text(signed_in("dev").get("/findings/steps/"))
        assert "1 problem has stalled:" in steps
        assert "Evidence: weak" in text(signed_in("dev").get("/findings/"))

    def test_what_was_typed_is_kept_when_somebody_was_quicker(
        self, signed_in: SignIn, finding: Finding
    ) -> None:
        page = f"/findings/{finding.reference}/strength/"
        said = {"read": "0", "strength": "weak", "because": "Few cases."}
        signed_in("amara").post(page, said)
        late = signed_in("grace").post(page, said | {"because": "Mine."})
        assert late.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
        assert "Somebody else said something of this finding" in text(late)
        assert "Mine." in text(late)
        assert 'name="read" value="1"' in text(late)

    @pytest.mark.parametrize("act", ["step", "strength"])
    @pytest.mark.parametrize(("who", "status"), [("dev", 403), ("ben", 403), ("grace", 200)])
    def test_who_may_say_it(
        self, signed_in: SignIn, finding: Finding, act: str, who: str, status: int
    ) -> None:
        assert signed_in(who).get(f"/findings/F-1/{act}/").status_code == status

    def test_nothing_more_is_asked_of_a_withdrawn_one(
        self, signed_in: SignIn, cast: dict[str, Person], finding: Finding
    ) -> None:
        withdraw_finding(by=cast["grace"], finding=finding, because="It was wrong.")
        assert "Say which step it has reached" not in text(signed_in("amara").get("/findings/F-1/"))
        assert finding.title not in text(signed_in("amara").get("/findings/steps/"))

    def test_read_through_each_lens(
        self, signed_in: SignIn, finding: Finding, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from headwater_web.thread import kinds
        from headwater_web.thread.api import Kind, Thing

        stated = FIGURE + FIGURE_STATED
        seen = {stated: Thing(stated, "Harm with a weapon, 2025", "/figures/x/")}
        monkeypatch.setitem(kinds._KINDS, FIGURE, Kind(FIGURE, "Figure", lambda *_: seen))
        link(by=None, earlier=stated, later=finding.reference, kind=LinkKind.LED_TO)
        shown_page = text(signed_in("dev").get("/findings/F-1/"))
        assert 'href="/measures/weapon_harm/lenses/?area=E10000024"' in shown_page


class TestDemonstration:
    """What the demonstration says of a finding passes through the same acts."""

    def test_steps_strengths_and_ties(self, cast: dict[str, Person], finding: Finding) -> None:
        desk = Desk(cast)
        card, study = desk.card(), desk.study("Why it is not asked")
        given = {
            "steps": [{"step": "problem", "days_ago": 300, "because": "Shown."}],
            "strengths": [{"strength": "strong", "because": "All agree."}],
            "cards": ["shared-places", "one that is not there"],
            "studies": ["Why it is not asked"],
        }
        stage_standing(given, finding, Staff(cast["grace"], cast["hari"]), timezone.localdate())
        problem = shown(finding)
        assert (problem.step, problem.is_stalled) == (PROBLEM, True)
        assert [each.reference for each in problem.ties.cards] == [card.reference]
        assert [each.reference for each in problem.ties.studies] == [study.reference]
