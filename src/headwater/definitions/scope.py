"""A definition of serious violence: named kinds, each a rule over codes and flags."""

from datetime import date

from headwater.definitions.conditions import Rule
from headwater.definitions.model import Definition, Words


class SeriousnessFactors(Definition):
    """The four factors of section 13, Police, Crime, Sentencing and Courts Act 2022."""

    maximum_penalty: Words
    impact_on_victim: Words
    prevalence: Words
    impact_on_community: Words


class Kind(Definition):
    """One kind of serious violence: an event belongs to it when any of its rules holds."""

    key: Words
    title: Words
    rules: tuple[Rule, ...]
    reasoning: SeriousnessFactors
    notes: Words


class Scope(Definition):
    """One versioned definition of serious violence over police recorded crime."""

    key: Words
    version: int
    title: Words
    effective_from: date
    signed_by: Words
    feeds: tuple[str, ...]
    kinds: tuple[Kind, ...]
