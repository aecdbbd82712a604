"""Progress by e-mail link: for a lead without an account, once, on one action, for a while."""

import secrets
from datetime import timedelta

from django.core import signing
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.strategy import faults
from headwater_web.strategy.models import Action, ActionLead, ProgressLink, ProgressUpdate

LASTS = timedelta(days=14)
_SALT = "headwater.strategy.progress"


@transaction.atomic
def make_progress_link(*, by: Actor, lead: ActionLead) -> str:
    """A link's token for one lead. Links sent to the lead before stop working."""
    now = timezone.now()
    _open_links(lead).update(withdrawn_at=now)
    made = ProgressLink.objects.create(
        lead=lead,
        nonce=secrets.token_urlsafe(32),
        sent_at=now,
        sent_by=by.audit_reference,
        expires_at=now + LASTS,
    )
    record(
        actor=by,
        action="strategy.progress_link_sent",
        about=lead.action.audit_reference,
        details={"organisation": lead.organisation},
    )
    return signing.dumps(made.nonce, salt=_SALT)


def open_progress_link(token: str) -> ProgressLink:
    """The link that a token stands for, while it works. Raises LinkNotValid."""
    try:
        nonce = signing.loads(token, salt=_SALT)
    except signing.BadSignature:
        raise faults.LinkNotValid from None
    found = (
        ProgressLink.objects.select_related("lead__action")
        .filter(nonce=nonce, used_at__isnull=True, withdrawn_at__isnull=True)
        .filter(expires_at__gt=timezone.now(), lead__ends_on__isnull=True)
        .first()
    )
    if found is None:
        raise faults.LinkNotValid
    return found


@transaction.atomic
def report_by_link(*, token: str, words: str) -> Action:
    """Say how an action goes, by link; the link then works no more. Raises LinkNotValid."""
    found = open_progress_link(token)
    used = ProgressLink.objects.filter(pk=found.pk, used_at__isnull=True)
    if not used.update(used_at=timezone.now()):
        raise faults.LinkNotValid
    action = found.lead.action
    ProgressUpdate.objects.create(action=action, words=words, made_at=timezone.now(), link=found)
    record(
        actor=None,
        action="strategy.progress_by_link",
        about=action.audit_reference,
        details={"organisation": found.lead.organisation},
    )
    return action


def _open_links(lead: ActionLead) -> QuerySet[ProgressLink]:
    return lead.links.filter(used_at__isnull=True, withdrawn_at__isnull=True)
