"""Admitting a file: versions month by month, nothing twice, whole or not at all."""

import os
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from tests.unit.custody.arrivals import NOW, arrival, home_at, load, rows_in
from tests.unit.intake.small_feed import basis, rows_of

from headwater.custody import FileChanged, sealed
from headwater.exchange.report import Outcome
from headwater.vocabulary.faults import MixedNature, StorageFault
from headwater.vocabulary.nature import Nature

JANUARY, FEBRUARY, MARCH = date(2025, 1, 1), date(2025, 2, 1), date(2025, 3, 1)


def test_an_accepted_file_becomes_current(tmp_path: Path) -> None:
    home = home_at(tmp_path)
    report = load(home, rows_in("2025-01", "2025-02"))
    assert (report.outcome, report.version, report.supersedes) == (Outcome.ACCEPTED, 1, ())
    [(path, months)] = home.current_parquets("event")
    assert pq.read_table(path).num_rows == 2
    assert months is None
    assert [covered.month for covered in home.coverage()] == [JANUARY, FEBRUARY]
    assert home.nature is Nature.SYNTHETIC
    assert '"synthetic"' in home.layout.nature.read_text("utf-8")
    extract = home.extracts()[0]
    assert (extract.rows_in_file, extract.as_at_date) == (2, date(2025, 2, 28))


def test_the_same_file_twice_changes_nothing(tmp_path: Path) -> None:
    home = home_at(tmp_path)
    first = load(home, rows_in("2025-01"))
    before = _everything_under(home.root)
    again = load(home, rows_in("2025-01"))
    assert again.outcome is Outcome.UNCHANGED
    assert (again.extract_id, again.rows_accepted) == (first.extract_id, 1)
    assert home.accepted_before(first.sha256) == again
    assert _everything_under(home.root) == before
    assert len(home.extracts()) == 1


def test_a_corrected_file_supersedes_month_by_month(tmp_path: Path) -> None:
    home = home_at(tmp_path)
    first = load(home, rows_in("2025-01", "2025-02"))
    second = load(home, rows_in("2025-02", "2025-03", Age="40"))
    assert (second.version, second.supersedes) == (2, (first.extract_id,))
    assert {path.parent.name: months for path, months in home.current_parquets("event")} == {
        first.extract_id: (JANUARY,),
        second.extract_id: None,
    }
    third = load(home, rows_in("2025-01", Age="50"))
    assert (third.version, third.supersedes) == (2, (first.extract_id,))
    assert first.extract_id not in {each.extract_id for each in home.current_tables("event")}


def test_another_supplier_supersedes_nothing(tmp_path: Path) -> None:
    home = home_at(tmp_path)
    load(home, rows_in("2025-01"))
    rangers = basis(supplier="rangers", basis_reference="A-2")
    report = load(home, rows_in("2025-01", Age="44"), bases=(rangers,))
    assert report.supersedes == ()
    assert len(home.current_parquets("event")) == 2


def test_the_same_bytes_from_another_supplier_are_refused(tmp_path: Path) -> None:
    home = home_at(tmp_path)
    load(home, rows_in("2025-01"))
    with pytest.raises(FileChanged, match="accepted before as street_incidents from wardens"):
        load(home, rows_in("2025-01"), bases=(basis(supplier="rangers"),))


def test_a_home_of_one_nature_refuses_the_other(tmp_path: Path) -> None:
    home = home_at(tmp_path)
    load(home, rows_in("2025-01"))
    real = arrival(home, rows_of({"Ref": "C-1"}))
    with pytest.raises(MixedNature):
        home.admit(real, now=NOW)
    assert len(home.extracts()) == 1


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path) -> None:
    home = home_at(tmp_path)
    judged = arrival(home, rows_in("2025-01"))
    judged.raw.write_bytes(judged.raw.read_bytes() + b"x")
    with pytest.raises(FileChanged):
        home.admit(judged, now=NOW)
    assert home.extracts() == ()
    assert _kept(home.root) == set()


def test_a_file_written_to_after_it_was_sealed_is_refused(tmp_path: Path) -> None:
    home = home_at(tmp_path)
    judged = arrival(home, rows_in("2025-01"))
    with home.sealing(judged.raw, workspace=tmp_path) as sealing:
        assert sealing.digest.result() == judged.sha256
        judged.raw.write_bytes(judged.raw.read_bytes() + b"x")
        with pytest.raises(FileChanged):
            home.admit(judged, now=NOW, sealing=sealing)
    assert home.extracts() == ()
    assert _kept(home.root) == set()


@pytest.mark.parametrize("name", ["extract_of_file", "cover", "add_extract"])
def test_a_failure_at_any_step_leaves_the_previous_state(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    home = home_at(tmp_path)
    load(home, rows_in("2025-01"))
    before, covered = _kept(home.root), home.coverage()
    judged = arrival(home, rows_in("2025-01", Age="77"))
    with monkeypatch.context() as patch:
        patch.setattr(f"headwater.custody.ledger.Ledger.{name}", _fail)
        with pytest.raises(ZeroDivisionError):
            home.admit(judged, now=NOW)
    assert _kept(home.root) == before
    assert home.coverage() == covered


def test_a_full_disk_is_said_and_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = home_at(tmp_path)
    load(home, rows_in("2025-01"))
    before, covered = _kept(home.root), home.coverage()
    judged = arrival(home, rows_in("2025-01", Age="77"))
    with monkeypatch.context() as patch:
        patch.setattr(sealed, "seal", _disk_full)
        with pytest.raises(StorageFault) as refusal:
            home.admit(judged, now=NOW)
    assert "No space left" in refusal.value.found
    assert _kept(home.root) == before
    assert home.coverage() == covered
    assert home.admit(judged, now=NOW).version == 2


def test_a_file_sealed_while_it_is_judged_is_kept_the_same(tmp_path: Path) -> None:
    home = home_at(tmp_path)
    judged = arrival(home, rows_in("2025-01"))
    content = judged.raw.read_bytes()
    with home.sealing(judged.raw, workspace=home.new_workspace()) as sealing:
        report = home.admit(judged, now=NOW, sealing=sealing)
    assert b"".join(home.raw_file(str(report.extract_id))) == content
    assert not sealing.path.exists()


def test_leaving_early_stops_the_sealing(tmp_path: Path) -> None:
    home, large = home_at(tmp_path), tmp_path / "large"
    large.write_bytes(os.urandom(1 << 20) * 40)
    with (
        pytest.raises(ZeroDivisionError),
        home.sealing(large, workspace=home.new_workspace()) as sealing,
    ):
        _fail()
    assert sealing.digest.done()
    assert sealing.digest.exception() is not None or sealing.path.exists()
    assert _kept(home.root) == set()


def _fail(*_arguments: object, **_named: object) -> None:
    raise ZeroDivisionError


def _disk_full(*_arguments: object, **_named: object) -> None:
    raise OSError(28, "No space left on device")


def _kept(root: Path) -> set[Path]:
    kept = (root / "extracts", root / "identifiers")
    return {path for folder in kept for path in folder.rglob("*") if path.is_file()}


def _everything_under(root: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in sorted(_kept(root))}
