"""The parts of a framework, each refusing what it cannot be."""

from enum import StrEnum
from typing import Annotated, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationInfo,
    field_validator,
)

Part = TypeVar("Part")


def _meaningful(text: str) -> str:
    if text.strip().lower() in {"", "n/a", "na", "tbc", "tbd"}:
        raise ValueError(f"found {text!r}; expected words that mean something")
    return text.strip()


def _some(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    if not parts:
        raise ValueError("found nothing; expected at least one")
    return parts


Words = Annotated[str, AfterValidator(_meaningful)]
Some = Annotated[tuple[Part, ...], AfterValidator(_some)]
"""One or more of something."""
Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{1,59}$")]


class AssessedBy(StrEnum):
    """Who answers: the subject itself, somebody from elsewhere, or both apart from each other."""

    SELF = "self"
    PEER = "peer"
    BOTH = "both"


class RequiredBy(StrEnum):
    """What asks for a product: the law, the conditions of a grant, or the partnership's choice."""

    LAW = "law"
    GRANT = "grant"
    CHOICE = "choice"


class FrameworkPart(BaseModel):
    """Strict and frozen: a field that is not known is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(FrameworkPart):
    """Whose ideas a framework rests on."""

    title: Words
    author: Words
    year: int = Field(ge=1900, le=2100)


class Level(FrameworkPart):
    """One step of a framework's ladder."""

    key: Key
    title: Words
    meaning: Words


class Indicator(FrameworkPart):
    """One question, what each level of it looks like, and what counts as evidence."""

    key: Key
    question: Words
    evidence: Words
    descriptors: dict[str, Words]
    basis: Words | None = None

    @field_validator("descriptors")
    @classmethod
    def _has_one_for_each_level(
        cls, descriptors: dict[str, str], info: ValidationInfo
    ) -> dict[str, str]:
        levels = (info.context or {}).get("levels", [])
        missing = [key for key in levels if key not in descriptors]
        unknown = [key for key in descriptors if key not in levels]
        if missing or unknown:
            raise ValueError(
                f"found no words for {listed(missing)} and words for unknown {listed(unknown)}; "
                f"expected words for each of: {listed(levels)}"
            )
        return descriptors


class Standard(FrameworkPart):
    """What is wanted, and why; its indicators ask whether it is so."""

    key: Key
    title: Words
    why: Words
    indicators: Some[Indicator]


class Function(FrameworkPart):
    """One product that a team makes: what asks for it, and the days it takes."""

    key: Key
    title: Words
    makes: Words
    required_by: RequiredBy
    basis: Words
    days_a_month: int = Field(ge=1, le=62)


class NamedCapability(FrameworkPart):
    """A kind of work that organisations can lend each other."""

    key: Key
    title: Words


def refuse_repeated(keys: list[str]) -> None:
    """Raise ValueError where a key is there more than once."""
    if repeated := sorted({key for key in keys if keys.count(key) > 1}):
        raise ValueError(f"found {listed(repeated)} more than once; expected each key once")


def listed(keys: list[str]) -> str:
    """Keys as a fault names them."""
    return ", ".join(keys) or "nothing"
