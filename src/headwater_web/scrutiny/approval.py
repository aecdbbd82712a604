"""Whether panels were asked before a decision, and whether one may be taken yet."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from headwater_web.scrutiny.following import FollowedChallenge, is_looking
from headwater_web.scrutiny.models import Item
from headwater_web.scrutiny.queries.challenges import challenges, followed
from headwater_web.ui.words import day_words


@dataclass(frozen=True, slots=True)
class OpenChallenge:
    """A challenge that is neither accepted as answered nor decided over."""

    reference: str
    item: str
    panel: str
    words: str
    standing: str
    raised_on: date
    reply_due_on: date
    is_with_us: bool
    """Whether our answer is due; otherwise the panel has not said whether it accepts ours."""


@dataclass(frozen=True, slots=True)
class StillLooking:
    """A panel that may still look at an item."""

    item: str
    panel: str
    until: date


@dataclass(frozen=True, slots=True)
class ConsultationState:
    """What panels were asked about one thing, and what is open."""

    first_sent_on: date | None
    decision_due_on: date | None
    panels: tuple[str, ...]
    still_with: tuple[StillLooking, ...]
    open_challenges: tuple[OpenChallenge, ...]

    @property
    def was_asked(self) -> bool:
        """Whether any panel was asked at all."""
        return self.first_sent_on is not None


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a thing may not be approved yet: one sentence, and one line for each thing open."""

    words: str
    lines: tuple[str, ...]
    challenges: tuple[OpenChallenge, ...]
    still_with: tuple[StillLooking, ...]


def unanswered_challenges(reference: str) -> tuple[OpenChallenge, ...]:
    """Open challenges to anything sent about a thing, in every version, withdrawn ones included."""
    found = followed(challenges().filter(item__about=reference))
    return tuple(_open(each) for each in found if each.is_open)


def consultation_state(reference: str, today: date) -> ConsultationState:
    """What panels were asked about a thing, and what is open on a day."""
    items = tuple(_sent_about(reference))
    standing = [item for item in items if item.withdrawn_at is None]
    sent = [timezone.localdate(item.sent_at) for item in standing if item.sent_at]
    panels = {each.panel.name for item in standing for each in item.sent_to.all()}
    return ConsultationState(
        first_sent_on=min(sent, default=None),
        decision_due_on=max((item.decision_due_on for item in standing), default=None),
        panels=tuple(sorted(panels)),
        still_with=_still_looking(items, today),
        open_challenges=unanswered_challenges(reference),
    )


def may_be_approved(reference: str, today: date) -> Refusal | None:
    """Nothing where no panel stands in the way of approving a thing; else why, in words."""
    found = consultation_state(reference, today)
    if not found.open_challenges and not found.still_with:
        return None
    lines = [_challenge_line(each, today) for each in found.open_challenges]
    lines += [
        _("{item} is with {panel}, who may look until {day}.").format(
            item=each.item, panel=each.panel, day=day_words(each.until)
        )
        for each in found.still_with
    ]
    return Refusal(_words(found), tuple(lines), found.open_challenges, found.still_with)


def consulted_before(reference: str, decided_on: date) -> bool:
    """Whether something about a thing reached a panel on a day before it was decided.

    What was withdrawn before that day does not count.
    """
    return any(
        item.sent_at is not None
        and timezone.localdate(item.sent_at) < decided_on
        and (item.withdrawn_at is None or timezone.localdate(item.withdrawn_at) >= decided_on)
        for item in _sent_about(reference)
    )


def _sent_about(reference: str) -> QuerySet[Item]:
    found = Item.objects.filter(about=reference, sent_at__isnull=False)
    return found.prefetch_related("sent_to__panel").order_by("sent_at", "pk")


def _still_looking(items: tuple[Item, ...], today: date) -> tuple[StillLooking, ...]:
    replaced = {item.replaces_id for item in items}
    return tuple(
        StillLooking(item.reference, sent.panel.name, sent.look_until)
        for item in items
        if item.withdrawn_at is None and item.pk not in replaced
        for sent in item.sent_to.all()
        if is_looking(sent, today)
    )


def _open(found: FollowedChallenge) -> OpenChallenge:
    return OpenChallenge(
        reference=found.challenge.reference,
        item=found.challenge.item.reference,
        panel=found.challenge.panel.name,
        words=found.challenge.words,
        standing=str(found.words),
        raised_on=found.raised_on,
        reply_due_on=found.reply_due_on,
        is_with_us=found.is_due,
    )


def _words(found: ConsultationState) -> str:
    if found.open_challenges:
        return _(
            "This cannot be approved yet: a panel's challenge is open. Only the panel can say that "
            "it was answered; the director can decide over it in public, with reasons."
        )
    return _("This cannot be approved yet: a panel is still looking at it.")


def _challenge_line(each: OpenChallenge, today: date) -> str:
    if not each.is_with_us:
        return _("{reference} of {panel} was answered; the panel has not said yet.").format(
            reference=each.reference, panel=each.panel
        )
    said = _("{reference} of {panel}: our answer was due on {day}, and is late.")
    if today <= each.reply_due_on:
        said = _("{reference} of {panel}: our answer is due on {day}.")
    return said.format(reference=each.reference, panel=each.panel, day=day_words(each.reply_due_on))
