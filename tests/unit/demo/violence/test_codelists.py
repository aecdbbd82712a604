"""The codelists: every code once, in every form that partners write, mapped to known values."""

import csv
from pathlib import Path

import pytest
from tests.unit.demo.answers import DEFINITIONS

from headwater.definitions.library import Library
from headwater.demo.police.recorded_crime import code_forms
from headwater.demo.violence.offences import CODES

LISTS = sorted((DEFINITIONS / "codelists").glob("*.csv"))
VALUES = {
    "sex": {"female", "male", "other", ""},
    "ethnicity_nhs": {"white", "mixed", "asian", "black", "other", "not_stated", ""},
    "ethnicity_police": {"white", "mixed", "asian", "black", "other", "not_stated", ""},
    "ethnicity_census": {"white", "mixed", "asian", "black", "other"},
    "yes_no": {"true", "false", ""},
    "place_types_police": {"public", "home", "licensed", "school", "transport", "other", ""},
    "place_types_health": {"public", "home", "licensed", "school", "transport", "other", ""},
}


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_every_code_once_with_source_and_date(path: Path) -> None:
    rows = rows_of(path)
    assert list(rows[0]) == ["code", "label", "value", "source", "as_at"]
    codes = [row["code"] for row in rows]
    assert len(codes) == len(set(codes))
    assert all(row["label"] and row["source"] and row["as_at"] for row in rows)


@pytest.mark.parametrize("name", list(VALUES))
def test_values_are_those_of_the_event_table(name: str) -> None:
    found = {row["value"] for row in rows_of(DEFINITIONS / "codelists" / f"{name}.csv")}
    assert found == VALUES[name]


@pytest.mark.parametrize(
    ("code", "forms"),
    [
        ("5/1", ("5/1", "005/01", "00501")),
        ("2", ("2", "002/00", "00200")),
        ("105/1", ("105/1", "105/01", "105/01")),
    ],
)
def test_forms_of_a_code(code: str, forms: tuple[str, str, str], library: Library) -> None:
    assert code_forms(code) == forms
    listed = library.codelists()["offence_codes"].values
    assert {listed[form] for form in forms} == {code}


def test_every_generated_offence_is_listed(library: Library) -> None:
    listed = library.codelists()["offence_codes"].values
    assert set(CODES) <= set(listed.values())


def test_no_form_of_an_offence_code_looks_like_the_number_of_a_day(library: Library) -> None:
    listed = library.codelists()["offence_codes"].values
    assert all(len(code) != 5 or code.startswith("0") for code in listed if code.isdigit())


def test_every_codelist_that_a_specification_names_is_there(library: Library) -> None:
    names = library.codelists().keys()
    for specification in library.extracts().values():
        assert {column.codelist for column in specification.columns if column.codelist} <= names
