"""A desk keeps its key and what it told; it needs nothing that only some systems have."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.unit.partner.small_desk import (
    FEED,
    LIBRARY,
    LOOKUP,
    ROOT,
    a_desk,
    areas_of,
    attendances,
    prepared,
    write_attendances,
    write_lookup,
)

from headwater.custody import KeyAmiss
from headwater.exchange.partner_file import is_same_fingerprint
from headwater.partner import look, open_desk
from headwater.partner.words import said

PARTNERSHIP = LIBRARY.partnership("nottinghamshire")


def test_the_key_is_made_once_and_its_own_at_each_desk(tmp_path: Path) -> None:
    first = open_desk(tmp_path / "one", {})
    assert open_desk(tmp_path / "one", {}).fingerprint == first.fingerprint
    assert open_desk(tmp_path / "two", {}).fingerprint != first.fingerprint
    (key,) = (tmp_path / "one").rglob("engine.key")
    assert key.stat().st_mode & 0o077 == 0


def test_a_mistyped_key_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KeyAmiss):
        a_desk(tmp_path, key="not a key")


def test_what_was_told_to_one_partnership_of_one_feed_is_kept_apart(tmp_path: Path) -> None:
    desk = prepared(tmp_path, attendances(3, 300, areas_of(PARTNERSHIP))).path.parents[1] / "desk"
    told = open_desk(desk, {"HEADWATER_KEY": "5a" * 32}).told
    asked = {"partnership": "nottinghamshire", "feed": FEED, "fingerprint": "ab" * 32}
    assert told(**asked).entries.num_rows > 0
    assert told(**asked).reference == "R0002-abababab"
    assert told(**{**asked, "feed": "ambulance_callouts"}).entries.num_rows == 0
    assert told(**{**asked, "partnership": "leicestershire"}).entries.num_rows == 0


def test_the_workspace_goes_whatever_happens(tmp_path: Path) -> None:
    desk = a_desk(tmp_path)

    def fail() -> None:
        with desk.workspace() as folder:
            (folder / "people.parquet").write_text("rows")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert list(desk.root.iterdir()) == []


def test_another_partnership_counts_by_its_own_areas_and_bodies(tmp_path: Path) -> None:
    """The same desk, feed and code; nothing differs but which partnership's definitions."""
    other = LIBRARY.partnership("leicestershire")
    rows = attendances(4, 600, areas_of(other))
    made = prepared(tmp_path, rows, partnership=other)
    assert made.manifest.partnership == "leicestershire"
    found = look(made.path, workspace=tmp_path / "look", library=LIBRARY)
    assert found.supplier == "University Hospitals of Leicester NHS Trust"
    areas = {example.area for example in found.examples}
    assert other.area_name in areas
    assert areas & {district.name for district in other.districts}
    assert not areas & {district.name for district in PARTNERSHIP.districts}


def test_what_would_be_sent_is_said_in_plain_words(tmp_path: Path) -> None:
    made = prepared(tmp_path, attendances(5, 600, areas_of(PARTNERSHIP)))
    found = look(made.path, workspace=tmp_path / "look", library=LIBRARY)
    assert sum(found.cells.values()) == made.manifest.cells
    assert found.cells["suppressed"] == made.manifest.withheld
    assert is_same_fingerprint(made.manifest.fingerprint, a_desk(tmp_path).fingerprint)
    words = "\n".join(said(found))
    for needed in (
        "Nottingham University Hospitals NHS Trust",
        "January 2024 to December 2025",
        f"{found.cells['shown']:,} show a number",
        f"{found.cells['suppressed']:,} are withheld",
        "rounded to the nearest 5",
        "600 read, 600 accepted, 0 rejected (each to the nearest 100)",
        "Nothing else leaves",
        made.manifest.fingerprint,
        "withheld\n",
    ):
        assert needed in words


def test_a_desk_runs_where_files_cannot_be_locked_and_without_a_network(tmp_path: Path) -> None:
    """Windows has no `fcntl`; a process that has none counts all the same."""
    rows = write_attendances(tmp_path / "rows.csv", attendances(6, 200, areas_of(PARTNERSHIP)))
    lookup = write_lookup(tmp_path / "lookup.csv", areas_of(PARTNERSHIP))
    code = (
        "import sys, socket\n"
        "sys.modules['fcntl'] = None\n"
        "socket.socket.connect = None\n"
        "from headwater.__main__ import main\n"
        f"sys.exit(main(['partner', 'prepare', '--feed', {FEED!r}, '--reference', "
        f"{LOOKUP + '=' + str(lookup)!r}, '--out', {str(tmp_path / 'out')!r}, {str(rows)!r}]))"
    )
    environment = {"PYTHONPATH": str(ROOT / "src"), "HEADWATER_HOME": str(tmp_path / "home")}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert len(list((tmp_path / "out").glob("*.zip"))) == 1
    assert "Nothing has been sent" in done.stderr
