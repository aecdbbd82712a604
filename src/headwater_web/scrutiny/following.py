"""Where an item or a challenge stands: derived from which rows there are, never stored."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from headwater_web.scrutiny.models import Answer, Challenge, Item, Override, SentTo, Verdict


class ItemState(StrEnum):
    """Where an item stands."""

    DRAFT = "draft"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"
    WITH_PANELS = "with_panels"
    LOOKED_AT = "looked_at"


class ChallengeState(StrEnum):
    """Where a challenge stands."""

    WAITING = "waiting"
    ANSWERED = "answered"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    OVERRIDDEN = "overridden"


ITEM_WORDS: dict[ItemState, Promise] = {
    ItemState.DRAFT: _("draft, not sent"),
    ItemState.WITHDRAWN: _("withdrawn"),
    ItemState.REPLACED: _("replaced by a new version"),
    ItemState.WITH_PANELS: _("with the panels"),
    ItemState.LOOKED_AT: _("looked at by the panels"),
}
CHALLENGE_WORDS: dict[ChallengeState, Promise] = {
    ChallengeState.WAITING: _("not answered yet"),
    ChallengeState.ANSWERED: _("answered; the panel has not said whether it accepts"),
    ChallengeState.RETURNED: _("answer not accepted; a new answer is due"),
    ChallengeState.ACCEPTED: _("answered, and the answer accepted"),
    ChallengeState.OVERRIDDEN: _("decided over, without the panel's agreement"),
}
OPEN = {ChallengeState.WAITING, ChallengeState.ANSWERED, ChallengeState.RETURNED}
DUE = {ChallengeState.WAITING, ChallengeState.RETURNED}


def is_looking(sent: SentTo, today: date) -> bool:
    """Whether a panel may still look at an item before the decision."""
    return sent.finished_at is None and today <= sent.look_until


def newer_version(item: Item) -> Item | None:
    """The version that was sent in place of an item, if there is one."""
    newer: Item | None = getattr(item, "replaced_by", None)
    return newer if newer is not None and newer.sent_at is not None else None


def state_of_item(item: Item, today: date) -> ItemState:
    """Where an item stands on a day."""
    if item.withdrawn_at is not None:
        return ItemState.WITHDRAWN
    if item.sent_at is None:
        return ItemState.DRAFT
    if newer_version(item) is not None:
        return ItemState.REPLACED
    looking = any(is_looking(sent, today) for sent in item.sent_to.all())
    return ItemState.WITH_PANELS if looking else ItemState.LOOKED_AT


@dataclass(frozen=True, slots=True)
class FollowedChallenge:
    """A challenge with everything that came of it, oldest answer first."""

    challenge: Challenge
    answers: tuple[Answer, ...]
    override: Override | None

    @property
    def latest(self) -> Answer | None:
        """The latest answer."""
        return self.answers[-1] if self.answers else None

    @property
    def verdict(self) -> Verdict | None:
        """What the panel made of the latest answer."""
        return verdict_of(self.latest) if self.latest else None

    @property
    def state(self) -> ChallengeState:
        """Where it stands."""
        if self.verdict is not None and self.verdict.is_accepted:
            return ChallengeState.ACCEPTED
        if self.override is not None:
            return ChallengeState.OVERRIDDEN
        if self.latest is None:
            return ChallengeState.WAITING
        return ChallengeState.ANSWERED if self.verdict is None else ChallengeState.RETURNED

    @property
    def words(self) -> Promise:
        """Where it stands, in words."""
        return CHALLENGE_WORDS[self.state]

    @property
    def is_open(self) -> bool:
        """Whether it still stands in the way of the plan."""
        return self.state in OPEN

    @property
    def is_due(self) -> bool:
        """Whether the next word is ours."""
        return self.state in DUE

    @property
    def reply_due_on(self) -> date:
        """When the next answer is, or the last one was, due."""
        returned = [verdict for answer in self.answers if (verdict := verdict_of(answer))]
        dates = [verdict.reply_due_on for verdict in returned if verdict.reply_due_on]
        return dates[-1] if dates else self.challenge.reply_due_on

    @property
    def objections(self) -> tuple[Verdict, ...]:
        """Why the panel did not accept, each time."""
        found = (verdict_of(answer) for answer in self.answers)
        return tuple(verdict for verdict in found if verdict and not verdict.is_accepted)

    @property
    def raised_on(self) -> date:
        """The day on which it was raised."""
        return timezone.localdate(self.challenge.raised_at)

    def is_overdue(self, today: date) -> bool:
        """Whether our answer is late."""
        return self.is_due and today > self.reply_due_on


def verdict_of(answer: Answer) -> Verdict | None:
    """What the panel made of an answer, if it has said."""
    return getattr(answer, "verdict", None)


def follow(challenge: Challenge) -> FollowedChallenge:
    """A challenge with what came of it."""
    return FollowedChallenge(
        challenge=challenge,
        answers=tuple(challenge.answers.all()),
        override=getattr(challenge, "override", None),
    )
