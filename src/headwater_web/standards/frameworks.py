"""A framework: levels, standards, indicators and what counts as evidence, or a team's functions.

Each is a file of the definitions. What a file says wrongly is refused, all of it at once.
"""

import hashlib
import json
from datetime import date
from typing import Literal, Self

from pydantic import Field, field_validator, model_validator

from headwater_web.standards.framework_parts import (
    AssessedBy,
    FrameworkPart,
    Function,
    Indicator,
    Key,
    Level,
    NamedCapability,
    Some,
    Source,
    Standard,
    Words,
    refuse_repeated,
)

FEWEST_LEVELS_UNNAMED = 4
"""Two halves of two levels each: what lets answers be compared without any being readable."""


class _Head(FrameworkPart):
    key: Key
    version: int = Field(ge=1)
    title: Words
    purpose: Words
    source: Source
    reviewed_on: date
    next_review: date

    @model_validator(mode="after")
    def _is_reviewed_again_later(self) -> Self:
        if self.next_review <= self.reviewed_on:
            raise ValueError("found a next review that is not later than the last; expected later")
        return self

    def is_overdue(self, on: date) -> bool:
        """Whether the framework should have been looked at again before that day."""
        return self.next_review < on


class LevelFramework(_Head):
    """Standards with indicators, each answered by a level."""

    shape: Literal["levels"]
    assessed_by: AssessedBy
    compared_without_naming: bool = False
    met_from: Key | None = None
    levels: Some[Level]
    standards: Some[Standard]

    @field_validator("levels", "standards")
    @classmethod
    def _are_keyed_once(cls, parts: tuple[Level | Standard, ...]) -> tuple[Level | Standard, ...]:
        refuse_repeated([part.key for part in parts])
        inner = [each.key for part in parts for each in getattr(part, "indicators", ())]
        refuse_repeated(inner)
        return parts

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        if len(self.levels) == 1:
            raise ValueError("found one level; expected two or more")
        if self.met_from and self.met_from not in self.ranks:
            raise ValueError(f"found met_from {self.met_from!r}; expected the key of a level")
        if self.compared_without_naming and (
            len(self.levels) < FEWEST_LEVELS_UNNAMED or self.assessed_by is not AssessedBy.SELF
        ):
            raise ValueError(
                "found answers compared without naming; "
                f"expected {FEWEST_LEVELS_UNNAMED} levels or more, assessed by self"
            )
        return self

    @property
    def ranks(self) -> dict[str, int]:
        """The place of each level on the ladder, from 0."""
        return {level.key: rank for rank, level in enumerate(self.levels)}

    @property
    def by_level(self) -> dict[str, Level]:
        """Each level by its key."""
        return {level.key: level for level in self.levels}

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """Every indicator, in the order in which they are asked."""
        return tuple(each for standard in self.standards for each in standard.indicators)

    def indicator(self, key: str) -> Indicator | None:
        """The indicator with that key, if there is one."""
        return next((each for each in self.indicators if each.key == key), None)

    def wording_digest(self, indicator: Indicator) -> str:
        """Changes when the words of an indicator or of the ladder do, and only then."""
        levels = [level.model_dump() for level in self.levels]
        return digest_of([indicator.model_dump(), levels])


class CapacityFramework(_Head):
    """A team's functions, against which its posts are put."""

    shape: Literal["capacity"]
    functions: Some[Function]
    capabilities: Some[NamedCapability]

    @field_validator("functions", "capabilities")
    @classmethod
    def _are_keyed_once(
        cls, parts: tuple[Function | NamedCapability, ...]
    ) -> tuple[Function | NamedCapability, ...]:
        refuse_repeated([part.key for part in parts])
        return parts


Framework = LevelFramework | CapacityFramework


def digest_of(content: object) -> str:
    """The SHA-256 of a content, the same whatever the order of its keys."""
    return hashlib.sha256(canonical(content).encode()).hexdigest()


def canonical(content: object) -> str:
    """A content as JSON, always written in the same way."""
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
