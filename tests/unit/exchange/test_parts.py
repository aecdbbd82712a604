"""Files that come in parts: resumed, replaced, never shorter than they were said to be."""

import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from headwater.exchange.messages import Submission
from headwater.exchange.parts import PartAmiss, PartsMissing, UploadUnknown, parts_in
from headwater.exchange.spool import EngineAbsent, Spool, new_submission_id

PRIVATE = X25519PrivateKey.generate()
CONTENT = b"Ref,When\nSYN-1,2025\n"
NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)


@pytest.fixture
def spool(tmp_path: Path) -> Spool:
    return opened(tmp_path)


def opened(root: Path) -> Spool:
    spool = Spool(root)
    spool.open_engine(public_key=PRIVATE.public_key().public_bytes_raw(), offers=[])
    return spool


def submission() -> Submission:
    return Submission(new_submission_id(), "ambulance", "trust", "a.csv", 0, NOW, "person-2")


def begun(spool: Spool, *, size: int = len(CONTENT), part: int = 8) -> str:
    item = submission()
    spool.begin(item, size_bytes=size, part_bytes=part)
    return item.submission_id


def send(spool: Spool, name: str, *numbers: int, content: bytes = CONTENT, part: int = 8) -> None:
    for number in numbers:
        piece = content[(number - 1) * part : number * part]
        spool.put_part(name, number, io.BytesIO(piece))


def plain(spool: Spool, name: str) -> bytes:
    received = io.BytesIO()
    spool.unseal(name, private_key=PRIVATE.private_bytes_raw(), write=received.write)
    return received.getvalue()


def test_parts_in_any_order_make_the_file(spool: Spool) -> None:
    name = begun(spool)
    send(spool, name, 3, 1, 2, 1)
    assert spool.parts_held(name) == (1, 2, 3)
    assert spool.waiting() == []
    spool.finish(name)
    assert plain(spool, name) == CONTENT
    [waiting] = spool.waiting()
    assert (waiting.parts, waiting.size_bytes) == (3, len(CONTENT))
    assert spool.upload(name) is None


def test_a_part_that_is_missing_is_named(spool: Spool) -> None:
    name = begun(spool)
    send(spool, name, 1, 3)
    with pytest.raises(PartsMissing) as refusal:
        spool.finish(name)
    assert refusal.value.numbers == (2,)
    assert spool.waiting() == []


@pytest.mark.parametrize("piece", [b"", b"1234567", b"123456789", b"x" * 5000])
def test_a_part_of_another_size_is_not_kept(spool: Spool, piece: bytes) -> None:
    name = begun(spool)
    with pytest.raises(PartAmiss, match="8 bytes"):
        spool.put_part(name, 1, io.BytesIO(piece))
    assert spool.parts_held(name) == ()


@pytest.mark.parametrize("number", [0, 4, -1])
def test_a_part_without_a_place_is_refused(spool: Spool, number: int) -> None:
    with pytest.raises(PartAmiss, match="parts 1 to 3"):
        spool.put_part(begun(spool), number, io.BytesIO(b"12345678"))


def test_a_cut_connection_leaves_the_part_as_it_was(spool: Spool, tmp_path: Path) -> None:
    class Cut(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError("the connection ended")

    name = begun(spool)
    send(spool, name, 1)
    before = (tmp_path / "uploads" / name / "sealed.00001").read_bytes()
    with pytest.raises(OSError, match="the connection ended"):
        spool.put_part(name, 1, Cut())
    assert (tmp_path / "uploads" / name / "sealed.00001").read_bytes() == before
    assert {path.name for path in (tmp_path / "uploads" / name).iterdir()} == {
        "upload.json",
        "sealed.00001",
    }


def test_a_source_that_gives_little_at_a_time_is_sealed_whole(spool: Spool) -> None:
    class Trickle(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            return super().read(min(size or 0, 3))

    name = begun(spool, part=len(CONTENT))
    spool.put_part(name, 1, Trickle(CONTENT))
    spool.finish(name)
    assert plain(spool, name) == CONTENT


def test_beginning_again_goes_on_from_what_has_come(spool: Spool) -> None:
    item = submission()
    for _ in range(2):
        spool.begin(item, size_bytes=len(CONTENT), part_bytes=8)
        send(spool, item.submission_id, 1)
    assert spool.parts_held(item.submission_id) == (1,)
    spool.begin(item, size_bytes=len(CONTENT), part_bytes=7)
    assert spool.parts_held(item.submission_id) == ()


def test_an_upload_given_up_is_gone(spool: Spool) -> None:
    name = begun(spool)
    send(spool, name, 1)
    spool.abandon(name)
    spool.abandon(name)
    with pytest.raises(UploadUnknown):
        send(spool, name, 2)
    with pytest.raises(UploadUnknown):
        spool.finish(name)


def test_a_part_that_was_on_its_way_leaves_nothing_of_an_upload_given_up(
    spool: Spool, tmp_path: Path
) -> None:
    name = begun(spool)

    class GivenUpMeanwhile(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            spool.abandon(name)
            return super().read(size)

    with pytest.raises(UploadUnknown):
        spool.put_part(name, 1, GivenUpMeanwhile(CONTENT[:8]))
    assert list((tmp_path / "uploads").iterdir()) == []


def test_uploads_older_than_two_days_are_forgotten(spool: Spool) -> None:
    name = begun(spool)
    public_key = PRIVATE.public_key().public_bytes_raw()
    spool.open_engine(public_key=public_key, offers=[], now=NOW + timedelta(days=2))
    assert spool.upload(name)
    spool.open_engine(public_key=public_key, offers=[], now=NOW + timedelta(days=2, seconds=1))
    assert spool.upload(name) is None


def test_nothing_of_a_part_rests_in_plain(spool: Spool, tmp_path: Path) -> None:
    name = begun(spool)
    send(spool, name, 1, 2)
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert CONTENT[:8] not in kept


def test_without_an_engine_no_upload_begins(tmp_path: Path) -> None:
    with pytest.raises(EngineAbsent):
        begun(Spool(tmp_path))


@pytest.mark.parametrize(("size", "part"), [(-1, 8), (8, 0), (10**9, 1)])
def test_sizes_without_sense_are_refused(size: int, part: int) -> None:
    with pytest.raises(ValueError, match="expected"):
        parts_in(size_bytes=size, part_bytes=part)


@given(content=st.binary(max_size=200), part=st.integers(1, 50))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_file_comes_out_as_it_went_in(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, part: int
) -> None:
    spool = opened(tmp_path_factory.mktemp("spool"))
    name = begun(spool, size=len(content), part=part)
    numbers = range(1, parts_in(size_bytes=len(content), part_bytes=part) + 1)
    send(spool, name, *numbers, content=content, part=part)
    spool.finish(name)
    assert plain(spool, name) == content
