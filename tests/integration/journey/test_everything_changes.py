"""The Tuesday everything changes: a basis lapses, a system changes, names change, others begin.

None of it may look like a change of violence, and nothing that was said before is lost.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from tests.integration.journey.homes import ROOT, CommandLine, released_cells, write_rows
from tests.integration.journey.police import write_register
from tests.integration.journey.street import (
    DISTRICT,
    INSIDE_NEW,
    street_row,
    write_lookups,
    write_street,
)

from headwater.released.changes import ChangedFigure, read_figures, read_notes
from headwater.released.opened import Release
from headwater.released.reader import ReleasedReader
from headwater.vocabulary.faults import ExitCode
from headwater_web.dashboard.changed.words import came_between
from headwater_web.dashboard.headlines import headline
from headwater_web.dashboard.readings import reading

STREET, CALLS = "police_uk_street_crime", "ambulance_assault_callouts"
BEFORE, AFTER = 30, 15
"""Crimes a month: the new system records half as many."""
LAST_DAY = "2025-09-30"
ELSEWHERE = {DISTRICT: "E06000016", "E07000121": "E07000999"}
"""The lookups' district becomes one of another partnership."""


@dataclass(frozen=True)
class CommandLineOf(CommandLine):
    """The command line of another partnership: nothing else differs."""

    partnership: str = "leicestershire"

    @property
    def environment(self) -> dict[str, str]:
        return {**super().environment, "HEADWATER_PARTNERSHIP": self.partnership}


def street_year(folder: Path, year: int, monthly: int) -> Path:
    rows = [
        street_row(f"{year}{month:02d}{number}".ljust(64, "f"), f"{year}-{month:02d}", INSIDE_NEW)
        for month in range(1, 13)
        for number in range(monthly)
    ]
    return write_street(folder / f"street_{year}.csv", rows)


def calls(folder: Path, months: range) -> Path:
    """Twenty call-outs in each month of 2025."""
    header = ("Call Reference", "Call Connected", "Nature of Call", "Scene LSOA21", "Scene Type",
              "Conveyed", "Patient Age", "Patient Sex", "Patient First Name", "Patient Last Name",
              "Patient DOB")  # fmt: skip
    rows = [
        (f"A{month:02d}{number:03d}", f"{1 + number:02d}/{month:02d}/2025 21:30", "",
         INSIDE_NEW, *[""] * 7)
        for month in months
        for number in range(20)
    ]  # fmt: skip
    return write_rows(folder / f"calls_{months.start}_{months.stop}.csv", [header, *rows])


def breaks_register(folder: Path, **cells: str) -> Path:
    row = {
        "break_reference": "B-1",
        "feed": "police_uk_street",
        "offence_code": "",
        "month": "2025-01-01",
        "reason": "The force changed its recording system.",
        "kind": "new_system",
        "source": "Letter of the force of December 2024",
    } | cells
    return write_rows(folder / "breaks.csv", [tuple(row), tuple(row.values())])


def begin(command: CommandLine, folder: Path) -> CommandLine:
    """A home with lookups, the register and a year of street rows, released."""
    for feed, path in write_lookups(folder).items():
        command.json("load", "--feed", feed, path)
    register = write_register(folder / "register.csv")
    command.json("load", "--feed", "basis_register", register)
    command.json("load", "--feed", "police_uk_street", street_year(folder, 2024, BEFORE))
    command.json("run", "--data-only")
    return command


@pytest.fixture(scope="module")
def last_year(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """What was released a year ago. No test changes it."""
    folder = tmp_path_factory.mktemp("everything")
    return begin(CommandLine(folder / "home"), folder)


@pytest.fixture
def home(last_year: CommandLine, tmp_path: Path) -> CommandLine:
    """A copy of last year's home."""
    return CommandLine(copytree(last_year.home, tmp_path / "copied"))


def run(command: CommandLine) -> Release:
    """Release what is loaded; the new release."""
    outcome = command.json("run", "--data-only")
    assert outcome["is_new"] is True
    return ReleasedReader(command.home / "released").open(outcome["release_id"])


def folder_of(command: CommandLine, release: Release) -> Path:
    return command.home / "released" / release.release_id


def sentence(release: Release) -> str:
    """What a reader of the newest full year is told."""
    series = release.series(STREET, release.whole_area.code, "year")
    return reading(release, release.measure(STREET), release.whole_area.name, series)


def year_of(command: CommandLine, release: Release) -> ChangedFigure:
    """What the changes say of 2025 in the whole partnership."""
    (found,) = [
        figure
        for figure in read_figures(folder_of(command, release), measure=STREET)
        if (figure.area_code, figure.period, figure.breakdown)
        == (release.whole_area.code, "2025", "all")
    ]
    return found


def falls(release: Release) -> list[str]:
    return [signal.headline for signal in release.signals if " fell in " in signal.headline]


def test_a_change_of_system_is_a_break_and_no_fall(home: CommandLine, tmp_path: Path) -> None:
    """First without the break, so that it is the break that keeps the fall away."""
    home.json("load", "--feed", "police_uk_street", street_year(tmp_path, 2025, AFTER))
    unwarned = run(home)
    assert falls(unwarned)
    assert "That is lower than in 2024." in sentence(unwarned)
    assert year_of(home, unwarned).difference == "lower"

    home.json("load", "--feed", "series_breaks", breaks_register(tmp_path))
    warned = run(home)
    assert falls(warned) == []
    assert not [s for s in warned.signals if s.measure == STREET]
    assert "cannot be compared with 2024" in sentence(warned)
    (found,) = warned.breaks_of(STREET)
    assert (found.kind, found.source) == ("new_system", "Letter of the force of December 2024")
    assert read_figures(folder_of(home, warned)) == ()  # the numbers are as they were
    notes = read_notes(folder_of(home, warned))
    assert notes is not None
    assert [each.month for each in notes.breaks] == [found.month]
    assert [each.feed for each in notes.files] == ["series_breaks"]


def test_with_the_break_known_first_no_new_number_is_called_a_fall(
    home: CommandLine, tmp_path: Path
) -> None:
    home.json("load", "--feed", "series_breaks", breaks_register(tmp_path))
    home.json("load", "--feed", "police_uk_street", street_year(tmp_path, 2025, AFTER))
    release = run(home)
    assert falls(release) == []
    changed = read_figures(folder_of(home, release))
    assert {figure.period[:4] for figure in changed} == {"2025"}
    assert {figure.difference for figure in changed} == {"not_compared"}
    assert year_of(home, release).compared_with == "2024"


def test_a_factor_with_its_source_bridges_the_break_and_is_said(
    home: CommandLine, tmp_path: Path
) -> None:
    """The force recorded both ways for a month, and found half as many in the new one."""
    splice = {
        "measure": STREET,
        "factor": "0.5",
        "factor_source": "Recorded both ways in December 2024",
    }
    home.json("load", "--feed", "series_breaks", breaks_register(tmp_path, **splice))
    home.json("load", "--feed", "police_uk_street", street_year(tmp_path, 2025, AFTER))
    release = run(home)
    assert falls(release) == []
    assert "We cannot tell whether that differs from 2024" in sentence(release)
    assert "multiplied by 0.5" in sentence(release)
    assert "Recorded both ways in December 2024" in sentence(release)
    assert year_of(home, release).difference == "cannot_tell"


@pytest.mark.parametrize(
    "cells", [{"feed": "police_uk_stret"}, {"area_code": "E99999999"}, {"factor": "0.5"}]
)
def test_a_break_that_names_nothing_known_stops_the_release_and_not_the_one_before(
    home: CommandLine, tmp_path: Path, cells: dict[str, str]
) -> None:
    before = released_cells(home.home)
    home.json("load", "--feed", "series_breaks", breaks_register(tmp_path, **cells))
    done = home.run("run", "--data-only", "--json")
    assert done.returncode == ExitCode.DEFINITION
    assert "register of series breaks" in str(done.error)
    assert released_cells(home.home) == before


def test_a_lapsed_agreement_stops_the_feed_and_is_never_zero(
    home: CommandLine, tmp_path: Path
) -> None:
    home.json("load", "--feed", "police_uk_street", street_year(tmp_path, 2025, BEFORE))
    home.json("load", "--feed", "ambulance_callouts", calls(tmp_path, range(1, 10)))
    in_force = run(home)
    assert headline(in_force, in_force.measure(CALLS), in_force.whole_area).withdrawal == ""

    ended = write_register(tmp_path / "ended.csv", ends_on=LAST_DAY)
    home.json("load", "--feed", "basis_register", ended)
    refused = home.run("load", "--feed", "ambulance_callouts", calls(tmp_path, range(10, 13)))
    assert refused.returncode == ExitCode.NO_BASIS
    lapsed = run(home)

    months = lapsed.series(CALLS, lapsed.whole_area.code, "month")
    after = [row for row in months if row.period > "2025-09"]
    assert [row.period for row in after] == ["2025-10", "2025-11", "2025-12"]
    assert {(row.state, row.value, row.numerator) for row in after} == {
        ("not_collected", None, None)
    }
    assert {row.numerator for row in months if "2025-01" <= row.period <= "2025-09"} == {20}
    tile = headline(lapsed, lapsed.measure(CALLS), lapsed.whole_area)
    assert "no agreement since 1 October 2025" in tile.withdrawal
    assert tile.row is not None
    assert (tile.row.period, tile.row.numerator) == ("2025-09", 20)  # the last that was counted
    assert not [signal for signal in lapsed.signals if signal.measure == CALLS]

    notes = read_notes(folder_of(home, lapsed))
    assert notes is not None
    said = " ".join(came_between(notes, lapsed))
    assert "lapsed: no agreement since 1 October 2025" in said
    assert "They are not zero" in said
    assert read_figures(folder_of(home, lapsed), measure=CALLS) == ()


def test_a_revised_month_is_told_with_the_file_that_it_came_in(
    home: CommandLine, tmp_path: Path
) -> None:
    rows = [street_row(f"{n:064d}", "2024-03", INSIDE_NEW) for n in range(7)]
    again = write_street(tmp_path / "march.csv", rows)
    (report,) = home.json("load", "--feed", "police_uk_street", again)
    release = run(home)
    changed = read_figures(folder_of(home, release), measure=STREET)
    whole = {
        (figure.period, figure.numerator_before, figure.numerator_now)
        for figure in changed
        if (figure.area_code, figure.breakdown) == (DISTRICT, "all")
    }
    assert whole == {("2024-03", 30, 7), ("2024", 360, 337)}
    assert {figure.kind for figure in changed if figure.breakdown == "all"} == {"revised"}
    notes = read_notes(folder_of(home, release))
    assert notes is not None
    (file,) = notes.files
    assert (file.version, file.supersedes) == (2, tuple(report["supersedes"]))
    assert [f"{month:%Y-%m}" for month in file.months] == ["2024-03"]
    (replaced,) = file.replaced
    assert (replaced.version, len(replaced.months), replaced.period) == (1, 12, "")


RENAMED = {
    "name: Nottingham, ": "name: Nottingham and Trent Bank, ",
    "Violence Reduction Partnership\nshort_name: Nottinghamshire VRP": (
        "Violence Prevention Network\nshort_name: Nottinghamshire VPN"
    ),
}


def test_names_change_and_nothing_that_was_said_is_lost(home: CommandLine, tmp_path: Path) -> None:
    """A district, the partnership and a body: the same codes, the same numbers, other words."""
    home.json("load", "--feed", "ambulance_callouts", calls(tmp_path, range(1, 10)))
    earlier = run(home)
    cells = released_cells(home.home)
    definitions = copytree(ROOT / "definitions", tmp_path / "definitions")
    path = definitions / "partnerships" / "nottinghamshire" / "partnership.yaml"
    text = path.read_text("utf-8")
    for before, now in RENAMED.items():
        assert before in text
        text = text.replace(before, now, 1)
    path.write_text(text, "utf-8")
    register = write_register(tmp_path / "renamed.csv")
    register.write_text(register.read_text("utf-8").replace("Rescue", "Rescue and Care"), "utf-8")
    renamed = CommandLine(home.home, definitions)
    renamed.json("load", "--feed", "basis_register", register)
    release = run(renamed)

    assert released_cells(home.home) == cells
    assert release.area(DISTRICT).name == "Nottingham and Trent Bank"
    assert release.partnership.short_name == "Nottinghamshire VPN"
    notes = read_notes(folder_of(renamed, release))
    assert notes is not None
    assert {(each.what, each.before) for each in notes.names} == {
        ("area", "Nottingham"),
        ("partnership", "Nottingham and Nottinghamshire Violence Reduction Partnership"),
        ("supplier", "Rescue"),
    }
    assert read_figures(folder_of(renamed, release)) == ()
    then = ReleasedReader(home.home / "released").open(earlier.release_id)
    assert then.area(DISTRICT).name == "Nottingham"
    reference = str(then.reference(then.cell(STREET, DISTRICT, "2024-03")))
    assert (
        reference.split("/", 1)[1]
        == str(release.reference(release.cell(STREET, DISTRICT, "2024-03"))).split("/", 1)[1]
    )


@pytest.fixture
def elsewhere(tmp_path: Path) -> CommandLine:
    """Another partnership's home: its name in the environment, its district in the lookups."""
    command = CommandLineOf(tmp_path / "elsewhere")
    for feed, path in write_lookups(tmp_path).items():
        text = path.read_text("utf-8")
        for ours, theirs in ELSEWHERE.items():
            text = text.replace(ours, theirs)
        path.write_text(text, "utf-8")
        command.json("load", "--feed", feed, path)
    return command


def test_another_partnership_is_configuration(elsewhere: CommandLine, tmp_path: Path) -> None:
    """The same commands and the same promises, with other districts and another name."""
    elsewhere.json("load", "--feed", "police_uk_street", street_year(tmp_path, 2024, BEFORE))
    first = run(elsewhere)
    assert first.partnership.key == "leicestershire"
    assert first.whole_area.code == "E23000021"
    assert first.cell(STREET, "E06000016", "2024").numerator == 12 * BEFORE
    assert DISTRICT not in {area.code for area in first.areas}

    elsewhere.json("load", "--feed", "series_breaks", breaks_register(tmp_path))
    elsewhere.json("load", "--feed", "police_uk_street", street_year(tmp_path, 2025, AFTER))
    second = run(elsewhere)
    assert falls(second) == []
    assert "cannot be compared with 2024" in sentence(second)
    assert year_of(elsewhere, second).difference == "not_compared"


def test_all_that_changed_is_in_an_open_form_with_its_schema(
    home: CommandLine, tmp_path: Path
) -> None:
    home.json("load", "--feed", "police_uk_street", street_year(tmp_path, 2025, BEFORE))
    folder = folder_of(home, run(home))
    schema: dict[str, Any] = json.loads((folder / "changes.schema.json").read_text("utf-8"))
    header = (folder / "changes.csv").read_text("utf-8").splitlines()[0]
    assert [field["name"] for field in schema["fields"]] == header.replace('"', "").split(",")
    assert all(field["description"] for field in schema["fields"])
