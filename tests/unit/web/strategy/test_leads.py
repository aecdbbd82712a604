"""Leads that end: bodies abolished in the middle of a year, and people who leave."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from headwater_web.accounts.actions import end_membership
from headwater_web.accounts.models import Person
from headwater_web.governance.actions.bodies import end_body
from headwater_web.governance.models import Body
from headwater_web.strategy import faults
from headwater_web.strategy.actions.doing import add_action
from headwater_web.strategy.actions.leading import NewLead, change_lead, take_on
from headwater_web.strategy.actions.plans import add_plan, take_on_plan
from headwater_web.strategy.api import (
    actions_without_living_lead,
    plans_without_living_body,
    tracker,
)
from headwater_web.strategy.models import Action, ActionLead, Plan
from headwater_web.strategy.queries.actions import ShownAction, shown_action
from headwater_web.strategy.queries.plans import all_plans, shown_plans

SignedIn = Callable[[str], Client]
TODAY = date(2022, 7, 4)
ABOLISHED = date(2022, 7, 1)


@pytest.fixture
def led_by_ccg(cast: dict[str, Person], bodies: None) -> Action:
    """An action that the clinical commissioning group has led since 2021."""
    return add_action(
        by=cast["grace"],
        title="Ask every hospital",
        due_on=date(2022, 12, 31),
        leads=[NewLead("ccg", "Head of urgent care", since=date(2021, 6, 1))],
    )


def seen(action: Action, today: date = TODAY) -> ShownAction:
    found = shown_action(action.reference, today=today)
    assert found is not None
    return found


def words(action: Action, today: date = TODAY) -> list[str]:
    return [each.words for each in seen(action, today).led]


def tracked(today: date = TODAY) -> list[str]:
    return [each.reference for each in tracker(since=today, today=today).leads_ended]


class TestABodyAbolishedMidYear:
    """Its actions say so until a successor takes them on. Nothing is rewritten."""

    def test_before_that_day_nothing_is_said(self, led_by_ccg: Action) -> None:
        before = ABOLISHED - timedelta(days=1)
        (said,) = words(led_by_ccg, before)
        assert said.endswith("Clinical Commissioning Group")
        assert tracked(before) == []
        assert actions_without_living_lead(before) == ()

    def test_from_that_day_its_successor_is_named_and_has_not_taken_it_on(
        self, led_by_ccg: Action
    ) -> None:
        (said,) = words(led_by_ccg, ABOLISHED)
        assert said == (
            "Head of urgent care, NHS Nottingham and Nottinghamshire Clinical Commissioning Group "
            "until 30 June 2022; its successor NHS Nottingham and Nottinghamshire Integrated Care "
            "Board has not taken it on"
        )

    def test_it_stands_in_the_tracker_and_in_what_a_board_is_told(self, led_by_ccg: Action) -> None:
        assert tracked() == [led_by_ccg.reference]
        (found,) = actions_without_living_lead(TODAY)
        assert found.reference == led_by_ccg.reference

    def test_once_the_successor_takes_it_on_both_are_shown_and_nothing_is_rewritten(
        self, led_by_ccg: Action, cast: dict[str, Person]
    ) -> None:
        (old,) = led_by_ccg.leads.all()
        before = ActionLead.objects.filter(pk=old.pk).values().get()
        begins = NewLead("health_board", "Head of urgent care", since=date(2022, 7, 2))
        take_on(by=cast["hari"], action=led_by_ccg, version=1, ended=old, begins=begins)
        assert ActionLead.objects.filter(pk=old.pk).values().get() == before
        first, second = words(led_by_ccg)
        assert first.endswith(
            "taken on by NHS Nottingham and Nottinghamshire Integrated Care Board on 2 July 2022"
        )
        assert second.endswith("Integrated Care Board")
        assert tracked() == []
        assert actions_without_living_lead(TODAY) == ()

    def test_another_lead_keeps_it_alive_but_the_part_still_waits(
        self, led_by_ccg: Action, cast: dict[str, Person]
    ) -> None:
        police = NewLead("police", "Head of data")
        change_lead(by=cast["grace"], action=led_by_ccg, version=1, ends=None, begins=police)
        assert tracked() == [led_by_ccg.reference]
        assert actions_without_living_lead(TODAY) == ()

    def test_only_a_successor_takes_it_on(
        self, led_by_ccg: Action, cast: dict[str, Person]
    ) -> None:
        with pytest.raises(faults.NotASuccessor), transaction.atomic():
            take_on(
                by=cast["ben"],
                action=led_by_ccg,
                version=1,
                ended=led_by_ccg.leads.get(),
                begins=NewLead("police", "Chief"),
            )
        assert Action.objects.get().version == 1

    def test_what_still_exists_is_not_taken_on(
        self, action: Action, bodies: None, cast: dict[str, Person]
    ) -> None:
        with pytest.raises(faults.NotASuccessor):
            take_on(
                by=cast["hari"],
                action=action,
                version=1,
                ended=action.leads.get(),
                begins=NewLead("health_board", "Chief"),
            )

    def test_with_two_successors_both_are_named(
        self, bodies: None, cast: dict[str, Person]
    ) -> None:
        lead = NewLead("public_health_england", "Consultant")
        made = add_action(by=cast["grace"], title="x", due_on=None, leads=[lead])
        (said,) = words(made)
        assert "until 30 September 2021; its successors " in said
        assert said.endswith("have not taken it on")

    def test_without_a_successor_nobody_is_known(
        self, bodies: None, cast: dict[str, Person]
    ) -> None:
        fire = Body.objects.get(key="fire_and_rescue")
        end_body(by=cast["grace"], body=fire, ends_on=ABOLISHED)
        lead = NewLead("fire_and_rescue", "Chief")
        made = add_action(by=cast["grace"], title="x", due_on=None, leads=[lead])
        assert words(made)[0].endswith("until 30 June 2022; nobody is known to have taken over")

    def test_a_done_action_asks_for_nobody(
        self, led_by_ccg: Action, cast: dict[str, Person]
    ) -> None:
        from headwater_web.strategy.actions.closing import Evidence, confirm_done, say_done

        evidence = Evidence("Done", "https://a.example")
        say_done(by=cast["ben"], action=led_by_ccg, version=1, evidence=evidence)
        confirm_done(by=cast["hari"], action=led_by_ccg, version=2)
        assert tracked() == []
        assert actions_without_living_lead(TODAY) == ()

    def test_in_a_browser_the_successors_own_people_take_it_on(
        self, led_by_ccg: Action, signed_in: SignedIn
    ) -> None:
        address = f"/actions/{led_by_ccg.reference}/"
        lead = led_by_ccg.leads.get()
        hari = signed_in("hari")  # of the health board
        assert "has not taken it on" in hari.get(address).text
        assert "Take on what Head of urgent care led" in hari.get(address).text
        sent = {"version": 1, "organisation": "health_board", "post": "Head of urgent care"}
        assert hari.post(f"{address}leads/{lead.pk}/take-on/", sent).status_code == 302
        assert "taken on by" in hari.get(address).text
        assert hari.get(f"{address}leads/{lead.pk}/take-on/").status_code == 404
        assert "Say that it is done" in hari.get(address).text

    def test_others_may_not(self, led_by_ccg: Action, signed_in: SignedIn) -> None:
        address = f"/actions/{led_by_ccg.reference}/leads/{led_by_ccg.leads.get().pk}/take-on/"
        assert signed_in("ben").get(address).status_code == 403
        assert signed_in("imani").get(address).status_code == 403
        page = signed_in("ben").get(f"/actions/{led_by_ccg.reference}/").text
        assert "Take on what" not in page

    def test_it_is_on_the_page_of_actions_and_in_the_report(
        self, led_by_ccg: Action, signed_in: SignedIn
    ) -> None:
        for address in ("/actions/", "/actions/report/"):
            page = signed_in("dev").get(address).text
            ended = page.index("Leads that have ended")
            assert led_by_ccg.title in page[ended : page.index("Waiting or blocked")]

    def test_a_body_that_ended_is_offered_to_nobody_as_a_lead(
        self, bodies: None, signed_in: SignedIn
    ) -> None:
        page = signed_in("grace").get("/actions/new/").text
        assert 'value="health_board"' in page
        assert 'value="trauma_group"' in page
        assert 'value="ccg"' not in page


class TestAPlanOfABodyThatEnded:
    """The same for plans."""

    @pytest.fixture
    def plan(self, cast: dict[str, Person], bodies: None) -> Plan:
        return add_plan(by=cast["grace"], title="Beds", words="More", body="ccg")

    def shown(self, plan: Plan) -> str:
        return shown_plans(all_plans().filter(pk=plan.pk), today=TODAY)[0].words

    def test_it_says_so_until_a_successor_takes_it_on(
        self, plan: Plan, cast: dict[str, Person]
    ) -> None:
        assert "Integrated Care Board has not taken it on" in self.shown(plan)
        assert [each.plan for each in plans_without_living_body(TODAY)] == [plan]
        with pytest.raises(faults.NotASuccessor):
            take_on_plan(by=cast["grace"], plan=plan, body="police")
        take_on_plan(by=cast["grace"], plan=plan, body="health_board")
        assert self.shown(plan) == "a draft, not approved"
        assert plans_without_living_body(TODAY) == ()
        assert Plan.objects.get().body == "ccg"
        with pytest.raises(faults.NotASuccessor):
            take_on_plan(by=cast["grace"], plan=plan, body="health_board")

    def test_in_a_browser(self, plan: Plan, signed_in: SignedIn) -> None:
        grace, address = signed_in("grace"), f"/plans/{plan.reference}/"
        assert "Note who takes it on" in grace.get(address).text
        assert grace.post(f"{address}take-on/", {"body": "police"}).status_code == 422
        assert grace.post(f"{address}take-on/", {"body": "health_board"}).status_code == 302
        page = signed_in("imani").get(address).text
        assert "until 30 June 2022; taken on by NHS" in page
        assert grace.get(f"{address}take-on/").status_code == 404

    def test_a_body_that_exists_is_not_taken_over(
        self, bodies: None, cast: dict[str, Person], signed_in: SignedIn
    ) -> None:
        other = add_plan(by=cast["grace"], title="x", words="x", body="trauma_group")
        assert signed_in("grace").get(f"/plans/{other.reference}/take-on/").status_code == 404


class TestALeadWhoLeft:
    """Whoever holds the post has an account; then the account or the role ends."""

    @pytest.fixture
    def led_by_ben(self, cast: dict[str, Person]) -> Action:
        lead = NewLead("police", "Head of data", person=cast["ben"].audit_reference)
        return add_action(by=cast["grace"], title="x", due_on=None, leads=[lead])

    def test_while_they_are_there_nothing_is_said(self, led_by_ben: Action) -> None:
        today = timezone.localdate()
        assert words(led_by_ben, today) == ["Head of data, Police"]
        assert tracked(today) == []

    @pytest.mark.parametrize("how", ["role ended", "account closed"])
    def test_a_lead_who_left_is_said_and_asked_for(
        self, how: str, led_by_ben: Action, cast: dict[str, Person]
    ) -> None:
        today, ben = timezone.localdate(), cast["ben"]
        if how == "role ended":
            end_membership(by=cast["farah"], membership=ben.memberships.get(), ends_on=today)
        else:
            Person.objects.filter(pk=ben.pk).update(is_active=False, closed_at=timezone.now())
        assert words(led_by_ben, today) == ["Head of data, Police; whoever held the post has left"]
        assert tracked(today) == [led_by_ben.reference]
        assert len(actions_without_living_lead(today)) == 1

    def test_the_next_lead_is_named_in_a_browser_with_an_account(
        self, led_by_ben: Action, cast: dict[str, Person], signed_in: SignedIn
    ) -> None:
        grace, address = signed_in("grace"), f"/actions/{led_by_ben.reference}/leads/"
        form = grace.get(f"{address}new/").text
        assert "Hari Nair (Health board)" in form
        sent = {
            "version": 1,
            "organisation": "health_board",
            "post": "Director",
            "person": cast["hari"].audit_reference,
        }
        assert grace.post(f"{address}new/", sent).status_code == 302
        assert led_by_ben.leads.get(post="Director").person == cast["hari"].audit_reference

    def test_the_same_post_is_not_named_twice(
        self, led_by_ben: Action, signed_in: SignedIn
    ) -> None:
        sent = {"version": 1, "organisation": "police", "post": "Head of data"}
        answer = signed_in("grace").post(f"/actions/{led_by_ben.reference}/leads/new/", sent)
        assert answer.status_code == 422
        assert "leads the action already" in answer.text
