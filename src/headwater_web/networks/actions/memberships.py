"""Keeping what the partnership is a member of, and what it did as one."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.networks.models import Contribution, Membership
from headwater_web.networks.refusals import ChangedMeanwhile, NotComeYet, PutRightAlready


@dataclass(frozen=True, slots=True)
class Did:
    """What was done as a member on a day, and what shows it."""

    on: date
    words: str
    evidence: str = ""
    address: str = ""


@transaction.atomic
def join(
    *, by: Actor, name: str, asks: str, joined_on: date | None, left_on: date | None = None
) -> Membership:
    """Keep a membership. Raises ChangedMeanwhile where one of this name is kept already."""
    if Membership.objects.filter(name=name).exists():
        raise ChangedMeanwhile
    made: Membership = Membership.objects.create(
        name=name,
        asks=asks,
        joined_on=joined_on,
        left_on=left_on,
        added_at=timezone.now(),
        added_by=by.audit_reference,
    )
    record(actor=by, action="networks.alliance_joined", about=made.audit_reference)
    return made


@transaction.atomic
def contribute(
    *, by: Actor, membership: Membership, did: Did, corrects: Contribution | None = None
) -> Contribution:
    """Record what was done as a member; with `corrects`, in place of an entry that was wrong.

    Raises NotComeYet, PutRightAlready.
    """
    if did.on > timezone.localdate():
        raise NotComeYet
    if corrects and Contribution.objects.select_for_update().filter(corrects=corrects).exists():
        raise PutRightAlready
    made: Contribution = Contribution.objects.create(
        membership=membership,
        contributed_on=did.on,
        words=did.words,
        evidence=did.evidence,
        address=did.address,
        corrects=corrects,
        recorded_at=timezone.now(),
        recorded_by=by.audit_reference,
    )
    record(
        actor=by,
        action="networks.contribution_corrected" if corrects else "networks.contribution_recorded",
        about=membership.audit_reference,
        details={"on": did.on.isoformat()},
    )
    return made
