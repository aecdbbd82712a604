"""Samples of police, health, justice, licensing and provider feeds, through intake as it is.

The clean sheet is accepted whole; each planted mistake is rejected, alone, for its own reason.
"""

from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.intake.small_feed import basis

from headwater.definitions.library import Library
from headwater.demo.samples import (
    evaluations,
    health,
    health_counts,
    justice,
    licensing,
    police,
    police_counts,
    providers,
    street,
    weights,
)
from headwater.demo.samples.returns import NOT_COLLECTED, SMALL, UNKNOWN
from headwater.demo.samples.sheets import Feed, Sheet
from headwater.intake import FileRefused, Received, receive
from headwater.vocabulary.nature import Nature

LIBRARY = Library(Path(__file__).resolve().parents[4] / "definitions")
CODELISTS = LIBRARY.codelists()
OTHERS = tuple(LIBRARY.extracts().values())
COUNTS = (
    *justice.FEEDS,
    *police_counts.FEEDS,
    *providers.FEEDS,
    health_counts.TREATMENT,
)
FEEDS = (
    *police.FEEDS,
    *health.FEEDS,
    *licensing.FEEDS,
    *street.FEEDS,
    *weights.FEEDS,
    *evaluations.FEEDS,
    *COUNTS,
    health_counts.INDICATORS,
)
SUPPLIERS = {"ed_assault_ecds": health.SITES[0], "provider_returns": providers.PROVIDER}
SAID_OF_SOUND_ROWS = {"several_date_formats", "ambiguous_date", "suppressed_cells"}
MONTH, TODAY, ROWS = date(2026, 9, 1), date(2026, 11, 22), 240
by_feed = pytest.mark.parametrize("feed", FEEDS, ids=lambda feed: feed.feed)


def clean(feed: Feed, seed: int = 7, rows: int = ROWS) -> Sheet:
    return feed.clean(seed=seed, month=MONTH, rows=rows)


def received(feed: Feed, sheet: Sheet, folder: Path, **changed: Any) -> Received:
    """What intake makes of a sheet, with every other feed to mistake it for."""
    path = folder / f"{feed.feed}.csv"
    path.write_text(sheet.as_csv(), encoding="utf-8")
    stated: dict[str, Any] = {
        "specification": LIBRARY.extract(feed.feed),
        "codelists": CODELISTS,
        "bases": (
            basis(feed=feed.feed, supplier=SUPPLIERS.get(feed.feed, "sender"), ends_on=None),
        ),
        "supplier": None,
        "today": TODAY,
        "workspace": folder / "workspace",
        "home_nature": None,
        "others": OTHERS,
        **changed,
    }
    return receive(path, **stated)


@by_feed
def test_the_clean_sheet_is_accepted_whole(feed: Feed, tmp_path: Path) -> None:
    report = received(feed, clean(feed), tmp_path).report
    assert (report.rows_accepted, report.rows_rejected) == (ROWS, 0)
    assert report.rejections == ()
    # What became of words about a place is said of every row, sound or not.
    placed = {note.reason for note in report.notes if "place" in note.reason}
    assert not placed or feed.feed == "ed_assault_ecds"
    assert {note.reason for note in report.notes} - placed <= SAID_OF_SOUND_ROWS


@by_feed
def test_every_planted_mistake_is_rejected_for_its_reason(feed: Feed, tmp_path: Path) -> None:
    sheet = feed.faulty(clean(feed))
    result = received(feed, sheet, tmp_path)
    assert result.rejected is not None
    found = pq.read_table(result.rejected, columns=["row_number", "reason"]).to_pylist()
    expected = list(enumerate(feed.reasons, start=ROWS + 1))
    assert [(row["row_number"], row["reason"]) for row in found] == expected
    assert result.report.rows_accepted == ROWS
    assert result.report.rows_in_file == len(sheet.rows) == ROWS + len(feed.reasons)


@by_feed
def test_the_sample_is_marked_synthetic(feed: Feed, tmp_path: Path) -> None:
    assert received(feed, clean(feed), tmp_path).nature is Nature.SYNTHETIC


@by_feed
def test_the_same_seed_gives_the_same_sheet_and_another_gives_another(feed: Feed) -> None:
    assert clean(feed).as_csv() == clean(feed).as_csv()
    assert clean(feed, seed=8).rows != clean(feed).rows


@by_feed
def test_headers_are_those_of_the_specification_in_its_order(feed: Feed) -> None:
    specification = LIBRARY.extract(feed.feed)
    assert feed.headers == tuple(column.header for column in specification.columns)


@pytest.mark.parametrize(
    "feed", [feed for feed in FEEDS if feed.old_headers], ids=lambda feed: feed.feed
)
def test_older_headers_are_accepted_too(feed: Feed, tmp_path: Path) -> None:
    sheet = feed.renamed(clean(feed))
    assert sheet.headers != feed.headers
    assert received(feed, sheet, tmp_path).report.rows_accepted == ROWS


@by_feed
def test_no_reason_is_planted_that_intake_does_not_know(feed: Feed) -> None:
    from headwater.intake.reasons import WORDS

    assert set(feed.reasons) <= WORDS.keys()
    assert len(feed.mistakes) >= 3


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(0, 2**31), rows=st.integers(1, 60), feed=st.sampled_from(FEEDS))
def test_accepted_and_rejected_add_up_whatever_the_seed(
    tmp_path: Path, seed: int, rows: int, feed: Feed
) -> None:
    sheet = feed.faulty(clean(feed, seed, rows))
    report = received(feed, sheet, tmp_path).report
    assert report.rows_accepted == rows
    assert report.rows_rejected == len(feed.reasons)
    assert report.rows_in_file == report.rows_accepted + report.rows_rejected


def test_words_about_a_place_and_coordinates_are_nowhere_in_what_is_accepted(
    tmp_path: Path,
) -> None:
    sheet = clean(health.ATTENDANCES)
    words = {row["Place of Injury Description"] for row in sheet.rows} - {""}
    result = received(health.ATTENDANCES, sheet, tmp_path)
    table = pq.read_table(result.accepted)
    # The kind of place is coded, and one of its values is "home" too.
    names = [name for name in table.column_names if name != "place_type"]
    cells = {str(cell) for name in names for cell in table[name].to_pylist()}
    assert len(words) > 3
    assert not words & cells
    assert not any(word in repr(result.report) for word in words - {"town", "home", "park"})


def test_alcohol_is_unknown_where_nobody_asked(tmp_path: Path) -> None:
    sheet = clean(health.ATTENDANCES)
    answered = sum(row["Alcohol Involved"] in {"Y", "N"} for row in sheet.rows)
    asked = sum(row["Alcohol and Drugs Question Asked"] == "Y" for row in sheet.rows)
    result = received(health.ATTENDANCES, sheet, tmp_path)
    alcohol = pq.read_table(result.accepted, columns=["alcohol"])["alcohol"]
    assert len(alcohol) - alcohol.null_count == answered <= asked < ROWS


MARKS = {SMALL: "suppressed", UNKNOWN: "missing", "": "missing", NOT_COLLECTED: "not_collected"}


@pytest.mark.parametrize("feed", COUNTS, ids=lambda feed: feed.feed)
def test_the_four_states_of_a_figure_stay_apart(feed: Feed, tmp_path: Path) -> None:
    sheet = clean(feed)
    table = pq.read_table(received(feed, sheet, tmp_path).accepted).to_pylist()
    states: set[str] = set()
    for column in LIBRARY.extract(feed.feed).figures:
        for written, kept in zip(sheet.rows, table, strict=True):
            cell, state = written[column.header], kept[f"{column.becomes}_state"]
            assert state == MARKS.get(cell, "released")
            assert kept[column.becomes] == (float(cell) if cell.isdigit() else None)
            states.add(state)
    assert states == {"released", "suppressed", "missing", "not_collected"}


@pytest.mark.parametrize("feed", COUNTS, ids=lambda feed: feed.feed)
def test_everyone_is_empty_and_not_recorded_is_a_group_of_its_own(
    feed: Feed, tmp_path: Path
) -> None:
    sheet = clean(feed)
    table = pq.read_table(received(feed, sheet, tmp_path).accepted).to_pylist()
    for written, kept in zip(sheet.rows, table, strict=True):
        group = written["Ethnic Group"].lower().replace(" ", "_")
        assert kept["ethnicity"] == (None if group == "all" else group)
        assert (kept["sex"] is None) == (written["Sex"] == "All")
        assert kept["feed"] == feed.feed
    assert {"not_stated", "not_recorded"} <= {row["ethnicity"] for row in table}


REFUSING = [feed for feed in FEEDS if feed.person_headers]


@pytest.mark.parametrize("feed", REFUSING, ids=lambda feed: feed.feed)
def test_every_column_about_a_person_is_refused_and_none_of_its_own(feed: Feed) -> None:
    specification = LIBRARY.extract(feed.feed)
    assert specification.refused_columns(feed.headers) == ()
    found = specification.refused_columns((*feed.headers, *feed.person_headers))
    assert found == feed.person_headers


@pytest.mark.parametrize("feed", REFUSING, ids=lambda feed: feed.feed)
def test_a_file_with_a_column_about_a_person_is_refused_whole(feed: Feed, tmp_path: Path) -> None:
    sheet = clean(feed, rows=20)
    header = feed.person_headers[0]
    rows = tuple({**row, header: "Words of a person"} for row in sheet.rows)
    with pytest.raises(FileRefused) as refusal:
        received(feed, Sheet((*sheet.headers, header), rows), tmp_path)
    assert header in refusal.value.found
    assert "Words of a person" not in str(refusal.value)


def test_the_hours_and_kinds_of_premises_are_kept(tmp_path: Path) -> None:
    sheet = clean(licensing.PREMISES)
    table = pq.read_table(received(licensing.PREMISES, sheet, tmp_path).accepted).to_pylist()
    late = sum(row["category"] in {"until_1", "until_3", "after_3", "all_night"} for row in table)
    after_midnight = {"00:30", "01:00", "02:00", "02:30", "03:00", "04:00", "05:00", "06:00"}
    closing = [row["Latest Closing Time"] for row in sheet.rows]
    # Six in the morning is the end of a night: later hours are those of a day.
    expected = sum(time in after_midnight | {"24 hours"} for time in closing)
    assert late == expected > 20
    clubs = sum(row["Premises Type"] == "Nightclub" for row in sheet.rows)
    assert sum(row["indicator"] == "nightclub" for row in table) == clubs > 0
    assert len({row["organisation"] for row in table}) == ROWS
