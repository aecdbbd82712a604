"""What was deleted is said, signed, with its bytes and its rule; a stop loses nothing of it."""

from datetime import timedelta
from pathlib import Path

import pytest
from tests.unit.custody.arrivals import NOW, home_at, load, rows_in
from tests.unit.intake.small_feed import basis, rows_of

from headwater.custody import Home
from headwater.custody.ledger import Ledger
from headwater.custody.proofs import DeletionProofs
from headwater.exchange.statements import published

LOADED = NOW.date()
THE_DAY = LOADED + timedelta(days=30)


def _said(home: Home) -> list[tuple[str, object, object]]:
    said = home.deletion_log().statements()
    return [(each.what, each.details["what"], each.details["because"]) for each in said]


def _size(home: Home, kind: str, extract_id: str) -> int:
    return home.layout.sealed(kind, extract_id).stat().st_size


def test_a_deletion_says_what_how_many_bytes_and_by_which_rule(tmp_path: Path) -> None:
    home = home_at(tmp_path)
    report = load(home, rows_of({}, {"Offence": ""}))
    sizes = {f"bytes_{kind}": _size(home, kind, report.extract_id) for kind in ("raw", "rejected")}
    home.delete_expired(THE_DAY)
    begun, done = home.deletion_log().statements()
    assert (begun.what, done.what, done.said_at) == (
        "deletion_begun",
        "deleted",
        THE_DAY.isoformat(),
    )
    assert done.details == {
        "extract_id": report.extract_id,
        "what": "raw",
        "feed": "street_incidents",
        "supplier": "wardens",
        "sha256": report.sha256,
        "rows_in_file": 2,
        "basis_reference": "A-1",
        "basis_ends_on": None,
        "keep_raw_days": 30,
        "because": "raw_days_over",
        "due_on": THE_DAY.isoformat(),
        **sizes,
    }
    assert home.unproven() == ()


def test_nothing_due_is_nothing_said(tmp_path: Path) -> None:
    home = home_at(tmp_path)
    load(home, rows_in("2025-01"))
    home.delete_expired(THE_DAY - timedelta(days=1))
    assert home.deletion_log().statements() == ()


def test_people_whose_basis_ended_go_for_that_reason(tmp_path: Path) -> None:
    home = home_at(tmp_path)
    load(home, rows_in("2025-01"), bases=(basis(keep_raw_days=10, ends_on=LOADED),))
    home.delete_expired(LOADED + timedelta(days=11))
    assert _said(home)[-1] == ("deleted", "people", "basis_ended")


def test_people_of_a_superseded_file_go_for_that_reason(tmp_path: Path) -> None:
    home = home_at(tmp_path)
    load(home, rows_in("2025-01"))
    load(home, rows_in("2025-01", Age="40"))
    home.delete_expired(LOADED)
    assert _said(home)[-1] == ("deleted", "people", "superseded")


def test_the_second_time_says_nothing_more(tmp_path: Path) -> None:
    home = home_at(tmp_path)
    load(home, rows_in("2025-01"))
    home.delete_expired(THE_DAY)
    before = home.deletion_log().statements()
    home.delete_expired(THE_DAY + timedelta(days=1))
    assert home.deletion_log().statements() == before


STEPS = {
    "said that it begins": (Path, "unlink"),
    "deleted": (DeletionProofs, "finish"),
    "said that it is done": (Ledger, "mark_deleted"),
}
"""What a run had done last, and what it was about to do when it was stopped."""


@pytest.mark.parametrize("step", STEPS)
def test_a_stop_at_any_step_is_finished_later_with_the_bytes_from_before(
    step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    home = home_at(tmp_path)
    report = load(home, rows_in("2025-01"))
    size = _size(home, "raw", report.extract_id)
    with monkeypatch.context() as stopping:
        stopping.setattr(*STEPS[step], stop)
        with pytest.raises(KeyboardInterrupt):
            home.delete_expired(THE_DAY)
    assert home.extracts()[0].raw_deleted_on is None
    home.delete_expired(THE_DAY + timedelta(days=3))
    assert [each.what for each in home.deletion_log().statements()] == ["deletion_begun", "deleted"]
    assert home.deletion_log().statements()[-1].details["bytes_raw"] == size
    assert home.unproven() == ()


def test_a_statement_taken_from_the_end_is_missed_by_the_ledger(tmp_path: Path) -> None:
    home = home_at(tmp_path)
    report = load(home, rows_in("2025-01"))
    home.delete_expired(THE_DAY)
    path = home.layout.deletion_log
    path.write_bytes(path.read_bytes().split(b"\n")[0] + b"\n")
    assert home.deletion_log().unsound() == ()
    assert home.unproven() == (f"{report.extract_id}: raw has no statement",)


def test_a_file_put_back_is_found(tmp_path: Path) -> None:
    home = home_at(tmp_path)
    report = load(home, rows_in("2025-01"))
    path = home.layout.sealed("raw", report.extract_id)
    kept = path.read_bytes()
    home.delete_expired(THE_DAY)
    path.write_bytes(kept)
    assert home.unproven() == (f"{report.extract_id}: raw is still there",)


def test_no_statement_holds_a_row_or_a_file_name(tmp_path: Path) -> None:
    home = home_at(tmp_path)
    load(home, rows_of({"Surname": "Featherstonehaugh"}, {"Offence": "", "Surname": "Osei"}))
    home.delete_expired(THE_DAY)
    said = home.layout.deletion_log.read_text("utf-8")
    assert not {"Featherstonehaugh", "Osei", "incidents.csv"} & set(said.replace('"', " ").split())


def test_the_site_is_handed_both_logs_and_can_verify_them(tmp_path: Path) -> None:
    home = home_at(tmp_path)
    load(home, rows_in("2025-01"))
    home.delete_expired(THE_DAY)
    home.publish_statements(tmp_path / "exchange")
    deletions = published(tmp_path / "exchange", "deletions")
    access = published(tmp_path / "exchange", "access")
    assert deletions is not None
    assert access is not None
    assert (len(deletions.statements), deletions.amiss) == (2, ())
    assert (access.statements, access.amiss) == ((), ())
