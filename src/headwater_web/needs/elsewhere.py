"""What a module names and others keep: findings, quotations, cards, gaps and themes.

Their words come from where they are kept, so that a draft says what stands there now.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _

from headwater.released.editions.content import (
    CardBlock,
    GapBlock,
    KeptBlock,
    Module,
    ThemeBlock,
    Tied,
)
from headwater.released.words import day_words
from headwater_web.evidence.api import (
    CardNow,
    CardWords,
    GapWords,
    cards_now,
    cards_with,
    open_gaps,
)
from headwater_web.lived_experience.api import (
    SafeCount,
    ThemeWords,
    quotations,
    themes_for_editions,
)
from headwater_web.strategy.api import finding_words
from headwater_web.thread.api import things_seen_by

KINDS: Final = ("finding", "quotation", "card", "gap", "theme")
"""The blocks whose words are kept elsewhere, under the reference that they name."""


@dataclass(frozen=True, slots=True)
class ToldFinding:
    """A finding as an edition tells it. `led_to` are references with their words."""

    title: str
    words: str
    strength: str = ""
    led_to: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ToldQuotation:
    """Somebody's words as they were cleared, and how they are attributed."""

    words: str
    attribution: str


@dataclass(frozen=True, slots=True)
class Told:
    """What is known elsewhere of the references that a draft names. What is not there, is not.

    `kept` are published cards, open gaps and themes that were heard, by their references.
    """

    findings: dict[str, ToldFinding] = field(default_factory=dict)
    quotations: dict[str, ToldQuotation] = field(default_factory=dict)
    kept: dict[str, KeptBlock] = field(default_factory=dict)


def told_of(named: dict[str, tuple[str, ...]], *, today: date) -> Told:
    """What may be said today of the references that are named, which are given by their `KINDS`."""
    return Told(
        _findings(named["finding"]),
        _quotations(named["quotation"]),
        _cards(named["card"], today) | _gaps(named["gap"], today) | _themes(named["theme"], today),
    )


def said_of_cards_since(modules: Iterable[Module], *, today: date) -> dict[str, str]:
    """What became of the cards of a published edition since, by reference; most have nothing."""
    frozen = [
        block for module in modules for block in module.blocks if isinstance(block, CardBlock)
    ]
    now = cards_now([each.reference for each in frozen], today=today) if frozen else {}
    return {
        each.reference: words
        for each in frozen
        if each.reference in now and (words := _since(each, now[each.reference]))
    }


def _since(frozen: CardBlock, now: CardNow) -> str:
    if now.withdrawn_on is not None:
        return _("This card was withdrawn on {day}: {because}").format(
            day=day_words(now.withdrawn_on), because=now.withdrawn_because
        )
    if now.published is not None and now.published > frozen.version:
        return _("The card has a newer version, {number}. Here it stands as it was.").format(
            number=now.published
        )
    return ""


def _cards(references: Collection[str], today: date) -> dict[str, KeptBlock]:
    if not references:
        return {}
    found = cards_with(references, today=today)
    return {reference: _card(each) for reference, each in found.items()}


def _card(each: CardWords) -> CardBlock:
    return CardBlock(
        reference=each.reference,
        version=each.version,
        question=each.question,
        intervention=each.intervention,
        outcome=each.outcome,
        measure=str(each.measure),
        number=each.number,
        reading=each.reading,
        certainty=each.certainty,
        certainty_scheme=each.certainty_scheme,
        certainty_source=each.certainty_source,
        design=each.design,
        who=each.who,
        participants=each.participants,
        whereabouts=str(each.whereabouts),
        setting=each.setting,
        unknowns=each.unknowns,
        source=each.source,
        address=each.source_address,
        as_at=each.as_at,
    )


def _gaps(references: Collection[str], today: date) -> dict[str, KeptBlock]:
    if not references:
        return {}
    return {each.reference: _gap(each) for each in open_gaps(today=today, references=references)}


def _gap(each: GapWords) -> GapBlock:
    # An edition is for readers who are not signed in: it names what anybody may see.
    found_by = things_seen_by(AnonymousUser(), each.found_by)
    return GapBlock(
        reference=each.reference,
        question=each.question,
        why=each.why,
        who_could_answer=each.who_could_answer,
        standing=each.standing,
        found_on=each.found_on,
        found_in=each.found_in,
        found_by=tuple(
            Tied(reference, found_by[reference].title)
            for reference in each.found_by
            if reference in found_by
        ),
        studies=each.studies,
    )


def _themes(references: Collection[str], today: date) -> dict[str, KeptBlock]:
    if not references:
        return {}
    return {
        each.reference: _theme(each)
        for each in themes_for_editions(today)
        if each.reference in references
    }


def _theme(each: ThemeWords) -> ThemeBlock:
    return ThemeBlock(
        reference=each.reference,
        name=each.name,
        definition=each.definition,
        sessions=each.sessions,
        notes=each.notes,
        people=each.people.words,
        groups=_counts(each.groups, _("other groups")),
        places=_counts(each.places, _("other places")),
        last_heard_on=each.last_heard_on,
    )


def _findings(references: Collection[str]) -> dict[str, ToldFinding]:
    if not references:
        return {}
    return {
        reference: ToldFinding(each.title, each.words, each.strength, each.led_to)
        for reference, each in finding_words(references).items()
        if not each.is_withdrawn
    }


def _counts(parts: Sequence[tuple[str, SafeCount]], others: str) -> tuple[tuple[str, str], ...]:
    """Safe counts in words, those that are small or kept back together as the others."""
    told = [(name, count.words) for name, count in parts if count.at_least]
    kept_back = [count.words for _name, count in parts if not count.at_least and count.sessions]
    return (*told, *((others, words) for words in dict.fromkeys(kept_back)))


def withdrawn_quotations(references: Collection[str]) -> frozenset[str]:
    """Of these quotations, those whose words nobody may show any more."""
    if not references:
        return frozenset()
    return frozenset(
        reference for reference, each in quotations(references).items() if each.withdrawn
    )


def _quotations(references: Collection[str]) -> dict[str, ToldQuotation]:
    if not references:
        return {}
    return {
        reference: ToldQuotation(each.words, each.attribution)
        for reference, each in quotations(references).items()
        if not each.withdrawn
    }
