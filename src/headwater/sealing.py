"""Chunked authenticated encryption of files, for one key or to one public key.

A sealed file is a header, then chunks of at most one mebibyte. Each chunk is sealed with
AES-256-GCM under a key derived for this file alone; its nonce is the chunk's number and its
associated data says whether it is the last, so chunks cannot be reordered, dropped or cut off
(the STREAM construction; Hoang, Reyhanitabar, Rogaway & Vizár 2015).
"""

import os
import struct
from collections.abc import Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

CHUNK = 1 << 20
_KEYED = b"HWK1"
_ADDRESSED = b"HWX1"
_SALT = 32
_TAG = 16


class SealBroken(Exception):
    """The sealed bytes were altered, cut short, or sealed for another key."""


def _derive(secret: bytes, *, salt: bytes, purpose: bytes) -> AESGCM:
    derived = HKDF(algorithm=hashes.SHA256(), length=32, salt=salt, info=purpose).derive(secret)
    return AESGCM(derived)


def _nonce(number: int) -> bytes:
    return struct.pack(">4xQ", number)


def _chunks(source: BinaryIO, size: int) -> Iterator[tuple[bytes, bool]]:
    current = source.read(size)
    while True:
        following = source.read(size)
        yield current, not following
        if not following:
            return
        current = following


def _seal_chunks(cipher: AESGCM, source: BinaryIO, target: BinaryIO) -> None:
    for number, (chunk, last) in enumerate(_chunks(source, CHUNK)):
        target.write(cipher.encrypt(_nonce(number), chunk, b"last" if last else b"more"))


def _open_chunks(cipher: AESGCM, source: BinaryIO) -> Iterator[bytes]:
    for number, (sealed, last) in enumerate(_chunks(source, CHUNK + _TAG)):
        try:
            yield cipher.decrypt(_nonce(number), sealed, b"last" if last else b"more")
        except InvalidTag:
            raise SealBroken(
                "the sealed file was altered, cut short, or sealed for another key"
            ) from None


def seal(source: BinaryIO, target: BinaryIO, *, key: bytes) -> None:
    """Write `source`, sealed under a 32-byte key, to `target`."""
    salt = os.urandom(_SALT)
    target.write(_KEYED + salt)
    _seal_chunks(_derive(key, salt=salt, purpose=b"headwater at rest"), source, target)


def unseal(source: BinaryIO, *, key: bytes) -> Iterator[bytes]:
    """The plain chunks of a file sealed under `key`.

    Raises SealBroken as soon as a chunk fails; what came before it is authentic but partial.
    """
    if source.read(len(_KEYED)) != _KEYED:
        raise SealBroken("the file is not sealed at rest")
    salt = source.read(_SALT)
    return _open_chunks(_derive(key, salt=salt, purpose=b"headwater at rest"), source)


def seal_to(source: BinaryIO, target: BinaryIO, *, public_key: bytes) -> None:
    """Write `source` to `target` so that only the holder of the private key can read it."""
    ephemeral = X25519PrivateKey.generate()
    shared = ephemeral.exchange(X25519PublicKey.from_public_bytes(public_key))
    ephemeral_public = ephemeral.public_key().public_bytes_raw()
    target.write(_ADDRESSED + ephemeral_public)
    cipher = _derive(shared, salt=ephemeral_public + public_key, purpose=b"headwater exchange")
    _seal_chunks(cipher, source, target)


def unseal_with(source: BinaryIO, *, private_key: bytes) -> Iterator[bytes]:
    """The plain chunks of a file sealed to the public half of `private_key`.

    Raises SealBroken as soon as a chunk fails.
    """
    if source.read(len(_ADDRESSED)) != _ADDRESSED:
        raise SealBroken("the file is not sealed for the exchange")
    ephemeral_public = source.read(32)
    private = X25519PrivateKey.from_private_bytes(private_key)
    public_key = private.public_key().public_bytes_raw()
    shared = private.exchange(X25519PublicKey.from_public_bytes(ephemeral_public))
    cipher = _derive(shared, salt=ephemeral_public + public_key, purpose=b"headwater exchange")
    return _open_chunks(cipher, source)
