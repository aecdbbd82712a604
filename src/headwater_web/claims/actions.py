"""Writing a claim, publishing it, withdrawing it, and disagreeing with it."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from headwater.vocabulary.claims.judging import highest_rung
from headwater.vocabulary.claims.ladder import Rung
from headwater_web.audit.api import Actor, record
from headwater_web.claims.claim_columns import WRITTEN
from headwater_web.claims.figures import columns_of, figure_of
from headwater_web.claims.findings import findings_of
from headwater_web.claims.models import Claim, ClaimAct, ClaimActKind, ClaimVersion, Dissent
from headwater_web.claims.refusals import (
    ChangedMeanwhile,
    NothingNew,
    NotPublished,
    PublishedAlready,
    SaysTooMuch,
    WrittenByYou,
)
from headwater_web.claims.said import headline_faults
from headwater_web.thread.api import LinkKind, link, take_reference

Said = Mapping[str, Any]
"""What `said.read_claim` gives: a value for each column."""


@transaction.atomic
def add_claim(*, by: Actor, said: Said, organisation: str) -> Claim:
    """Write a claim of a programme of an organisation. It is a draft until it is published."""
    now = timezone.now()
    claim: Claim = Claim.objects.create(
        reference=take_reference("CL"),
        programme=said["programme"],
        organisation=organisation,
        added_at=now,
        added_by=by.audit_reference,
    )
    _write(by, claim, 1, said)
    link(by=by, earlier=claim.programme, later=claim.reference, kind=LinkKind.LED_TO)
    record(actor=by, action="claims.claim_added", about=claim.audit_reference)
    return claim


@transaction.atomic
def add_claims(*, by: Actor, rows: Sequence[tuple[Said, str]]) -> tuple[Claim, ...]:
    """Write the claims of a file, each with the organisation whose programme it is of."""
    return tuple(add_claim(by=by, said=said, organisation=owner) for said, owner in rows)


@transaction.atomic
def change_claim(*, by: Actor, claim: Claim, said: Said, version: int) -> ClaimVersion:
    """Write a new version; the published one stays until this one is published.

    Raises ChangedMeanwhile, NothingNew.
    """
    newest = _newest(claim)
    if newest.number != version:
        raise ChangedMeanwhile
    if columns_of(newest) == {name: said[name] for name in WRITTEN}:
        raise NothingNew
    made = _write(by, claim, version + 1, said)
    record(
        actor=by,
        action="claims.claim_changed",
        about=claim.audit_reference,
        details={"version": made.number},
    )
    return made


@transaction.atomic
def publish_claim(*, by: Actor, claim: Claim, version: int) -> ClaimAct:
    """Let everybody read a version, at the rung that it reaches today.

    Raises ChangedMeanwhile, PublishedAlready, WrittenByYou, SaysTooMuch.
    """
    newest = _newest(claim)
    if newest.number != version:
        raise ChangedMeanwhile
    last = claim.acts.last()
    if last and last.kind == ClaimActKind.PUBLISHED and last.version == version:
        raise PublishedAlready
    if newest.written_by == by.audit_reference:
        raise WrittenByYou
    rung = highest_rung(figure_of(columns_of(newest), findings_of(claim.programme)))
    if headline_faults(newest.headline, rung):
        raise SaysTooMuch
    return _act(by, claim, ClaimActKind.PUBLISHED, version, rung)


@transaction.atomic
def withdraw_claim(*, by: Actor, claim: Claim, because: str) -> ClaimAct:
    """Say that a claim no longer holds, and why. Raises NotPublished."""
    last = _published(claim)
    return _act(by, claim, ClaimActKind.WITHDRAWN, last.version, Rung(last.rung), because)


@transaction.atomic
def disagree(*, by: Actor, claim: Claim, organisation: str, words: str) -> Dissent:
    """Print somebody's words beside a published claim. Raises NotPublished."""
    _published(claim)
    made: Dissent = Dissent.objects.create(
        claim=claim,
        organisation=organisation,
        words=words,
        said_at=timezone.now(),
        said_by=by.audit_reference,
    )
    record(actor=by, action="claims.disagreed", about=claim.audit_reference)
    return made


def _published(claim: Claim) -> ClaimAct:
    last: ClaimAct | None = Claim.objects.select_for_update().get(pk=claim.pk).acts.last()
    if last is None or last.kind == ClaimActKind.WITHDRAWN:
        raise NotPublished
    return last


def _newest(claim: Claim) -> ClaimVersion:
    held = Claim.objects.select_for_update().get(pk=claim.pk)
    found: ClaimVersion = held.versions.order_by("-number")[0]
    return found


def _write(by: Actor, claim: Claim, number: int, said: Said) -> ClaimVersion:
    made: ClaimVersion = ClaimVersion.objects.create(
        claim=claim,
        number=number,
        written_at=timezone.now(),
        written_by=by.audit_reference,
        **{name: said[name] for name in WRITTEN},
    )
    return made


def _act(
    by: Actor, claim: Claim, kind: ClaimActKind, version: int, rung: Rung, because: str = ""
) -> ClaimAct:
    made: ClaimAct = ClaimAct.objects.create(
        claim=claim,
        kind=kind,
        version=version,
        rung=rung.value,
        because=because,
        done_at=timezone.now(),
        done_by=by.audit_reference,
    )
    record(
        actor=by,
        action=f"claims.claim_{kind.value}",
        about=claim.audit_reference,
        details={"version": version, "rung": rung.value},
    )
    return made
