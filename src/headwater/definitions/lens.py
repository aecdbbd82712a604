"""Lenses: groups with needs of their own, through which every measure is read or cannot be."""

from typing import Self

from pydantic import Field, model_validator

from headwater.definitions.measure import Breakdown
from headwater.definitions.model import Definition, Words
from headwater.vocabulary.characteristics import Characteristic


class Lens(Definition):
    """One group, and how a measure may say something of it.

    A measure that has the `breakdown` says it itself; `category` is the part of it that is the
    group, where one part is. `siblings` gives, by measure, those that count the same of this group
    alone. `own` are other measures that count this group alone, and `about` are those that tell of
    what befalls it among others. The `characteristic` is the one by which the
    grid says which dataset records the group; where there is none, no dataset does. `cannot` says
    why a measure may say nothing.
    """

    lens: Words
    title: Words
    who: Words
    characteristic: Characteristic | None = None
    breakdown: Breakdown | None = None
    category: Words | None = None
    siblings: dict[str, tuple[Words, ...]] = Field(default_factory=dict)
    own: tuple[Words, ...] = ()
    about: tuple[Words, ...] = ()
    cannot: Words

    @model_validator(mode="after")
    def _divides_by_what_there_is(self) -> Self:
        if self.category and not self.breakdown:
            raise ValueError(
                f"found a category of {self.lens} without a breakdown; expected the breakdown "
                "that it is a part of"
            )
        return self


class Lenses(Definition):
    """Every lens, in the order in which they are shown."""

    lenses: tuple[Lens, ...] = Field(min_length=1)


def lens_faults(lenses: Lenses, *, measures: frozenset[str]) -> tuple[str, ...]:
    """What the lenses name and nothing defines, and keys that are there twice."""
    keys = [lens.lens for lens in lenses.lenses]
    named = {
        name
        for lens in lenses.lenses
        for name in (
            *lens.own,
            *lens.about,
            *lens.siblings,
            *(s for each in lens.siblings.values() for s in each),
        )
    }
    found = {
        "measures that there are not": named - measures,
        "lenses defined twice": {key for key in keys if keys.count(key) > 1},
    }
    return tuple(f"{what}: {', '.join(sorted(names))}" for what, names in found.items() if names)
