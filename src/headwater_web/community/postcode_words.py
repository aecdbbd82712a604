"""Postcodes as people type them: the whole of one, or its first half."""

import re
from dataclasses import dataclass

_OUTWARD = r"[A-Z]{1,2}[0-9][A-Z0-9]?"
_INWARD = r"[0-9][ABD-HJLNP-UW-Z]{2}"
_TYPED = re.compile(rf"({_OUTWARD})({_INWARD})?")
_IN_WORDS = re.compile(rf"\b{_OUTWARD} ?{_INWARD}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Postcode:
    """A postcode, or its first half alone, as post offices write it."""

    outward: str
    inward: str = ""

    def __str__(self) -> str:
        return f"{self.outward} {self.inward}".strip()

    @property
    def is_whole(self) -> bool:
        """Whether both halves are there."""
        return bool(self.inward)


def read_postcode(text: str) -> Postcode | None:
    """The postcode that somebody typed; nothing where it has not the form of one.

    >>> str(read_postcode("ng15fs")), str(read_postcode("NG1"))
    ('NG1 5FS', 'NG1')
    >>> read_postcode("the old bridge") is None
    True
    """
    found = _TYPED.fullmatch("".join(text.upper().split()))
    return Postcode(found[1], found[2] or "") if found else None


def holds_a_postcode(text: str) -> bool:
    """Whether a whole postcode stands among words."""
    return bool(_IN_WORDS.search(text))
