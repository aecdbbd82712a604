"""Actions: what happens to them, and what cannot."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from headwater_web.accounts.actions import end_membership
from headwater_web.accounts.models import Person
from headwater_web.strategy import faults
from headwater_web.strategy.actions import closing, doing, extending, leading, links
from headwater_web.strategy.models import Action, Closure, Condition, ProgressLink
from headwater_web.strategy.queries.actions import ShownAction, shown_action
from headwater_web.strategy.queries.trackers import tracker
from headwater_web.strategy.standings import ActionFacts, Standing, days_overdue, standing_of

SignedIn = Callable[[str], Client]
Decided = Callable[..., str]
DUE = date(2021, 3, 31)
EVIDENCE = closing.Evidence("The file of May has it in 97 of 100 rows", "https://data.example/may")

#  due          confirmed    claimed  today        standing   days overdue
STANDINGS = """
   2021-03-31   -            no       2021-02-01   later      0
   2021-03-31   -            no       2021-03-01   due_soon   0
   2021-03-31   -            no       2021-03-31   due_soon   0
   2021-03-31   -            no       2021-04-01   overdue    1
   2021-03-31   -            yes      2021-05-01   claimed    31
   2021-03-31   2021-03-30   yes      2021-05-01   done       0
   2021-03-31   2021-04-30   yes      2022-05-01   done       30
   -            -            no       2021-05-01   undated    0
"""


def day(text: str) -> date | None:
    return None if text == "-" else date.fromisoformat(text)


@pytest.mark.parametrize("line", STANDINGS.strip().splitlines())
def test_a_standing_follows_from_the_facts(line: str) -> None:
    due, confirmed, claimed, today, standing, overdue = line.split()
    facts = ActionFacts(day(due), day(confirmed), claimed == "yes")
    on = date.fromisoformat(today)
    assert standing_of(facts, today=on) == standing
    assert days_overdue(facts, today=on) == int(overdue)


def test_an_extension_changes_no_standing() -> None:
    facts = ActionFacts(DUE, extended_until=date(2022, 1, 1), conditions=("waiting",))
    assert standing_of(facts, today=date(2021, 6, 1)) is Standing.OVERDUE


def seen(action: Action, today: date = date(2021, 5, 1)) -> ShownAction:
    found = shown_action(action.reference, today=today)
    assert found is not None
    return found


class TestTheFirstDate:
    """It never changes, whoever tries."""

    def test_the_database_refuses_another_date(self, action: Action) -> None:
        action.due_on = date(2022, 1, 1)
        with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
            action.save()
        with pytest.raises(IntegrityError), transaction.atomic():
            Action.objects.filter(pk=action.pk).update(due_on=None)

    def test_saving_the_same_date_is_nothing(self, action: Action) -> None:
        action.save()

    def test_a_date_before_the_beginning_is_refused(self, cast: dict[str, Person]) -> None:
        with pytest.raises(faults.BeforeTheBeginning):
            doing.add_action(
                by=cast["grace"],
                title="x",
                due_on=date(2019, 6, 30),
                leads=[leading.NewLead("police", "Chief")],
            )

    def test_more_time_is_asked_for_and_decided_by_a_body(
        self, action: Action, cast: dict[str, Person], decided: Decided
    ) -> None:
        request = extending.ask_for_time(
            by=cast["ben"], action=action, version=1, until=date(2021, 9, 30), reason="New system"
        )
        assert [each.reference for each in tables().extensions_asked] == [action.reference]
        assert tables().overdue == ()
        agreed = decided(action.reference)
        extending.decide_on_time(by=cast["grace"], request=request, decision=agreed)
        found = seen(action)
        assert (found.standing, found.days_overdue) == (Standing.OVERDUE, 31)
        assert found.granted is not None
        assert (found.granted.decision, found.granted.decided_by_body) == (
            agreed,
            "strategic_board",
        )
        assert [each.reference for each in tables().overdue] == [action.reference]

    def test_what_the_body_did_not_agree_to_is_not_granted(
        self, action: Action, cast: dict[str, Person], decided: Decided
    ) -> None:
        request = extending.ask_for_time(
            by=cast["ben"], action=action, version=1, until=date(2021, 9, 30), reason="x"
        )
        refused = decided(action.reference, outcome="not_agreed")
        extending.decide_on_time(by=cast["grace"], request=request, decision=refused)
        assert seen(action).granted is None
        assert seen(action).waiting_request is None

    def test_a_decision_about_something_else_settles_nothing(
        self, action: Action, cast: dict[str, Person], decided: Decided
    ) -> None:
        request = extending.ask_for_time(
            by=cast["ben"], action=action, version=1, until=date(2021, 9, 30), reason="x"
        )
        for other in (decided("R-2"), "D-99"):
            with pytest.raises(faults.NotDecided):
                extending.decide_on_time(by=cast["grace"], request=request, decision=other)

    def test_an_earlier_date_is_no_extension(self, action: Action, cast: dict[str, Person]) -> None:
        with pytest.raises(faults.NotLater):
            extending.ask_for_time(by=cast["ben"], action=action, version=1, until=DUE, reason="x")

    def test_nobody_grants_time_without_a_body(
        self, action: Action, cast: dict[str, Person]
    ) -> None:
        request = extending.ask_for_time(
            by=cast["ben"], action=action, version=1, until=date(2021, 9, 30), reason="x"
        )
        request.is_granted, request.decided_on = True, DUE
        with pytest.raises(IntegrityError), transaction.atomic():
            request.save()


def tables(today: date = date(2021, 5, 1)):  # type: ignore[no-untyped-def]  # a Tracker
    return tracker(since=date(2021, 1, 1), today=today)


class TestClosing:
    """Nothing is done without evidence and a second person."""

    def test_one_says_it_and_another_confirms(
        self, action: Action, cast: dict[str, Person]
    ) -> None:
        closing.say_done(by=cast["ben"], action=action, version=1, evidence=EVIDENCE)
        assert seen(action).standing is Standing.CLAIMED
        closing.confirm_done(by=cast["hari"], action=action, version=2)
        assert seen(action).standing is Standing.DONE

    def test_nobody_confirms_their_own(self, action: Action, cast: dict[str, Person]) -> None:
        closing.say_done(by=cast["grace"], action=action, version=1, evidence=EVIDENCE)
        with pytest.raises(faults.OwnClosure):
            closing.confirm_done(by=cast["grace"], action=action, version=2)
        assert seen(action).standing is Standing.CLAIMED

    def test_the_database_refuses_it_too(self, action: Action, cast: dict[str, Person]) -> None:
        closure = closing.say_done(by=cast["grace"], action=action, version=1, evidence=EVIDENCE)
        closure.confirmed_at, closure.confirmed_by = timezone.now(), closure.proposed_by
        with pytest.raises(IntegrityError), transaction.atomic():
            closure.save()

    def test_without_evidence_the_database_refuses(
        self, action: Action, cast: dict[str, Person]
    ) -> None:
        with pytest.raises(IntegrityError), transaction.atomic():
            closing.say_done(
                by=cast["ben"], action=action, version=1, evidence=closing.Evidence("It is done")
            )

    def test_it_is_sent_back_and_open_again(self, action: Action, cast: dict[str, Person]) -> None:
        closing.say_done(by=cast["ben"], action=action, version=1, evidence=EVIDENCE)
        closing.send_back(by=cast["hari"], action=action, version=2, because="Only one file")
        assert seen(action).standing is Standing.OVERDUE
        closing.say_done(by=cast["ben"], action=action, version=3, evidence=EVIDENCE)
        assert Closure.objects.count() == 2

    def test_nothing_to_confirm(self, action: Action, cast: dict[str, Person]) -> None:
        with pytest.raises(faults.NothingToConfirm):
            closing.confirm_done(by=cast["hari"], action=action, version=1)

    def test_what_is_done_is_not_held_up(self, action: Action, cast: dict[str, Person]) -> None:
        closing.say_done(by=cast["ben"], action=action, version=1, evidence=EVIDENCE)
        with pytest.raises(faults.AlreadyClosed):
            extending.ask_for_time(
                by=cast["ben"], action=action, version=2, until=date(2022, 1, 1), reason="x"
            )


class TestLeads:
    """An action has a lead, in any organisation, and a lead can go."""

    def test_an_action_is_never_without_a_lead(
        self, action: Action, cast: dict[str, Person]
    ) -> None:
        (lead,) = action.leads.all()
        with pytest.raises(faults.NobodyLeads), transaction.atomic():
            leading.change_lead(by=cast["grace"], action=action, version=1, ends=lead, begins=None)
        with pytest.raises(faults.NobodyLeads):
            doing.add_action(by=cast["grace"], title="x", due_on=None, leads=[])

    def test_a_lead_who_left_reports_no_more(
        self, action: Action, cast: dict[str, Person], signed_in: SignedIn
    ) -> None:
        membership = cast["ben"].memberships.get()
        end_membership(by=cast["farah"], membership=membership, ends_on=timezone.localdate())
        answer = signed_in("ben").get(f"/actions/{action.reference}/progress/")
        assert answer.status_code == 403

    def test_a_lead_of_another_organisation_may_not_report(
        self, action: Action, signed_in: SignedIn
    ) -> None:
        assert signed_in("dev").get(f"/actions/{action.reference}/progress/").status_code == 403
        page = signed_in("dev").get(f"/actions/{action.reference}/").content.decode()
        assert "Say that it is done" not in page

    def test_two_organisations_can_lead(self, action: Action, cast: dict[str, Person]) -> None:
        lead = leading.NewLead("health_board", "Director of public health")
        leading.change_lead(by=cast["grace"], action=action, version=1, ends=None, begins=lead)
        assert seen(action).organisations == {"police", "health_board"}


class TestHoldingUp:
    """Waiting and blocked are conditions beside the standing."""

    def test_it_waits_and_goes_on(self, action: Action, cast: dict[str, Person]) -> None:
        condition = doing.hold_up(
            by=cast["ben"],
            action=action,
            version=1,
            kind=Condition.Kind.WAITING,
            on_whom="Home Office",
            words="A date for the new form",
        )
        assert seen(action).conditions == (condition,)
        assert seen(action).standing is Standing.OVERDUE
        doing.go_on(by=cast["ben"], condition=condition)
        assert seen(action).conditions == ()


class TestTwoPeopleAtOnce:
    """The second learns of the first, and nothing typed is lost."""

    def test_the_second_is_told(self, action: Action, cast: dict[str, Person]) -> None:
        doing.report_progress(by=cast["ben"], action=action, version=1, words="Half way")
        with pytest.raises(faults.ChangedMeanwhile):
            doing.report_progress(by=cast["grace"], action=action, version=1, words="Begun")

    def test_the_words_stay_and_can_be_sent_again(
        self, action: Action, cast: dict[str, Person], signed_in: SignedIn
    ) -> None:
        client, address = signed_in("grace"), f"/actions/{action.reference}/progress/"
        doing.report_progress(by=cast["ben"], action=action, version=1, words="Half way")
        answer = client.post(address, {"version": 1, "words": "Mine too"})
        assert answer.status_code == 422
        page = answer.content.decode()
        assert "Somebody else changed this action" in page
        assert "Mine too" in page
        assert client.post(address, {"version": 2, "words": "Mine too"}).status_code == 302
        assert action.updates.count() == 2


class TestTheLink:
    """It works once, for a while, on one action, and tells whoever has it nothing else."""

    @pytest.fixture
    def token(self, action: Action, cast: dict[str, Person]) -> str:
        return links.make_progress_link(by=cast["grace"], lead=action.leads.get())

    def test_it_is_sent_by_mail(self, action: Action, signed_in: SignedIn) -> None:
        lead = action.leads.get()
        signed_in("grace").post(f"/actions/{action.reference}/leads/{lead.pk}/link/")
        (sent,) = mail.outbox
        assert sent.to == ["data@police.example"]
        assert "/progress/" in sent.body

    def test_a_stranger_with_it_sees_one_title_and_a_box(
        self, token: str, action: Action, client: Client
    ) -> None:
        page = client.get(f"/progress/{token}/").content.decode()
        assert action.title in page
        for hidden in ("data@police.example", "31 March 2021", "R-1"):
            assert hidden not in page

    def test_it_works_once(self, token: str, action: Action, client: Client) -> None:
        assert client.post(f"/progress/{token}/", {"words": "Going well"}).status_code == 200
        again = client.post(f"/progress/{token}/", {"words": "Once more"})
        assert again.status_code == 404
        assert "Nothing was saved" in again.content.decode()
        (update,) = action.updates.all()
        assert (update.words, update.made_by) == ("Going well", "")
        assert update.link is not None

    def test_it_expires(self, token: str, client: Client) -> None:
        past = timezone.now() - timedelta(days=15)
        ProgressLink.objects.update(sent_at=past, expires_at=past + timedelta(days=14))
        assert client.get(f"/progress/{token}/").status_code == 404

    def test_a_new_one_ends_the_old(
        self, token: str, action: Action, cast: dict[str, Person], client: Client
    ) -> None:
        newer = links.make_progress_link(by=cast["grace"], lead=action.leads.get())
        assert client.get(f"/progress/{token}/").status_code == 404
        assert client.get(f"/progress/{newer}/").status_code == 200

    def test_it_ends_with_the_lead(
        self, token: str, action: Action, cast: dict[str, Person], client: Client
    ) -> None:
        leading.change_lead(
            by=cast["grace"],
            action=action,
            version=1,
            ends=action.leads.get(),
            begins=leading.NewLead("police", "Deputy"),
        )
        assert client.get(f"/progress/{token}/").status_code == 404

    @pytest.mark.parametrize("token", ["x", "eyJhIjoxfQ:1:x", "a" * 500])
    def test_anything_else_opens_nothing(self, token: str, client: Client, db: None) -> None:
        assert client.get(f"/progress/{token}/").status_code == 404

    def test_the_history_says_that_it_came_by_link(
        self, token: str, action: Action, client: Client, signed_in: SignedIn
    ) -> None:
        client.post(f"/progress/{token}/", {"words": "Going well"})
        page = signed_in("hari").get(f"/actions/{action.reference}/").content.decode()
        assert "by a link sent to Police" in page


class TestPages:
    """The whole way in a browser without scripts."""

    def test_from_a_recommendation_to_done(self, registers: None, signed_in: SignedIn) -> None:
        grace = signed_in("grace")
        made = grace.post(
            "/actions/new/",
            {
                "title": "Compare the two services",
                "organisation": "youth_justice_city",
                "post": "Head of service",
                "due_on": "2026-12-31",
                "carries_out": "R-2 b-17",
            },
        )
        address = made["Location"]
        assert address == "/actions/A-1/"
        done = {
            "version": 1,
            "evidence": "Report of November, page 3",
            "evidence_address": "https://reports.example/november",
        }
        assert grace.post(f"{address}done/", done).status_code == 302
        assert grace.post(f"{address}done/confirm/", {"version": 2}).status_code == 422
        assert signed_in("hari").post(f"{address}done/confirm/", {"version": 2}).status_code == 302
        page = signed_in("imani").get(address).content.decode()
        assert "Confirmed, Hari Nair" in " ".join(page.split())
        assert "done, with evidence" in signed_in("imani").get("/entries/R-2/").content.decode()

    def test_done_without_evidence_is_refused_in_words(
        self, action: Action, signed_in: SignedIn
    ) -> None:
        answer = signed_in("ben").post(
            f"/actions/{action.reference}/done/", {"version": 1, "evidence": "Trust me"}
        )
        assert answer.status_code == 422
        assert "not done without evidence" in answer.content.decode()

    def test_four_hundred_pages_pasted_in_are_refused_in_words(
        self, action: Action, signed_in: SignedIn
    ) -> None:
        answer = signed_in("ben").post(
            f"/actions/{action.reference}/done/",
            {"version": 1, "evidence": "x" * 800_000, "evidence_address": "https://a.example"},
        )
        assert answer.status_code == 422
        assert "at most 4000 characters" in answer.content.decode()

    def test_a_free_text_box_says_whom_to_ring(self, action: Action, signed_in: SignedIn) -> None:
        page = signed_in("ben").get(f"/actions/{action.reference}/progress/").content.decode()
        assert 'href="tel:999"' in page

    def test_the_report_of_a_period(
        self, action: Action, cast: dict[str, Person], signed_in: SignedIn
    ) -> None:
        doing.report_progress(by=cast["ben"], action=action, version=1, words="Half way there")
        page = signed_in("hari").get("/actions/report/").content.decode()
        assert "Half way there" in page
        other = signed_in("hari").get("/actions/report/?organisation=ambulance").content.decode()
        assert "Half way there" not in other

    @pytest.mark.parametrize("query", ["?since=x", "?organisation=x", "?since=2026-13-01"])
    def test_an_odd_question_is_answered(self, query: str, signed_in: SignedIn) -> None:
        assert signed_in("hari").get(f"/actions/{query}").status_code == 200
