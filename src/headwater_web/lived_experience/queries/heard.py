"""Who was heard and who was not, by group and by place; and whether new themes still come."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from headwater.vocabulary.periods import add_months
from headwater_web.lived_experience.counting import SafeCount, safe_groups, safe_total, summed
from headwater_web.lived_experience.lists import HeardLists, heard_lists
from headwater_web.lived_experience.models import Session
from headwater_web.lived_experience.queries.coded import coded_on, themes_in_use

MONTHS_LOOKED_AT = 12


@dataclass(frozen=True, slots=True)
class HeardPart:
    """People of one group or place, as it may be said. `residents` are those of a census."""

    key: str
    name: str
    count: SafeCount
    residents: int | None = None

    @property
    def is_heard(self) -> bool:
        """Whether they were in any session."""
        return self.count.sessions > 0


@dataclass(frozen=True, slots=True)
class HeardKind:
    """The groups of one kind, such as bands of age, those of whom nobody was heard included."""

    name: str
    parts: tuple[HeardPart, ...]


@dataclass(frozen=True, slots=True)
class WhoWasHeard:
    """Who took part from `since` up to and on `on`, one way at a time."""

    since: date
    on: date
    sessions: int
    people: SafeCount
    kinds: tuple[HeardKind, ...]
    places: tuple[HeardPart, ...]

    @property
    def groups_not_heard(self) -> tuple[HeardPart, ...]:
        """The groups of which nobody was in any session."""
        return tuple(part for kind in self.kinds for part in kind.parts if not part.is_heard)

    @property
    def places_not_heard(self) -> tuple[HeardPart, ...]:
        """The districts in which no session was."""
        return tuple(part for part in self.places if not part.is_heard)


@dataclass(frozen=True, slots=True)
class NewThemes:
    """One session in the order of its day: the themes first heard in it, and all so far."""

    session: Session
    number: int
    new: tuple[str, ...]
    so_far: int


def who_was_heard(on: date) -> WhoWasHeard:
    """Who took part in the twelve months up to a day. Only sums of safe numbers are told."""
    since = _months_before(on, MONTHS_LOOKED_AT)
    sessions = list(Session.objects.filter(held_on__gt=since, held_on__lte=on))
    lists = heard_lists()
    return WhoWasHeard(
        since=since,
        on=on,
        sessions=len(sessions),
        people=people_of(sessions),
        kinds=kinds_of(sessions, lists),
        places=places_of(sessions, lists),
    )


def people_of(sessions: Iterable[Session]) -> SafeCount:
    """The people of sessions, as they may be said."""
    return summed(safe_total(session.people) for session in sessions)


def kinds_of(sessions: Sequence[Session], lists: HeardLists) -> tuple[HeardKind, ...]:
    """The people of sessions by group, each kind of group by itself."""
    found: dict[str, list[int | None]] = {}
    for session in sessions:
        for kind in dict.fromkeys(lists.kind_of(group) for group in session.groups):
            of_kind = {
                group: people
                for group, people in session.groups.items()
                if lists.kind_of(group) == kind
            }
            for group, people in safe_groups(session.people, of_kind).items():
                found.setdefault(group, []).append(people)
    return tuple(
        HeardKind(
            name,
            tuple(
                HeardPart(group.key, group.name, summed(found.get(group.key, ())))
                for group in groups
            ),
        )
        for name, groups in lists.kinds.items()
    )


def places_of(sessions: Iterable[Session], lists: HeardLists) -> tuple[HeardPart, ...]:
    """The people of sessions by district: all who took part in a session that was about it."""
    told = [(session.places, safe_total(session.people)) for session in sessions]
    return tuple(
        HeardPart(
            place.key,
            place.name,
            summed(people for places, people in told if place.key in places),
            place.residents,
        )
        for place in lists.districts
    )


def new_themes(on: date) -> tuple[NewThemes, ...]:
    """Sessions in the order of their days, with the themes that each was the first to bring.

    A session that nobody has coded yet is left out: it says nothing about new themes.
    """
    coded = coded_on(on)
    by_session: dict[int, set[str]] = {}
    sessions: dict[int, Session] = {}
    for theme in themes_in_use():
        for session in coded.sessions_of(theme):
            sessions[session.pk] = session
            by_session.setdefault(session.pk, set()).add(theme.name)
    met: set[str] = set()
    found = []
    ordered = sorted(sessions.values(), key=lambda each: (each.held_on, each.pk))
    for number, session in enumerate(ordered, start=1):
        new = sorted(by_session[session.pk] - met)
        met |= by_session[session.pk]
        found.append(NewThemes(session, number, tuple(new), len(met)))
    return tuple(found)


def _months_before(day: date, months: int) -> date:
    """The same day some months before, or the last of that month where it is shorter."""
    month = add_months(day.replace(day=1), -months)
    following = add_months(month, 1)
    return month.replace(day=min(day.day, (following - month).days))
