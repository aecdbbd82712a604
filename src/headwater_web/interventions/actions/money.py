"""Giving programmes money of funding's budget lines. A pound is given once."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from headwater_web.audit.api import Actor, record
from headwater_web.funding.api import LineStanding, lines_standing
from headwater_web.interventions import faults
from headwater_web.interventions.actions.acting import signed
from headwater_web.interventions.models import Allocation, Programme, ProgrammeVersion
from headwater_web.interventions.money_rules import left_of
from headwater_web.thread.api import LinkKind, link


@dataclass(frozen=True, slots=True)
class Share:
    """So many pounds of a line from `starts_on` until before `ends_on`, for one district or all."""

    line: int
    amount: Decimal
    starts_on: date
    ends_on: date
    district: str = ""


@transaction.atomic
def allocate(*, by: Actor, programme: Programme, share: Share) -> Allocation:
    """Give a programme money of a budget line.

    Raises NoSuchLine, NotInThatAgreement, NotInThatProgramme, NotTheProgrammesDistrict and
    MoreThanTheLineHolds.
    """
    return _allocate(by, programme, share, replaces=None, because="")


@transaction.atomic
def change_allocation(
    *, by: Actor, allocation: Allocation, share: Share, because: str
) -> Allocation:
    """Give a programme another amount of a line, or nothing, and say why.

    Raises ChangedMeanwhile where the amount was changed already, and what `allocate` raises.
    """
    if Allocation.objects.filter(replaces=allocation).exists():
        raise faults.ChangedMeanwhile
    return _allocate(by, allocation.programme, share, replaces=allocation, because=because)


def _allocate(
    by: Actor, programme: Programme, share: Share, *, replaces: Allocation | None, because: str
) -> Allocation:
    # Everybody who gives money waits here for whoever came first, so that no line is given twice.
    list(Programme.objects.select_for_update().values_list("pk", flat=True))
    line = next(
        (each for each in lines_standing(timezone.localdate()) if each.number == share.line), None
    )
    if line is None:
        raise faults.NoSuchLine
    if share.amount:
        _check(share, line, programme.versions.order_by("number").last(), replaces)
    allocation = Allocation.objects.create(
        programme=programme,
        agreement=line.agreement,
        line=line.number,
        amount=share.amount,
        district=share.district,
        starts_on=share.starts_on,
        ends_on=share.ends_on,
        replaces=replaces,
        because=because,
        **signed(by),
    )
    link(by=by, earlier=line.agreement, later=programme.reference, kind=LinkKind.LED_TO)
    record(
        actor=by,
        action="interventions.money_given",
        about=programme.audit_reference,
        details={
            "line": line.number,
            "amount": str(share.amount),
            "replaces": replaces.pk if replaces else None,
        },
    )
    return allocation


def _check(
    share: Share,
    line: LineStanding,
    version: ProgrammeVersion | None,
    replaces: Allocation | None,
) -> None:
    if share.starts_on < line.starts_on or share.ends_on > line.ends_on:
        raise faults.NotInThatAgreement
    if version is None or share.starts_on < version.starts_on or share.ends_on > version.ends_on:
        raise faults.NotInThatProgramme
    if share.district and share.district not in version.districts:
        raise faults.NotTheProgrammesDistrict
    if share.amount > left_of(line, Allocation.objects.all(), without=replaces):
        raise faults.MoreThanTheLineHolds
