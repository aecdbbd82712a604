"""Findings and quotations that a module names: their words come from where they are kept."""

from collections.abc import Collection
from dataclasses import dataclass, field

from headwater_web.lived_experience.api import quotations
from headwater_web.strategy.api import finding_words


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
    """What is known elsewhere of the references that a draft names. What is not there, is not."""

    findings: dict[str, ToldFinding] = field(default_factory=dict)
    quotations: dict[str, ToldQuotation] = field(default_factory=dict)


def told_of(*, findings: Collection[str], quotations: Collection[str]) -> Told:
    """The findings that stand and the quotations that are cleared, of these references."""
    return Told(_findings(findings), _quotations(quotations))


def _findings(references: Collection[str]) -> dict[str, ToldFinding]:
    if not references:
        return {}
    return {
        reference: ToldFinding(each.title, each.words, each.strength, each.led_to)
        for reference, each in finding_words(references).items()
        if not each.is_withdrawn
    }


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
