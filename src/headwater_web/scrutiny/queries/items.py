"""Items as one person may see them, with their data in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from headwater_web.accounts.api import Asker, Rule, may
from headwater_web.governance import api as governance
from headwater_web.governance.api import DecisionWords, Outcome
from headwater_web.scrutiny.disparity import Missing, Share, percent_words, share_of
from headwater_web.scrutiny.following import (
    ITEM_WORDS,
    ItemState,
    is_looking,
    newer_version,
    state_of_item,
)
from headwater_web.scrutiny.models import DisparityRow, Item, Panel, SentTo

AGREED = frozenset({Outcome.AGREED, Outcome.AGREED_WITH_CHANGES})


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One group of an item's data with its share, and the same as a sentence."""

    row: DisparityRow
    share: Share

    @property
    def sentence(self) -> str:
        """The row as people would say it."""
        said = _("{group}: {part} of {whole}, {share}, likely between {lower} and {upper}").format(
            group=self.row.group,
            part=f"{self.row.numerator:,}",
            whole=f"{self.row.denominator:,}",
            share=percent_words(self.share.value),
            lower=percent_words(self.share.lower),
            upper=percent_words(self.share.upper),
        )
        return said + self._bounds

    @property
    def _bounds(self) -> str:
        if self.share.all_here is None or self.share.least is None or self.share.most is None:
            return "."
        return _(
            "; if everyone whose ethnicity is missing belonged here: {all_here}. Whoever the "
            "missing are, it lies between {least} and {most}."
        ).format(
            all_here=percent_words(self.share.all_here),
            least=percent_words(self.share.least),
            most=percent_words(self.share.most),
        )


@dataclass(frozen=True, slots=True)
class ShownItem:
    """An item as it stands on a day."""

    item: Item
    state: ItemState
    looking: tuple[SentTo, ...]
    newer: Item | None

    @property
    def words(self) -> Promise:
        """Where it stands, in words."""
        return ITEM_WORDS[self.state]

    @property
    def is_draft(self) -> bool:
        """Whether its words may still be changed."""
        return self.state is ItemState.DRAFT

    @property
    def can_be_challenged(self) -> bool:
        """Whether it is before its panels: sent, not withdrawn, not replaced."""
        return self.state in {ItemState.WITH_PANELS, ItemState.LOOKED_AT}


def items_seen_by(person: Asker) -> QuerySet[Item]:
    """Sent items for whoever may see what was sent, and drafts for those who send."""
    found = Item.objects.select_related("replaces", "replaced_by").prefetch_related(
        "sent_to__panel"
    )
    if may(person, Rule.SEND_TO_SCRUTINY):
        return found
    if may(person, Rule.SEE_SCRUTINY):
        return found.filter(sent_at__isnull=False)
    return found.none()


def shown(item: Item, today: date) -> ShownItem:
    """An item as it stands on a day."""
    looking = tuple(sent for sent in item.sent_to.all() if is_looking(sent, today))
    return ShownItem(item, state_of_item(item, today), looking, newer_version(item))


def shown_rows(item: Item) -> tuple[ShownRow, ...]:
    """An item's data, group by group, in the order in which they were entered."""
    missing = missing_of(item)
    return tuple(
        ShownRow(
            row,
            share_of(numerator=row.numerator, denominator=row.denominator, missing=missing),
        )
        for row in item.rows.filter(removed_at__isnull=True)
    )


def missing_of(item: Item) -> Missing | None:
    """How many people's ethnicity is missing from an item's data, where it was said."""
    if item.missing_numerator is None or item.missing_denominator is None:
        return None
    return Missing(item.missing_numerator, item.missing_denominator)


def items_before(panels: Iterable[Panel], today: date) -> tuple[SentTo, ...]:
    """What these panels may still look at before a decision, soonest end first."""
    found = (
        SentTo.objects.filter(panel__in=list(panels), finished_at__isnull=True)
        .filter(look_until__gte=today, item__withdrawn_at__isnull=True)
        .filter(Q(item__replaced_by__isnull=True) | Q(item__replaced_by__sent_at__isnull=True))
        .select_related("item", "panel")
    )
    return tuple(found.order_by("look_until", "pk"))


def sent_on(item: Item) -> date | None:
    """The day on which an item was sent."""
    return timezone.localdate(item.sent_at) if item.sent_at else None


def decided_too_soon(item: Item) -> tuple[DecisionWords, ...]:
    """Decisions that agreed to the thing no later than the day on which panels were asked."""
    sent = sent_on(item)
    if sent is None:
        return ()
    return tuple(
        each
        for each in governance.decisions_about(item.about)
        if each.stands and each.outcome in AGREED and each.decided_on <= sent
    )
