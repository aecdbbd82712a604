"""One ask with all that happened to it, on a day: what is waited for, and whose turn it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from headwater_web.networks.models import Agreement, Ask, AskEvent, EventKind, those_that_stand
from headwater_web.networks.standings import (
    ANSWERS,
    SETTLED,
    THEIR_TURN,
    UNSENT,
    Standing,
    standing_of,
)


@dataclass(frozen=True)
class FollowedAsk:
    """An ask as it is on a day. `names` holds what its units are called."""

    ask: Ask
    units: tuple[str, ...]
    agreements: tuple[Agreement, ...]
    every_event: tuple[AskEvent, ...]
    names: Mapping[str, str]
    addressee: str
    chase_after: timedelta
    today: date

    @cached_property
    def events(self) -> tuple[AskEvent, ...]:
        """What happened, without what was put right since."""
        return tuple(
            each for each in those_that_stand(self.every_event) if each.kind != EventKind.MISTAKE
        )

    @property
    def is_joint(self) -> bool:
        """Whether it is made on behalf of several units."""
        return len(self.units) > 1

    @property
    def unit_names(self) -> tuple[str, ...]:
        """What the units are called on whose behalf it is made."""
        return tuple(self.names[unit] for unit in self.units)

    @cached_property
    def agreed(self) -> dict[str, Agreement]:
        """The agreements to the words as they are now, by unit."""
        return {each.unit: each for each in self.agreements if each.version == self.ask.version}

    @property
    def named_agreements(self) -> tuple[tuple[str, Agreement], ...]:
        """Who agreed to the words as they are now, by name."""
        return tuple((self.names[each.unit], each) for each in self.agreed.values())

    @property
    def lapsed_agreements(self) -> tuple[tuple[str, Agreement], ...]:
        """Who agreed to words that were changed since, by name."""
        lapsed = [each for each in self.agreements if each.version != self.ask.version]
        return tuple((self.names[each.unit], each) for each in lapsed)

    @property
    def not_agreed(self) -> tuple[str, ...]:
        """The units whose agreement is missing. A single unit need not agree with itself."""
        if not self.is_joint:
            return ()
        return tuple(unit for unit in self.units if unit not in self.agreed)

    @property
    def not_agreed_names(self) -> tuple[str, ...]:
        """What those units are called."""
        return tuple(self.names[unit] for unit in self.not_agreed)

    @cached_property
    def standing(self) -> Standing:
        """Where it stands."""
        return standing_of(
            is_sent=self.ask.sent_on is not None,
            missing_agreements=bool(self.not_agreed),
            kinds=[EventKind(each.kind) for each in self.events],
        )

    @property
    def is_unsent(self) -> bool:
        """Whether it has still to be sent."""
        return self.standing in UNSENT

    @property
    def is_open(self) -> bool:
        """Whether it was sent and is not settled."""
        return self.standing not in SETTLED | UNSENT

    @property
    def is_waited_for(self) -> bool:
        """Whether those who were asked have to do something next."""
        return self.standing in THEIR_TURN

    @cached_property
    def answered_on(self) -> date | None:
        """The day of their first answer."""
        return next((each.happened_on for each in self.events if each.kind in ANSWERS), None)

    @property
    def days_waiting(self) -> int | None:
        """For how long there has been no answer; nothing once there is one."""
        if self.ask.sent_on is None or self.answered_on or not self.is_open:
            return None
        return (self.today - self.ask.sent_on).days

    @property
    def reply_is_late(self) -> bool:
        """Whether the day by which an answer was asked for has passed without one."""
        due = self.ask.reply_due_on
        return self.days_waiting is not None and due is not None and due < self.today

    @property
    def times_chased(self) -> int:
        """How often they were asked again."""
        return sum(each.kind == EventKind.CHASED for each in self.events)

    @property
    def escalated_to(self) -> str:
        """To whom it was taken last; empty where it was not."""
        taken = [each.to_whom for each in self.events if each.kind == EventKind.ESCALATED]
        return taken[-1] if taken else ""

    @property
    def last_happened_on(self) -> date | None:
        """The last day on which anything happened to it, being sent included."""
        days = [each.happened_on for each in self.events]
        return max([*days, self.ask.sent_on]) if self.ask.sent_on else None

    @property
    def days_quiet(self) -> int:
        """For how many days nothing has happened."""
        return (self.today - self.last_happened_on).days if self.last_happened_on else 0

    @property
    def is_to_chase(self) -> bool:
        """Whether it is their turn, and has been quiet for long enough to ask again."""
        return self.is_waited_for and self.days_quiet >= self.chase_after.days

    @property
    def is_our_turn(self) -> bool:
        """Whether we have to do something next."""
        return self.is_unsent or self.is_to_chase or self.standing is Standing.REPLIED

    @property
    def what_we_owe(self) -> str:
        """What we have to do next; empty where it is not our turn."""
        if self.standing is Standing.AGREEING:
            return _("get the agreement of {units}").format(units=", ".join(self.not_agreed_names))
        if self.standing is Standing.READY:
            return _("send it")
        if self.standing is Standing.REPLIED:
            return _("say whether their answer meets it")
        if self.is_to_chase:
            return ngettext(
                "ask again: nothing has happened for {days} day",
                "ask again: nothing has happened for {days} days",
                self.days_quiet,
            ).format(days=self.days_quiet)
        return ""
