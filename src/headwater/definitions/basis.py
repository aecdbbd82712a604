"""One basis: why one feed may be received from one supplier, for what, and from when to when."""

from datetime import date
from typing import Literal

from headwater.definitions.model import Definition, Words

EVERY_FIELD = "*"


class Basis(Definition):
    """An open licence, an anonymous aggregate, or an agreement with its impact assessment.

    It is in force from `starts_on` to `ends_on`, both days included, while its state is
    `in_force`. Without `ends_on` it is open-ended.
    """

    basis_reference: Words
    kind: Literal["open_licence", "anonymous_aggregate", "agreement"]
    feed: Words
    supplier: Words
    supplier_name: Words
    purpose: Words
    fields: tuple[str, ...]
    licence: str | None = None
    dpia_reference: str | None = None
    starts_on: date
    ends_on: date | None = None
    keep_raw_days: int
    state: Literal["draft", "in_force", "suspended", "withdrawn"]

    def in_force_on(self, day: date) -> bool:
        """Whether the basis carries the feed on `day`."""
        begun = self.starts_on <= day
        return self.state == "in_force" and begun and not self.ended_before(day)

    def ended_before(self, day: date) -> bool:
        """Whether its last day lies before `day`."""
        return self.ends_on is not None and self.ends_on < day

    def covers(self, names: frozenset[str]) -> bool:
        """Whether it names a field by any of its `names`."""
        return EVERY_FIELD in self.fields or not names.isdisjoint(self.fields)


def basis_from_cells(cells: dict[str, str | None]) -> Basis:
    """The basis that one row of a register describes, its cells still text.

    Raises pydantic.ValidationError when a cell is not what the register holds.
    """
    filled: dict[str, object] = {name: text for name, text in cells.items() if text}
    listed = str(filled.get("fields", ""))
    filled["fields"] = tuple(name.strip() for name in listed.split("|") if name.strip())
    return Basis.model_validate(filled)
