"""Who leads an action: named, ended, and taken on by whoever came after."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.governance.api import bodies_standing
from headwater_web.strategy import faults
from headwater_web.strategy.actions.taking import take
from headwater_web.strategy.models import Action, ActionLead


@dataclass(frozen=True, slots=True)
class NewLead:
    """Who is to lead: a post of an organisation, and how to reach it.

    `person` is the audit reference of whoever holds the post, where they have an account; `since`
    is today unless said.
    """

    organisation: str
    post: str
    email: str = ""
    person: str = ""
    since: date | None = None


@transaction.atomic
def change_lead(
    *, by: Actor, action: Action, version: int, ends: ActionLead | None, begins: NewLead | None
) -> None:
    """End one lead's part, begin another's, or both.

    Raises ChangedMeanwhile, NobodyLeads, LeadsAlready.
    """
    take(action, version)
    if ends is not None:
        ends.ends_on = max(timezone.localdate(), ends.starts_on)
        ends.save(update_fields=["ends_on"])
        record(
            actor=by,
            action="strategy.lead_ended",
            about=action.audit_reference,
            details={"organisation": ends.organisation},
        )
    if begins is not None:
        add_lead(by=by, action=action, lead=begins)
    if not action.leads.filter(ends_on__isnull=True).exists():
        raise faults.NobodyLeads


@transaction.atomic
def take_on(
    *, by: Actor, action: Action, version: int, ended: ActionLead, begins: NewLead
) -> ActionLead:
    """A successor takes on what an organisation led that is no more. That lead's own row stays.

    Raises ChangedMeanwhile, NotASuccessor, LeadsAlready.
    """
    take(action, version)
    standing = bodies_standing([ended.organisation], on=timezone.localdate()).get(
        ended.organisation
    )
    successors = {body.key for body in standing.by} if standing and standing.is_gone else set()
    if begins.organisation not in successors:
        raise faults.NotASuccessor
    return add_lead(by=by, action=action, lead=begins, after=ended.organisation)


def add_lead(
    *, by: Actor | None, action: Action, lead: NewLead, after: str | None = None
) -> ActionLead:
    """Name a lead, within the caller's act. Raises LeadsAlready."""
    if action.leads.filter(
        organisation=lead.organisation, post=lead.post, ends_on__isnull=True
    ).exists():
        raise faults.LeadsAlready
    made: ActionLead = ActionLead.objects.create(
        action=action,
        organisation=lead.organisation,
        post=lead.post,
        email=lead.email,
        person=lead.person,
        starts_on=lead.since or timezone.localdate(),
    )
    record(
        actor=by,
        action="strategy.lead_named",
        about=action.audit_reference,
        details={"organisation": lead.organisation, "after": after},
    )
    return made
