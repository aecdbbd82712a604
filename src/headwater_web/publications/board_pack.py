"""What a board needs before a meeting, gathered from every app as its reader may see it."""

from dataclasses import dataclass
from datetime import date, timedelta

from headwater.released.opened import Release
from headwater.released.release import Signal
from headwater_web.accounts.api import Asker
from headwater_web.governance.api import (
    AgendaWords,
    DecisionWords,
    MeetingWords,
    attendance_words,
    decisions_taken_at,
    decisions_wanted,
    last_meeting,
    meeting_words,
)
from headwater_web.publications.forward_look import Coming, forward_look
from headwater_web.publications.pack_parts import (
    Asks,
    Equality,
    Money,
    asks_part,
    equality_part,
    money_part,
)
from headwater_web.scrutiny.api import waiting_for_us
from headwater_web.standards.api import capacity_warnings
from headwater_web.strategy.api import (
    Priority,
    Register,
    ShownEntry,
    ShownPlan,
    Tracker,
    all_entries,
    all_plans,
    priorities_without_recommendation,
    shown_entries,
    shown_plans,
    tracker,
)
from headwater_web.thread.api import LinkKind, Thing, later_things, things_seen_by
from headwater_web.ui.api import current_release

WITHOUT_A_LAST_MEETING = timedelta(days=92)
"""How far back a pack looks where the body has not met before: a quarter."""
A_YEAR = timedelta(days=365)
"""How far back it looks for decisions whose effect on people nobody assessed."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A decision that is asked for, and the thing it is about, if the reader may see it."""

    item: AgendaWords
    about: Thing | None


@dataclass(frozen=True, slots=True)
class FollowedUp:
    """A decision of the last meeting, and what came of it."""

    decision: DecisionWords
    came_of_it: tuple[Thing, ...]


@dataclass(frozen=True, slots=True)
class RegisterCount:
    """One register in numbers. Numbers that the source leaves out are counted apart."""

    register: Register
    published: int
    done: int
    in_hand: int
    without_action: int
    absent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BoardPack:
    """Everything in one pack, in the order in which it is read."""

    meeting: MeetingWords
    last: MeetingWords | None
    wanted: tuple[Wanted, ...]
    release: Release | None
    signals: tuple[Signal, ...]
    followed_up: tuple[FollowedUp, ...]
    attendance: tuple[str, ...]
    tracker: Tracker
    registers: tuple[RegisterCount, ...]
    overdue_entries: tuple[ShownEntry, ...]
    asks: Asks
    orphans: tuple[ShownEntry, ...]
    empty_priorities: tuple[Priority, ...]
    waiting_for_us: tuple[Thing, ...]
    plans: tuple[ShownPlan, ...]
    risks: tuple[str, ...]
    money: Money
    equality: Equality
    coming: tuple[Coming, ...]
    tables: tuple[ShownEntry, ...]
    """Every row of the two published tables, in their order."""

    @property
    def overdue_alone(self) -> tuple[ShownEntry, ...]:
        """What we alone promised by a day that has gone by."""
        return tuple(each for each in self._dated if not each.is_shared)

    @property
    def overdue_shared(self) -> tuple[ShownEntry, ...]:
        """What we promised with others by a day that has gone by."""
        return tuple(each for each in self._dated if each.is_shared)

    @property
    def windows_over(self) -> tuple[ShownEntry, ...]:
        """What was promised for a time, not a day, that is over."""
        return tuple(each for each in self.overdue_entries if each.entry.window_starts_on)

    @property
    def _dated(self) -> tuple[ShownEntry, ...]:
        return tuple(each for each in self.overdue_entries if not each.entry.window_starts_on)


def board_pack(person: Asker, reference: str, *, today: date) -> BoardPack | None:
    """The pack of one meeting as it stands today, or nothing where there is no such meeting."""
    meeting = meeting_words(reference)
    if meeting is None:
        return None
    last = last_meeting(meeting.body_key, meeting.day)
    since = last.day if last else meeting.day - WITHOUT_A_LAST_MEETING
    release = current_release()
    every = shown_entries(all_entries(), today=today)
    published = [each for each in every if each.entry.is_in_source]
    plans = shown_plans(all_plans(), today=today)
    waiting = things_seen_by(person, waiting_for_us())
    return BoardPack(
        meeting=meeting,
        last=last,
        wanted=_wanted(person, reference),
        release=release,
        signals=tuple(release.signals) if release else (),
        followed_up=_followed_up(person, last),
        attendance=attendance_words(meeting.body_key, meeting.day),
        tracker=tracker(since=since, today=today),
        registers=tuple(_counted(register, every) for register in Register),
        overdue_entries=tuple(each for each in published if each.is_overdue),
        asks=asks_part(tuple(each for each in published if each.is_ask), today=today),
        orphans=tuple(each for each in published if each.entry.is_orphan),
        empty_priorities=priorities_without_recommendation(),
        waiting_for_us=tuple(waiting.values()),
        plans=plans,
        risks=capacity_warnings(person),
        money=money_part(today=today),
        equality=equality_part(since=today - A_YEAR, today=today),
        coming=forward_look(meeting, plans, today=today),
        tables=tuple(each for each in every if each.entry.register != Register.COMMITMENTS),
    )


def _wanted(person: Asker, meeting: str) -> tuple[Wanted, ...]:
    items = decisions_wanted(meeting)
    seen = things_seen_by(person, [item.about for item in items if item.about])
    return tuple(Wanted(item, seen.get(item.about)) for item in items)


def _followed_up(person: Asker, last: MeetingWords | None) -> tuple[FollowedUp, ...]:
    decisions = decisions_taken_at(last.reference) if last else ()
    return tuple(
        FollowedUp(
            each,
            (
                *later_things(person, each.reference, LinkKind.CARRIED_OUT_BY),
                *later_things(person, each.reference, LinkKind.LED_TO),
            ),
        )
        for each in decisions
        if each.stands
    )


def _counted(register: Register, every: tuple[ShownEntry, ...]) -> RegisterCount:
    mine = [each for each in every if each.entry.register == register]
    published = [each for each in mine if each.entry.is_in_source]
    done = sum(each.is_done for each in published)
    in_hand = sum(bool(each.actions) for each in published) - done
    return RegisterCount(
        register,
        published=len(published),
        done=done,
        in_hand=in_hand,
        without_action=len(published) - done - in_hand,
        absent=tuple(each.entry.reference for each in mine if not each.entry.is_in_source),
    )
