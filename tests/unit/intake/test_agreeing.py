"""Agreements execute: feed, supplier, purpose, day, fields and powers each can stop a file."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some
from tests.unit.intake.small_feed import COLUMNS, HEADERS, TODAY, basis, specification

from headwater.intake.agreeing import agreed, bases_in_force
from headwater.intake.faults import NoBasis
from headwater.intake.headers import Header, Matched, match

NAMES = [stated["name"] for stated in COLUMNS]
PATIENTS = [
    each
    | {
        "customProperties": [
            {
                "property": "person",
                "value": {"role": "patient", "field": "family_name"},
            }
        ]
    }
    if each["name"] == "surname"
    else each
    for each in COLUMNS
]


def matched(*, without: frozenset[str] = frozenset()) -> Matched:
    positions = {name: place for place, name in enumerate(NAMES) if name not in without}
    return Matched(match(Header(tuple(HEADERS), ","), specification()).header, positions, ())


@pytest.mark.parametrize(
    ("changed", "asked", "found"),
    [
        ({}, {}, True),
        ({"state": "draft"}, {}, False),
        ({"state": "suspended"}, {}, False),
        ({"state": "withdrawn"}, {}, False),
        ({"starts_on": date(2026, 2, 1)}, {}, False),
        ({"starts_on": TODAY}, {}, True),
        ({"ends_on": TODAY}, {}, True),
        ({"ends_on": date(2026, 1, 30)}, {}, False),
        ({"feed": "another"}, {}, False),
        ({}, {"supplier": "wardens"}, True),
        ({}, {"supplier": "police"}, False),
        ({}, {"purpose": "prevention"}, True),
        ({}, {"purpose": "Enforcement"}, False),
        ({"purpose": "Prevention|Linkage"}, {"purpose": "Linkage"}, True),
    ],
)
def test_a_basis_is_in_force_for_feed_supplier_purpose_and_day(
    changed: dict[str, Any], asked: dict[str, Any], found: bool
) -> None:
    asked = {"supplier": None, "today": TODAY, **asked}
    stated = (basis(**changed),)
    if found:
        assert bases_in_force(stated, specification(), **asked) == stated
    else:
        with pytest.raises(NoBasis, match="No basis is in force for street_incidents"):
            bases_in_force(stated, specification(), **asked)


def test_a_field_that_says_nothing_of_a_person_is_dropped_with_a_note() -> None:
    fields = tuple(name for name in NAMES if name not in {"weapon", "sex"})
    found = agreed((basis(fields=fields),), specification(), matched(), supplier="wardens")
    assert found.dropped == ("sex", "weapon")
    assert set(found.matched.positions) == set(NAMES) - {"sex", "weapon"}
    assert found.notes == ("Not read, because A-1 does not cover them: sex, weapon.",)


@pytest.mark.parametrize("name", ["surname", "born", "offence", "happened_at"])
def test_a_person_or_a_required_field_is_never_merely_dropped(name: str) -> None:
    fields = tuple(each for each in NAMES if each != name)
    with pytest.raises(NoBasis, match=f"these fields: {name}"):
        agreed((basis(fields=fields),), specification(), matched(), supplier="wardens")


def test_the_basis_that_covers_most_is_taken_and_nothing_is_noted() -> None:
    stated = (basis(basis_reference="A-1", fields=("sex",)), basis(basis_reference="A-2"))
    found = agreed(stated, specification(), matched(), supplier="wardens")
    assert (found.basis.basis_reference, found.dropped, found.notes) == ("A-2", (), ())


def test_what_the_file_does_not_bring_needs_no_cover() -> None:
    without = frozenset({"surname", "born"})
    fields = tuple(name for name in NAMES if name not in without)
    file = matched(without=without)
    assert agreed((basis(fields=fields),), specification(), file, supplier="wardens").dropped == ()


@pytest.mark.parametrize(
    ("powers", "is_patient", "brings_names", "is_let_in"),
    [
        (("section_16",), True, True, False),
        (("section_16",), True, False, True),
        (("section_16",), False, True, True),
        (("section_16", "section_251"), True, True, True),
        ((), True, True, True),
    ],
)
def test_section_16_alone_carries_no_patient(
    powers: tuple[str, ...], is_patient: bool, brings_names: bool, is_let_in: bool
) -> None:
    feed = specification(columns=PATIENTS if is_patient else COLUMNS)
    file = matched(without=frozenset() if brings_names else frozenset({"surname"}))
    stated = (basis(legal_powers=powers),)
    if is_let_in:
        assert agreed(stated, feed, file, supplier="wardens").dropped == ()
    else:
        with pytest.raises(NoBasis, match=r"section 16 of the 2022 Act alone.*: surname"):
            agreed(stated, feed, file, supplier="wardens")


def test_a_supplier_without_a_basis_of_its_own_is_told() -> None:
    with pytest.raises(NoBasis, match="No basis in force is police's"):
        agreed((basis(),), specification(), matched(), supplier="police")


@given(some.sets(some.sampled_from(NAMES)))
def test_nothing_uncovered_is_ever_read(fields: set[str]) -> None:
    stated = (basis(fields=tuple(sorted(fields))),)
    try:
        found = agreed(stated, specification(), matched(), supplier="wardens")
    except NoBasis:
        return
    covered = {
        each.name
        for each in specification().columns
        if stated[0].covers(each.names_in_a_basis) or each.becomes == "reference"
    }
    assert set(found.matched.positions) <= covered
