"""One row of the register as a basis: its lists, its purposes, its powers."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from headwater.definitions.basis import Basis, basis_from_cells
from headwater.definitions.library import Library

ROOT = Path(__file__).resolve().parents[3]


def cells(**changed: str | None) -> dict[str, str | None]:
    stated: dict[str, str | None] = {
        "basis_reference": "I-1-street_incidents",
        "kind": "agreement",
        "feed": "street_incidents",
        "supplier": "wardens",
        "supplier_name": "Town Wardens",
        "purpose": "Counting|Linkage",
        "fields": "sex | age",
        "licence": None,
        "legal_powers": None,
        "dpia_reference": "Y-1",
        "starts_on": "2024-01-01",
        "ends_on": None,
        "keep_raw_days": "30",
        "state": "in_force",
    }
    return stated | changed


@pytest.mark.parametrize(
    ("stated", "powers", "is_section_16_alone"),
    [
        (None, (), False),
        ("section_16", ("section_16",), True),
        ("section_16|section_251", ("section_16", "section_251"), False),
        (" section_16 | ", ("section_16",), True),
        ("section_115", ("section_115",), False),
    ],
)
def test_powers_are_a_list_and_section_16_may_stand_alone(
    stated: str | None, powers: tuple[str, ...], is_section_16_alone: bool
) -> None:
    basis = basis_from_cells(cells(legal_powers=stated))
    assert (basis.legal_powers, basis.rests_on_section_16_alone) == (powers, is_section_16_alone)


@pytest.mark.parametrize(
    ("purpose", "serves"),
    [("Counting", True), ("linkage ", True), ("Enforcement", False), ("Count", False), ("", False)],
)
def test_a_basis_serves_the_purposes_that_it_names(purpose: str, serves: bool) -> None:
    assert basis_from_cells(cells()).serves(purpose) is serves


def test_a_register_from_before_powers_were_recorded_still_reads() -> None:
    stated = cells()
    del stated["legal_powers"]
    basis = basis_from_cells(stated)
    assert (basis.fields, basis.legal_powers, basis.starts_on) == (
        ("sex", "age"),
        (),
        date(2024, 1, 1),
    )


@pytest.mark.parametrize("partnership", ["nottinghamshire", "leicestershire"])
def test_the_bases_that_ship_are_open_or_ones_own_and_name_known_feeds(partnership: str) -> None:
    library = Library(ROOT / "definitions")
    found: tuple[Basis, ...] = library.bases(partnership)
    known = set(library.extracts())
    amiss: list[Any] = [each.feed for each in found if each.feed not in known]
    assert amiss == []
    assert {each.kind for each in found} <= {"open_licence", "anonymous_aggregate"}
    assert all(each.licence for each in found if each.kind == "open_licence")
    references = [each.basis_reference for each in found]
    assert len(references) == len(set(references))
