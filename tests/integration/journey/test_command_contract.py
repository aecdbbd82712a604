"""What scripts rely on: JSON from every command, errors included, and one exit code per kind."""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.integration.journey.homes import KEY, ROOT, CommandLine
from tests.integration.journey.police import write_register
from tests.integration.journey.street import DISTRICT, write_lookups

from headwater.__main__ import build_parser
from headwater.vocabulary.faults import ExitCode

MEASURE = "police_uk_street_crime"
SUCCEEDING = {
    "status": ("status",),
    "values": ("values", "--measure", MEASURE),
    "explain": ("explain", MEASURE, "--area", DISTRICT, "--period", "2025"),
    "check": ("check", "--feed", "area_lookup_2021", "{lookup}"),
    "load": ("load", "--feed", "area_lookup_2021", "{lookup}"),
    "run": ("run", "--data-only"),
    "worker": ("worker", "--once"),
}
FAILING = {
    "an unknown feed": (("check", "--feed", "gossip", "{lookup}"), ExitCode.NOT_FOUND),
    "no such file": (("load", "--feed", "area_lookup_2021", "absent.csv"), ExitCode.USAGE),
    "a folder for a file": (("load", "--feed", "area_lookup_2021", "{folder}"), ExitCode.USAGE),
    "an unknown measure": (("values", "--measure", "gossip"), ExitCode.NOT_FOUND),
    "an unknown area": (("values", "--measure", MEASURE, "--area", "X"), ExitCode.NOT_FOUND),
    "an unknown cell": (
        ("explain", MEASURE, "--area", DISTRICT, "--period", "1999"),
        ExitCode.NOT_FOUND,
    ),
    "no agreement": (
        ("check", "--feed", "hospital_admissions", "{lookup}"),
        ExitCode.NO_BASIS,
    ),
    "the wrong feed": (("check", "--feed", "area_lookup_2011", "{lookup}"), ExitCode.FILE_REFUSED),
    "the other nature": (
        ("check", "--feed", "basis_register", "{synthetic}"),
        ExitCode.MIXED_NATURE,
    ),
}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("files")
    return {
        "folder": str(folder),
        "lookup": str(write_lookups(folder)["area_lookup_2021"]),
        "synthetic": str(write_register(folder / "synthetic.csv", prefix="SYN-")),
    }


@pytest.mark.parametrize("case", SUCCEEDING)
def test_a_command_prints_one_json_document(
    changing_home: CommandLine, files: dict[str, str], case: str
) -> None:
    done = changing_home.run(*(word.format(**files) for word in SUCCEEDING[case]), "--json")
    assert done.returncode == ExitCode.DONE, done.stderr
    assert json.loads(done.stdout)
    assert done.stderr == ""


@pytest.mark.parametrize("case", FAILING)
def test_an_error_is_json_with_its_kind(
    street_home: CommandLine, files: dict[str, str], case: str
) -> None:
    words, code = FAILING[case]
    done = street_home.run(*(word.format(**files) for word in words), "--json")
    assert done.returncode == code, done.stderr
    assert (done.error["exit_code"], done.error["kind"]) == (code, code.name.lower())
    assert all(done.error[part] for part in ("found", "expected", "next"))
    assert done.stderr == ""


@pytest.mark.parametrize("case", FAILING)
def test_an_error_is_said_in_words_away_from_the_output(
    street_home: CommandLine, files: dict[str, str], case: str
) -> None:
    words, code = FAILING[case]
    done = street_home.run(*(word.format(**files) for word in words))
    assert (done.returncode, done.stdout) == (code, "")
    said = [line.split(":")[0].strip() for line in done.stderr.splitlines()]
    assert said == ["Found", "Expected", "Next"]


def test_a_refused_load_is_json_with_its_report(street_home: CommandLine, tmp_path: Path) -> None:
    empty = tmp_path / "empty.csv"
    empty.touch()
    done = street_home.run("load", "--feed", "police_uk_street", empty, "--json")
    (report,) = json.loads(done.stdout)
    assert (done.returncode, report["outcome"]) == (ExitCode.FILE_REFUSED, "refused")


def test_several_files_are_each_reported_and_the_first_refusal_decides(
    changing_home: CommandLine, files: dict[str, str], tmp_path: Path
) -> None:
    empty = tmp_path / "empty.csv"
    empty.touch()
    words = ("load", "--feed", "area_lookup_2021", empty, files["lookup"])
    done = changing_home.run(*words, "--json")
    assert done.returncode == ExitCode.FILE_REFUSED
    outcomes = [report["outcome"] for report in json.loads(done.stdout)]
    assert outcomes == ["refused", "unchanged"]


def test_where_one_file_is_missing_none_is_loaded(
    command: CommandLine, files: dict[str, str]
) -> None:
    words = ("load", "--feed", "area_lookup_2021", files["lookup"], "absent.csv")
    done = command.run(*words, "--json")
    assert (done.returncode, done.error["kind"]) == (ExitCode.USAGE, "usage")
    assert command.json("status")["feeds"] == []


def test_a_home_without_a_release_says_what_to_do(command: CommandLine) -> None:
    for words in (("values", "--measure", MEASURE), ("run",)):
        done = command.run(*words, "--json")
        assert done.returncode == ExitCode.NOTHING_TO_RELEASE
        assert "load" in done.error["next"]


def test_another_key_opens_nothing(
    changing_home: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = {**changing_home.environment, "HEADWATER_KEY": KEY[::-1]}
    monkeypatch.setattr(CommandLine, "environment", other)
    assert changing_home.run("status", "--json").returncode == ExitCode.KEY
    monkeypatch.setattr(CommandLine, "environment", {**other, "HEADWATER_KEY": "secret"})
    assert changing_home.run("status", "--json").error["kind"] == "key"


def test_absent_definitions_are_named(tmp_path: Path) -> None:
    command = CommandLine(tmp_path / "home", definitions=tmp_path)
    assert command.run("status", "--json").returncode == ExitCode.DEFINITION


@pytest.mark.parametrize("words", [(), ("dance",), ("load",), ("values", "--from", "March")])
def test_a_word_that_no_command_knows_is_a_usage_error(
    command: CommandLine, words: tuple[str, ...]
) -> None:
    done = command.run(*words)
    assert done.returncode == ExitCode.USAGE
    assert "usage: headwater" in done.stderr


def _every_command(parser: argparse.ArgumentParser) -> Iterator[tuple[str, ...]]:
    """The words of each command; one with deeds of its own is its deeds."""
    found = [each for each in parser._actions if isinstance(each, argparse._SubParsersAction)]
    for inner in found:
        for name, below in inner.choices.items():
            yield from ((name, *words) for words in _every_command(below))
    if not found:
        yield ()


@pytest.mark.parametrize("words", list(_every_command(build_parser())), ids=" ".join)
def test_every_command_helps_and_has_a_json_switch(
    command: CommandLine, words: tuple[str, ...]
) -> None:
    done = command.run(*words, "--help")
    assert done.returncode == ExitCode.DONE
    assert "--json" in done.stdout


def test_values_print_as_csv_and_as_a_table_that_cuts_nothing_off(
    street_home: CommandLine,
) -> None:
    words = ("values", "--measure", MEASURE, "--area", DISTRICT, "--period-type", "year")
    listed = street_home.run(*words, "--format", "csv").stdout
    table = street_home.run(*words, "--format", "table").stdout
    assert listed.splitlines()[1].startswith(f"{MEASURE},{DISTRICT},2025,all,all,released,144")
    assert "Violence and sexual offences" in table
    assert len(table.splitlines()) == len(listed.splitlines())


def test_months_choose_whole_periods(street_home: CommandLine) -> None:
    words = ("--area", DISTRICT, "--breakdown", "all", "--from", "2025-02", "--to", "2025-04")
    periods = [row["period"] for row in street_home.values(MEASURE, *words)]
    assert periods == ["2025-02", "2025-03", "2025-04"]


def test_the_exit_codes_are_documented() -> None:
    page = (ROOT / "docs" / "reference" / "exit-codes.md").read_text("utf-8")
    assert [code for code in ExitCode if f"| {int(code)} |" not in page] == []
