"""Reading cards: those that everybody may read, and drafts for those who may see them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from headwater_web.accounts.api import Asker, Rule, may
from headwater_web.evidence.following import FollowedGap, ShownCard
from headwater_web.evidence.lists import Bought, evidence_lists
from headwater_web.evidence.models import Card, CardActKind


@dataclass(frozen=True, slots=True)
class Intervention:
    """One type of intervention: whether it is bought, its cards, and what is open about it."""

    name: str
    bought: Bought | None
    cards: tuple[ShownCard, ...]
    gaps: tuple[FollowedGap, ...] = ()


def all_cards() -> QuerySet[Card]:
    """Every card."""
    found: QuerySet[Card] = Card.objects.all()
    return found


def shown_cards(cards: QuerySet[Card], today: date, *, with_drafts: bool) -> tuple[ShownCard, ...]:
    """Cards as they stand on a day: the newest version with drafts, else the published one.

    A withdrawn card is shown with the version that was withdrawn; a card that never was published
    only with drafts.
    """
    rows = cards.prefetch_related("versions", "acts")
    found = (_shown(each, today, with_drafts=with_drafts) for each in rows)
    return tuple(each for each in found if each is not None)


def cards_seen_by(person: Asker, cards: QuerySet[Card], today: date) -> tuple[ShownCard, ...]:
    """Cards as this person may read them."""
    return shown_cards(cards, today, with_drafts=may(person, Rule.SEE_EVIDENCE_DRAFTS))


def card_seen_by(person: Asker, reference: str, today: date) -> ShownCard | None:
    """One card, if this person may read it."""
    found = cards_seen_by(person, all_cards().filter(reference=reference), today)
    return found[0] if found else None


def by_intervention(
    cards: Iterable[ShownCard], gaps: Iterable[FollowedGap] = ()
) -> tuple[Intervention, ...]:
    """Cards by type: first what is bought, a type without any card included; then the rest."""
    bought = {_key(each.intervention): each for each in evidence_lists().bought}
    names = {key: each.intervention for key, each in bought.items()}
    by_key: dict[str, list[ShownCard]] = {key: [] for key in names}
    open_gaps: dict[str, list[FollowedGap]] = {}
    for card in cards:
        if not card.is_withdrawn:
            key = _key(card.version.intervention)
            names.setdefault(key, card.version.intervention)
            by_key.setdefault(key, []).append(card)
    for gap in gaps:
        open_gaps.setdefault(_key(gap.gap.intervention), []).append(gap)
    order = [*bought, *sorted(key for key in by_key if key not in bought)]
    return tuple(
        Intervention(names[key], bought.get(key), tuple(by_key[key]), tuple(open_gaps.get(key, ())))
        for key in order
    )


def _key(intervention: str) -> str:
    return " ".join(intervention.split()).casefold()


def _shown(card: Card, today: date, *, with_drafts: bool) -> ShownCard | None:
    versions = {each.number: each for each in card.versions.all()}
    acts = list(card.acts.all())
    last = acts[-1] if acts else None
    newest = max(versions)
    withdrawal = last if last and last.kind == CardActKind.WITHDRAWN else None
    published = last.version if last and withdrawal is None else None
    if last is None and not with_drafts:
        return None
    number = newest if with_drafts or last is None else last.version
    return ShownCard(
        stated=versions[number],
        card=card,
        published=published,
        newest=newest,
        # A version that was written since is a draft again.
        withdrawal=withdrawal if withdrawal and withdrawal.version == number else None,
        today=today,
    )
