"""Files that differ from the specification are mapped at the desk, once."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.unit.partner.small_desk import (
    FEED,
    HEADERS,
    LIBRARY,
    LOOKUP,
    areas_of,
    attendances,
    write_lookup,
)

from headwater import __main__ as entrance
from headwater.vocabulary.faults import ExitCode

AREAS = areas_of(LIBRARY.partnership("nottinghamshire"))
RENAMED = {"Ethnic Category": "Eth Cat", "Person Stated Gender Code": "M/F"}
MAPPING = """
renames:
  Eth Cat: Ethnic Category
  M/F: Person Stated Gender Code
codes:
  patient_sex:
    Fem: "2"
    Masc: "1"
"""
Ran = tuple[int, str, Any]
Desk = Callable[..., Ran]


@pytest.fixture
def desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Desk:
    """`headwater partner` at a desk: its exit code, what it said, and what it printed as JSON."""
    monkeypatch.setenv("HEADWATER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HEADWATER_PARTNERSHIP", "nottinghamshire")
    monkeypatch.setenv("HEADWATER_KEY", "5a" * 32)

    def ran(deed: str, *words: str | Path) -> Ran:
        code = entrance.main(["partner", deed, "--feed", FEED, *map(str, words)])
        captured = capsys.readouterr()
        return code, captured.err, json.loads(captured.out) if "--json" in words else captured.out

    return ran


@pytest.fixture
def prepare(desk: Desk, tmp_path: Path) -> Desk:
    lookup = write_lookup(tmp_path / "lookup.csv", AREAS)

    def ran(*words: str | Path) -> Ran:
        return desk(
            "prepare", f"--reference={LOOKUP}={lookup}", f"--out={tmp_path / 'out'}", *words
        )

    return ran


@pytest.fixture
def mapping(tmp_path: Path) -> Path:
    path = tmp_path / "mapping.yaml"
    path.write_text(MAPPING, "utf-8")
    return path


@pytest.fixture
def renamed(tmp_path: Path) -> Path:
    """An extract with two headers of the hospital's own, words for codes, and a row of totals."""
    path = tmp_path / "own.csv"
    with path.open("w", encoding="utf-8", newline="") as target:
        rows = csv.writer(target, lineterminator="\n")
        rows.writerow([RENAMED.get(header, header) for header in HEADERS])
        for row in attendances(8, 240, AREAS):
            row["Person Stated Gender Code"] = {"1": "Masc", "2": "Fem"}[
                row["Person Stated Gender Code"]
            ]
            rows.writerow([row.get(header, "") for header in HEADERS])
    return path


def sexes_sent(out: Path) -> set[str]:
    import zipfile

    (sent,) = out.glob("*.zip")
    with zipfile.ZipFile(sent) as archive:
        rows = csv.DictReader(archive.read("values.csv").decode().splitlines())
        return {row["Sex"] for row in rows if row["Sex"] and row["Events"] not in {"0", "[c]"}}


def test_what_is_mapped_once_is_used_next_time(
    prepare: Desk, renamed: Path, mapping: Path, tmp_path: Path
) -> None:
    assert prepare(renamed)[0] == ExitCode.FILE_REFUSED
    assert prepare("--mapping", mapping, renamed)[0] == ExitCode.DONE
    assert sexes_sent(tmp_path / "out") == {"male", "female"}
    code, said, _ = prepare(renamed)
    assert code == ExitCode.DONE
    assert "mapping 1" in said
    assert len(list((tmp_path / "out").glob("*.zip"))) == 1, "the same rows read alike: one file"
    assert prepare("--without-mapping", renamed)[0] == ExitCode.FILE_REFUSED


def test_each_version_of_a_mapping_is_kept(
    prepare: Desk, renamed: Path, mapping: Path, tmp_path: Path
) -> None:
    prepare("--mapping", mapping, renamed)
    prepare("--mapping", mapping, renamed)
    mapping.write_text(MAPPING + "note: Checked in June.\nwithout: [totals_rows]\n", "utf-8")
    prepare("--mapping", mapping, renamed)
    kept = sorted((tmp_path / "home").rglob("mappings/nottinghamshire/*/*.json"))
    assert [path.name for path in kept] == ["0001.json", "0002.json"]
    assert json.loads(kept[0].read_bytes())["without"] == []


def test_rows_read_otherwise_make_another_file(
    prepare: Desk, renamed: Path, mapping: Path, tmp_path: Path
) -> None:
    prepare("--mapping", mapping, renamed)
    mapping.write_text(MAPPING.replace('Fem: "2"', 'Fem: "9"'), "utf-8")
    prepare("--mapping", mapping, renamed)
    names = {path.name.rsplit("_", 1)[1][:5] for path in (tmp_path / "out").glob("*.zip")}
    assert names == {"SYN-R"}
    assert len(list((tmp_path / "out").glob("*.zip"))) == 2


def test_nothing_of_a_mapping_that_fails_is_kept(
    prepare: Desk, renamed: Path, mapping: Path, tmp_path: Path
) -> None:
    mapping.write_text(MAPPING.replace("Ethnic Category", "Ethnic Categories"), "utf-8")
    code, said, _ = prepare("--mapping", mapping, renamed)
    assert code == ExitCode.USAGE
    assert "no column has the header 'Ethnic Categories'" in said
    assert not list((tmp_path / "home").rglob("mappings"))


def test_rows_are_checked_before_anything_is_counted(
    desk: Desk, renamed: Path, mapping: Path, tmp_path: Path
) -> None:
    """No lookup is needed for it, no file is written, and no row or mapping stays."""
    code, said, _ = desk("check", renamed)
    assert code == ExitCode.FILE_REFUSED
    assert "'Ethnic Category' is absent" in said
    code, said, _ = desk("check", "--mapping", mapping, renamed)
    assert code == ExitCode.DONE
    assert "240 rows in the file = 240 accepted + 0 rejected" in said
    assert "Nothing was counted, kept or sent." in said
    kept = {path.name for path in (tmp_path / "home").rglob("*") if path.is_file()}
    assert kept <= {"engine.key"}


def test_the_desk_says_how_a_value_is_mapped_there(
    desk: Desk, renamed: Path, mapping: Path
) -> None:
    mapping.write_text(MAPPING.split("codes:")[0], "utf-8")
    _, said, _ = desk("check", "--mapping", mapping, renamed)
    assert "A mapping could put right (--mapping FILE.yaml):" in said
    assert "'Masc' in `Person Stated Gender Code` is no code" in said


def test_a_repair_is_undone_at_the_desk_too(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, HEADERS, restval="", lineterminator="\n")
        target.write("Attendances after assault\n")
        writer.writeheader()
        writer.writerows(attendances(9, 120, AREAS))
    assert "--without header_row" in desk("check", path)[1]
    assert desk("check", "--without", "header_row", path)[0] == ExitCode.FILE_REFUSED
    code, said, _ = desk("check", "--without", "magic", path)
    assert code == ExitCode.USAGE
    assert "no repair magic" in said
