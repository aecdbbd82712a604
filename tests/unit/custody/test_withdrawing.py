"""Taking an extract back: months go to the version before, files go, and proof of it stays."""

from datetime import date, timedelta
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from tests.unit.custody.arrivals import NOW, arrival, home_at, load, rows_in
from tests.unit.intake.small_feed import mapping

from headwater.custody import ExtractUnknown, Home, WithdrawalRecord, withdrawing
from headwater.exchange.report import FileReport, Outcome


def take_back(home: Home, report: FileReport) -> WithdrawalRecord:
    return home.withdraw(str(report.extract_id), now=NOW, asked_by="person-2", because="Wrong.")


def standing(home: Home) -> dict[str, str]:
    """The version that stands for each month."""
    versions = {record.extract_id: record.version for record in home.extracts()}
    return {f"{each.month:%Y-%m}": str(versions[each.extract_id]) for each in home.coverage()}


def files_of(home: Home, extract_id: str) -> list[Path]:
    return [path for path in home.root.rglob("*") if extract_id in str(path) and path.is_file()]


def test_months_go_back_to_the_version_before(tmp_path: Path) -> None:
    home = home_at(tmp_path)
    load(home, rows_in("2025-01", "2025-02"))
    second = load(home, rows_in("2025-02", "2025-03", Age="40"))
    assert standing(home) == {"2025-01": "1", "2025-02": "2", "2025-03": "2"}
    record = take_back(home, second)
    assert standing(home) == {"2025-01": "1", "2025-02": "1"}
    assert record.came_of_it.startswith(
        "Version 2 was taken back. For February 2025, version 1 stands again. "
        "No file is left for March 2025."
    )
    assert files_of(home, str(second.extract_id)) == []
    assert home.people([str(second.extract_id)]) is None
    [(path, months)] = home.current_parquets("event")
    assert months is None
    assert pq.read_table(path).num_rows == 2


def test_what_was_deleted_is_said_and_signed(tmp_path: Path) -> None:
    home = home_at(tmp_path)
    report = load(home, rows_in("2025-01"))
    take_back(home, report)
    done = [each for each in home.deletion_log().statements() if each.what == "deleted"]
    assert {each.details["what"] for each in done} == {"raw", "people", "accepted"}
    assert {each.details["because"] for each in done} == {"withdrawn"}
    assert all(each.details["extract_id"] == report.extract_id for each in done)
    assert home.unproven() == ()
    assert "Wrong." not in str(done)


def test_twice_changes_nothing(tmp_path: Path) -> None:
    home = home_at(tmp_path)
    report = load(home, rows_in("2025-01"))
    first = take_back(home, report)
    said = home.deletion_log().statements()
    assert take_back(home, report) == first
    assert home.deletion_log().statements() == said
    assert home.withdrawals() == (first,)


def test_what_was_superseded_already_changes_no_month(tmp_path: Path) -> None:
    home = home_at(tmp_path)
    first = load(home, rows_in("2025-01"))
    load(home, rows_in("2025-01", Age="40"))
    record = take_back(home, first)
    assert "A newer file had taken its place" in record.came_of_it
    assert standing(home) == {"2025-01": "2"}


def test_a_version_of_which_nothing_is_left_is_passed_over(tmp_path: Path) -> None:
    home = home_at(tmp_path)
    reports = [load(home, rows_in("2025-01", Age=age)) for age in ("30", "40", "50")]
    take_back(home, reports[1])
    take_back(home, reports[2])
    assert standing(home) == {"2025-01": "1"}


def test_names_that_were_deleted_before_are_said_to_be_gone(tmp_path: Path) -> None:
    home = home_at(tmp_path)
    load(home, rows_in("2025-01"))
    second = load(home, rows_in("2025-01", Age="40"))
    home.delete_expired((NOW + timedelta(days=1)).date())
    assert "Nobody is linked across partners" in take_back(home, second).came_of_it


def test_the_same_file_can_come_again(tmp_path: Path) -> None:
    home = home_at(tmp_path)
    first = load(home, rows_in("2025-01"))
    take_back(home, first)
    judged = arrival(home, rows_in("2025-01"), name_extract=home.extract_name)
    again = home.admit(judged, now=NOW)
    assert (again.outcome, again.version) == (Outcome.ACCEPTED, 2)
    assert again.extract_id != first.extract_id
    assert again.sha256 == first.sha256
    assert standing(home) == {"2025-01": "2"}
    assert home.unproven() == ()


def test_a_stop_before_the_files_are_deleted_is_finished_by_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = home_at(tmp_path)
    report = load(home, rows_in("2025-01"))
    with monkeypatch.context() as patch:
        patch.setattr(withdrawing, "delete_due", _stopped)
        with pytest.raises(KeyboardInterrupt):
            take_back(home, report)
    assert home.coverage() == ()
    assert files_of(home, str(report.extract_id))
    assert home.delete_expired(NOW.date()) == (report.extract_id,)
    assert files_of(home, str(report.extract_id)) == []
    assert home.unproven() == ()


def test_an_extract_that_nobody_knows(tmp_path: Path) -> None:
    with pytest.raises(ExtractUnknown, match="no extract 0000"):
        home_at(tmp_path).withdraw("0000", now=NOW, asked_by="person-2", because="Wrong.")


def test_a_withdrawal_cannot_be_unsaid(tmp_path: Path) -> None:
    import sqlite3

    home = home_at(tmp_path)
    take_back(home, load(home, rows_in("2025-01")))
    home.keep_mapping(mapping(0, renames={"Case": "Ref"}))
    with sqlite3.connect(home.layout.ledger) as ledger:
        for table in ("withdrawal", "mapping"):
            for deed in (f"DELETE FROM {table}", f"UPDATE {table} SET rowid = rowid"):
                with pytest.raises(sqlite3.IntegrityError, match="stays"):
                    ledger.execute(deed)


def _stopped(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_the_day_is_kept(tmp_path: Path) -> None:
    home = home_at(tmp_path)
    report = load(home, rows_in("2025-01"))
    take_back(home, report)
    record = home.extract(str(report.extract_id))
    assert record
    assert (record.withdrawn_on, record.accepted_deleted_on) == (date(2026, 1, 31),) * 2
    assert home.extracts() == ()
