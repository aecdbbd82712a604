"""Evidence cards, gaps and themes as pieces of a chapter: what was found, and on what it rests."""

from collections.abc import Iterable

from headwater.products.editions.pieces import Kept, Text
from headwater.released.editions.content import (
    CardBlock,
    GapBlock,
    KeptBlock,
    Module,
    ThemeBlock,
)
from headwater.released.words import day_words
from headwater.vocabulary.counts import counted

NOT_RATED = "Nobody whose rating we can cite has rated it."
NOT_ON_RECORD = "It is not on record."


def kept(block: KeptBlock) -> Kept:
    """One of them, with its source and its day."""
    if isinstance(block, CardBlock):
        return _card(block)
    return _gap(block) if isinstance(block, GapBlock) else _theme(block)


def easily(module: Module) -> tuple[Text, ...]:
    """What the blocks of a module are about in a sentence each; effects are left to the long text.

    For modules whose easy-read sentences nobody wrote: whoever writes them says what matters.
    """
    return tuple(
        (_easy_sentence(block),) for block in module.blocks if isinstance(block, KeptBlock)
    )


def _easy_sentence(block: KeptBlock) -> str:
    if isinstance(block, CardBlock):
        return f"A study asked this: {block.question}"
    if isinstance(block, GapBlock):
        return f"Nobody knows this yet: {block.question}"
    return f"People told us about this: {block.name}."


def _card(card: CardBlock) -> Kept:
    many = "how many is not stated" if card.participants is None else f"n = {card.participants:,}"
    rated = (card.certainty, card.certainty_scheme, card.certainty_source)
    facts = (
        ("Effect", f"{card.measure}: {card.number}" if card.number else ""),
        ("Outcome", card.outcome),
        ("How certain", "; ".join(each for each in rated if each) or NOT_RATED),
        ("How it was studied", card.design),
        ("Who took part", f"{card.who} ({many})"),
        ("Where", f"{card.setting} ({card.whereabouts})"),
        ("What nobody knows", card.unknowns),
        ("Source", card.source),
        ("As at", day_words(card.as_at) if card.as_at else ""),
    )
    return Kept(
        card.reference,
        f"Evidence card, version {card.version}: {card.intervention}",
        card.question,
        card.reading,
        _those_said(facts),
        card.address,
    )


def _gap(gap: GapBlock) -> Kept:
    asked = "; ".join(f"{tied.reference} {tied.title}" for tied in gap.found_by)
    facts = (
        ("Who asked", "; ".join(each for each in (asked, gap.found_in) if each) or NOT_ON_RECORD),
        ("Known since", day_words(gap.found_on) if gap.found_on else ""),
        ("Who could answer it", gap.who_could_answer),
        ("Where it stands", gap.standing),
        ("Studies that ask it", ", ".join(gap.studies)),
    )
    return Kept(gap.reference, "What nobody knows", gap.question, gap.why, _those_said(facts))


def _theme(theme: ThemeBlock) -> Kept:
    last = f", the last on {day_words(theme.last_heard_on)}" if theme.last_heard_on else ""
    facts = (
        ("Heard in", f"{counted(theme.sessions, 'session')}{last}"),
        (
            "Who took part in those",
            f"{theme.people}. How many of them would say the same is not known.",
        ),
        ("Of which groups", _counts(theme.groups)),
        ("In which places", _counts(theme.places)),
        (
            "What this is not",
            "A sample of everyone: these people came to be heard. A small number of people is "
            "never given.",
        ),
    )
    sort = "What people told us"
    return Kept(theme.reference, sort, theme.name, theme.definition, _those_said(facts))


def _counts(parts: Iterable[tuple[str, str]]) -> str:
    return "; ".join(f"{name}: {people}" for name, people in parts)


def _those_said(facts: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((term, words) for term, words in facts if words)
