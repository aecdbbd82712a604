"""The engine's keys: from the environment, or made once and kept where only the engine can read.

`HEADWATER_KEY` holds 64 hexadecimal digits (32 bytes). Every other key is derived from it for one
purpose (HKDF, RFC 5869), so that no key is used for two things.
"""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from headwater.custody.faults import KeyAmiss

VARIABLE = "HEADWATER_KEY"
_LENGTH = 32


@dataclass(frozen=True, slots=True, repr=False)
class ExchangeKeys:
    """The pair to which the site seals what it submits: the site holds the public half only."""

    private: bytes
    public: bytes


@dataclass(frozen=True, slots=True, repr=False)
class Keys:
    """The engine's key, and the private key of the exchange."""

    engine: bytes
    exchange_private: bytes

    def at_rest(self) -> bytes:
        """The key that seals raw files, rejected rows and people."""
        return _derived(self.engine, b"headwater custody at rest")

    def linkage(self) -> bytes:
        """The key of the pseudonyms."""
        return _derived(self.engine, b"headwater linkage pseudonyms")

    def statements(self) -> bytes:
        """The private key that signs what was deleted and who opened what."""
        return _derived(self.engine, b"headwater signed statements")

    def partner_desk(self) -> bytes:
        """The private key that signs what a partner's desk sends."""
        return _derived(self.engine, b"headwater partner desk")

    def fingerprint(self) -> str:
        """What tells one engine key from another and says nothing else about it."""
        return _derived(self.engine, b"headwater key fingerprint").hex()[:16]

    def exchange(self) -> ExchangeKeys:
        """The pair of the exchange."""
        private = X25519PrivateKey.from_private_bytes(self.exchange_private)
        return ExchangeKeys(self.exchange_private, private.public_key().public_bytes_raw())


def find_keys(folder: Path, environment: Mapping[str, str]) -> Keys:
    """The keys from the environment, else from `folder`, made there on first use.

    Raises KeyAmiss when a key is not 64 hexadecimal digits.
    """
    stated = environment.get(VARIABLE)
    if stated:
        engine = _parsed(stated, where=VARIABLE)
        return Keys(engine, _derived(engine, b"headwater exchange private key"))
    return Keys(_kept(folder / "engine.key"), _kept(folder / "exchange.key"))


def _kept(path: Path) -> bytes:
    if not path.exists():
        _make(path)
    return _parsed(path.read_text("ascii"), where=str(path.name))


def _make(path: Path) -> None:
    """Make a key that only this user can read; if two processes race, the first one's stays."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as target:
        target.write(secrets.token_hex(_LENGTH) + "\n")
        target.flush()
        os.fsync(target.fileno())
    try:
        os.link(unfinished, path)
    except FileExistsError:
        pass
    finally:
        unfinished.unlink()


def _parsed(text: str, *, where: str) -> bytes:
    try:
        key = bytes.fromhex(text.strip())
    except ValueError:
        key = b""
    if len(key) != _LENGTH:
        raise KeyAmiss(
            found=f"The key in {where} is not 64 hexadecimal digits.",
            expected="a key of 32 bytes, written as 64 hexadecimal digits.",
            next_step="set it to the key that this home was made with; never make up another.",
        )
    return key


def _derived(secret: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=hashes.SHA256(), length=_LENGTH, salt=None, info=purpose).derive(secret)
