"""A file of names: read whole, or refused with every fault at once."""

from pathlib import Path

import pytest

from headwater.placing import GazetteerUnsound, Kind, Name, read_names
from headwater.vocabulary.faults import ExitCode

HEADER = "name,kind,small_area_code,district_code,alias\n"


def written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "names.csv"
    path.write_bytes(text.encode(encoding))
    return path


def test_names_are_read_with_aliases_and_without_small_areas(tmp_path: Path) -> None:
    text = HEADER + 'Velvet City,venue,Z01000001,Z07000001,"The Velvet| Velvets |"\n'
    text += "Deer Park,open_space,,Z07000002,\n"
    assert read_names(written(tmp_path, text)) == (
        Name("Velvet City", Kind.VENUE, "Z01000001", "Z07000001", ("The Velvet", "Velvets")),
        Name("Deer Park", Kind.OPEN_SPACE, None, "Z07000002"),
    )


def test_the_alias_may_be_absent_and_other_columns_are_ignored(tmp_path: Path) -> None:
    text = "source,name,kind,small_area_code,district_code\nseen,Eastwick,settlement,,Z07000002\n"
    path = written(tmp_path, text, "utf-8-sig")
    assert read_names(path) == (Name("Eastwick", Kind.SETTLEMENT, None, "Z07000002"),)


def test_a_file_without_rows_has_no_names(tmp_path: Path) -> None:
    assert read_names(written(tmp_path, HEADER)) == ()


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (",venue,,Z07000001,", "no name in row 2"),
        ("A,pub,,Z07000001,", "an unknown kind in row 2"),
        ("A,venue,,west,", "no district code"),
        ("A,venue,zone 4,Z07000001,", "a small-area code that is not"),
        ("A,venue", "no district code"),
        ("A,venue,Z01000001,Z07000001,\nB,venue,Z01000001,Z07000002,", "in row 2, 3"),
    ],
)
def test_a_fault_names_the_row(tmp_path: Path, row: str, fault: str) -> None:
    with pytest.raises(GazetteerUnsound) as refusal:
        read_names(written(tmp_path, HEADER + row + "\n"))
    assert fault in refusal.value.found
    assert refusal.value.next_step
    assert refusal.value.exit_code is ExitCode.DEFINITION


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    rows = ",venue,,Z07000001,\n" * 8 + "A,pub,,Z07000001,\n"
    with pytest.raises(GazetteerUnsound) as refusal:
        read_names(written(tmp_path, HEADER + rows))
    assert "no name in row 2, 3, 4, 5, 6 and 3 more" in refusal.value.found
    assert "an unknown kind in row 10" in refusal.value.found


def test_other_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(GazetteerUnsound, match="no column kind, district_code"):
        read_names(written(tmp_path, "name,small_area_code\nA,\n"))
    with pytest.raises(GazetteerUnsound, match="not UTF-8"):
        read_names(written(tmp_path, HEADER + "Café,venue,,Z07000001,\n", "utf-16"))
    with pytest.raises(GazetteerUnsound, match="not comma-separated"):
        read_names(written(tmp_path, HEADER + "A" * 200_000 + ",venue,,Z07000001,\n"))
    with pytest.raises(GazetteerUnsound, match="not there"):
        read_names(tmp_path / "absent.csv")
