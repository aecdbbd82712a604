"""What is asked of the records, and what they answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from headwater_web.accounts.api import Asker
from headwater_web.funding.api import Span

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """For whom, about which days, and as things stand on which day."""

    person: Asker
    span: Span
    as_at: date


@dataclass(frozen=True, slots=True)
class Draft:
    """What the records say: a sentence, a number where one was asked for, and a table.

    `figures` are the numbers by name, so that they can be compared with another paper's.
    """

    words: str
    number: Decimal | None = None
    figures: Mapping[str, str] = field(default_factory=dict)
    headings: Row = ()
    rows: tuple[Row, ...] = ()
    references: tuple[str, ...] = ()
    release_id: str = ""


def counted(words: str, count: int, **more: object) -> Draft:
    """A draft of one count, which is also its number."""
    return Draft(words, number=Decimal(count), **more)  # type: ignore[arg-type]  # fields of a draft
