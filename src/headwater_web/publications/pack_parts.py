"""Parts of a board pack that come from apps beside the strategy: asks, money and equality."""

from dataclasses import dataclass
from datetime import date

from headwater_web.equality.api import (
    CheckDue,
    Cover,
    CoverStanding,
    WorseThanPredicted,
    checks_due,
    covers,
    effects_summary,
)
from headwater_web.funding.api import (
    AgreementStanding,
    ConditionStanding,
    PriorityFunding,
    agreements_words,
    conditions_standing,
    priorities_without_activity,
)
from headwater_web.networks.api import AskWords, asks_of_entry, asks_open
from headwater_web.strategy.api import ShownEntry


@dataclass(frozen=True, slots=True)
class AskedFor:
    """One published ask of somebody else, and what was sent because of it."""

    entry: ShownEntry
    sent: tuple[AskWords, ...]


@dataclass(frozen=True, slots=True)
class Asks:
    """What waits for others. Nothing here is ever counted as ours."""

    published: tuple[AskedFor, ...]
    others: tuple[AskWords, ...]
    """Sent, not settled, and not because of a published entry."""


@dataclass(frozen=True, slots=True)
class Money:
    """What was spent, and how each condition of each funding agreement stands."""

    agreements: tuple[AgreementStanding, ...]
    conditions: tuple[ConditionStanding, ...]
    without_activity: tuple[PriorityFunding, ...]


@dataclass(frozen=True, slots=True)
class Equality:
    """Decisions without an assessment in time, predictions to look at, and what came out worse."""

    decisions: int
    """How many were taken, with or without an assessment."""
    uncovered: tuple[Cover, ...]
    due: tuple[CheckDue, ...]
    worse: tuple[WorseThanPredicted, ...]


def asks_part(entries: tuple[ShownEntry, ...], *, today: date) -> Asks:
    """The published asks with what was sent, and every other ask that is open."""
    published = tuple(
        AskedFor(each, asks_of_entry(each.entry.reference, today=today)) for each in entries
    )
    shown = {ask.reference for each in published for ask in each.sent}
    return Asks(published, tuple(each for each in asks_open(today) if each.reference not in shown))


def money_part(*, today: date) -> Money:
    """Spend against conditions on a day."""
    return Money(
        agreements_words(today), conditions_standing(today), priorities_without_activity(today)
    )


def equality_part(*, since: date, today: date) -> Equality:
    """Equality from a day until another."""
    decided = covers(since=since, today=today)
    return Equality(
        decisions=len(decided),
        uncovered=tuple(each for each in decided if each.standing is not CoverStanding.COVERED),
        due=checks_due(today),
        worse=effects_summary(today).worse,
    )
