"""One codelist: the codes that partners write and the value that the event table holds."""

from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Code:
    """One code; `value` is empty where the code says that nothing is known."""

    code: str
    label: str
    value: str | None


@dataclass(frozen=True)
class Codelist:
    """Codes by name. Several codes may share a value."""

    name: str
    codes: tuple[Code, ...]

    @cached_property
    def values(self) -> dict[str, str | None]:
        """The value of each code."""
        return {code.code: code.value for code in self.codes}

    @property
    def keeps_codes(self) -> bool:
        """Whether every code is its own value, so that nothing needs translating."""
        return all(code.code == code.value for code in self.codes)
