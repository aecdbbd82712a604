"""Another unit's file, judged by what was handed over alone: it passes, or is told why not."""

import json
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from headwater.__main__ import main
from headwater.definitions.library import Library
from headwater.demo.samples import education, education_after_16, health, justice, police, youth
from headwater.demo.samples.sheets import Feed, Sheet
from headwater.partner import Verdict, judged_by_standard
from headwater.partner.faults import FeedUnknown
from headwater.pipeline.releasing.standardising import handed_over
from headwater.products.standard_files import zipped
from headwater.vocabulary.faults import ExitCode

OURS = Library(Path(__file__).resolve().parents[3] / "definitions")
TODAY = date(2026, 11, 22)
FEEDS = tuple(
    feed
    for room in (education, education_after_16, health, justice, police, youth)
    for feed in room.FEEDS
)
OFFERS = youth.FIRST_OFFERS
FEED = "youth_justice_offers"


@pytest.fixture(scope="module")
def theirs(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """What another unit has: the ZIP, unpacked, and nothing of ours beside it."""
    folder = tmp_path_factory.mktemp("another_unit")
    packed = folder / "standard.zip"
    packed.write_bytes(zipped(handed_over(OURS)))
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(folder / "standard")
    assert not (folder / "standard" / "partnerships").exists()
    return Library(folder / "standard")


def clean(feed: Feed, rows: int = 30) -> Sheet:
    return feed.clean(seed=7, month=date(2026, 1, 1), rows=rows)


def with_cell(sheet: Sheet, header: str, cell: str) -> Sheet:
    first, *others = sheet.rows
    return replace(sheet, rows=({**first, header: cell}, *others))


def written(sheet: Sheet, folder: Path) -> Path:
    path = folder / "file.csv"
    path.write_text(sheet.as_csv(), "utf-8")
    return path


def judged(library: Library, feed: str, sheet: Sheet, folder: Path) -> Verdict:
    return judged_by_standard(written(sheet, folder), library=library, feed=feed, today=TODAY)


@pytest.mark.parametrize("feed", FEEDS, ids=lambda feed: f"{feed.feed}-{feed.headers[0]}")
def test_a_sound_file_passes_and_a_faulty_one_fails_by_theirs_as_by_ours(
    feed: Feed, theirs: Library, tmp_path: Path
) -> None:
    for sheet, passes in ((clean(feed), True), (feed.faulty(clean(feed)), False)):
        found = judged(theirs, feed.feed, sheet, tmp_path)
        assert found.passes is passes, found.broken
        assert found == judged(OURS, feed.feed, sheet, tmp_path)


def test_a_file_that_is_made_from_the_specification_alone_passes(
    theirs: Library, tmp_path: Path
) -> None:
    """Another unit's own service, under the headers and codes that the lists name."""
    specification = theirs.extract(FEED)
    codes = {
        column.name: theirs.codelist(column.codelist).codes[0].code
        for column in specification.columns
        if column.codelist
    }
    said = {
        "return_reference": "2025-1",
        "service": "The service of another county",
        "year_start": "2025-04-01",
        "authority_code": "E10000001",
        "youngest": "10",
        "oldest": "17",
        "children": "12",
    }
    row = {column.header: (codes | said)[column.name] for column in specification.columns}
    found = judged(theirs, FEED, Sheet(tuple(row), (row,)), tmp_path)
    assert (found.passes, found.broken) == (True, ())
    assert (found.report.rows_accepted, found.report.rows_in_file) == (1, 1)


FAULTS = [
    # cell                       rule, column said
    ("Offer", "Boxing", "offer:not_in_codelist"),
    ("Offer", "", "offer:missing_value"),
    ("Year Start", "2025/26", "year_start:not_a_date"),
    ("Age To", "99", "oldest:out_of_range"),
    ("Children Reached", "a few", "children:not_a_number"),
    ("Prevention", "4", "prevention:not_in_codelist"),
]


@pytest.mark.parametrize(("header", "cell", "rule"), FAULTS)
def test_one_fault_fails_with_its_reason_and_the_id_of_the_rule(
    header: str, cell: str, rule: str, theirs: Library, tmp_path: Path
) -> None:
    found = judged(theirs, FEED, with_cell(clean(OFFERS), header, cell), tmp_path)
    assert not found.passes
    (broken,) = found.broken
    assert (broken.rule, broken.column, broken.rows) == (f"{FEED}@1.0.0/{rule}", header, 1)
    assert broken.words


def test_a_file_without_a_minimum_field_fails_whole(theirs: Library, tmp_path: Path) -> None:
    sheet = clean(OFFERS)
    headers = tuple(name for name in sheet.headers if name != "Offer")
    rows = tuple({name: row[name] for name in headers} for row in sheet.rows)
    found = judged(theirs, FEED, Sheet(headers, rows), tmp_path)
    (broken,) = found.broken
    assert broken.rule == f"{FEED}@1.0.0/file:columns_amiss"
    assert "'Offer'" in broken.words
    assert found.report.next_step


def test_a_column_about_a_person_fails_whole_and_nobody_is_named(
    theirs: Library, tmp_path: Path
) -> None:
    sheet = clean(OFFERS)
    rows = tuple({**row, "Pupil Name": "Adwoa Example"} for row in sheet.rows)
    found = judged(theirs, FEED, Sheet((*sheet.headers, "Pupil Name"), rows), tmp_path)
    assert not found.passes
    assert "Pupil Name" in found.broken[0].words
    assert "Adwoa" not in repr(found)


@pytest.mark.parametrize("feed", ["no_such_feed", "partner_aggregate"])
def test_a_feed_that_the_standard_does_not_have_is_said(
    feed: str, theirs: Library, tmp_path: Path
) -> None:
    with pytest.raises(FeedUnknown, match=feed):
        judged(theirs, feed, clean(OFFERS), tmp_path)


def test_the_command_hands_it_over_and_judges_by_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HEADWATER_HOME", str(tmp_path / "home"))
    folder, good = tmp_path / "to_hand_over", tmp_path / "good.csv"
    assert main(["standard", "write", "--to", str(folder), "--json"]) == ExitCode.DONE
    told = json.loads(capsys.readouterr().out)
    assert told["sha256"] in (folder / "README.txt").read_text("utf-8")
    assert told["files"] == sum(path.is_file() for path in folder.rglob("*"))
    check = ["standard", "check", "--standard", str(folder), "--feed", FEED]
    good.write_text(clean(OFFERS).as_csv(), "utf-8")
    assert main([*check, str(good)]) == ExitCode.DONE
    assert "good.csv: Passes" in capsys.readouterr().err
    bad = tmp_path / "bad.csv"
    bad.write_text(with_cell(clean(OFFERS), "Offer", "Boxing").as_csv(), "utf-8")
    assert main([*check, str(bad)]) == ExitCode.FILE_REFUSED
    said = capsys.readouterr().err
    assert "bad.csv: Does not pass" in said
    assert f"1 row in `Offer`: The code is not in the codelist. (Boxing) Rule {FEED}@1.0.0/" in said
    assert not (tmp_path / "home").exists()


def test_a_folder_that_is_no_standard_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    check = ["standard", "check", "--standard", str(tmp_path), "--feed", FEED, "file.csv"]
    assert main(check) == ExitCode.DEFINITION
    assert "No folder `extracts`" in capsys.readouterr().err
