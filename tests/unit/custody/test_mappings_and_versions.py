"""Mappings are kept by version, a file read otherwise is a new version, and old homes open."""

import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from tests.unit.custody.arrivals import NOW, arrival, home_at, load, rows_in
from tests.unit.intake.small_feed import mapping

from headwater.custody import Home
from headwater.custody.schema import VERSION, HomeTooNew
from headwater.exchange.messages import Mapping
from headwater.exchange.report import FileReport, Outcome

SEX = {"sex": {"Fem": "F"}}


def proposal(**stated: object) -> Mapping:
    return replace(mapping(0, **stated), mapping_id=uuid4().hex)


def read_with(home: Home, stated: Mapping | None, *without: str) -> FileReport:
    judged = arrival(
        home,
        rows_in("2025-01", Sex="Fem"),
        mapping=stated,
        without=without,
        name_extract=home.extract_name,
    )
    return home.admit(judged, now=NOW)


def test_versions_are_counted_for_each_feed_and_supplier(tmp_path: Path) -> None:
    home = home_at(tmp_path)
    first = home.keep_mapping(proposal(renames={"Case": "Ref"}))
    second = home.keep_mapping(proposal(codes=SEX))
    other = home.keep_mapping(replace(proposal(codes=SEX), supplier="rangers"))
    assert [each.version for each in (first, second, other)] == [1, 2, 1]
    assert home.mapping("street_incidents", "wardens") == second
    assert home.mapping("street_incidents", "nobody") is None
    assert home.mappings() == (other, second, first)


def test_what_is_said_already_is_not_kept_again(tmp_path: Path) -> None:
    home = home_at(tmp_path)
    kept = home.keep_mapping(proposal(codes=SEX, without=("blank_rows", "totals_rows")))
    again = proposal(codes={**SEX, "offence": {}}, without=("totals_rows", "blank_rows"))
    assert home.keep_mapping(again) == kept
    assert len(home.mappings()) == 1


def test_a_file_read_otherwise_is_a_new_version(tmp_path: Path) -> None:
    home = home_at(tmp_path)
    first = read_with(home, None)
    second = read_with(home, mapping(1, codes=SEX))
    assert (second.outcome, second.version) == (Outcome.ACCEPTED, 2)
    assert second.supersedes == (first.extract_id,)
    assert second.sha256 == first.sha256
    assert [record.mapping_version for record in home.extracts()] == [None, 1]
    assert {each.extract_id for each in home.coverage()} == {second.extract_id}


def test_the_same_file_read_the_same_way_changes_nothing(tmp_path: Path) -> None:
    home = home_at(tmp_path)
    kept = read_with(home, mapping(1, codes=SEX))
    again = read_with(home, mapping(2, codes=SEX, renames={"Elsewhere": "Ref"}))
    assert (again.outcome, again.extract_id) == (Outcome.UNCHANGED, kept.extract_id)


def test_a_mapping_that_is_undone_makes_the_first_reading_stand_again(tmp_path: Path) -> None:
    home = home_at(tmp_path)
    first = read_with(home, None)
    mapped = read_with(home, mapping(1, codes=SEX))
    undone = read_with(home, mapping(1, codes=SEX), "mapped_codes")
    assert (undone.version, undone.supersedes) == (3, (mapped.extract_id,))
    assert undone.extract_id not in {first.extract_id, mapped.extract_id}
    assert home.unproven() == ()


def test_reading_a_file_again_does_not_lengthen_its_days(tmp_path: Path) -> None:
    home = home_at(tmp_path)
    first = read_with(home, None)
    later = NOW + timedelta(days=29)
    judged = arrival(
        home,
        rows_in("2025-01", Sex="Fem"),
        mapping=mapping(1, codes=SEX),
        name_extract=home.extract_name,
    )
    second = home.admit(judged, now=later)
    home.delete_expired((NOW + timedelta(days=30)).date())
    kept = {each.extract_id: each.raw_deleted_on for each in home.extracts()}
    assert None not in (kept[str(first.extract_id)], kept[str(second.extract_id)])
    again = home.admit(
        arrival(home, rows_in("2025-01", Sex="Fem"), name_extract=home.extract_name),
        now=NOW + timedelta(days=40),
    )
    home.delete_expired((NOW + timedelta(days=41)).date())
    assert b"".join(home.raw_file(str(again.extract_id)))


def test_a_home_of_an_older_headwater_opens(tmp_path: Path) -> None:
    home = home_at(tmp_path)
    report = load(home, rows_in("2025-01"))
    home.close()
    _make_older(home.layout.ledger)
    older = home_at(tmp_path)
    assert [record.extract_id for record in older.extracts()] == [report.extract_id]
    assert load(older, rows_in("2025-01")).outcome is Outcome.UNCHANGED
    older.keep_mapping(proposal(codes=SEX))
    older.withdraw(str(report.extract_id), now=NOW, asked_by="person-2", because="Wrong.")
    assert older.coverage() == ()


def test_a_home_of_a_newer_headwater_is_left_alone(tmp_path: Path) -> None:
    home = home_at(tmp_path)
    home.close()
    with sqlite3.connect(home.layout.ledger) as ledger:
        ledger.execute(f"PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(HomeTooNew, match="newer Headwater"):
        home_at(tmp_path)


def _make_older(path: Path) -> None:
    """The ledger as it was before mappings and withdrawals."""
    with sqlite3.connect(path) as ledger:
        for table in ("mapping", "withdrawal", "extract_period"):
            ledger.execute(f"DROP TABLE {table}")
        for column in (
            "judged_with",
            "mapping_version",
            "received_on",
            "withdrawn_on",
            "accepted_deleted_on",
        ):
            ledger.execute(f"ALTER TABLE extract DROP COLUMN {column}")
        ledger.execute("PRAGMA user_version = 0")
