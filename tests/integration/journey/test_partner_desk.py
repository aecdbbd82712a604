"""A hospital counts at its own desk; the partnership takes the numbers and never sees a row.

The rows are the demonstration's own attendances, with its mistakes, repeats and words about places.
"""

import csv
import json
import os
import shutil
import zipfile
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as parquet
import pytest
from tests.integration.journey.homes import ROOT, CommandLine, state_of

from headwater.definitions.library import Library
from headwater.definitions.measure import Measure
from headwater.demo import REDUCED, DemoFiles, generate
from headwater.partner.adding_up import add_up, countable
from headwater.partner.checking import Judge, check
from headwater.pipeline.engine import open_engine
from headwater.pipeline.releasing.computing import compute
from headwater.settings import read_settings
from headwater.vocabulary.faults import ExitCode

FEED, SITE, AGGREGATE = "ed_assault_attendances", "hospital_a", "partner_aggregate"
LIBRARY = Library(ROOT / "definitions")
PARTNERSHIP = LIBRARY.partnership("nottinghamshire")
REFERENCES = ("area_lookup_2021", "local_gazetteer")
IDENTIFYING = (
    *("Attendance Identifier", "Given Name", "Family Name"),
    *("Date of Birth", "Postcode of Usual Address", "Arrival Date Time", "Assault Date Time"),
)
TODAY = date(2026, 11, 22)


@dataclass(frozen=True)
class Desk:
    """A hospital's own machine: its files, what it was given, and what it made."""

    command: CommandLine
    rows: tuple[Path, ...]
    references: dict[str, Path]
    sent: Path
    fingerprint: str


@pytest.fixture(scope="module")
def demonstration_files(tmp_path_factory: pytest.TempPathFactory) -> DemoFiles:
    folder = tmp_path_factory.mktemp("attendances")
    return generate(PARTNERSHIP, seed=5, scale=1, directory=folder, volume=REDUCED)


@pytest.fixture(scope="module")
def desk(demonstration_files: DemoFiles, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("desk")
    files = demonstration_files.files
    rows = tuple(file.path for file in files if (file.feed, file.supplier) == (FEED, SITE))
    references = {file.feed: file.path for file in files if file.feed in REFERENCES}
    given = [
        word for item in references.items() for word in ("--reference", "=".join(map(str, item)))
    ]
    command = CommandLine(folder / "home")
    said = command.json(
        "partner", "prepare", "--feed", FEED, *given, "--out", folder / "out", *rows
    )
    fingerprint = command.json("partner", "key")["fingerprint"]
    return Desk(command, rows, references, Path(said["path"]), fingerprint)


def write_register(path: Path, fingerprint: str) -> Path:
    """What permits the partnership to take the hospital's counts, or its rows."""
    shared = {
        "supplier": SITE,
        "supplier_name": "The hospital",
        "purpose": "Preventing serious violence",
        "fields": "*",
        "starts_on": "2020-01-01",
        "keep_raw_days": "400",
        "state": "in_force",
    }
    rows = [
        {
            **shared,
            "basis_reference": "SYN-COUNTS",
            "kind": "anonymous_aggregate",
            "feed": AGGREGATE,
            "key_fingerprint": fingerprint,
        },
        {
            **shared,
            "basis_reference": "SYN-ROWS",
            "kind": "agreement",
            "feed": FEED,
            "dpia_reference": "SYN-DPIA",
        },
    ]
    headers = [column.header for column in LIBRARY.extract("basis_register").columns]
    with path.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, headers, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return path


def partnership_home(folder: Path, desk: Desk, *, definitions: Path | None = None) -> CommandLine:
    """The partnership's own engine, which was told the desk's fingerprint by telephone."""
    command = CommandLine(folder / "partnership", definitions or ROOT / "definitions")
    register = write_register(folder / "register.csv", desk.fingerprint)
    command.json("load", "--feed", "basis_register", register)
    return command


@pytest.fixture
def at_the_partnership(desk: Desk, tmp_path: Path) -> CommandLine:
    return partnership_home(tmp_path, desk)


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


def values_of(path: Path) -> list[dict[str, str]]:
    with zipfile.ZipFile(path) as archive:
        return list(csv.DictReader(archive.read("values.csv").decode().splitlines()))


def cells_of(values: pa.Table) -> dict[tuple[str, ...], tuple[object, ...]]:
    """What is said of each cell, by its key: state, count, completeness and day."""
    keys = ("measure", "area_type", "area_code", "period_type", "period", "breakdown", "category")
    said = ("state", "numerator", "completeness", "as_at_date")
    return {
        tuple(row[key] for key in keys): tuple(row[name] for name in said)
        for row in values.to_pylist()
    }


def exact_at_the_desk(desk: Desk, folder: Path) -> pa.Table:
    judge = Judge(LIBRARY, PARTNERSHIP, TODAY, folder)
    checked = check(desk.rows, judge=judge, feed=FEED, supplier=None, references=desk.references)
    measures = countable(LIBRARY.measures(), checked).measures
    scope = LIBRARY.scope(PARTNERSHIP.scope)
    return add_up(checked, measures, scope=scope, partnership=PARTNERSHIP, scratch=folder).values


def exact_at_the_partnership(command: CommandLine) -> pa.Table:
    settings = read_settings({**os.environ, **command.environment})
    with closing(open_engine(settings)) as engine:
        measures = _at_a_desk(engine.measures)
        return compute(engine, measures=measures, progress=lambda _: None).values


def _at_a_desk(measures: Iterable[Measure]) -> list[Measure]:
    """The measures of the feed, but for those that ask who comes again."""
    return [each for each in measures if each.numerator.feeds == (FEED,) and not each.asks_who]


def test_the_desk_counts_what_the_engine_counts_of_the_same_rows(
    desk: Desk, at_the_partnership: CommandLine, tmp_path: Path
) -> None:
    """Before anything is withheld, cell by cell, completeness and coverage included."""
    for feed, path in desk.references.items():
        at_the_partnership.json("load", "--feed", feed, path)
    at_the_partnership.json("load", "--feed", FEED, *desk.rows)
    there = cells_of(exact_at_the_partnership(at_the_partnership))
    here = cells_of(exact_at_the_desk(desk, tmp_path / "counting"))
    assert len(here) > 2_000
    assert sum(bool(said[1]) for said in here.values()) > 500
    assert here == there


def test_numbers_travel_and_no_row_does(desk: Desk) -> None:
    rows = [row for path in desk.rows for row in rows_of(path)]
    people = {row[header] for row in rows for header in IDENTIFYING if row[header]}
    assert len(people) > 5_000
    sent = {
        cell for row in values_of(desk.sent) for name, cell in row.items() if name != "Period Start"
    }
    with zipfile.ZipFile(desk.sent) as archive:
        assert archive.namelist() == ["manifest.json", "signature", "values.csv"]
        manifest = archive.read("manifest.json").decode()
    assert not sent & people
    assert not [word for word in people if len(word) > 7 and word in manifest]
    shown = {row["Events"] for row in values_of(desk.sent)} - {"[c]", "[x]", "[z]"}
    assert all(int(events) % 5 == 0 and int(events) != 5 for events in shown)


def test_the_partnership_takes_the_numbers_as_a_feed(
    desk: Desk, at_the_partnership: CommandLine
) -> None:
    (report,) = at_the_partnership.json("load", "--feed", AGGREGATE, desk.sent)
    rows = values_of(desk.sent)
    assert (report["outcome"], report["supplier"]) == ("accepted", SITE)
    assert report["rows_in_file"] == report["rows_accepted"] == len(rows)
    (accepted,) = (at_the_partnership.home / "extracts" / AGGREGATE).rglob("accepted.parquet")
    table = parquet.read_table(accepted)
    suppressed = sum(row["Events"] == "[c]" for row in rows)
    assert table["events_state"].to_pylist().count("suppressed") == suppressed > 0
    named = {each.measure for each in _at_a_desk(LIBRARY.measures())}
    assert set(table["indicator"].to_pylist()) == named
    assert FEED in named
    again = at_the_partnership.json("load", "--feed", AGGREGATE, desk.sent)
    assert [each["outcome"] for each in again] == ["unchanged"]


def test_one_altered_byte_is_refused(
    desk: Desk, at_the_partnership: CommandLine, tmp_path: Path
) -> None:
    content = bytearray(desk.sent.read_bytes())
    altered = tmp_path / desk.sent.name
    for place in (0, 40, len(content) // 3, len(content) // 2, len(content) - 1):
        changed = bytearray(content)
        changed[place] ^= 1
        altered.write_bytes(changed)
        done = at_the_partnership.run("load", "--feed", AGGREGATE, altered)
        assert done.returncode == ExitCode.FILE_REFUSED
        assert "Refused" in done.stderr
        assert "as it was signed" in done.stderr or "is not a file that" in done.stderr
    assert not (at_the_partnership.home / "extracts" / AGGREGATE).exists()


def refusal(command: CommandLine, path: Path) -> dict[str, Any]:
    done = command.run("load", "--feed", AGGREGATE, path, "--json")
    assert done.returncode == ExitCode.FILE_REFUSED
    (report,) = json.loads(done.stdout)
    found: dict[str, Any] = report
    return found


def test_an_unknown_signer_is_refused(desk: Desk, tmp_path: Path) -> None:
    stranger = Desk(desk.command, desk.rows, desk.references, desk.sent, "0000 " * 7 + "0000")
    said = refusal(partnership_home(tmp_path, stranger), desk.sent)
    assert desk.fingerprint in said["found"]
    assert "ring the partner" in said["next_step"]


def test_older_definitions_are_refused_and_named(desk: Desk, tmp_path: Path) -> None:
    definitions = shutil.copytree(ROOT / "definitions", tmp_path / "definitions")
    measure = definitions / "measures" / f"{FEED}.yaml"
    measure.write_text(measure.read_text("utf-8").replace("version: 1", "version: 2", 1), "utf-8")
    command = partnership_home(tmp_path, desk, definitions=definitions)
    assert f"the measure {FEED} 1, here 2" in refusal(command, desk.sent)["found"]


def test_months_that_came_as_rows_are_not_taken_as_numbers_too(
    desk: Desk, at_the_partnership: CommandLine
) -> None:
    at_the_partnership.json("load", "--feed", FEED, desk.rows[0])
    said = refusal(at_the_partnership, desk.sent)
    assert f"Rows of {FEED} from {SITE} are held for 12 months" in said["found"]


def test_rows_that_come_after_counts_of_the_same_months_are_refused(
    desk: Desk, at_the_partnership: CommandLine
) -> None:
    """Until the counts are taken back; then, in turn, the counts are."""
    (counts,) = at_the_partnership.json("load", "--feed", AGGREGATE, desk.sent)
    before = state_of(at_the_partnership.home)
    for deed in ("check", "load"):
        done = at_the_partnership.run(deed, "--feed", FEED, desk.rows[0])
        assert done.returncode == ExitCode.FILE_REFUSED
        assert (
            f"Counts of {FEED} that {SITE} made at its own desk are held for 12 months"
            in done.stderr
        )
        assert counts["extract_id"] in done.stderr
    assert state_of(at_the_partnership.home) == before
    at_the_partnership.json("withdraw", counts["extract_id"], "--because", "rows are sent now")
    (rows,) = at_the_partnership.json("load", "--feed", FEED, desk.rows[0])
    assert rows["outcome"] == "accepted"
    assert "are held for 12 months" in refusal(at_the_partnership, desk.sent)["found"]


def test_rows_of_other_months_and_suppliers_come_beside_counts(
    desk: Desk, at_the_partnership: CommandLine, tmp_path: Path
) -> None:
    prepared = desk.command.json(
        *("partner", "prepare", "--feed", FEED, "--out", tmp_path / "out"),
        *(
            word
            for item in desk.references.items()
            for word in ("--reference", "=".join(map(str, item)))
        ),
        desk.rows[0],
    )
    at_the_partnership.json("load", "--feed", AGGREGATE, prepared["path"])
    (report,) = at_the_partnership.json("load", "--feed", FEED, desk.rows[1])
    assert report["outcome"] == "accepted"
    done = at_the_partnership.run("load", "--feed", FEED, desk.rows[0])
    assert done.returncode == ExitCode.FILE_REFUSED


def test_status_names_the_files_that_can_be_taken_back(
    desk: Desk, at_the_partnership: CommandLine
) -> None:
    done = at_the_partnership.run("load", "--feed", AGGREGATE, desk.sent)
    standing = at_the_partnership.json("status")
    (held,) = (each for each in standing["feeds"] if each["feed"] == AGGREGATE)
    (extract_id,) = held["extract_ids"]
    assert f"Kept as {extract_id}, version 1" in done.stderr


def test_what_would_be_sent_is_shown_to_people_and_programs(desk: Desk) -> None:
    shown = desk.command.run("partner", "show", desk.sent)
    assert shown.returncode == 0
    assert "Nothing else leaves" in shown.stdout
    assert desk.fingerprint in shown.stdout
    told = desk.command.json("partner", "show", desk.sent)
    assert sum(told["cells"].values()) == len(values_of(desk.sent))
    done = desk.command.run("partner", "show", desk.rows[0])
    assert done.returncode == ExitCode.FILE_REFUSED


def test_another_partnerships_hospital_uses_it_by_configuration_alone(
    desk: Desk, tmp_path: Path
) -> None:
    definitions = shutil.copytree(ROOT / "definitions", tmp_path / "definitions")
    (definitions / "partnerships" / "default").write_text("leicestershire\n", "utf-8")
    other = LIBRARY.partnership("leicestershire")
    lookup = tmp_path / "lookup.csv"
    rows = rows_of(desk.references["area_lookup_2021"])
    districts = {each.code for each in PARTNERSHIP.districts}
    for number, row in enumerate(rows):
        if row["ltla24_code"] in districts:
            row["ltla24_code"] = other.districts[number % len(other.districts)].code
    with lookup.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    command = CommandLine(tmp_path / "home", definitions)
    said = command.json(
        *("partner", "prepare", "--feed", FEED, "--reference", f"area_lookup_2021={lookup}"),
        *("--out", tmp_path / "out", desk.rows[0]),
    )
    assert said["manifest"]["partnership"] == "leicestershire"
    areas = {row["Area Code"] for row in values_of(Path(said["path"]))}
    assert {other.area_code, *(each.code for each in other.districts)} <= areas
    assert not areas & districts


def test_a_mistyped_reference_and_a_missing_file_are_told_in_words(desk: Desk) -> None:
    asked = ("partner", "prepare", "--feed", FEED, "--out", "out")
    assert desk.command.run(*asked, "--reference", "lookup.csv", "x.csv").returncode == 2
    done = desk.command.run(*asked, "absent.csv", "--json")
    assert "absent.csv cannot be opened" in done.error["found"]
