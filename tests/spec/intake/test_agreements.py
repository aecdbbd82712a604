"""Agreements execute: who may supply what, and until which day."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.unit.intake.small_feed import (
    CODELISTS,
    COLUMNS,
    TODAY,
    basis,
    column,
    csv_of,
    received,
    rows_of,
    specification,
)

from headwater.intake import NoBasis, receive
from headwater.intake.faults import SupplierUnclear

ADMISSION = [
    # what the basis says                                          admitted on 31 January 2026
    ({}, True),
    ({"ends_on": date(2026, 1, 31)}, True),
    ({"ends_on": date(2026, 1, 30)}, False),
    ({"starts_on": date(2026, 1, 31)}, True),
    ({"starts_on": date(2026, 2, 1)}, False),
    ({"state": "draft"}, False),
    ({"state": "suspended"}, False),
    ({"state": "withdrawn"}, False),
    ({"feed": "another_feed"}, False),
    ({"kind": "open_licence"}, True),
    ({"fields": ("reference", "happened_at", "offence")}, False),
    (
        {
            "fields": (
                *("occurred_at", "offence_code", "small_area_code", "sex", "age", "weapon"),
                *("family_name", "birth_date"),
            )
        },
        True,
    ),
]


@pytest.mark.parametrize(("stated", "admitted"), ADMISSION)
def test_a_feed_comes_in_only_under_a_basis_in_force(
    tmp_path: Path, stated: dict[str, Any], admitted: bool
) -> None:
    text = csv_of(rows_of({}))
    if admitted:
        assert received(tmp_path, text, bases=(basis(**stated),)).report.rows_accepted == 1
    else:
        with pytest.raises(NoBasis):
            received(tmp_path, text, bases=(basis(**stated),))


def test_without_a_basis_the_file_is_not_even_opened(tmp_path: Path) -> None:
    with pytest.raises(NoBasis) as refusal:
        receive(
            tmp_path / "absent.csv",
            specification=specification(),
            codelists=CODELISTS,
            bases=(basis(ends_on=date(2025, 9, 30)),),
            supplier=None,
            today=TODAY,
            workspace=tmp_path / "workspace",
            home_nature=None,
        )
    assert "the last one ended on 2025-09-30" in refusal.value.found
    assert not (tmp_path / "workspace").exists()


def test_fields_about_a_person_that_no_basis_covers_are_named(tmp_path: Path) -> None:
    narrow = basis(fields=("occurred_at", "offence_code", "sex"))
    with pytest.raises(NoBasis) as refusal:
        received(tmp_path, csv_of(rows_of({})), bases=(narrow,))
    assert refusal.value.found.endswith("these fields: surname, born.")


TWO = (
    basis(),
    basis(basis_reference="A-2", supplier="rangers", supplier_name="Park Rangers"),
)
BY_SERVICE = [*COLUMNS, column("service", "Service", required=True)]
SUPPLIERS = [
    # named     what the column says                     supplier, or the refusal
    (None, ["wardens"], "wardens"),
    (None, ["Park Rangers", "PARK RANGERS"], "rangers"),
    ("rangers", ["rangers"], "rangers"),
    (None, ["wardens", "rangers"], SupplierUnclear),
    ("rangers", ["wardens"], NoBasis),
    (None, ["strangers"], NoBasis),
]


@pytest.mark.parametrize(("named", "stated", "expected"), SUPPLIERS)
def test_the_file_says_who_supplied_it(
    tmp_path: Path, named: str | None, stated: list[str], expected: Any
) -> None:
    spec = specification(columns=BY_SERVICE).model_copy(update={"supplier_column": "service"})
    rows = rows_of(*({"Service": service} for service in stated))
    text = csv_of(rows, [*rows[0]])
    if isinstance(expected, str):
        result = received(tmp_path, text, specification=spec, bases=TWO, supplier=named)
        assert result.report.supplier == expected
    else:
        with pytest.raises(expected):
            received(tmp_path, text, specification=spec, bases=TWO, supplier=named)


LATE = 10_500
STATED_LATE = [
    # what the first rows say, and one far below     supplier, or the refusal
    ("wardens", "Town Wardens", "wardens"),
    ("wardens", "total", "wardens"),
    ("", "rangers", "rangers"),
    ("wardens", "rangers", SupplierUnclear),
    ("wardens", "strangers", NoBasis),
]


@pytest.mark.parametrize(("first", "late", "expected"), STATED_LATE)
def test_a_row_far_below_states_its_supplier_too(
    tmp_path: Path, first: str, late: str, expected: Any
) -> None:
    spec = specification(columns=BY_SERVICE).model_copy(update={"supplier_column": "service"})
    rows = rows_of(*({"Service": first} for _ in range(LATE)))
    rows[-1]["Service"] = late
    text = csv_of(rows, [*rows[0]])
    if isinstance(expected, str):
        assert received(tmp_path, text, specification=spec, bases=TWO).report.supplier == expected
    else:
        with pytest.raises(expected):
            received(tmp_path, text, specification=spec, bases=TWO)


def test_without_a_column_the_only_supplier_is_meant_and_two_must_be_told_apart(
    tmp_path: Path,
) -> None:
    text = csv_of(rows_of({}))
    assert received(tmp_path, text).report.supplier == "wardens"
    assert received(tmp_path, text, bases=TWO, supplier="rangers").report.supplier == "rangers"
    with pytest.raises(SupplierUnclear):
        received(tmp_path, text, bases=TWO)
