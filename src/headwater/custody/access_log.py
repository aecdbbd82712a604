"""Who opened person-level data, on whose approval, and when: said before anything is shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from headwater.custody.ledger import ExtractRecord
from headwater.custody.signed_log import SignedLog
from headwater.exchange.statements import Statement
from headwater.vocabulary.faults import ExitCode, Fault

OPENED, CLOSED = "opened", "closed"


class AccessRefused(Fault):
    """Nothing that is in force lets this person open this now."""

    exit_code = ExitCode.NO_BASIS


@dataclass(frozen=True, slots=True)
class AccessGrant:
    """One person's leave to open the people of some feeds, from a moment until before another.

    `person` and `approved_by` are references, never names. `basis_reference` is the agreement
    that permits it.
    """

    reference: str
    person: str
    approved_by: str
    basis_reference: str
    feeds: tuple[str, ...]
    starts_at: datetime
    ends_at: datetime

    def is_open_at(self, now: datetime) -> bool:
        """Whether it may be used at that moment."""
        return self.starts_at <= now < self.ends_at


def note_opened(
    log: SignedLog,
    grant: AccessGrant,
    records: Iterable[ExtractRecord],
    *,
    rows: int,
    now: datetime,
) -> Statement:
    """Say who opens the people of which extracts, before they are shown. Raises AccessRefused."""
    opened = tuple(records)
    check_grant(grant, opened, now=now)
    return log.add(
        OPENED,
        said_at=now.isoformat(),
        details={
            "grant": grant.reference,
            "person": grant.person,
            "approved_by": grant.approved_by,
            "basis_reference": grant.basis_reference,
            "extract_ids": ",".join(sorted(record.extract_id for record in opened)),
            "rows": rows,
            "ends_at": grant.ends_at.isoformat(),
        },
    )


def note_closed(log: SignedLog, grant: AccessGrant, *, now: datetime) -> Statement:
    """Say that somebody is done with what they opened."""
    details = {"grant": grant.reference, "person": grant.person}
    return log.add(CLOSED, said_at=now.isoformat(), details=dict(details))


def check_grant(grant: AccessGrant, records: tuple[ExtractRecord, ...], *, now: datetime) -> None:
    """Raise AccessRefused unless the grant carries these extracts at that moment."""
    if grant.approved_by in {"", grant.person}:
        raise _refused(f"{grant.reference} was not approved by another person.")
    if not grant.is_open_at(now):
        raise _refused(f"{grant.reference} is not open: it runs to {grant.ends_at:%Y-%m-%d %H:%M}.")
    outside = sorted({record.feed for record in records} - set(grant.feeds))
    if outside:
        raise _refused(f"{grant.reference} does not cover {', '.join(outside)}.")


def _refused(found: str) -> AccessRefused:
    return AccessRefused(
        found=found,
        expected="a request that another person approved, for these feeds and this time.",
        next_step="ask for access again, and have somebody else approve it.",
    )
