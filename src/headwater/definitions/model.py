"""The base of every definition: strict, frozen, and free of empty or 'n/a' text."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict


def _meaningful(text: str) -> str:
    if text.strip().lower() in {"", "n/a", "na", "none", "tbc", "tbd"}:
        raise ValueError(f"found {text!r}; expected words that mean something")
    return text.strip()


Words = Annotated[str, AfterValidator(_meaningful)]
"""Text that says something: never empty, never 'n/a'."""


class Definition(BaseModel):
    """One definition as it stands in a versioned file. Unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")
