"""Sealing: what goes in comes out, and nothing altered, shortened or misdirected does."""

import io

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from headwater.sealing import CHUNK, SealBroken, seal, seal_to, unseal, unseal_with

KEY = bytes(range(32))
PRIVATE = X25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
PUBLIC_BYTES = PRIVATE.public_key().public_bytes_raw()


def sealed(content: bytes) -> bytes:
    target = io.BytesIO()
    seal(io.BytesIO(content), target, key=KEY)
    return target.getvalue()


def addressed(content: bytes) -> bytes:
    target = io.BytesIO()
    seal_to(io.BytesIO(content), target, public_key=PUBLIC_BYTES)
    return target.getvalue()


@given(st.binary(max_size=2_000))
def test_what_is_sealed_comes_back(content: bytes) -> None:
    assert b"".join(unseal(io.BytesIO(sealed(content)), key=KEY)) == content
    opened = unseal_with(io.BytesIO(addressed(content)), private_key=PRIVATE.private_bytes_raw())
    assert b"".join(opened) == content


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 7])
def test_every_chunk_boundary_survives(size: int) -> None:
    content = bytes(size)
    assert b"".join(unseal(io.BytesIO(sealed(content)), key=KEY)) == content


def test_the_plain_bytes_are_not_in_the_sealed_ones() -> None:
    assert b"a family name" not in sealed(b"a family name" * 50)
    assert b"a family name" not in addressed(b"a family name" * 50)


@pytest.mark.parametrize(
    "alter",
    [
        lambda whole: whole[:-1],
        lambda whole: whole[: 36 + CHUNK + 16],  # cut exactly after the first chunk
        lambda whole: whole[:40] + bytes([whole[40] ^ 1]) + whole[41:],
        lambda whole: whole + b"more",
        lambda whole: b"XXXX" + whole[4:],
    ],
)
def test_an_altered_file_is_refused(alter) -> None:
    whole = sealed(bytes(CHUNK + 100))
    with pytest.raises(SealBroken):
        list(unseal(io.BytesIO(alter(whole)), key=KEY))


def test_another_key_opens_nothing() -> None:
    with pytest.raises(SealBroken):
        list(unseal(io.BytesIO(sealed(b"x")), key=bytes(32)))
    stranger = X25519PrivateKey.generate().private_bytes_raw()
    with pytest.raises(SealBroken):
        list(unseal_with(io.BytesIO(addressed(b"x")), private_key=stranger))
