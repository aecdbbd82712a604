"""What people told us, what came of it, and from whom we have not heard."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from headwater_web.scrutiny.lists import Listed, ListeningLists
from headwater_web.scrutiny.models import Voice

A_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class HeardFrom:
    """One group in one place: when we last heard from it within a year, if we did."""

    place: Listed
    last: date | None


@dataclass(frozen=True, slots=True)
class GroupHeard:
    """One group, place by place."""

    group: Listed
    places: tuple[HeardFrom, ...]

    @property
    def silent(self) -> int:
        """In how many places we have not heard from it."""
        return sum(each.last is None for each in self.places)


@dataclass(frozen=True, slots=True)
class NotHeard:
    """From whom we have not heard in a year, by group and by place."""

    groups: tuple[GroupHeard, ...]
    silent_groups: tuple[Listed, ...]
    silent_places: tuple[Listed, ...]


def voices() -> QuerySet[Voice]:
    """Every voice, latest first, with its answers."""
    return Voice.objects.select_related("panel").prefetch_related("answers")


def voice_by_reference(reference: str) -> Voice | None:
    """One voice with its answers."""
    return voices().filter(reference=reference).first()


def unanswered_voices() -> tuple[Voice, ...]:
    """Voices that we have not answered, the longest waiting first."""
    found = voices().filter(answers__isnull=True, taken_down_at__isnull=True)
    return tuple(found.order_by("raised_on", "pk"))


def not_heard(lists: ListeningLists, today: date) -> NotHeard:
    """Which groups, in which places, have told us nothing in the last 12 months."""
    last = _last_heard(today)
    groups = tuple(
        GroupHeard(
            group,
            tuple(
                HeardFrom(place, last.get((group.key, place.key))) for place in lists.single_places
            ),
        )
        for group in lists.groups
    )
    return NotHeard(
        groups,
        _silent(lists.groups, (group for group, _place in last)),
        _silent(lists.single_places, (place for _group, place in last)),
    )


def _last_heard(today: date) -> dict[tuple[str, str], date]:
    recent = Voice.objects.filter(raised_on__gt=today - A_YEAR, raised_on__lte=today)
    rows = recent.order_by("raised_on").values_list("group", "place", "raised_on")
    return {(group, place): raised_on for group, place, raised_on in rows}


def _silent(listed: Iterable[Listed], heard: Iterable[str]) -> tuple[Listed, ...]:
    known = set(heard)
    return tuple(each for each in listed if each.key not in known)
