"""Reading gaps, the oldest first."""

from datetime import date

from django.db.models import QuerySet

from headwater_web.evidence.following import FollowedGap
from headwater_web.evidence.models import Gap


def all_gaps() -> QuerySet[Gap]:
    """Every gap, the oldest first."""
    found: QuerySet[Gap] = Gap.objects.order_by("found_on", "pk")
    return found


def followed_gaps(gaps: QuerySet[Gap], today: date) -> tuple[FollowedGap, ...]:
    """Gaps with what became of them, as they stand on a day."""
    return tuple(
        FollowedGap(each, tuple(each.events.all()), today)
        for each in gaps.prefetch_related("events")
    )


def gap_with(reference: str, today: date) -> FollowedGap | None:
    """One gap by its reference."""
    found = followed_gaps(all_gaps().filter(reference=reference), today)
    return found[0] if found else None
