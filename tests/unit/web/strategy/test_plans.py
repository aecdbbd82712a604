"""Plans: milestones, approval over panels, and the days that a set date leaves."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from headwater_web.accounts.models import Person
from headwater_web.scrutiny.api import Refusal
from headwater_web.strategy import faults
from headwater_web.strategy.actions import approving
from headwater_web.strategy.actions.approving import approve_plan
from headwater_web.strategy.actions.milestones import add_milestone, reach_milestone
from headwater_web.strategy.actions.plans import add_plan
from headwater_web.strategy.calendars import Step, back_plan, weekdays_between
from headwater_web.strategy.models import Plan
from headwater_web.strategy.queries.plans import ShownPlan, all_plans, shown_plans

SignedIn = Callable[[str], Client]
Decided = Callable[..., str]
TODAY = date(2026, 3, 10)
WHY = "It only moves a date."
days = st.dates(date(2020, 1, 1), date(2030, 1, 1))


@pytest.fixture
def plan(cast: dict[str, Person]) -> Plan:
    return add_plan(
        by=cast["grace"], title="Outreach on one estate", words="Move the money", priority_number=4
    )


def seen(plan: Plan, today: date = TODAY) -> ShownPlan:
    return shown_plans(all_plans().filter(pk=plan.pk), today=today)[0]


def stands_in_the_way(monkeypatch: pytest.MonkeyPatch, refusal: Refusal | None) -> None:
    monkeypatch.setattr(approving, "may_be_approved", lambda _reference, _today: refusal)


class TestApproval:
    """A plan is approved by a decision, and never over a panel's open challenge."""

    def test_an_open_challenge_stands_in_the_way(
        self,
        plan: Plan,
        cast: dict[str, Person],
        decided: Decided,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        stands_in_the_way(monkeypatch, Refusal("Not yet.", ("C-1 is open.",), (), ()))
        with pytest.raises(faults.StillWithPanel) as refused:
            approve_plan(by=cast["grace"], plan=plan, decision=decided(plan.reference))
        assert refused.value.lines == ("C-1 is open.",)
        assert Plan.objects.get().approved_on is None

    def test_it_is_approved_once(
        self, plan: Plan, cast: dict[str, Person], decided: Decided
    ) -> None:
        agreed = decided(plan.reference, outcome="agreed_with_changes")
        approve_plan(by=cast["grace"], plan=plan, decision=agreed, not_consulted_because=WHY)
        assert seen(plan).words == (
            "approved; 0 of 0 milestones reached; no panel was asked before"
        )
        with pytest.raises(faults.AlreadyApproved):
            approve_plan(by=cast["grace"], plan=plan, decision=agreed)

    @pytest.mark.parametrize("outcome", ["not_agreed", "deferred"])
    def test_what_the_body_did_not_agree_to_is_not_approved(
        self, outcome: str, plan: Plan, cast: dict[str, Person], decided: Decided
    ) -> None:
        with pytest.raises(faults.NotAgreed):
            approve_plan(
                by=cast["grace"], plan=plan, decision=decided(plan.reference, outcome=outcome)
            )

    def test_a_decision_about_something_else_approves_nothing(
        self, plan: Plan, cast: dict[str, Person], decided: Decided
    ) -> None:
        with pytest.raises(faults.NotDecided):
            approve_plan(by=cast["grace"], plan=plan, decision=decided("P-7"))

    def test_a_draft_says_so(self, plan: Plan) -> None:
        assert seen(plan).words == "a draft, not approved"

    def test_a_decision_that_nobody_took_is_refused(self, plan: Plan, signed_in: SignedIn) -> None:
        answer = signed_in("grace").post(f"/plans/{plan.reference}/approve/", {"decision": "D-99"})
        assert answer.status_code == 422
        assert "There is no D-99 that you may see." in answer.content.decode()


class TestMilestones:
    """Late, at risk because of another, reached."""

    def test_one_that_needs_a_later_one_is_at_risk(
        self, plan: Plan, cast: dict[str, Person]
    ) -> None:
        later = add_milestone(by=cast["grace"], plan=plan, title="b", due_on=date(2026, 6, 1))
        add_milestone(
            by=cast["grace"], plan=plan, title="a", due_on=date(2026, 5, 1), needs=[later]
        )
        first, second = seen(plan).milestones
        assert (first.words, first.held_by) == ("at risk", (later,))
        assert second.words == "to come"

    def test_one_that_needs_a_late_one_is_at_risk(
        self, plan: Plan, cast: dict[str, Person]
    ) -> None:
        late = add_milestone(by=cast["grace"], plan=plan, title="a", due_on=date(2026, 3, 9))
        add_milestone(by=cast["grace"], plan=plan, title="b", due_on=date(2026, 5, 1), needs=[late])
        assert [each.words for each in seen(plan).milestones] == ["late", "at risk"]
        reach_milestone(by=cast["grace"], milestone=late)
        words = [each.words for each in seen(plan, today=timezone.localdate()).milestones]
        assert words[0].startswith("reached on")

    def test_a_date_before_the_beginning_is_refused(
        self, plan: Plan, cast: dict[str, Person]
    ) -> None:
        with pytest.raises(faults.BeforeTheBeginning):
            add_milestone(by=cast["grace"], plan=plan, title="x", due_on=date(2000, 1, 1))


class TestCalendars:
    """What a date leaves for consultation."""

    def test_four_days_were_left(self) -> None:
        found = back_plan(
            told_on=date(2021, 1, 4),
            due_on=date(2021, 1, 29),
            before=[Step("Write the draft", 10)],
            after=[Step("Change it", 1), Step("Sign it off", 5)],
        )
        assert found.consultation_days == 4
        assert (found.consultation_starts_on, found.consultation_ends_on) == (
            date(2021, 1, 18),
            date(2021, 1, 21),
        )
        assert [step.starts_on for step in found.after] == [date(2021, 1, 22), date(2021, 1, 25)]

    def test_steps_that_do_not_fit_leave_less_than_nothing(self) -> None:
        found = back_plan(
            told_on=date(2021, 1, 4), due_on=date(2021, 1, 8), before=[Step("Write", 8)], after=[]
        )
        assert found.consultation_days == -3
        assert not found.is_possible

    @given(days, days)
    def test_weekdays_are_counted_as_by_hand(self, one: date, other: date) -> None:
        first, last = sorted((one, other))
        by_hand = sum(
            (first + timedelta(days=offset)).weekday() < 5
            for offset in range((last - first).days + 1)
        )
        assert weekdays_between(first, last) == by_hand

    @given(days, st.integers(1, 400), st.integers(0, 40), st.integers(0, 40))
    def test_the_days_add_up(self, told_on: date, length: int, before: int, after: int) -> None:
        due_on = told_on + timedelta(days=length)
        steps = ([Step("a", before)] if before else [], [Step("b", after)] if after else [])
        found = back_plan(told_on=told_on, due_on=due_on, before=steps[0], after=steps[1])
        everything = back_plan(told_on=told_on, due_on=due_on, before=[], after=[])
        assert found.consultation_days + before + after == everything.consultation_days


class TestPages:
    """In a browser without scripts."""

    def test_a_plan_is_drafted_with_what_led_to_it(
        self, registers: None, signed_in: SignedIn
    ) -> None:
        sent = {"title": "Outreach", "words": "Where and why", "priority": "4"}
        made = signed_in("grace").post("/plans/new/", sent | {"comes_from": "R-20"})
        assert made["Location"] == "/plans/P-1/"
        page = signed_in("imani").get("/thread/P-1/").content.decode()
        assert "R-20" in page

    def test_a_milestone_is_added_and_reached(self, plan: Plan, signed_in: SignedIn) -> None:
        grace, address = signed_in("grace"), f"/plans/{plan.reference}/"
        sent = {"title": "Workers in place", "due_on": "2030-05-01"}
        assert grace.post(f"{address}milestones/new/", sent).status_code == 302
        (milestone,) = plan.milestones.all()
        assert grace.post(f"{address}milestones/{milestone.pk}/reached/").status_code == 302
        assert "reached on" in grace.get(address).content.decode()

    def test_a_set_date_shows_the_days_it_left(self, db: None, signed_in: SignedIn) -> None:
        sent = {
            "title": "Needs assessment",
            "set_by": "Home Office",
            "told_on": "2021-01-04",
            "due_on": "2021-01-29",
            "before": "Write the draft: 10",
            "after": "Change it: 1; Sign it off: 5",
        }
        assert signed_in("grace").post("/plans/dates/new/", sent).status_code == 302
        page = signed_in("hari").get("/plans/dates/").content.decode()
        assert "The date left 4 weekdays to consult." in page

    @pytest.mark.parametrize("steps", ["Write", "Write: x", ": 4", "Write: 9999"])
    def test_a_step_that_cannot_be_read_is_said(self, steps: str, signed_in: SignedIn) -> None:
        sent = {"title": "x", "set_by": "y", "told_on": "2021-01-04", "due_on": "2021-02-04"}
        answer = signed_in("grace").post("/plans/dates/new/", sent | {"before": steps})
        assert answer.status_code == 422
        assert "cannot be read" in answer.content.decode()

    def test_the_date_lies_after_the_telling(self, signed_in: SignedIn) -> None:
        sent = {"title": "x", "set_by": "y", "told_on": "2021-03-04", "due_on": "2021-02-04"}
        answer = signed_in("grace").post("/plans/dates/new/", sent)
        assert "not after the day" in answer.content.decode()
