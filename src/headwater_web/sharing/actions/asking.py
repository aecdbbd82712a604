"""What is asked about a file after it was sent: to judge it again, or to take it back."""

from collections.abc import Mapping as Named
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from headwater.exchange.messages import Mapping, Remap, Withdrawal
from headwater.exchange.spool import Spool, new_submission_id
from headwater_web.audit.api import Actor, record
from headwater_web.sharing.faults import (
    AskedMeanwhile,
    NothingToChange,
    NothingToWithdraw,
    NotThereToMap,
    ReplacedSince,
)
from headwater_web.sharing.models import FollowUp
from headwater_web.sharing.queries.mappings import mapping_in_force
from headwater_web.sharing.queries.months import replaced_by
from headwater_web.sharing.queries.submissions import Sent


@dataclass(frozen=True, slots=True)
class Decided:
    """What an officer decided about one file: what to add to the mapping, and what to leave out.

    `renames` and `codes` are as in a mapping; `undo` and `again` name repairs; the `dropped` are
    what an earlier version says and the next one does not.
    """

    renames: Named[str, str] = field(default_factory=dict)
    codes: Named[str, Named[str, str]] = field(default_factory=dict)
    undo: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    dropped_renames: tuple[str, ...] = ()
    dropped_codes: tuple[tuple[str, str], ...] = ()


@transaction.atomic
def map_file(*, by: Actor, sent: Sent, decided: Decided, asked_at: datetime, spool: Spool) -> None:
    """Ask for a file to be judged again with what was decided on top of the mapping in force.

    Raises NotThereToMap, ReplacedSince, NothingToChange, AskedMeanwhile,
    and OSError when there is no room.
    """
    if not sent.can_be_judged_again(timezone.localdate(asked_at)):
        raise NotThereToMap
    if replaced_by(sent, spool):
        raise ReplacedSince
    submission = sent.submission
    before = _mapping_before(sent, by, asked_at, spool)
    mapping = decided_on(before, decided)
    if not _changes(sent, before, mapping):
        raise NothingToChange
    asked = _follow_up(sent, FollowUp.Kind.REMAP, by=by, asked_at=asked_at)
    record(
        actor=by,
        action="sharing.mapping_asked",
        about=submission.audit_reference,
        details={
            "feed": submission.feed,
            "supplier": submission.organisation,
            "after_round": asked.after_round,
        },
    )
    proposal = replace(
        mapping,
        mapping_id=new_submission_id(),
        version=0,
        made_at=asked_at,
        made_by=by.audit_reference,
        note="",
    )
    spool.put_mapping(Remap(submission.submission_id, proposal))


def _mapping_before(sent: Sent, by: Actor, asked_at: datetime, spool: Spool) -> Mapping:
    """The mapping in force, or an empty one."""
    feed, supplier = sent.submission.feed, sent.submission.organisation
    empty = Mapping("", feed, supplier, version=0, made_at=asked_at, made_by=by.audit_reference)
    return mapping_in_force(spool, feed=feed, supplier=supplier) or empty


def decided_on(before: Mapping, decided: Decided) -> Mapping:
    """The mapping that follows from one and from what was decided."""
    renames = {
        found: header
        for found, header in before.renames.items()
        if found not in decided.dropped_renames
    }
    codes = {
        column: {
            value: code
            for value, code in choices.items()
            if (column, value) not in decided.dropped_codes
        }
        for column, choices in before.codes.items()
    }
    for column, choices in decided.codes.items():
        codes[column] = codes.get(column, {}) | dict(choices)
    without = (set(before.without) | set(decided.undo)) - set(decided.again)
    return replace(
        before,
        renames=renames | dict(decided.renames),
        codes={column: choices for column, choices in codes.items() if choices},
        without=tuple(sorted(without)),
    )


def _changes(sent: Sent, before: Mapping, after: Mapping) -> bool:
    """Whether the file would be read in another way than it was."""
    is_other = (before.renames, before.codes, set(before.without)) != (
        after.renames,
        after.codes,
        set(after.without),
    )
    was_read_with = sent.report.mapping_version if sent.report else None
    return is_other or bool(before.version and was_read_with != before.version)


@transaction.atomic
def withdraw_file(*, by: Actor, sent: Sent, because: str, asked_at: datetime, spool: Spool) -> None:
    """Ask for a file to be taken back.

    Raises NothingToWithdraw, AskedMeanwhile, and OSError when there is no room.
    """
    if not sent.can_be_withdrawn:
        raise NothingToWithdraw
    submission = sent.submission
    asked = _follow_up(sent, FollowUp.Kind.WITHDRAWAL, by=by, asked_at=asked_at, because=because)
    record(
        actor=by,
        action="sharing.withdrawal_asked",
        about=submission.audit_reference,
        details={
            "feed": submission.feed,
            "supplier": submission.organisation,
            "after_round": asked.after_round,
        },
    )
    spool.put_withdrawal(
        Withdrawal(submission.submission_id, asked_at, by.audit_reference, because)
    )


def _follow_up(
    sent: Sent, kind: FollowUp.Kind, *, by: Actor, asked_at: datetime, because: str = ""
) -> FollowUp:
    """What was asked, unless somebody asked something of the same answer already."""
    try:
        with transaction.atomic():
            return FollowUp.objects.create(
                submission=sent.submission,
                kind=kind,
                after_round=sent.round,
                because=because,
                asked_at=asked_at,
                asked_by=by.audit_reference,
            )
    except IntegrityError:
        raise AskedMeanwhile from None
