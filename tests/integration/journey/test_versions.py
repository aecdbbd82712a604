"""Files that come again, files that correct others, and releases that never change."""

import os
from pathlib import Path
from shutil import copytree

import pytest
from tests.integration.journey.homes import ROOT, CommandLine, state_of
from tests.integration.journey.street import DISTRICT, INSIDE_NEW, street_row, write_street

FEED, MEASURE = "police_uk_street", "police_uk_street_crime"


def numerator(command: CommandLine, period: str) -> int:
    (row,) = [
        row
        for row in command.values(MEASURE, "--area", DISTRICT, "--breakdown", "all")
        if row["period"] == period
    ]
    found: int = row["numerator"]
    return found


def releases(home: Path) -> dict[str, dict[str, str]]:
    """The digests of every release's files."""
    found = [path for path in (home / "released").iterdir() if path.is_dir()]
    return {path.name: dict(state_of(path)) for path in sorted(found)}


@pytest.fixture
def march_corrected(tmp_path: Path) -> Path:
    """A March of seven crimes, where there were twelve."""
    rows = [street_row(f"{number:064d}", "2025-03", INSIDE_NEW) for number in range(7)]
    return write_street(tmp_path / "march.csv", rows)


def test_the_same_file_twice_changes_nothing(
    changing_home: CommandLine, march_corrected: Path
) -> None:
    changing_home.json("load", "--feed", FEED, march_corrected)
    before = state_of(changing_home.home)
    (again,) = changing_home.json("load", "--feed", FEED, march_corrected)
    assert again["outcome"] == "unchanged"
    assert again["rows_accepted"] == 7
    assert state_of(changing_home.home) == before


def test_the_same_file_under_another_name_is_the_same_file(
    changing_home: CommandLine, march_corrected: Path
) -> None:
    changing_home.json("load", "--feed", FEED, march_corrected)
    renamed = march_corrected.rename(march_corrected.with_name("march-final-2.csv"))
    (again,) = changing_home.json("load", "--feed", FEED, renamed)
    assert again["outcome"] == "unchanged"


def test_a_corrected_file_supersedes_its_months_and_changes_what_is_released(
    changing_home: CommandLine, march_corrected: Path
) -> None:
    earlier = releases(changing_home.home)
    assert (numerator(changing_home, "2025-03"), numerator(changing_home, "2025")) == (12, 144)
    (report,) = changing_home.json("load", "--feed", FEED, march_corrected)
    assert report["version"] == 2
    assert len(report["supersedes"]) == 1
    assert numerator(changing_home, "2025-03") == 12  # until something is released
    outcome = changing_home.json("run", "--data-only")
    assert (numerator(changing_home, "2025-03"), numerator(changing_home, "2025")) == (7, 139)
    assert numerator(changing_home, "2025-04") == 12
    later = releases(changing_home.home)
    assert set(later) == {*earlier, outcome["release_id"]}
    assert {release: later[release] for release in earlier} == earlier
    explained = changing_home.json("explain", MEASURE, "--area", DISTRICT, "--period", "2025-03")
    assert "(version 2)" in str(explained["sources"])


def test_the_inbox_is_emptied_and_a_refused_file_set_aside(
    changing_home: CommandLine, march_corrected: Path
) -> None:
    inbox = changing_home.home / "inbox" / FEED
    inbox.mkdir(parents=True)
    march_corrected.rename(inbox / "march.csv")
    (inbox / "letter.csv").write_text("Dear Amara\n")
    outcome = changing_home.json("run", "--data-only")
    assert [report["outcome"] for report in outcome["reports"]] == ["refused", "accepted"]
    assert numerator(changing_home, "2025-03") == 7
    assert list(inbox.iterdir()) == []
    assert (changing_home.home / "refused" / FEED / "letter.csv").is_file()
    assert changing_home.json("status")["waiting"] == 0


def test_a_run_with_nothing_new_releases_nothing(changing_home: CommandLine) -> None:
    earlier = releases(changing_home.home)
    outcome = changing_home.json("run", "--data-only")
    assert (outcome["is_new"], [outcome["release_id"]]) == (False, list(earlier))
    assert releases(changing_home.home) == earlier
    assert "Nothing is new" in changing_home.run("run", "--data-only").stderr


def test_a_release_is_read_only(street_home: CommandLine) -> None:
    (release,) = (path for path in (street_home.home / "released").iterdir() if path.is_dir())
    files = [path for path in release.rglob("*") if path.is_file()]
    assert files
    assert {path.stat().st_mode & 0o777 for path in files} == {0o444}


def test_what_a_home_keeps_is_for_its_user_alone(street_home: CommandLine) -> None:
    assert street_home.home.stat().st_mode & 0o077 == os.O_RDONLY


def test_a_changed_definition_is_released_anew(changing_home: CommandLine, tmp_path: Path) -> None:
    definitions = copytree(ROOT / "definitions", tmp_path / "definitions")
    measure = definitions / "measures" / f"{MEASURE}.yaml"
    measure.write_text(measure.read_text("utf-8").replace("Street-level crime", "Street crime"))
    changed = CommandLine(changing_home.home, definitions)
    outcome = changed.json("run", "--data-only")
    assert outcome["is_new"] is True
    assert outcome["release_id"].startswith("R0002-")
    explained = changed.json("explain", MEASURE, "--area", DISTRICT, "--period", "2025")
    assert explained["measure"]["title"].startswith("Street crime")
