"""Places told in words, in the demonstration in little: right, modest, and kept nowhere."""

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.integration.journey.homes import ROOT, CommandLine
from tests.integration.journey.test_no_names_in_plain import plain_files, tables

from headwater.commands.demo import SEED
from headwater.custody import open_home
from headwater.definitions.library import Library
from headwater.demo import REDUCED, DemoFiles, generate

FEED, WORDS, HOME = "ed_assault_attendances", "Assault Location", "03"


@dataclass(frozen=True)
class Told:
    """One attendance as it was sent, where it truly was, and the event that it became."""

    sent: dict[str, str]
    truth: str
    event: dict[str, Any]


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> DemoFiles:
    """The files of the demonstration once more: its own were deleted when they were received."""
    partnership = Library(ROOT / "definitions").partnership("nottinghamshire")
    folder = tmp_path_factory.mktemp("again")
    return generate(partnership, seed=SEED, scale=1, directory=folder, volume=REDUCED)


@pytest.fixture(scope="module")
def attendances(sent: DemoFiles) -> dict[tuple[str, str], dict[str, str]]:
    return {
        (file.supplier, row["Attendance Identifier"]): row
        for file in sent.files
        if file.feed == FEED
        for row in rows_of(file.path)
    }


@pytest.fixture(scope="module")
def texts(attendances: dict[tuple[str, str], dict[str, str]], sent: DemoFiles) -> set[str]:
    """Everything that was written of a place, but for names and words that are public anyway."""
    names = next(file.path for file in sent.files if file.feed == "local_gazetteer")
    public = {row["name"] for row in rows_of(names)}
    definitions = (ROOT / "definitions").rglob("*.*")
    worded = "".join(path.read_text("utf-8") for path in definitions)
    written = {row[WORDS] for row in attendances.values()}
    found = {text for text in written - public if len(text.split()) > 1 and text not in worded}
    assert len(found) > 500
    return found


@pytest.fixture(scope="module")
def told(
    demonstration: CommandLine, attendances: dict[tuple[str, str], dict[str, str]]
) -> list[Told]:
    truth = {
        (row["supplier"], row["reference"]): row["small_area_code"]
        for path in (demonstration.home / "demonstration" / "truth").glob("places_of_words_*.csv")
        for row in rows_of(path)
    }
    assert truth.keys() == attendances.keys()
    events = {row["event_id"]: row for row in accepted(demonstration) if row["feed"] == FEED}
    return [
        Told(row, truth[key], events[identity(*key)])
        for key, row in attendances.items()
        if identity(*key) in events  # a few were rejected for their dates
    ]


def rows_of(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def identity(supplier: str, reference: str) -> str:
    digest = hashlib.md5(f"{supplier}/{reference}".encode(), usedforsecurity=False)
    return f"{FEED}:{digest.hexdigest()[:20]}"


def accepted(demonstration: CommandLine) -> Iterator[dict[str, Any]]:
    home = open_home(demonstration.home, demonstration.environment)
    try:
        for current in home.current_tables("event"):
            if "place_band" in pq.read_schema(current.path).names:
                yield from pq.read_table(current.path).to_pylist()
    finally:
        home.close()


def test_nine_in_ten_of_what_was_placed_surely_is_right(told: list[Told]) -> None:
    sure = [
        (each.truth, each.event["small_area_code"])
        for each in told
        if each.event["place_band"] == "high" and each.event["small_area_code"]
    ]
    right = sum(truth == found for truth, found in sure)
    assert len(sure) > 100
    assert right / len(sure) >= 0.9


def test_bands_below_the_highest_have_no_small_area(told: list[Told]) -> None:
    worded = [each.event for each in told if each.event["place_band"]]
    assert {event["place_band"] for event in worded if event["small_area_code"]} == {"high"}
    assert {event["place_band"] for event in worded if event["worded_district_code"]} <= {
        "high",
        "medium",
    }
    assert {event["place_band"] for event in worded} == {"high", "medium", "low", "none"}


def test_no_home_and_no_postcode_was_placed(told: list[Told]) -> None:
    never = [
        each.event
        for each in told
        if each.event["place_band"]
        and (each.sent["Assault Location Type"] == HOME or each.sent[WORDS].startswith("ZZ"))
    ]
    assert len(never) > 200
    assert {event["small_area_code"] for event in never} == {None}
    assert {event["worded_district_code"] for event in never} == {None}


def test_no_cell_of_a_table_holds_what_was_written(
    demonstration: CommandLine, texts: set[str]
) -> None:
    for name, table in tables(demonstration.home):
        for column in table.columns:
            if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
                assert not {cell for cell in column.unique().to_pylist() if cell} & texts, name


def test_no_other_file_holds_what_was_written(demonstration: CommandLine, texts: set[str]) -> None:
    told_apart = [text.encode() for text in texts if len(text) > len("ZZ1 1AA")]
    assert len(told_apart) > 300
    for path in plain_files(demonstration.home):
        content = path.read_bytes()
        assert not [text for text in told_apart if text in content], path.name
