"""Agreements execute: no basis in force, no reading."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from headwater.definitions.basis import Basis
from headwater.definitions.extract import ExtractSpecification, SpecifiedColumn
from headwater.intake.faults import NoBasis, SupplierUnclear
from headwater.intake.headers import Matched
from headwater.vocabulary.counts import counted


@dataclass(frozen=True, slots=True)
class Agreed:
    """The basis of one file, what of it is read, and the fields that were dropped by name."""

    basis: Basis
    matched: Matched
    dropped: tuple[str, ...]

    @property
    def notes(self) -> tuple[str, ...]:
        """One line for the report where something was dropped."""
        if not self.dropped:
            return ()
        reference = self.basis.basis_reference
        return (f"Not read, because {reference} does not cover them: {', '.join(self.dropped)}.",)


def bases_in_force(
    bases: Iterable[Basis],
    specification: ExtractSpecification,
    *,
    supplier: str | None,
    today: date,
    purpose: str | None = None,
) -> tuple[Basis, ...]:
    """The bases that let this feed in today, of this supplier and for this purpose where named.

    Raises NoBasis when there is none.
    """
    stated = [basis for basis in bases if basis.feed == specification.feed]
    if supplier is not None:
        stated = [basis for basis in stated if basis.supplier == supplier]
    if purpose is not None:
        stated = [basis for basis in stated if basis.serves(purpose)]
    in_force = tuple(basis for basis in stated if basis.in_force_on(today))
    if not in_force:
        raise _no_basis(specification.feed, supplier, today, stated)
    return in_force


def supplier_of(
    in_force: tuple[Basis, ...], *, stated: frozenset[str], supplier: str | None, feed: str
) -> str:
    """The one supplier of a file: as named, as its own column states, or the only one there is.

    `stated` holds what the file's supplier column says; it may give the supplier's key or name.
    Raises SupplierUnclear or NoBasis.
    """
    known = {basis.supplier: basis.supplier for basis in in_force}
    known |= {basis.supplier_name.casefold(): basis.supplier for basis in in_force}
    named = {known.get(word) or known.get(word.casefold()) for word in stated}
    if None in named:
        raise NoBasis(
            found=f"The file names a supplier of {feed} that has no basis in force.",
            expected=f"one of: {', '.join(sorted({basis.supplier for basis in in_force}))}.",
            next_step="check the supplier column, or record the agreement first.",
        )
    candidates = named or {supplier} if supplier or named else set(known.values())
    if len(candidates) != 1 or (supplier and candidates != {supplier}):
        raise _unclear(feed, in_force, supplier, len(candidates))
    return str(candidates.pop())


def agreed(
    in_force: tuple[Basis, ...],
    specification: ExtractSpecification,
    matched: Matched,
    *,
    supplier: str,
) -> Agreed:
    """The basis that covers most, with fields that it does not cover dropped where they may be.

    A field about a person is never merely dropped: the file as supplied is kept, and would hold
    what nothing permits. Nor is a required one. Raises NoBasis, naming them.
    """
    basis, uncovered = _nearest(in_force, specification, matched, supplier)
    if kept_anyway := [each for each in uncovered if each.required or _is_about_a_person(each)]:
        raise _uncovered_fields(basis, kept_anyway, supplier)
    dropped = tuple(column.name for column in uncovered)
    positions = {name: place for name, place in matched.positions.items() if name not in dropped}
    return Agreed(basis, replace(matched, positions=positions), dropped)


def _nearest(
    in_force: tuple[Basis, ...],
    specification: ExtractSpecification,
    matched: Matched,
    supplier: str,
) -> tuple[Basis, list[SpecifiedColumn]]:
    """The supplier's basis that leaves fewest fields uncovered, and which they are."""
    own = [basis for basis in in_force if basis.supplier == supplier]
    if not own:
        raise _no_basis_of(specification.feed, supplier)
    found = [(basis, _uncovered(basis, specification, matched)) for basis in own]
    return min(found, key=lambda each: len(each[1]))


def _uncovered(
    basis: Basis, specification: ExtractSpecification, matched: Matched
) -> list[SpecifiedColumn]:
    """Fields that would be kept without the basis naming them. The reference itself is not kept."""
    return [
        column
        for column in specification.columns
        if (column.kept or column.place_words)
        and column.becomes != "reference"
        and column.name in matched.positions
        and not (basis.covers(column.names_in_a_basis) and _is_authorised(basis, column))
    ]


def _is_authorised(basis: Basis, column: SpecifiedColumn) -> bool:
    """Whether the powers that a basis names carry the column: section 16 alone, no patient."""
    names_a_patient = column.person is not None and column.person.role == "patient"
    return not (names_a_patient and basis.rests_on_section_16_alone)


def _is_about_a_person(column: SpecifiedColumn) -> bool:
    return column.person is not None or column.classification != "public"


def _uncovered_fields(basis: Basis, columns: list[SpecifiedColumn], supplier: str) -> NoBasis:
    names = ", ".join(column.name for column in columns)
    if not all(_is_authorised(basis, column) for column in columns):
        return NoBasis(
            found=f"{basis.basis_reference} names section 16 of the 2022 Act alone; that covers "
            f"no information about patients from {supplier}: {names}.",
            expected="rows without anyone's identity, or an agreement that names another power.",
            next_step="leave those columns out, or have the other power recorded first.",
        )
    return NoBasis(
        found=f"No basis in force lets {supplier} supply these fields: {names}.",
        expected="a basis that covers every field that the file brings.",
        next_step="leave those columns out, or have the agreement cover them.",
    )


def _no_basis_of(feed: str, supplier: str) -> NoBasis:
    return NoBasis(
        found=f"No basis in force is {supplier}'s for {feed}.",
        expected="an open licence, an anonymous aggregate, or an agreement of that supplier.",
        next_step="ask the information-governance lead to record or renew the basis.",
    )


def _no_basis(feed: str, supplier: str | None, today: date, stated: list[Basis]) -> NoBasis:
    who = f"{feed} from {supplier}" if supplier else feed
    ended = [basis.ends_on for basis in stated if basis.ends_on and basis.ended_before(today)]
    why = f"; the last one ended on {max(ended)}" if ended else ""
    return NoBasis(
        found=f"No basis is in force for {who} on {today}{why}. The file was not kept.",
        expected="an open licence, an anonymous aggregate, or an agreement with its assessment.",
        next_step="ask the information-governance lead to record or renew the basis.",
    )


def _unclear(
    feed: str, in_force: tuple[Basis, ...], supplier: str | None, named: int
) -> SupplierUnclear:
    suppliers = ", ".join(sorted({basis.supplier for basis in in_force}))
    found = (
        f"The file states another supplier of {feed} than {supplier}."
        if supplier and named == 1
        else f"{counted(named, 'supplier')} might have sent this file of {feed}."
    )
    return SupplierUnclear(
        found=found,
        expected=f"exactly one of: {suppliers}.",
        next_step="name the supplier, or split the file by supplier.",
    )
