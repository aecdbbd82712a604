"""The Tuesday extract, from a department's spreadsheet to what is released of it.

Header in row 4, dates in three forms, postcodes, "town" and blanks where a place is asked for,
arrivals before assaults, one patient twice, a column of another name, a totals row, and last
month's rows revised.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.integration.journey.emergency import (
    CITY,
    FEED,
    HOME,
    LOOKUP,
    SITE,
    Attendance,
    month_of,
    write_book,
    write_csv,
    write_reference,
)
from tests.integration.journey.homes import CommandLine, released_cells, state_of

from headwater.custody import open_home

BANDS = ("placed_high", "placed_medium", "placed_low")
NOT_PLACED = ("not_placed_home", "not_placed_address", "not_placed_blank", "not_placed")
WITHHELD_BELOW = 8
MAPPING = """
renames:
  Assault dt: Assault Date Time
note: Since the new system in March.
"""
GONE = 40
"""Rows of last month that the department no longer sends."""


@dataclass(frozen=True)
class Tuesday:
    """A home after two Tuesdays, what was sent, and what the command said of it.

    The second file calls a column `Assault dt`: it was refused, and mapped once.
    """

    command: CommandLine
    first: dict[str, Any]
    refused: dict[str, Any]
    second: dict[str, Any]
    book: Path
    rows: tuple[Attendance, ...]
    revised: tuple[Attendance, ...]

    @property
    def table(self) -> pa.Table:
        """The current accepted events."""
        home = open_home(self.command.home, self.command.environment)
        try:
            (current,) = [
                each
                for each in home.current_tables("event")
                if each.extract_id == self.second["extract_id"]
            ]
            return pq.read_table(current.path)
        finally:
            home.close()

    def placed(self) -> Iterator[tuple[Attendance, dict[str, Any]]]:
        """Every accepted attendance with the event that it became."""
        events = {row["event_id"]: row for row in self.table.to_pylist()}
        for sent in (*self.revised, *self.rows):
            digest = hashlib.md5(f"{SITE}/{sent.reference}".encode(), usedforsecurity=False)
            yield sent, events[f"{FEED}:{digest.hexdigest()[:20]}"]


@pytest.fixture(scope="module")
def tuesday(tmp_path_factory: pytest.TempPathFactory) -> Tuesday:
    folder = tmp_path_factory.mktemp("tuesday")
    command = CommandLine(folder / "home")
    for feed, path in write_reference(folder).items():
        command.json("load", "--feed", feed, path)
    february = month_of(2025, 2, 300, seed=2)
    sent = write_csv(folder / "february.csv", february)
    (first,) = command.json("load", "--feed", FEED, sent, "--received-on", "2025-03-04")
    revised = _revised(february)
    march = month_of(2025, 3, 400, seed=3)
    book = write_book(folder / "march.xlsx", [*revised, *march, march[0]])
    arriving = ("load", "--feed", FEED, book, "--received-on", "2025-04-01")
    (refused,) = json.loads(command.run(*arriving, "--json").stdout)
    mapping = folder / "mapping.yaml"
    mapping.write_text(MAPPING, encoding="utf-8")
    command.json("map", "--feed", FEED, "--supplier", SITE, mapping)
    (second,) = command.json(*arriving)
    command.json("run", "--data-only")
    return Tuesday(command, first, refused, second, book, tuple(march), tuple(revised))


def _revised(rows: list[Attendance]) -> list[Attendance]:
    """Last month as it looks now: some rows gone, others with an age that is better known."""
    return [
        replace(row, cells={**row.cells, "Age at Attendance": "33"}) if number % 10 == 0 else row
        for number, row in enumerate(rows[:-GONE])
    ]


def notes(report: dict[str, Any]) -> Counter[str]:
    return Counter({note["reason"]: note["rows"] for note in report["notes"]})


def counted(tuesday: Tuesday, condition: str = "true") -> int:
    warehouse = tuesday.command.home / "warehouse" / "warehouse.duckdb"
    with duckdb.connect(str(warehouse), read_only=True) as opened:
        rows = opened.execute(
            "SELECT coalesce(sum(events), 0) FROM measure_count WHERE breakdown = 'all' "
            f"AND measure = '{FEED}' AND {condition}"
        ).fetchall()
    return int(rows[0][0])


def test_every_row_is_accepted_or_rejected_with_its_reason(tuesday: Tuesday) -> None:
    report = tuesday.second
    sent = len(tuesday.rows) + len(tuesday.revised) + 1
    assert report["rows_accepted"] + report["rows_rejected"] == report["rows_in_file"]
    assert report["rows_in_file"] == sent
    repairs = {repair["kind"]: repair["count"] for repair in report["repairs"]}
    assert repairs == {"header_row": 3, "totals_rows": 1, "renamed_columns": 1}
    reasons = {finding["reason"]: finding["rows"] for finding in report["rejections"]}
    assert reasons == {"repeated_reference": report["rows_rejected"]} == {"repeated_reference": 1}


def test_a_column_of_another_name_is_asked_about_once(
    tuesday: Tuesday, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert tuesday.refused["outcome"] == "refused"
    question = tuesday.refused["question"]
    asked = {column["header"]: column["suggestion"] for column in question["absent"]}
    assert asked["Assault Date Time"] == "Assault dt"
    assert question["extra"] == ["Assault dt"]
    assert tuesday.second["mapping_version"] == 1
    april = month_of(2025, 4, 40, seed=4)
    book = write_book(tmp_path_factory.mktemp("april") / "april.xlsx", april)
    report = tuesday.command.json("check", "--feed", FEED, book)
    assert (report["rows_accepted"], report["mapping_version"]) == (len(april), 1)


def test_dates_in_three_forms_are_read_and_told(tuesday: Tuesday) -> None:
    (note,) = [n for n in tuesday.second["notes"] if n["reason"] == "several_date_formats"]
    assert all(
        form in note["words"] for form in ("YYYY-MM-DDThh:mm:ss", "YYYY-MM-DD hh:mm", "DD/MM/YYYY")
    )
    assert {f"{event['month']:%Y-%m}" for _sent, event in tuesday.placed()} == {
        "2025-02",
        "2025-03",
    }


def test_every_field_s_completeness_is_what_was_sent(tuesday: Tuesday) -> None:
    filled = {fill["column"]: fill["filled"] for fill in tuesday.second["completeness"]}
    sent = [*tuesday.revised, *tuesday.rows]
    assert filled["alcohol"] == sum(bool(row.cells["Alcohol Involved"]) for row in sent)
    assert filled["age"] == filled["occurred_at"] == len(sent)


def test_completeness_of_each_site_stands_beside_the_month_before(tuesday: Tuesday) -> None:
    warehouse = tuesday.command.home / "warehouse" / "warehouse.duckdb"
    with duckdb.connect(str(warehouse), read_only=True) as opened:
        found = opened.execute(
            "SELECT strftime(month, '%Y-%m'), supplier, field, filled, rows FROM field_quality "
            "WHERE field IN ('alcohol', 'arrival_before_assault') ORDER BY month, field"
        ).fetchall()
    sent = {"2025-02": tuesday.revised, "2025-03": tuesday.rows}
    assert found == [
        (month, SITE, field, filled, len(rows))
        for month, rows in sent.items()
        for field, filled in (
            ("alcohol", sum(bool(row.cells["Alcohol Involved"]) for row in rows)),
            ("arrival_before_assault", sum(not row.arrived_before for row in rows)),
        )
    ]


def test_the_bands_add_up_and_nothing_of_a_home_is_placed(tuesday: Tuesday) -> None:
    told = notes(tuesday.second)
    assert sum(told[key] for key in (*BANDS, *NOT_PLACED)) == tuesday.second["rows_accepted"]
    assert all(told[key] for key in (*BANDS, *NOT_PLACED))
    for sent, event in tuesday.placed():
        if sent.cells["Assault Location Type"] == HOME or sent.words.startswith("NG"):
            assert event["place_band"] == "none"
            assert event["small_area_code"] is event["worded_district_code"] is None


def test_nine_in_ten_of_the_high_band_are_right(tuesday: Tuesday) -> None:
    high = [
        (sent.truth, event["small_area_code"])
        for sent, event in tuesday.placed()
        if event["place_band"] == "high"
    ]
    right = sum(truth == found for truth, found in high)
    assert len(high) > 60
    assert 0.9 <= right / len(high) < 1  # some patients name the wrong place


def test_below_the_high_band_nothing_is_on_a_map_and_everything_in_the_totals(
    tuesday: Tuesday,
) -> None:
    events = [event for _sent, event in tuesday.placed()]
    bands = Counter(event["place_band"] for event in events)
    assert {event["place_band"] for event in events if event["small_area_code"]} == {"high"}
    assert counted(tuesday, "small_area_code IS NOT NULL") == bands["high"]
    assert counted(tuesday) == len(events) == len(tuesday.rows) + len(tuesday.revised)
    assert counted(tuesday, "location_state = 'inside'") == bands["high"] + bands["medium"]
    assert counted(tuesday, "location_state = 'no_location'") == bands["low"] + bands["none"]
    in_city = [
        e for e in events if CITY in (LOOKUP.get(e["small_area_code"]), e["worded_district_code"])
    ]
    assert counted(tuesday, f"district_code = '{CITY}'") == len(in_city)


def test_last_month_is_a_new_version_and_not_counted_twice(tuesday: Tuesday) -> None:
    assert (tuesday.first["version"], tuesday.second["version"]) == (1, 2)
    assert tuesday.second["supersedes"] == [tuesday.first["extract_id"]]
    assert counted(tuesday, "month = DATE '2025-02-01'") == len(tuesday.revised)
    assert tuesday.first["rows_accepted"] == len(tuesday.revised) + GONE


def test_what_is_released_is_the_total_and_says_as_at(tuesday: Tuesday) -> None:
    cells = [
        cell
        for cell in released_cells(tuesday.command.home)
        if cell["measure"] == FEED and cell["breakdown"] == "all" and cell["period_type"] == "month"
    ]
    whole = {cell["period"]: cell for cell in cells if cell["area_type"] == "partnership"}
    sent = {"2025-02": tuesday.revised, "2025-03": tuesday.rows}
    assert whole.keys() == sent.keys()
    for month, rows in sent.items():
        assert abs(whole[month]["numerator"] - len(rows)) <= 2.5
        assert f"{whole[month]['as_at_date']:%Y-%m}" == "2025-03"
    shown = [cell["numerator"] for cell in cells if cell["numerator"]]
    assert min(shown) >= WITHHELD_BELOW


def test_loading_it_again_changes_nothing(tuesday: Tuesday) -> None:
    before = state_of(tuesday.command.home)
    (again,) = tuesday.command.json(
        "load", "--feed", FEED, tuesday.book, "--received-on", "2025-04-01"
    )
    assert again["outcome"] == "unchanged"
    assert state_of(tuesday.command.home) == before


def test_no_word_of_a_place_is_anywhere_in_the_home(tuesday: Tuesday) -> None:
    texts = {row.words for row in (*tuesday.rows, *tuesday.revised)} - {""}
    wanted = texts - {"town", "in town"}
    assert len(wanted) > 10
    for path in tuesday.command.home.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert not [text for text in wanted if text.encode() in content], path.name
    for name, table in _tables(tuesday.command.home):
        for column in table.columns:
            if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
                cells = {cell for cell in column.unique().to_pylist() if cell}
                assert not [cell for cell in cells if any(text in cell for text in texts)], name
    said = str((tuesday.first, tuesday.second))
    assert not [text for text in wanted if text in said]


def _tables(home: Path) -> Iterator[tuple[str, pa.Table]]:
    for path in home.rglob("*.parquet"):
        yield path.name, pq.read_table(path)
    with duckdb.connect(str(home / "warehouse" / "warehouse.duckdb"), read_only=True) as opened:
        for (table,) in opened.execute("SELECT table_name FROM duckdb_tables()").fetchall():
            yield f"warehouse {table}", opened.table(table).to_arrow_table()
