"""Agreements execute: no basis in force, no reading."""

from collections.abc import Iterable
from datetime import date

from headwater.definitions.basis import Basis
from headwater.definitions.extract import ExtractSpecification
from headwater.intake.faults import NoBasis, SupplierUnclear
from headwater.intake.headers import Matched


def bases_in_force(
    bases: Iterable[Basis],
    specification: ExtractSpecification,
    *,
    supplier: str | None,
    today: date,
) -> tuple[Basis, ...]:
    """The bases that let this feed in today, of this supplier where one is named.

    Raises NoBasis when there is none.
    """
    stated = [basis for basis in bases if basis.feed == specification.feed]
    if supplier is not None:
        stated = [basis for basis in stated if basis.supplier == supplier]
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


def basis_for(
    in_force: tuple[Basis, ...],
    specification: ExtractSpecification,
    matched: Matched,
    *,
    supplier: str,
) -> Basis:
    """The basis of that supplier that covers every field that would be kept.

    Raises NoBasis, naming the fields that no basis covers.
    """
    own = [basis for basis in in_force if basis.supplier == supplier]
    uncovered = {basis.basis_reference: _uncovered(basis, specification, matched) for basis in own}
    for basis in own:
        if not uncovered[basis.basis_reference]:
            return basis
    fewest = min(uncovered.values(), key=len, default=[])
    raise NoBasis(
        found=f"No basis in force lets {supplier} supply these fields: {', '.join(fewest)}.",
        expected="a basis that covers every field that the file brings.",
        next_step="leave those columns out, or have the agreement cover them.",
    )


def _uncovered(basis: Basis, specification: ExtractSpecification, matched: Matched) -> list[str]:
    """Fields that would be kept without the basis naming them. The reference itself is not kept."""
    return [
        column.name
        for column in specification.columns
        if column.kept
        and column.becomes != "reference"
        and column.name in matched.positions
        and not basis.covers(column.names_in_a_basis)
    ]


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
        else f"{named} suppliers come into question for this file of {feed}."
    )
    return SupplierUnclear(
        found=found,
        expected=f"exactly one of: {suppliers}.",
        next_step="name the supplier, or split the file by supplier.",
    )
