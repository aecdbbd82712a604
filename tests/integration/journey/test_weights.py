"""Weights are loaded, named, used, and changed: from a file to what a release says of harm."""

import csv
from pathlib import Path
from shutil import copytree

import pytest
from tests.integration.journey.homes import ROOT, CommandLine
from tests.integration.journey.police import WOUNDING, crime, write_crimes, write_register
from tests.integration.journey.street import DISTRICT, write_lookups

from headwater.definitions.library import Library
from headwater.released.changes import read_notes
from headwater.released.harm import Harm, NotTold
from headwater.released.opened import Release
from headwater.released.reader import ReleasedReader
from headwater.vocabulary.faults import ExitCode

HEADERS = [
    column.header for column in Library(ROOT / "definitions").extract("event_weights").columns
]
MEASURE, YEARS = "serious_violence_offences", (2022, 2023, 2024, 2025)
ASSAULTS, WOUNDINGS = 300, 60
WEIGHTS = {"8/6": 10, WOUNDING: 1_000, "8/1": 200, "8/59": 200, "8/60": 20}


def write_weights(path: Path, edition: str, weights: dict[str, float], **cells: str) -> Path:
    row = {
        "scale": "own_scale",
        "scale_title": "A scale",
        "scale_kind": "harm",
        "edition": edition,
        "dated": "2026-02-01",
        "source": "Its publisher",
        "licence": "Open Government Licence v3.0",
        "unit": "days of imprisonment",
    }
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, HEADERS, restval="", lineterminator="\n")
        writer.writeheader()
        for code, weight in weights.items():
            writer.writerow({**row, **cells, "offence_code": code, "weight": str(weight)})
    return path


def every_code(weights: dict[str, float]) -> dict[str, float]:
    """A weight for each code that the kind `assault` may have."""
    light = ("1/1", "1/2", "2", "4/1", "4/2", "5/4", "5/5")
    return dict.fromkeys(light, 300.0) | dict(weights)


def use(command: CommandLine, *editions: tuple[str, str]) -> None:
    lines = [f"  - {{scale: {scale}, edition: {edition!r}}}" for scale, edition in editions]
    text = "\n".join(["version: 1", f"measure: {MEASURE}", "in_use:", *lines, ""])
    path = command.definitions / "partnerships" / "nottinghamshire" / "weights.yaml"
    path.write_text(text, encoding="utf-8")


def current(command: CommandLine) -> Release:
    return ReleasedReader(command.home / "released").open()


def run(command: CommandLine) -> tuple[Harm, ...]:
    command.json("run", "--data-only")
    return current(command).harm


@pytest.fixture(scope="module")
def four_years(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """A home with four years of assaults and woundings, and definitions of its own."""
    folder = tmp_path_factory.mktemp("weights")
    definitions = Path(copytree(ROOT / "definitions", folder / "definitions"))
    command = CommandLine(folder / "home", definitions=definitions)
    command.json("load", "--feed", "area_lookup_2021", write_lookups(folder)["area_lookup_2021"])
    command.json("load", "--feed", "basis_register", write_register(folder / "register.csv"))
    rows = [
        crime(
            10_000 * (year - YEARS[0]) + number,
            HO_Code="8/6" if number < ASSAULTS else WOUNDING,
            Committed_From=f"{1 + number % 28:02d}/{1 + number % 12:02d}/{year} 11:30",
        )
        for year in YEARS
        for number in range(ASSAULTS + WOUNDINGS)
    ]
    crimes = write_crimes(folder / "crimes.csv", rows)
    command.json("load", "--feed", "police_recorded_crime", crimes)
    return command


@pytest.fixture
def command(four_years: CommandLine, tmp_path: Path) -> CommandLine:
    return CommandLine(
        copytree(four_years.home, tmp_path / "home"),
        definitions=copytree(four_years.definitions, tmp_path / "definitions"),
    )


def load(command: CommandLine, folder: Path, edition: str, weights: dict[str, float]) -> None:
    path = write_weights(folder / f"{edition}.csv", edition, every_code(weights))
    command.json("load", "--feed", "event_weights", path)


def test_offences_are_weighed_by_the_edition_that_is_named(
    command: CommandLine, tmp_path: Path
) -> None:
    load(command, tmp_path, "2025", WEIGHTS)
    use(command, ("own_scale", "2025"))
    (harm,) = run(command)
    assert (harm.edition, harm.unit, harm.not_told) == ("2025", "days of imprisonment", None)
    assert harm.mean_over == ("2023", "2024", "2025")
    (assault,) = [each for each in harm.weights if each.mean is not None]
    # 900 assaults and 180 woundings over three years, both of which fifteen divides.
    assert assault.mean == pytest.approx((900 * 10 + 180 * 1_000) / 1_080, abs=0.5)
    assert {line.period for line in harm.lines} == {"2022", "2023", "2024", "2025"}
    whole, *districts = harm.of_year("2025")
    assert whole.area_code == "E23000019"
    values = {line.area_code: line.value for line in districts}
    # What has no offence weighs nothing, which is not the same as not being known.
    assert values.pop(DISTRICT) == whole.value
    assert set(values.values()) == {0.0}
    assert whole.value == pytest.approx(360 * 175, rel=0.01)
    assert (whole.covered, whole.left_out) == (1.0, ())
    assert whole.lower is not None
    assert whole.upper is not None
    assert whole.lower < 0.93 * 360 * 175 < 1.07 * 360 * 175 < whole.upper
    assert whole.rate is None  # nobody counted residents


def test_twice_the_weights_are_twice_the_harm(command: CommandLine, tmp_path: Path) -> None:
    load(command, tmp_path, "2025", WEIGHTS)
    load(command, tmp_path, "2026", {code: 2 * weight for code, weight in WEIGHTS.items()})
    use(command, ("own_scale", "2025"))
    (first,) = run(command)
    use(command, ("own_scale", "2026"))
    (second,) = run(command)
    for before, now in zip(first.lines, second.lines, strict=True):
        assert now.value == pytest.approx(2 * (before.value or 0), rel=0.02)


def test_a_newer_edition_is_held_and_not_used_until_it_is_named(
    command: CommandLine, tmp_path: Path
) -> None:
    load(command, tmp_path, "2025", WEIGHTS)
    use(command, ("own_scale", "2025"))
    (first,) = run(command)
    load(command, tmp_path, "2026", dict.fromkeys(WEIGHTS, 5.0))
    (second,) = run(command)
    assert (second.edition, second.lines, second.held) == ("2025", first.lines, ("2026",))
    use(command, ("own_scale", "2026"))
    (third,) = run(command)
    assert (third.edition, third.held) == ("2026", ("2025",))
    assert third.lines != first.lines
    notes = read_notes(
        ReleasedReader(command.home / "released").folder(current(command).release_id)
    )
    assert notes is not None
    (change,) = [each for each in notes.definitions if each.what == "weights"]
    assert (change.title, change.before, change.now) == ("A scale", "2025", "2026")


def test_an_edition_that_nobody_loaded_is_said_to_be_missing(command: CommandLine) -> None:
    use(command, ("own_scale", "1999"))
    (harm,) = run(command)
    assert (harm.not_told, harm.lines, harm.weights) == (NotTold.NOT_HELD, (), ())


def test_a_cost_without_the_year_of_its_prices_is_not_used(
    command: CommandLine, tmp_path: Path
) -> None:
    path = write_weights(
        tmp_path / "cost.csv", "2018", every_code(WEIGHTS), scale_kind="cost", unit="pounds"
    )
    command.json("load", "--feed", "event_weights", path)
    use(command, ("own_scale", "2018"))
    (harm,) = run(command)
    assert (harm.not_told, harm.lines) == (NotTold.NO_PRICE_YEAR, ())


def test_a_negative_weight_a_code_twice_and_no_source_are_turned_away(
    command: CommandLine, tmp_path: Path
) -> None:
    path = write_weights(tmp_path / "bad.csv", "2025", WEIGHTS)
    lines = path.read_text("utf-8").splitlines()
    bad = [
        lines[1],
        lines[2].replace(",1000", ",-1"),
        lines[3].replace("Its publisher", ""),
    ]
    path.write_text("\n".join([lines[0], lines[1], *bad]) + "\n", encoding="utf-8")
    (report,) = command.json("load", "--feed", "event_weights", path)
    assert (report["rows_accepted"], report["rows_rejected"]) == (1, 3)
    reasons = {each["reason"] for each in report["rejections"]}
    assert reasons == {"repeated_reference", "out_of_range", "missing_value"}


@pytest.mark.parametrize("measure", ["no_such_measure", "stop_and_search"])
def test_a_measure_that_cannot_be_weighed_is_a_fault_of_the_definitions(
    command: CommandLine, measure: str
) -> None:
    use(command, ("own_scale", "2025"))
    path = command.definitions / "partnerships" / "nottinghamshire" / "weights.yaml"
    path.write_text(path.read_text("utf-8").replace(MEASURE, measure), encoding="utf-8")
    done = command.run("run", "--data-only", "--json")
    assert done.returncode == ExitCode.DEFINITION
    assert measure in done.error["found"]


def test_without_a_list_of_scales_nothing_is_weighed(command: CommandLine) -> None:
    (command.definitions / "partnerships" / "nottinghamshire" / "weights.yaml").unlink()
    assert run(command) == ()
