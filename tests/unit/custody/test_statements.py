"""What is signed holds: whoever alters, moves or takes out a statement is found out."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from headwater.custody.signed_log import SignedLog
from headwater.exchange.statements import (
    FIRST,
    UNREADABLE,
    Statement,
    is_published,
    publish,
    published,
    signed_statement,
    statements_in,
    unsound,
)

KEY = b"k" * 32


def _log(folder: Path, count: int = 0) -> SignedLog:
    log = SignedLog(folder / "log.jsonl", KEY)
    for number in range(count):
        log.add("deleted", said_at="2026-01-31", details={"extract_id": f"X{number}", "bytes": 9})
    return log


def _chain(count: int) -> list[Statement]:
    found: list[Statement] = []
    for number in range(count):
        found.append(
            signed_statement(
                said_at="2026-01-31",
                what="deleted",
                details={"bytes": number},
                after=found[-1] if found else None,
                private_key=KEY,
            )
        )
    return found


def test_a_log_is_numbered_chained_and_sound(tmp_path: Path) -> None:
    log = _log(tmp_path, 3)
    said = log.statements()
    assert [each.number for each in said] == [1, 2, 3]
    assert [each.previous for each in said] == [FIRST, said[0].digest, said[1].digest]
    assert log.unsound() == ()


def test_two_who_hold_the_log_open_continue_each_other(tmp_path: Path) -> None:
    first, second = _log(tmp_path, 1), _log(tmp_path)
    second.add("deleted", said_at="2026-02-01", details={})
    first.add("deleted", said_at="2026-02-02", details={})
    assert [each.number for each in first.statements()] == [1, 2, 3]
    assert first.unsound() == ()


def test_a_line_that_a_stop_cut_off_gives_way_to_the_next(tmp_path: Path) -> None:
    log = _log(tmp_path, 2)
    path = tmp_path / "log.jsonl"
    path.write_bytes(path.read_bytes() + b'{"number": 3, "said_at": "2026')
    again = _log(tmp_path, 1)
    assert [each.number for each in again.statements()] == [1, 2, 3]
    assert log.unsound() == ()


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"said_at": "2026-01-30"}, (2, 3)),
        ({"details": {"bytes": 0}}, (2, 3)),
        ({"what": "kept"}, (2, 3)),
        ({"signature": "00" * 64}, (2, 3)),
        ({"signature": "not hexadecimal"}, (2, 3)),
    ],
)
def test_an_altered_statement_does_not_hold(
    change: dict[str, object], found: tuple[int, ...], tmp_path: Path
) -> None:
    log = _log(tmp_path, 3)
    said = list(log.statements())
    said[1] = replace(said[1], **change)  # type: ignore[arg-type]  # one field each
    assert unsound(said, public_key=log.public_key) == found


def test_another_engine_could_not_have_said_it(tmp_path: Path) -> None:
    other = SignedLog(tmp_path / "other.jsonl", b"o" * 32)
    assert unsound(_chain(2), public_key=other.public_key) == (1, 2)


def test_a_line_that_is_no_statement_is_shown_and_does_not_hold(tmp_path: Path) -> None:
    log = _log(tmp_path, 2)
    path = tmp_path / "log.jsonl"
    path.write_bytes(b"nothing\n" + path.read_bytes().split(b"\n", 1)[1])
    assert [each.what for each in statements_in(path)] == [UNREADABLE, "deleted"]
    assert log.unsound() == (1, 2)


@given(some.integers(2, 6), some.data())
def test_whichever_is_taken_out_but_the_last_is_missed(count: int, data: some.DataObject) -> None:
    chain = _chain(count)
    public_key = SignedLog(Path("unused"), KEY).public_key
    out = data.draw(some.integers(0, count - 2))
    assert unsound(chain, public_key=public_key) == ()
    assert unsound(chain[:out] + chain[out + 1 :], public_key=public_key) == (out + 2,)


@given(some.permutations(range(4)))
def test_only_their_own_order_holds(order: list[int]) -> None:
    chain = _chain(4)
    public_key = SignedLog(Path("unused"), KEY).public_key
    is_sound = unsound([chain[place] for place in order], public_key=public_key) == ()
    assert is_sound is (order == [0, 1, 2, 3])


def test_what_is_published_is_read_again_and_verified(tmp_path: Path) -> None:
    log = _log(tmp_path, 3)
    assert published(tmp_path, "deletions") is None
    publish(tmp_path, "deletions", log.statements(), public_key=log.public_key)
    found = published(tmp_path, "deletions")
    assert found is not None
    assert (found.statements, found.amiss) == (log.statements(), ())
    path = tmp_path / "statements" / "deletions.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"bytes": 9', b'"bytes": 8', 1))
    altered = published(tmp_path, "deletions")
    assert altered is not None
    assert altered.amiss == (1, 2)


def test_a_log_is_published_again_only_when_something_was_added(tmp_path: Path) -> None:
    log = SignedLog(tmp_path / "log.jsonl", KEY)
    log.add("deleted", said_at="2026-11-22", details={})
    assert not is_published(tmp_path, "deletions", as_of=log.added_to_at)
    as_of = log.added_to_at
    said = log.statements()
    publish(tmp_path, "deletions", said, public_key=log.public_key, as_of=as_of)
    assert is_published(tmp_path, "deletions", as_of=log.added_to_at)
    log.add("deleted", said_at="2026-11-23", details={})
    assert not is_published(tmp_path, "deletions", as_of=log.added_to_at)
