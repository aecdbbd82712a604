"""A plan is not approved as though a panel had been asked when none was."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from headwater_web.accounts.models import Person
from headwater_web.scrutiny.actions.items import ItemWords, draft_item, withdraw_item
from headwater_web.scrutiny.actions.sending import send_item
from headwater_web.scrutiny.models import Item, Panel, SentTo
from headwater_web.scrutiny.staging import load_panels
from headwater_web.strategy import faults
from headwater_web.strategy.actions.approving import approve_plan
from headwater_web.strategy.actions.plans import add_plan
from headwater_web.strategy.models import Plan
from headwater_web.ui.definition_files import partnership_path

SignedIn = Callable[[str], Client]
Decided = Callable[..., str]
DaysAgo = Callable[[int], AbstractContextManager[object]]
Send = Callable[[int], Item]
WHY = "The money lapses at the end of the month."


@pytest.fixture
def plan(cast: dict[str, Person]) -> Plan:
    return add_plan(by=cast["grace"], title="Outreach on one estate", words="Move the money")


@pytest.fixture
def days_ago(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], AbstractContextManager[object]]:
    """Live so many days ago for a while: `with days_ago(30):`."""

    @contextmanager
    def then(days: int) -> Iterator[None]:
        moment = timezone.now() - timedelta(days=days)
        with monkeypatch.context() as patched:
            patched.setattr(timezone, "now", lambda: moment)
            yield

    return then


@pytest.fixture
def send(plan: Plan, cast: dict[str, Person], bodies: None, days_ago: DaysAgo) -> Send:
    """Send the plan to the scrutiny panel so many days ago; its time to look is over."""
    load_panels(partnership_path("panels.yaml"))

    def to_the_panel(days: int) -> Item:
        with days_ago(days):
            words = ItemWords(
                about=plan.reference,
                title="Outreach",
                asked="Is it right?",
                plan="Move it.",
                dataset="None.",
                not_heard="Nobody yet.",
                decision_due_on=timezone.localdate() + timedelta(days=40),
            )
            item = draft_item(by=cast["amara"], words=words)
            panel = Panel.objects.get(key="scrutiny_panel")
            send_item(by=cast["amara"], item=item, to=[panel], version=1)
        SentTo.objects.filter(item=item).update(look_until=timezone.localdate() - timedelta(days=1))
        return Item.objects.get(pk=item.pk)

    return to_the_panel


def approve(plan: Plan, person: Person, decision: str, because: str = "") -> None:
    plan.refresh_from_db()
    approve_plan(by=person, plan=plan, decision=decision, not_consulted_because=because)


#  sent days ago  withdrawn  by      reason  what happens
WHAT_HAPPENS = """
   30             no         grace   no      approved
   30             no         grace   yes     approved
   -              no         grace   no      NobodyAsked
   -              no         grace   yes     approved
   -              no         chioma  no      NobodyAsked
   30             yes        grace   no      WithdrawnFromPanel
   30             yes        grace   yes     WithdrawnFromPanel
   30             yes        chioma  no      WithdrawnFromPanel
   30             yes        chioma  yes     approved
   1              no         grace   yes     WithdrawnFromPanel
   1              no         chioma  yes     approved
"""


@pytest.mark.parametrize("line", WHAT_HAPPENS.strip().splitlines())
def test_whether_a_plan_is_approved_follows_from_who_was_asked(
    line: str,
    plan: Plan,
    cast: dict[str, Person],
    decided: Decided,
    send: Send,
    days_ago: DaysAgo,
) -> None:
    days, withdrawn, who, reason, expected = line.split()
    if days != "-":
        item = send(int(days))
        if withdrawn == "yes":
            with days_ago(10):
                withdraw_item(by=cast["grace"], item=item, why="To be quick.")
    decision = decided(plan.reference)  # of a meeting three days ago
    because = WHY if reason == "yes" else ""
    if expected == "approved":
        approve(plan, cast[who], decision, because)
        asked_before = days == "30" and withdrawn == "no"
        assert Plan.objects.get().not_consulted_because == ("" if asked_before else because)
    else:
        with pytest.raises(getattr(faults, expected)):
            approve(plan, cast[who], decision, because)
        assert Plan.objects.get().approved_on is None


def test_a_plan_withdrawn_from_a_panel_says_so_plainly_and_in_its_thread(
    plan: Plan,
    cast: dict[str, Person],
    decided: Decided,
    send: Send,
    days_ago: DaysAgo,
    signed_in: SignedIn,
) -> None:
    item = send(30)
    with days_ago(10):
        withdraw_item(by=cast["grace"], item=item, why="To be quick.")
    imani, address = signed_in("imani"), f"/plans/{plan.reference}/"
    assert "taken back before the panel was done" in imani.get(address).text
    sent = {"decision": decided(plan.reference), "not_consulted_because": WHY}
    refused = signed_in("grace").post(f"{address}approve/", sent)
    assert refused.status_code == 422
    assert "a director says here why" in refused.text
    assert WHY in refused.text
    assert signed_in("chioma").post(f"{address}approve/", sent).status_code == 302
    page = imani.get(address).text
    assert "Taken back before a panel was done with it" in page
    assert WHY in page
    assert "A panel was asked before." not in page
    assert "no panel was asked before" in imani.get(f"/thread/{plan.reference}/").text


def test_a_plan_that_nobody_was_asked_about_needs_a_reason(
    plan: Plan, decided: Decided, signed_in: SignedIn
) -> None:
    grace, address = signed_in("grace"), f"/plans/{plan.reference}/"
    sent = {"decision": decided(plan.reference)}
    assert "Say why not" in grace.post(f"{address}approve/", sent).text
    assert (
        grace.post(f"{address}approve/", sent | {"not_consulted_because": WHY}).status_code == 302
    )
    assert "No panel was asked before it was decided." in grace.get(address).text


def test_a_reason_belongs_to_an_approval(plan: Plan) -> None:
    plan.not_consulted_because = WHY
    with pytest.raises(IntegrityError), transaction.atomic():
        plan.save()
