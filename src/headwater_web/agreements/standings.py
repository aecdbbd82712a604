"""Where things stand: derived from dates and rows, so that nobody can set it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from headwater_web.agreements.models import EventKind, Step


class Standing(TextChoices):
    """Where an agreement stands on a day."""

    DRAFT = "draft", _("a draft")
    NOT_BEGUN = "not_begun", _("signed, not begun")
    IN_FORCE = "in_force", _("in force")
    SUSPENDED = "suspended", _("suspended")
    ENDED = "ended", _("ended")
    REPLACED = "replaced", _("replaced by a newer one")
    WITHDRAWN = "withdrawn", _("withdrawn")


@dataclass(frozen=True, slots=True)
class Term:
    """What an agreement's standing follows from. `replaced_from` is a newer one's first day."""

    is_signed: bool
    starts_on: date
    ends_on: date | None = None
    events: tuple[tuple[EventKind, date], ...] = ()
    replaced_from: date | None = None

    @property
    def last_day(self) -> date | None:
        """The last day that it carries: its own, or the day before a newer one begins."""
        ends = [self.ends_on] if self.ends_on else []
        if self.replaced_from:
            ends.append(self.replaced_from - timedelta(days=1))
        return min(ends, default=None)

    def standing(self, day: date) -> Standing:
        """Where it stands on a day. What was withdrawn stays so."""
        if not self.is_signed:
            return Standing.DRAFT
        said = self.said_by(day)
        if EventKind.WITHDRAWN in said:
            return Standing.WITHDRAWN
        if self.replaced_from and self.replaced_from <= day:
            return Standing.REPLACED
        if self.ends_on and self.ends_on < day:
            return Standing.ENDED
        if said and said[-1] is EventKind.SUSPENDED:
            return Standing.SUSPENDED
        return Standing.NOT_BEGUN if day < self.starts_on else Standing.IN_FORCE

    def said_by(self, day: date) -> tuple[EventKind, ...]:
        """What had become of it by a day, in order."""
        return tuple(kind for kind, happened_on in self.events if happened_on <= day)

    def register_state(self, day: date) -> str:
        """The state that the engine is told: it works out the days by itself."""
        standing = self.standing(day)
        told = {Standing.DRAFT, Standing.SUSPENDED, Standing.WITHDRAWN}
        return standing.value if standing in told else Standing.IN_FORCE.value


ALLOWED = {
    Standing.NOT_BEGUN: (EventKind.SUSPENDED, EventKind.WITHDRAWN),
    Standing.IN_FORCE: (EventKind.SUSPENDED, EventKind.WITHDRAWN),
    Standing.SUSPENDED: (EventKind.RESUMED, EventKind.WITHDRAWN),
}
"""What may be said to become of an agreement, by where it stands."""


def reached(days_left: int, marks: Sequence[int]) -> int | None:
    """The nearest mark that has been reached, so many days before the last one; None before all.

    >>> [reached(days, (90, 30, 7)) for days in (91, 90, 31, 30, 7, 0)]
    [None, 90, 90, 30, 7, 7]
    """
    return min((mark for mark in marks if days_left <= mark), default=None)


class RequestStanding(TextChoices):
    """Where a request for data stands."""

    WAITING = "waiting", _("waiting")
    ANSWERED = "answered", _("answered, not decided")
    GRANTED_IN_PART = "granted_in_part", _("granted in part")
    GRANTED = "granted", _("granted")
    REFUSED = "refused", _("refused")
    WITHDRAWN = "withdrawn", _("withdrawn by us")


ENDS = (Step.GRANTED, Step.REFUSED, Step.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Course:
    """How a request has gone: when it was made, and each step with its day, in order."""

    asked_on: date
    steps: tuple[tuple[Step, date], ...] = ()

    @property
    def standing(self) -> RequestStanding:
        """Where it stands. Asking again leaves it where it stood."""
        told = [step for step, _day in self.steps if step is not Step.CHASED]
        return RequestStanding(told[-1].value) if told else RequestStanding.WAITING

    @property
    def ended_on(self) -> date | None:
        """The day on which it ended, if it did."""
        return next((day for step, day in reversed(self.steps) if step in ENDS), None)

    def age(self, day: date) -> int:
        """For how many days it has waited, or had waited when it ended."""
        return ((self.ended_on or day) - self.asked_on).days


class AccessStanding(TextChoices):
    """Where access to person-level data stands."""

    ASKED = "asked", _("waiting for somebody else to decide")
    REFUSED = "refused", _("refused")
    OPEN = "open", _("open")
    ENDED = "ended", _("ended")


def access_standing(
    *,
    is_decided: bool,
    starts_at: datetime | None,
    ends_at: datetime | None,
    ended_at: datetime | None,
    now: datetime,
) -> AccessStanding:
    """Where access stands at a moment. The end of its time is the first moment without it."""
    if not is_decided:
        return AccessStanding.ASKED
    if starts_at is None or ends_at is None:
        return AccessStanding.REFUSED
    if ended_at is not None or ends_at <= now:
        return AccessStanding.ENDED
    return AccessStanding.OPEN


class HeldStanding(TextChoices):
    """Whether a dataset is held."""

    HELD = "held", _("held")
    AGREED = "agreed", _("agreed; nothing has arrived yet")
    ASKED_FOR = "asked_for", _("not held; asked for")
    REFUSED = "refused", _("not held; refused")
    LAPSED = "lapsed", _("not held; no agreement any more")
    NOT_ASKED = "not_asked", _("not held; nobody has asked")


def held_standing(
    *, has_arrived: bool, is_agreed: bool, courses: Iterable[Course], has_lapsed: bool = False
) -> HeldStanding:
    """Whether a dataset is held; where it is not, how asking for it has gone."""
    if has_arrived:
        return HeldStanding.HELD
    if is_agreed:
        return HeldStanding.AGREED
    listed = list(courses)
    if any(course.ended_on is None for course in listed):
        return HeldStanding.ASKED_FOR
    if any(course.standing is RequestStanding.REFUSED for course in listed):
        return HeldStanding.REFUSED
    return HeldStanding.LAPSED if has_lapsed else HeldStanding.NOT_ASKED
