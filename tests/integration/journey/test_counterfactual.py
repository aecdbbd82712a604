"""Mark an event in the register, run, and read what it made of each series."""

import csv
import json
from pathlib import Path
from shutil import copytree

import numpy as np
import pytest
from tests.integration.journey.homes import CommandLine, write_rows
from tests.integration.journey.police import write_register
from tests.integration.journey.street import (
    DISTRICT,
    INSIDE_NEW,
    street_row,
    write_lookups,
    write_street,
)

from headwater.demo import TRUTHS
from headwater.demo.violence.expectation import share_in_shock
from headwater.demo.violence.offences import GROUPS
from headwater.released.counterfactuals import Beside, Counterfactual
from headwater.released.opened import Release
from headwater.released.reader import ReleasedReader
from headwater.vocabulary.shocks import Doubt, Standing
from headwater_web.dashboard.series_events.expected import panels

STREET = "police_uk_street_crime"
YEARS = range(2021, 2025)
USUAL, LEFT = 40, 0.5
FLOOD = {
    "break_reference": "B-1",
    "feed": "police_uk_street",
    "offence_code": "",
    "month": "2024-03-01",
    "until": "2024-05-31",
    "reason": "A flood closed the centre.",
    "kind": "event",
    "source": "Minutes of March 2024",
}
PARADE = FLOOD | {
    "break_reference": "B-2",
    "month": "2024-09-01",
    "until": "2024-10-01",
    "reason": "A parade came through.",
}


def counts() -> dict[str, int]:
    """Four years of months, of which three lose half."""
    drawn = np.random.default_rng(11).poisson(USUAL, size=(len(YEARS), 12))
    drawn[YEARS.index(2024), 2:5] = np.round(drawn[YEARS.index(2024), 2:5] * LEFT)
    return {
        f"{year}-{month:02d}": int(drawn[number, month - 1])
        for number, year in enumerate(YEARS)
        for month in range(1, 13)
    }


def register(folder: Path, *rows: dict[str, str]) -> Path:
    return write_rows(
        folder / f"breaks_{len(rows)}.csv", [tuple(FLOOD), *(tuple(row.values()) for row in rows)]
    )


@pytest.fixture(scope="module")
def four_years(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """Street rows of four years, not yet released. No test changes it."""
    folder = tmp_path_factory.mktemp("four_years")
    command = CommandLine(folder / "home")
    for feed, path in write_lookups(folder).items():
        command.json("load", "--feed", feed, path)
    command.json("load", "--feed", "basis_register", write_register(folder / "register.csv"))
    for year in YEARS:
        rows = [
            street_row(f"{month.replace('-', '')}{number}".ljust(64, "f"), month, INSIDE_NEW)
            for month, count in counts().items()
            if month.startswith(str(year))
            for number in range(count)
        ]
        command.json(
            "load", "--feed", "police_uk_street", write_street(folder / f"{year}.csv", rows)
        )
    return command


@pytest.fixture
def home(four_years: CommandLine, tmp_path: Path) -> CommandLine:
    return CommandLine(copytree(four_years.home, tmp_path / "copied"))


def run(command: CommandLine) -> Release:
    outcome = command.json("run", "--data-only")
    assert outcome["is_new"] is True
    return ReleasedReader(command.home / "released").open(outcome["release_id"])


def of(release: Release, event: str, measure: str = STREET, area: str = "") -> Counterfactual:
    (found,) = release.counterfactuals.of(
        event=event, measure=measure, area_code=area or release.whole_area.code
    )
    return found


def total(found: Counterfactual) -> Beside:
    assert found.total is not None
    return found.total


def test_an_event_that_is_marked_is_answered_after_the_next_run(
    home: CommandLine, tmp_path: Path
) -> None:
    """First without it, so that it is the marking that makes the answer; then one more event."""
    assert run(home).counterfactuals.found == ()

    home.json("load", "--feed", "series_breaks", register(tmp_path, FLOOD))
    release = run(home)
    flood = of(release, "B-1", area=DISTRICT)
    missing = USUAL * 3 * (1 - LEFT)
    low, high = total(flood).excess_limits
    assert low <= -missing <= high < 0
    assert (flood.standing, flood.months_before, total(flood).months) == (Standing.BACK, 38, 3)
    assert f"{flood.back_since:%Y-%m}" == "2024-06"
    shown = {f"{each.month:%Y-%m}": each for each in release.counterfactuals.months_of(flood)}
    assert [month for month, each in shown.items() if each.in_event] == [
        "2024-03", "2024-04", "2024-05",
    ]  # fmt: skip
    assert {month: each.observed for month, each in shown.items()} == {
        month: count for month, count in counts().items() if month >= "2024-03"
    }

    panel = panels(release, release.measure(STREET), release.area(DISTRICT))[0]
    assert "From Mar 2024 to May 2024 Nottingham had" in panel.reading
    assert "It has been back within what was expected since Jun 2024." in panel.reading
    assert [row.in_event for row in panel.rows][:4] == [True, True, True, False]

    home.json("load", "--feed", "series_breaks", register(tmp_path, FLOOD, PARADE))
    parade = of(run(home), "B-2")
    assert parade.standing is Standing.NO_DIFFERENCE
    assert parade.months_before == 41  # the flood's three months are left out


def test_the_answer_is_a_table_that_anybody_can_open(home: CommandLine, tmp_path: Path) -> None:
    """A row for the whole and each of eight districts; months for the two that have any events."""
    home.json("load", "--feed", "series_breaks", register(tmp_path, FLOOD))
    release = run(home)
    folder = home.home / "released" / release.release_id
    for name, rows in (("counterfactuals", 9), ("expected_months", 20)):
        with (folder / f"{name}.csv").open(encoding="utf-8") as file:
            written = list(csv.DictReader(file))
        schema = json.loads((folder / f"{name}.schema.json").read_text("utf-8"))
        assert [field["name"] for field in schema["fields"]] == list(written[0])
        assert len(written) == rows
        key = [tuple(row[part] for part in schema["primaryKey"]) for row in written]
        assert len(set(key)) == len(key)


@pytest.mark.parametrize("cells", [{"until": "2024-02-29"}, {"kind": "new_system"}])
def test_a_last_month_that_cannot_be_stops_the_release(
    home: CommandLine, tmp_path: Path, cells: dict[str, str]
) -> None:
    run(home)
    home.json("load", "--feed", "series_breaks", register(tmp_path, FLOOD | cells))
    done = home.run("run", "--data-only", "--json")
    assert "a last month" in str(done.error)
    assert len(list((home.home / "released").glob("R*"))) == 1


def planted_share() -> float:
    """What the restrictions leave of the incidents to which ambulances are called."""
    month = TRUTHS.restrictions.starts_on
    called = [group.yearly * group.care[0] for group in GROUPS]
    left = [
        share_in_shock(group, month) * number for group, number in zip(GROUPS, called, strict=True)
    ]
    return sum(left) / sum(called)


def test_the_planted_restrictions_are_recovered(demonstration: CommandLine) -> None:
    release = ReleasedReader(demonstration.home / "released").open()
    found = of(release, "SYN-BREAK-006", "ambulance_assault_callouts")
    low, high = total(found).ratio_limits
    assert low is not None
    assert high is not None
    assert low <= planted_share() <= high < 1
    assert found.standing is Standing.BACK
    assert found.back_since is not None
    assert found.back_since > TRUTHS.restrictions.until


def test_of_the_pandemic_too_little_came_before(demonstration: CommandLine) -> None:
    release = ReleasedReader(demonstration.home / "released").open()
    found = release.counterfactuals.of(event="SYN-BREAK-002")
    assert {each.standing for each in found} == {Standing.TOO_LITTLE_BEFORE}
    assert {each.total for each in found} == {None}


def test_what_is_withheld_in_the_demonstration_is_withheld_here(
    demonstration: CommandLine,
) -> None:
    """Every month that is told is the released cell of that month, and every other is empty."""
    release = ReleasedReader(demonstration.home / "released").open()
    told = 0
    for found in release.counterfactuals.found:
        assert release.area(found.area_code).area_type in {"partnership", "district"}
        cells = {row.period: row for row in release.series(found.measure, found.area_code, "month")}
        for each in release.counterfactuals.months_of(found):
            cell = cells[f"{each.month:%Y-%m}"]
            assert (each.state, each.observed) == (cell.state, cell.numerator)
            told += 1
        if found.doubt is Doubt.WITHHELD_DURING:
            assert found.total is None
    assert told > 20
