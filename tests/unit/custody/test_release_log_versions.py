"""What was told of a version stays known of it when it comes into force under another name."""

from pathlib import Path

import pyarrow as pa
import pytest

from headwater.custody import ReleaseLog
from headwater.tables.results import ReleaseLogEntry

PROMOTED = {"knives": 2, "knives_version_1": 1, "rape": 1}


def entries(release_id: str, **exact: int) -> pa.Table:
    columns: dict[str, list[object]] = {
        name: ["x"] * len(exact) for name in ReleaseLogEntry.columns()
    }
    columns |= {"release_id": [release_id] * len(exact), "measure": list(exact)}
    columns |= {"exact": list(exact.values()), "shown": list(exact.values())}
    return pa.table(columns)


def told(log: ReleaseLog, versions: dict[str, int]) -> list[tuple[str, str, int]]:
    rows = log.entries(versions=versions).to_pylist()
    return [(row["release_id"], row["measure"], row["exact"]) for row in rows]


def test_versions_are_renamed_by_the_version_that_was_counted_then(tmp_path: Path) -> None:
    log = ReleaseLog(tmp_path)
    before = entries("R0001-a", knives=12, knives_version_2=9, rape=30)
    after = entries("R0002-b", knives=9, knives_version_1=12, rape=30)
    log.append("R0001-a", before, fingerprint="a", versions={"knives": 1, "knives_version_2": 2})
    log.append("R0002-b", after, fingerprint="b", versions={"knives": 2, "knives_version_1": 1})
    assert told(log, PROMOTED) == [
        ("R0001-a", "knives_version_1", 12),
        ("R0001-a", "knives", 9),
        ("R0001-a", "rape", 30),
        ("R0002-b", "knives", 9),
        ("R0002-b", "knives_version_1", 12),
        ("R0002-b", "rape", 30),
    ]
    assert log.fingerprint("R0002-b") == "b"


def test_a_log_that_says_no_version_was_of_the_first(tmp_path: Path) -> None:
    log = ReleaseLog(tmp_path)
    log.append("R0001-a", entries("R0001-a", knives=12), fingerprint="a")
    assert told(log, PROMOTED) == [("R0001-a", "knives_version_1", 12)]


BOTH = {"knives": 1, "knives_version_2": 2}


# What a release told of, by version; what is counted now; the names of now.
@pytest.mark.parametrize(
    ("then", "now", "names"),
    [
        (BOTH, BOTH, ["knives", "knives_version_2"]),
        (BOTH, {"knives": 2, "knives_version_1": 1}, ["knives_version_1", "knives"]),
        # In force, and nobody counts the former version any more: the two are not one.
        (BOTH, {"knives": 2}, ["knives_version_1", "knives"]),
        # Never seen side by side: the former numbers are those before a revision.
        ({"knives": 1}, {"knives": 2}, ["knives"]),
        (BOTH, {"knives": 1}, ["knives", "knives_version_2"]),
        (BOTH, {}, ["knives", "knives_version_2"]),
    ],
)
def test_each_version_is_followed_under_its_name_of_now(
    tmp_path: Path, then: dict[str, int], now: dict[str, int], names: list[str]
) -> None:
    log = ReleaseLog(tmp_path)
    log.append(
        "R0001-a", entries("R0001-a", **dict.fromkeys(then, 9)), fingerprint="a", versions=then
    )
    assert [name for _, name, _ in told(log, now)] == names


def test_without_names_nothing_is_renamed(tmp_path: Path) -> None:
    log = ReleaseLog(tmp_path)
    log.append("R0001-a", entries("R0001-a", knives=12), fingerprint="a", versions={"knives": 1})
    assert log.entries()["measure"].to_pylist() == ["knives"]


def test_the_version_by_which_each_was_last_told_of_is_kept(tmp_path: Path) -> None:
    log = ReleaseLog(tmp_path)
    assert log.last_versions() == {}
    log.append("R0001-a", entries("R0001-a", knives=12, rape=30), fingerprint="a")
    assert log.last_versions() == {"knives": 1, "rape": 1}
    log.append("R0002-b", entries("R0002-b", knives=9), fingerprint="b", versions={"knives": 2})
    assert log.last_versions() == {"knives": 2, "rape": 1}
