"""What an agreement's standing follows from, read from its rows."""

from datetime import date, datetime

from django.utils import timezone

from headwater_web.agreements.models import Access, Agreement, EventKind
from headwater_web.agreements.standings import AccessStanding, Standing, Term, access_standing


def term_of(agreement: Agreement) -> Term:
    """The facts from which an agreement's standing follows."""
    newer: Agreement | None = getattr(agreement, "superseded_by", None)
    return Term(
        is_signed=not agreement.is_draft,
        starts_on=agreement.starts_on,
        ends_on=agreement.ends_on,
        events=tuple((EventKind(each.kind), each.happened_on) for each in agreement.events.all()),
        replaced_from=newer.starts_on if newer is not None and not newer.is_draft else None,
    )


def standing_of(agreement: Agreement, day: date) -> Standing:
    """Where an agreement stands on a day."""
    return term_of(agreement).standing(day)


def access_standing_of(access: Access, now: datetime) -> AccessStanding:
    """Where access stands at a moment. It ends with the agreement that it rests on."""
    standing = access_standing(
        is_decided=access.decided_at is not None,
        starts_at=access.starts_at,
        ends_at=access.ends_at,
        ended_at=access.ended_at,
        now=now,
    )
    if standing is not AccessStanding.OPEN:
        return standing
    permitted = standing_of(access.agreement, timezone.localdate(now)) is Standing.IN_FORCE
    return AccessStanding.OPEN if permitted else AccessStanding.ENDED
