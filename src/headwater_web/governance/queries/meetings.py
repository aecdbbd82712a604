"""Reading meetings: when, about what, and what was put before them."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from headwater_web.accounts.api import Asker
from headwater_web.governance.models import (
    AgendaItem,
    Asks,
    Body,
    Decision,
    Interest,
    Meeting,
    Minute,
    Paper,
)
from headwater_web.governance.queries.holdings import may_see_papers
from headwater_web.thread.api import Thing, things_seen_by


@dataclass(frozen=True, slots=True)
class MeetingWords:
    """One meeting as other apps may see it."""

    reference: str
    body_key: str
    body: str
    title: str
    starts_at: datetime
    day: date
    place: str

    @property
    def address(self) -> str:
        """The address of its page."""
        return reverse("governance:meeting", args=[self.reference])


@dataclass(frozen=True, slots=True)
class ShownItem:
    """One item of an agenda, with what one person may see of it."""

    item: AgendaItem
    thing: Thing | None
    papers: tuple[Paper, ...]
    interests: tuple[Interest, ...]
    minute: Minute | None
    decisions: tuple[Decision, ...]

    @property
    def wants_decision(self) -> bool:
        """Whether a decision is asked for and none is recorded."""
        return self.item.asks == Asks.DECISION and not self.decisions


def described_meeting(meeting: Meeting) -> MeetingWords:
    """A meeting as other apps may see it."""
    return MeetingWords(
        reference=meeting.reference,
        body_key=meeting.body.key,
        body=meeting.body.name,
        title=meeting.title,
        starts_at=meeting.starts_at,
        day=meeting.day,
        place=meeting.place,
    )


def meeting_words(reference: str) -> MeetingWords | None:
    """One meeting by its reference, if there is one."""
    found = meeting_with(reference)
    return described_meeting(found) if found else None


def next_meeting(body_key: str, day: date) -> MeetingWords | None:
    """The first meeting of a body on a day or after it that is not called off."""
    found = _meetings().filter(body__key=body_key, starts_at__gte=_midnight(day)).first()
    return described_meeting(found) if found else None


def last_meeting(body_key: str, day: date) -> MeetingWords | None:
    """The last meeting of a body before a day that was not called off."""
    found = _meetings().filter(body__key=body_key, starts_at__lt=_midnight(day)).last()
    return described_meeting(found) if found else None


def meetings_from(day: date) -> tuple[MeetingWords, ...]:
    """Every meeting on a day or after it that is not called off, soonest first."""
    found = _meetings().filter(starts_at__gte=_midnight(day))
    return tuple(described_meeting(meeting) for meeting in found)


def meetings_held(body: Body, day: date) -> QuerySet[Meeting]:
    """The meetings of a body up to and on a day that were not called off, newest first."""
    until = _midnight(day + timedelta(days=1))
    return _meetings().filter(body=body, starts_at__lt=until).order_by("-starts_at", "-pk")


def meeting_with(reference: str) -> Meeting | None:
    """A meeting by its reference, called off or not."""
    meetings = Meeting.objects.select_related("body")
    found: Meeting | None = meetings.filter(reference=reference).first()
    return found


def meeting_before(meeting: Meeting) -> Meeting | None:
    """The meeting of the same body that came before."""
    return _meetings().filter(body=meeting.body, starts_at__lt=meeting.starts_at).last()


def meetings_to_confirm_in(meeting: Meeting, now: datetime) -> QuerySet[Meeting]:
    """The later meetings of the same body, already begun, that may confirm this one's minutes."""
    return _meetings().filter(
        body=meeting.body, starts_at__gt=meeting.starts_at, starts_at__lte=now
    )


def paper_with(reference: str) -> Paper | None:
    """A paper by its reference."""
    papers = Paper.objects.select_related("meeting__body", "item", "sent_by")
    found: Paper | None = papers.filter(reference=reference).first()
    return found


def agenda_seen_by(person: Asker, meeting: Meeting) -> tuple[ShownItem, ...]:
    """The items of a meeting, with what this person may see of each."""
    inside = may_see_papers(person, meeting.body)
    confirmed = meeting.minutes_confirmed_at is not None
    items = meeting.items.prefetch_related("papers", "interests__seat", "minutes", "decisions")
    things = things_seen_by(person, {item.about for item in items if item.about})
    return tuple(
        ShownItem(
            item=item,
            thing=things.get(item.about),
            papers=tuple(item.papers.all()) if inside else (),
            interests=tuple(item.interests.all()) if inside else (),
            minute=_last_minute(item) if inside or confirmed else None,
            decisions=tuple(item.decisions.all()),
        )
        for item in items
    )


def other_papers_seen_by(person: Asker, meeting: Meeting) -> tuple[Paper, ...]:
    """The papers of a meeting that belong to no item, as far as this person may see them."""
    if not may_see_papers(person, meeting.body):
        return ()
    return tuple(meeting.papers.filter(item__isnull=True))


def last_minute(item: AgendaItem) -> Minute | None:
    """The draft that stands, if there is one."""
    return _last_minute(item)


def _last_minute(item: AgendaItem) -> Minute | None:
    written = list(item.minutes.all())
    return written[-1] if written else None


def _meetings() -> QuerySet[Meeting]:
    found: QuerySet[Meeting] = Meeting.objects.filter(called_off_at__isnull=True)
    return found.select_related("body").order_by("starts_at", "pk")


def _midnight(day: date) -> datetime:
    """The moment at which a day begins here."""
    return timezone.make_aware(datetime.combine(day, time.min))
