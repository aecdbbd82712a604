"""What intake leaves in its workspace: of a file's people, only what custody is about to seal."""

from pathlib import Path

import pytest
from tests.unit.intake.small_feed import csv_of, received, rows_of

from headwater.intake import NothingAccepted

PEOPLE = [{"Surname": "Featherstonehaugh"}, {"Surname": "Featherstone", "Age": "x"}]
REFUSED = [{**each, "Offence": "none such"} for each in PEOPLE]


def _naming(workspace: Path) -> set[str]:
    return {
        path.name
        for path in workspace.rglob("*")
        if path.is_file() and b"Feather" in path.read_bytes()
    }


def test_names_stand_in_what_is_to_be_sealed_alone(tmp_path: Path) -> None:
    result = received(tmp_path, csv_of(rows_of(*PEOPLE)))
    assert result.people
    assert _naming(result.people.parent) == {result.people.name}


def test_of_a_refused_file_no_name_is_left(tmp_path: Path) -> None:
    with pytest.raises(NothingAccepted):
        received(tmp_path, csv_of(rows_of(*REFUSED)))
    assert _naming(tmp_path / "workspace") == set()
