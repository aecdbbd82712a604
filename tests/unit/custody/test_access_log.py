"""Person-level data opens for whom another person let in, for that time alone, and it is said."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.unit.custody.arrivals import NOW, home_at, load
from tests.unit.intake.small_feed import FEED, rows_of

from headwater.custody import AccessGrant, AccessRefused


def grant(**changed: Any) -> AccessGrant:
    stated: dict[str, Any] = {
        "reference": "Z-1",
        "person": "person/1",
        "approved_by": "person/2",
        "basis_reference": "I-1",
        "feeds": (FEED,),
        "starts_at": NOW,
        "ends_at": NOW + timedelta(hours=4),
    }
    return AccessGrant(**stated | changed)


def test_what_is_opened_is_said_first_with_counts_alone(tmp_path: Path) -> None:
    home = home_at(tmp_path)
    report = load(home, rows_of({"Surname": "Featherstonehaugh"}, {}))
    found = home.people_for(grant(), [report.extract_id], now=NOW)
    assert found is not None
    assert found.num_rows == 2
    (said,) = home.access_log().statements()
    assert (said.what, said.details["grant"], said.details["rows"]) == ("opened", "Z-1", 2)
    assert said.details["extract_ids"] == report.extract_id
    assert "Featherstonehaugh" not in home.layout.access_log.read_text("utf-8")
    home.end_access(grant(), now=NOW + timedelta(hours=1))
    assert [each.what for each in home.access_log().statements()] == ["opened", "closed"]
    assert home.access_log().unsound() == ()


@pytest.mark.parametrize(
    ("changed", "after", "found"),
    [
        ({"approved_by": "person/1"}, 0, "not approved by another person"),
        ({"approved_by": ""}, 0, "not approved by another person"),
        ({}, 4, "is not open"),
        ({}, -1, "is not open"),
        ({"feeds": ("another",)}, 0, f"does not cover {FEED}"),
    ],
)
def test_who_may_not_sees_nothing_and_nothing_is_said_to_be_opened(
    changed: dict[str, Any], after: int, found: str, tmp_path: Path
) -> None:
    home = home_at(tmp_path)
    report = load(home, rows_of({}))
    with pytest.raises(AccessRefused, match=found):
        home.people_for(grant(**changed), [report.extract_id], now=NOW + timedelta(hours=after))
    assert home.access_log().statements() == ()


def test_the_last_moment_is_inside_and_the_end_is_not() -> None:
    ends_at = NOW + timedelta(hours=4)
    assert grant().is_open_at(ends_at - timedelta(microseconds=1))
    assert not grant().is_open_at(ends_at)


def test_where_the_log_cannot_be_written_nothing_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from headwater.custody.signed_log import SignedLog
    from headwater.vocabulary.faults import StorageFault

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    home = home_at(tmp_path)
    report = load(home, rows_of({}))
    monkeypatch.setattr(SignedLog, "_append", full)
    with pytest.raises(StorageFault):
        home.people_for(grant(), [report.extract_id], now=NOW)
