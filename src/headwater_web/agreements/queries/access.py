"""Who may open, or opened, person-level data: as decided here, and as the engine logged it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db.models import QuerySet

from headwater.exchange.statements import Published, Statement, published
from headwater_web.accounts.api import Asker, display_names
from headwater_web.agreements.feeds import feed_title
from headwater_web.agreements.models import Access
from headwater_web.agreements.parties import party_names
from headwater_web.agreements.queries.agreements import agreements_of
from headwater_web.agreements.queries.register import basis_reference
from headwater_web.agreements.standings import AccessStanding
from headwater_web.agreements.terms import access_standing_of

ACCESS_LOG, DELETION_LOG = "access", "deletions"
DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class ShownAccess:
    """One access as it stands at a moment."""

    access: Access
    standing: AccessStanding
    feeds: tuple[str, ...]
    asked_by: str
    decided_by: str
    ended_by: str

    @property
    def last_moment(self) -> datetime | None:
        """When it ended or will end."""
        return self.access.ended_at or self.access.ends_at


@dataclass(frozen=True, slots=True)
class Looked:
    """One line of the engine's own log about one access."""

    statement: Statement
    is_sound: bool

    @property
    def at(self) -> datetime:
        """When it was."""
        return datetime.fromisoformat(self.statement.said_at)

    @property
    def rows(self) -> object:
        """How many rows were opened."""
        return self.statement.details.get("rows")


@dataclass(frozen=True, slots=True)
class Deletion:
    """One statement of the engine that something was deleted."""

    statement: Statement
    is_sound: bool
    supplier_name: str

    @property
    def size(self) -> int:
        """How many bytes were deleted."""
        details = self.statement.details
        return sum(int(n or 0) for name, n in details.items() if name.startswith("bytes_"))

    @property
    def deleted_on(self) -> date:
        """The day on which it was deleted."""
        return date.fromisoformat(self.statement.said_at)

    @property
    def due_on(self) -> date | None:
        """From which day it had to be."""
        return _day(self.statement.details.get("due_on"))

    @property
    def basis_ended_on(self) -> date | None:
        """The last day of its basis, where that has one."""
        return _day(self.statement.details.get("basis_ends_on"))

    @property
    def feed(self) -> str:
        """What the feed is called."""
        return feed_title(str(self.statement.details.get("feed")))


def accesses_of(person: Asker) -> QuerySet[Access]:
    """Accesses under the agreements that a person may see, newest first."""
    found: QuerySet[Access] = Access.objects.select_related(
        "agreement__superseded_by"
    ).prefetch_related("agreement__events")
    return found.filter(agreement__in=agreements_of(person).values_list("pk", flat=True))


def shown_accesses(person: Asker, now: datetime) -> tuple[ShownAccess, ...]:
    """The same with names, as they stand at a moment."""
    rows = list(accesses_of(person))
    people = {each for row in rows for each in (row.asked_by, row.decided_by, row.ended_by)}
    names = display_names(people)
    return tuple(_shown(row, names, now) for row in rows)


def shown_access(access: Access, now: datetime) -> ShownAccess:
    """One access with names."""
    names = display_names({access.asked_by, access.decided_by, access.ended_by})
    return _shown(access, names, now)


def looks_under(access: Access) -> tuple[Looked, ...]:
    """What the engine logged under one access."""
    log = published(settings.HEADWATER_EXCHANGE, ACCESS_LOG)
    if log is None:
        return ()
    amiss = set(log.amiss)
    return tuple(
        Looked(each, each.number not in amiss)
        for each in log.statements
        if each.details.get("grant") == access.reference
    )


def grant_of(access: Access) -> dict[str, object]:
    """What the engine is given of an open access: its `AccessGrant`, as plain values."""
    if access.starts_at is None or access.ends_at is None:
        raise ValueError(access.reference)
    return {
        "reference": access.reference,
        "person": access.asked_by,
        "approved_by": access.decided_by,
        "basis_reference": ",".join(
            basis_reference(access.agreement, feed) for feed in access.feeds
        ),
        "feeds": access.feeds,
        "starts_at": access.starts_at.isoformat(),
        "ends_at": (access.ended_at or access.ends_at).isoformat(),
    }


def deletions() -> tuple[Published | None, tuple[Deletion, ...]]:
    """The engine's deletion log as published, and each deletion in it, newest first."""
    log = published(settings.HEADWATER_EXCHANGE, DELETION_LOG)
    if log is None:
        return None, ()
    amiss, names = set(log.amiss), party_names()
    found = (
        Deletion(each, each.number not in amiss, names.get(supplier, supplier))
        for each in log.statements
        if each.what == DELETED
        for supplier in [str(each.details.get("supplier"))]
    )
    return log, tuple(reversed(tuple(found)))


def _day(detail: object) -> date | None:
    return date.fromisoformat(str(detail)) if detail else None


def _shown(access: Access, names: dict[str, str], now: datetime) -> ShownAccess:
    return ShownAccess(
        access=access,
        standing=access_standing_of(access, now),
        feeds=tuple(feed_title(each) for each in access.feeds),
        asked_by=names.get(access.asked_by, ""),
        decided_by=names.get(access.decided_by, ""),
        ended_by=names.get(access.ended_by, ""),
    )
