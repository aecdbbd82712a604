"""What identifies anyone is sealed, opens with the key alone, and goes when its day comes."""

import stat
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from tests.unit.custody.arrivals import KEY, NOW, home_at, load, rows_in
from tests.unit.intake.small_feed import basis, rows_of

from headwater.custody import ExtractUnknown, Home, KeyAmiss, open_home
from headwater.custody.sealed import open_sealed, seal_file
from headwater.sealing import SealBroken

LOADED = NOW.date()


def test_no_identifier_stands_in_plain_anywhere(tmp_path: Path) -> None:
    home = home_at(tmp_path)
    load(home, rows_of({"Surname": "Featherstonehaugh"}, {"Surname": "Featherstone", "Age": "x"}))
    for path in home.root.rglob("*"):
        if path.is_file() and home.layout.workspaces not in path.parents:
            assert b"Feather" not in path.read_bytes(), path
    for path in home.layout.workspaces.rglob("*.parquet"):
        assert b"Feather" not in path.read_bytes(), path


def test_people_and_rejected_rows_open_with_the_key(tmp_path: Path) -> None:
    home = home_at(tmp_path)
    report = load(home, rows_of({}, {"Offence": "44562", "Surname": "Osei"}))
    people = home.people([report.extract_id])
    assert people is not None
    assert people.select(["role", "family_name", "birth_date"]).to_pylist() == [
        {"role": "victim", "family_name": "Okafor", "birth_date": date(1993, 5, 2)}
    ]
    rejected = home.rejected(report.extract_id)
    assert rejected is not None
    assert rejected.select(["row_number", "reason", "Surname"]).to_pylist() == [
        {"row_number": 2, "reason": "code_became_date", "Surname": "Osei"}
    ]
    assert b"SYN-1,14/03/2025" in b"".join(home.raw_file(report.extract_id))
    assert home.people([]) is None


def test_another_key_is_refused_at_the_door(tmp_path: Path) -> None:
    home_at(tmp_path).close()
    with pytest.raises(KeyAmiss, match="not the one that this home was sealed with"):
        open_home(tmp_path / "home", {"HEADWATER_KEY": "5b" * 32})


@pytest.mark.parametrize("stated", ["too short", "zz" * 32, "5a" * 31])
def test_a_malformed_key_is_refused(tmp_path: Path, stated: str) -> None:
    with pytest.raises(KeyAmiss, match="64 hexadecimal digits"):
        open_home(tmp_path, {"HEADWATER_KEY": stated})


def test_keys_are_made_once_for_this_user_alone(tmp_path: Path) -> None:
    first, second = open_home(tmp_path, {}), open_home(tmp_path, {})
    assert first.linkage_key() == second.linkage_key()
    assert first.exchange_keys().public == second.exchange_keys().public
    for name in ("engine.key", "exchange.key"):
        assert stat.S_IMODE((tmp_path / "keys" / name).stat().st_mode) == 0o600
    assert {path.name for path in (tmp_path / "keys").iterdir()} == {"engine.key", "exchange.key"}


def test_a_key_from_the_environment_is_not_written_down(tmp_path: Path) -> None:
    home = open_home(tmp_path, KEY)
    assert len({home.linkage_key(), home.exchange_keys().private, bytes.fromhex("5a" * 32)}) == 3
    assert not (tmp_path / "keys").exists()


@settings(max_examples=20)
@given(some.binary(max_size=3_000), some.integers(min_value=0))
def test_a_sealed_file_opens_as_it_was_and_only_unaltered(content: bytes, place: int) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        plain, target = Path(folder) / "plain", Path(folder) / "sealed"
        plain.write_bytes(content)
        seal_file(plain, target, key=b"k" * 32)
        assert b"".join(open_sealed(target, key=b"k" * 32)) == content
        altered = bytearray(target.read_bytes())
        altered[place % len(altered)] ^= 1
        target.write_bytes(altered)
        with pytest.raises(SealBroken):
            b"".join(open_sealed(target, key=b"k" * 32))


def _kinds(home: Home, extract_id: str) -> set[str]:
    kinds = ("raw", "rejected", "people")
    return {kind for kind in kinds if home.layout.sealed(kind, extract_id).exists()}


def test_raw_file_and_rejected_rows_go_on_their_day(tmp_path: Path) -> None:
    home = home_at(tmp_path)
    report = load(home, rows_of({}, {"Offence": ""}))
    assert home.delete_expired(LOADED + timedelta(days=29)) == ()
    assert home.delete_expired(LOADED + timedelta(days=30)) == (report.extract_id,)
    assert _kinds(home, report.extract_id) == {"people"}
    assert home.extracts()[0].raw_deleted_on == LOADED + timedelta(days=30)
    assert home.delete_expired(LOADED + timedelta(days=31)) == ()
    with pytest.raises(ExtractUnknown):
        home.raw_file(report.extract_id)


def test_people_of_a_superseded_extract_go_at_once(tmp_path: Path) -> None:
    home = home_at(tmp_path)
    first = load(home, rows_in("2025-01"))
    second = load(home, rows_in("2025-01", Age="40"))
    assert home.delete_expired(LOADED) == (first.extract_id,)
    assert _kinds(home, first.extract_id) == {"raw"}
    assert _kinds(home, second.extract_id) == {"raw", "people"}


def test_people_go_when_their_basis_has_ended_and_its_days_have_passed(tmp_path: Path) -> None:
    home = home_at(tmp_path)
    ending = basis(ends_on=date(2026, 6, 30), keep_raw_days=10)
    report = load(home, rows_in("2025-01"), bases=(ending,))
    home.delete_expired(date(2026, 7, 10))
    assert _kinds(home, report.extract_id) == {"people"}
    home.delete_expired(date(2026, 7, 11))
    assert _kinds(home, report.extract_id) == set()
