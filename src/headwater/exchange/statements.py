"""Signed statements: each says one thing that was done, and holds the digest of the one before.

Only the engine signs; anybody with its public key can tell whether a statement was altered, moved
or taken out. One line of a file is one statement, as JSON.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from pydantic import TypeAdapter, ValidationError

UNREADABLE = "unreadable"
"""What stands in the place of a line that is no statement any more."""
FIRST = "0" * 64
"""What stands in the first statement where later ones hold the digest of the one before."""
Detail = str | int | None


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that was done. `said_at` is a day or a moment in ISO form.

    `details` are references, codes and counts: never a row's words and nobody's name.
    """

    number: int
    said_at: str
    what: str
    details: dict[str, Detail]
    previous: str
    signature: str = ""

    @property
    def signed(self) -> bytes:
        """What the signature is over: everything else, written in one way."""
        said = {name: value for name, value in asdict(self).items() if name != "signature"}
        return json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()

    @property
    def digest(self) -> str:
        """The SHA-256 of the statement with its signature."""
        return hashlib.sha256(self.signed + self.signature.encode()).hexdigest()

    def is_signed_with(self, public_key: bytes) -> bool:
        """Whether the holder of the private half said exactly this."""
        try:
            signature = bytes.fromhex(self.signature)
            Ed25519PublicKey.from_public_bytes(public_key).verify(signature, self.signed)
        except (InvalidSignature, ValueError):
            return False
        return True


@dataclass(frozen=True, slots=True)
class Published:
    """Statements as the engine put them into the exchange, with what verifies them."""

    public_key: bytes
    statements: tuple[Statement, ...]

    @property
    def amiss(self) -> tuple[int, ...]:
        """The numbers of the statements that do not hold."""
        return unsound(self.statements, public_key=self.public_key)


def signed_statement(
    *,
    said_at: str,
    what: str,
    details: Mapping[str, Detail],
    after: Statement | None,
    private_key: bytes,
) -> Statement:
    """The statement that follows `after`, or the first one, signed with 32 bytes of Ed25519."""
    number, previous = (after.number + 1, after.digest) if after else (1, FIRST)
    said = Statement(number, said_at, what, dict(details), previous)
    signature = Ed25519PrivateKey.from_private_bytes(private_key).sign(said.signed).hex()
    return Statement(number, said_at, what, said.details, previous, signature)


def unsound(statements: Iterable[Statement], *, public_key: bytes) -> tuple[int, ...]:
    """The numbers of those that were altered, moved, or stand after one that was taken out."""
    found, number, previous = [], 0, FIRST
    for statement in statements:
        follows = statement.number == number + 1 and statement.previous == previous
        is_sound = follows and statement.is_signed_with(public_key)
        if not is_sound:
            found.append(statement.number)
        number = statement.number
        previous = statement.digest if statement.is_signed_with(public_key) else ""
    return tuple(found)


def written(statement: Statement) -> bytes:
    """A statement as one line."""
    return json.dumps(asdict(statement), ensure_ascii=False).encode() + b"\n"


def statements_in(path: Path) -> Iterator[Statement]:
    """The statements of a file, in order; none where there is no file.

    A last line without an end was being written when the machine stopped: nobody was told of it.
    """
    if not path.exists():
        return
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if line.endswith(b"\n"):
                yield _read(line, number)


def publish(
    root: Path,
    name: str,
    statements: Iterable[Statement],
    *,
    public_key: bytes,
    as_of: int | None = None,
) -> None:
    """Put the engine's statements of one kind into the exchange, whole or not at all.

    `as_of` is when the log was last added to, in nanoseconds; `is_published` compares with it.
    """
    folder = root / "statements"
    folder.mkdir(parents=True, exist_ok=True)
    partial = folder / f".{name}.{os.getpid()}"
    with partial.open("wb") as target:
        target.write(public_key.hex().encode() + b"\n")
        for statement in statements:
            target.write(written(statement))
        target.flush()
        os.fsync(target.fileno())
    if as_of is not None:
        os.utime(partial, ns=(as_of, as_of))
    partial.replace(folder / f"{name}.jsonl")


def is_published(root: Path, name: str, *, as_of: int) -> bool:
    """Whether what stands in the exchange is the log as it was last added to."""
    path = root / "statements" / f"{name}.jsonl"
    return path.exists() and path.stat().st_mtime_ns == as_of


def published(root: Path, name: str) -> Published | None:
    """What the engine published under that name, or nothing yet."""
    path = root / "statements" / f"{name}.jsonl"
    if not path.exists():
        return None
    with path.open("rb") as lines:
        public_key = bytes.fromhex(next(lines).decode("ascii"))
        found = tuple(_read(line, number) for number, line in enumerate(lines, start=1))
    return Published(public_key, found)


def _read(line: bytes, number: int) -> Statement:
    """A line as a statement; one that was made unreadable holds nothing and is not signed."""
    try:
        return _reader().validate_json(line)
    except ValidationError:
        return Statement(number, "", UNREADABLE, {}, "")


@cache
def _reader() -> TypeAdapter[Statement]:
    return TypeAdapter(Statement)
