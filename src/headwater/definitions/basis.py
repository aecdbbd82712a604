"""One basis: why one feed may be received from one supplier, for what, and from when to when."""

from datetime import date
from typing import Literal

from headwater.definitions.model import Definition, Words

EVERY_FIELD = "*"
DIVIDER = "|"
"""What stands between several names in one cell of a register."""
SECTION_16 = "section_16"
"""Section 16 of the Police, Crime, Sentencing and Courts Act 2022: sharing for the duty.

It authorises neither patient information nor personal information from a health or social-care
authority. Source: legislation.gov.uk, ukpga/2022/32/section/16.
"""
_LISTS = ("fields", "legal_powers")


class Basis(Definition):
    """An open licence, an anonymous aggregate, or an agreement with its impact assessment.

    It is in force from `starts_on` to `ends_on`, both days included, while its state is
    `in_force`. Without `ends_on` it is open-ended. `purpose` may name several, divided by `|`.
    `legal_powers` are keys of the powers that it names; a register that says nothing names none.
    `key_fingerprint` is that of the key with which the supplier signs, for feeds that are signed.
    """

    basis_reference: Words
    kind: Literal["open_licence", "anonymous_aggregate", "agreement"]
    feed: Words
    supplier: Words
    supplier_name: Words
    purpose: Words
    fields: tuple[str, ...]
    licence: str | None = None
    legal_powers: tuple[str, ...] = ()
    dpia_reference: str | None = None
    key_fingerprint: str | None = None
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

    def serves(self, purpose: str) -> bool:
        """Whether `purpose` is one of those that it was agreed for."""
        return purpose.strip().casefold() in {each.casefold() for each in _named(self.purpose)}

    @property
    def rests_on_section_16_alone(self) -> bool:
        """Whether it names no other power, so that it carries no patient's identity."""
        return set(self.legal_powers) == {SECTION_16}


def basis_from_cells(cells: dict[str, str | None]) -> Basis:
    """The basis that one row of a register describes, its cells still text.

    Raises pydantic.ValidationError when a cell is not what the register holds.
    """
    filled: dict[str, object] = {name: text for name, text in cells.items() if text}
    for name in _LISTS:
        filled[name] = _named(str(filled.get(name, "")))
    return Basis.model_validate(filled)


def _named(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(DIVIDER) if name.strip())
