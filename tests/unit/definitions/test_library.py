"""The definitions folder: everything in it loads, and an error names the file and the field."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from headwater.definitions.basis import basis_from_cells
from headwater.definitions.library import DefinitionFault, Library
from headwater.intake.targets import target_columns
from headwater.vocabulary.faults import ExitCode
from headwater.vocabulary.policies import DisclosurePolicy

DEFINITIONS = Path(__file__).resolve().parents[3] / "definitions"
LIBRARY = Library(DEFINITIONS)


def test_everything_that_ships_loads() -> None:
    extracts, codelists = LIBRARY.extracts(), LIBRARY.codelists()
    assert {measure for each in LIBRARY.measures() for measure in each.sources} <= set(extracts)
    for folder in (DEFINITIONS / "partnerships").iterdir():
        if folder.is_dir():
            partnership = LIBRARY.partnership(folder.name)
            assert LIBRARY.scope(partnership.scope).feeds
    for specification in extracts.values():
        named = {column.codelist for column in specification.columns if column.codelist}
        assert named <= set(codelists)


@pytest.mark.parametrize("feed", sorted(LIBRARY.extracts()))
def test_every_column_becomes_a_column_that_exists(feed: str) -> None:
    specification = LIBRARY.extract(feed)
    targets = set(target_columns(specification)) | {"reference"}
    assert {column.becomes for column in specification.columns if column.becomes} <= targets
    assert specification.constants.keys() <= targets
    assert feed == (DEFINITIONS / "extracts" / f"{feed}.yaml").stem


def test_the_open_street_file_is_specified_as_published() -> None:
    street = LIBRARY.extract("police_uk_street")
    assert street.policy is DisclosurePolicy.OPEN
    assert street.synthetic_mark is not None  # only made-up rows bear it
    assert street.synthetic_mark.column == "crime_id"
    assert not street.column("crime_id").required
    assert len(LIBRARY.codelists()["police_uk_crime_types"].codes) == 16


BREAKS = [
    # file, text before, text after, words of the fault
    ("extracts/police_uk_street.yaml", "logicalType: date", "logicalType: day", "logicalType"),
    ("extracts/police_uk_street.yaml", "apiVersion: v3.0.2", "apiVersion: v2.1", "apiVersion"),
    (
        "extracts/police_uk_street.yaml",
        "monthColumn, value: month",
        "monthColumn, value: moon",
        "'moon'",
    ),
    ("extracts/police_uk_street.yaml", "property: becomes", "property: turnsInto", "'turnsInto'"),
    ("extracts/police_uk_street.yaml", "version: 1.0.0", "version: [", "is not YAML near line"),
    ("measures/police_uk_street_crime.yaml", "theme: Open data", "theme: n/a", "theme"),
    ("measures/police_uk_street_crime.yaml", "theme: Open data", "topic: Open data", "topic"),
    ("scopes/serious_violence.yaml", "key: ", "keys: ", "keys"),
    ("codelists/sex.csv", "code,label,value", "code,label,meaning", "no column value"),
    ("partnerships/nottinghamshire/bases.csv", "open_licence", "licence", "row 1, kind"),
]


@pytest.mark.parametrize(("file", "before", "after", "words"), BREAKS)
def test_an_error_names_the_file_and_the_field(
    tmp_path: Path, file: str, before: str, after: str, words: str
) -> None:
    shutil.copytree(DEFINITIONS, tmp_path / "definitions")
    path = tmp_path / "definitions" / file
    path.write_text(path.read_text("utf-8").replace(before, after, 1), "utf-8")
    with pytest.raises(DefinitionFault) as fault:
        _load_all(Library(tmp_path / "definitions"))
    assert path.name in fault.value.found
    assert words in fault.value.found
    assert fault.value.exit_code is ExitCode.DEFINITION


def _load_all(library: Library) -> None:
    library.extracts()
    library.measures()
    library.codelists()
    library.scope("serious_violence")
    library.bases("nottinghamshire")


def test_an_absent_definition_is_named_with_those_there_are() -> None:
    with pytest.raises(DefinitionFault) as fault:
        LIBRARY.extract("moon_phases")
    assert "extracts/moon_phases.yaml" in fault.value.found
    assert "police_uk_street" in fault.value.expected


CELLS = {
    "basis_reference": "A-1",
    "kind": "agreement",
    "feed": "calls",
    "supplier": "s",
    "supplier_name": "S",
    "purpose": "Prevention",
    "fields": "age| sex |",
    "licence": "",
    "dpia_reference": None,
    "starts_on": "2025-01-01",
    "ends_on": "2025-12-31",
    "keep_raw_days": "30",
    "state": "in_force",
}
IN_FORCE = [
    (date(2024, 12, 31), False),
    (date(2025, 1, 1), True),
    (date(2025, 12, 31), True),
    (date(2026, 1, 1), False),
]


@pytest.mark.parametrize(("day", "in_force"), IN_FORCE)
def test_a_basis_is_in_force_from_its_first_to_its_last_day(day: date, in_force: bool) -> None:
    basis = basis_from_cells(CELLS)
    assert basis.in_force_on(day) is in_force
    assert basis.fields == ("age", "sex")
    assert basis.covers(frozenset({"patient_age", "age"}))
    assert not basis.covers(frozenset({"postcode"}))
