"""Short references: one or two letters for the kind of thing, and its number."""

import re
from dataclasses import dataclass

from django.urls.converters import StringConverter

FIGURE = "figure/"
"""Before the reference of a released figure, which has a form of its own."""
_REFERENCE = re.compile(r"([A-Z]{1,2})-([1-9][0-9]{0,5})")


class ReferenceUnreadable(ValueError):
    """A text that should name a thing has not the form of a reference, such as A-12."""


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """The name of one thing, for ever.

    >>> str(Reference("A", 12))
    'A-12'
    """

    prefix: str
    number: int

    def __str__(self) -> str:
        return f"{self.prefix}-{self.number}"


def parse_reference(text: str) -> Reference:
    """The thing that `text` names. Raises ReferenceUnreadable.

    >>> parse_reference("R-18").number
    18
    """
    found = _REFERENCE.fullmatch(text.strip().upper())
    if not found:
        raise ReferenceUnreadable(text)
    return Reference(found[1], int(found[2]))


class ReferenceConverter(StringConverter):
    """A reference within an address."""

    regex = _REFERENCE.pattern.replace("(", "(?:")
