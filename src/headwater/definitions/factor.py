"""Risk and protective factors, one level to a file, and whose gift it lies in to change them."""

from datetime import date
from typing import Self

from pydantic import Field, model_validator

from headwater.definitions.model import Definition, Words
from headwater.vocabulary.factors import EvidenceStrength, FactorEffect, FactorLevel


class Evidence(Definition):
    """How strong the evidence is, in words, and where it is written."""

    strength: EvidenceStrength
    words: Words
    sources: tuple[Words, ...] = Field(min_length=1)


class LocalMeasure(Definition):
    """A measure that tells of a factor here, and what of it it tells."""

    measure: Words
    tells: Words


class Factor(Definition):
    """One factor. Where no measure tells of it, `nothing_local` says what is not collected.

    `holders` are those who can change it, by key.
    """

    factor: Words
    title: Words
    effect: FactorEffect
    words: Words
    evidence: Evidence
    holders: tuple[Words, ...] = Field(min_length=1)
    measures: tuple[LocalMeasure, ...] = ()
    nothing_local: Words | None = None

    @model_validator(mode="after")
    def _says_what_is_known_here(self) -> Self:
        if bool(self.measures) == bool(self.nothing_local):
            raise ValueError(
                f"found {self.factor} with both measures and nothing_local, or neither; expected "
                "the measures that tell of it, or what is not collected"
            )
        return self


class FactorsOfLevel(Definition):
    """The factors of one level, in the order in which they are shown, as one YAML file."""

    level: FactorLevel
    title: Words
    words: Words
    reviewed_by: Words
    reviewed_on: date
    next_review: date
    factors: tuple[Factor, ...] = Field(min_length=1)


class Holder(Definition):
    """Somebody who can change factors; `most_within` are the three most in their gift, and why.

    `gift` completes "the factors most within"; the three are chosen by people and not worked out.
    """

    holder: Words = Field(pattern=r"^[a-z]+(-[a-z]+)*$")
    title: Words
    gift: Words
    most_within: tuple[Words, ...] = Field(min_length=3, max_length=3)
    because: Words


class Holders(Definition):
    """Everybody in whose gift a factor may lie, in the order in which they are shown."""

    holders: tuple[Holder, ...] = Field(min_length=1)


def factor_faults(
    levels: tuple[FactorsOfLevel, ...], holders: Holders, *, measures: frozenset[str]
) -> tuple[str, ...]:
    """What the files name and none of them defines, all at once."""
    factors = [factor for level in levels for factor in level.factors]
    keys = [factor.factor for factor in factors]
    held = {holder.holder for holder in holders.holders}
    told = {each.measure for factor in factors for each in factor.measures}
    chosen = {name for holder in holders.holders for name in holder.most_within}
    listed = {(name, factor.factor) for factor in factors for name in factor.holders}
    found = {
        "measures that there are not": told - measures,
        "holders that there are not": {name for name, _ in listed} - held,
        "factors that there are not": chosen - set(keys),
        "factors defined twice": {key for key in keys if keys.count(key) > 1},
        "factors chosen for holders that they do not list": {
            f"{name} ({holder.holder})"
            for holder in holders.holders
            for name in holder.most_within
            if name in keys and (holder.holder, name) not in listed
        },
    }
    return tuple(f"{what}: {', '.join(sorted(names))}" for what, names in found.items() if names)
