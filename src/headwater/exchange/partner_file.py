"""The one file that a partner's desk sends: counts for the lattice, a manifest, and a signature.

A zip of three members, stored as they are: `manifest.json`, its Ed25519 `signature`, and
`values.csv`, whose digest stands in the manifest. There is one way to write it, so a file with any
byte changed is not the file that was signed, wherever the byte stands.
"""

import errno
import hashlib
import json
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import IO

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from pydantic import ValidationError

from headwater.exchange.wire import read_message, write_message
from headwater.vocabulary.nature import Nature

FORMAT = 1
MANIFEST, SIGNATURE, VALUES = "manifest.json", "signature", "values.csv"
MEMBERS = (MANIFEST, SIGNATURE, VALUES)
LARGEST_MANIFEST = 1 << 20
_CHUNK = 1 << 18
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_MANGLED = (
    *(zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError),
    *(struct.error, zlib.error),
)
_UNREADABLE = (InvalidSignature, ValidationError, ValueError, TypeError, RecursionError)
_GROUPS_OF_A_FINGERPRINT = 8


class NoPartnerFile(Exception):
    """The file is not one that a partner's desk writes."""


class PartnerFileAltered(Exception):
    """The file is not as it was signed."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a file of aggregates says of itself. Row counts are as coarse as the policy asks.

    `measures` are those counted, each with its version; `rules` name every check that the rows
    passed, as `column:reason`. `public_key` is hexadecimal, as is the digest of the values.
    """

    partnership: str
    supplier: str
    feed: str
    specification_version: str
    measures: dict[str, int]
    rules: tuple[str, ...]
    policy: str
    nature: Nature
    reference: str
    prepared_on: date
    first_month: date
    last_month: date
    rows_in_file: int
    rows_accepted: int
    rows_rejected: int
    cells: int
    withheld: int
    values_sha256: str = ""
    public_key: str = ""
    format: int = FORMAT

    @property
    def fingerprint(self) -> str:
        """What is told by telephone of the key that signed it."""
        return fingerprint_of(bytes.fromhex(self.public_key))


def fingerprint_of(public_key: bytes) -> str:
    """The first 128 bits of the key's SHA-256, in eight groups that can be read out.

    >>> fingerprint_of(bytes(32))
    '6668 7aad f862 bd77 6c8f c18b 8e9f 8e20'
    """
    digits = hashlib.sha256(public_key).hexdigest()
    starts = range(0, 4 * _GROUPS_OF_A_FINGERPRINT, 4)
    return " ".join(digits[start : start + 4] for start in starts)


def is_same_fingerprint(one: str, other: str) -> bool:
    """Whether two fingerprints are one, however they were written down.

    >>> is_same_fingerprint("6668 7AAD", "66687aad")
    True
    """
    return _digits(one) == _digits(other)


def write_partner_file(
    target: IO[bytes], manifest: Manifest, values: Path, *, private_key: bytes
) -> Manifest:
    """Sign `values` with 32 bytes of Ed25519 and write the file; the manifest as it was signed."""
    private = Ed25519PrivateKey.from_private_bytes(private_key)
    signed = replace(
        manifest,
        values_sha256=_digest(_chunks_of(values)),
        public_key=private.public_key().public_bytes_raw().hex(),
    )
    said = json.dumps(write_message(signed), sort_keys=True, indent=1, ensure_ascii=False).encode()
    _put_together(target, said, private.sign(said), values)
    return signed


def open_partner_file(path: Path, *, values: Path, copy: Path) -> Manifest:
    """Check that `path` is as it was signed; its values are written to `values`.

    `copy` is where the file is put together again, to be compared. By whom it was signed is the
    caller's question. Raises NoPartnerFile, or PartnerFileAltered.
    """
    said, signature = _taken_apart(path, values)
    try:
        manifest = read_message(Manifest, json.loads(said))
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(manifest.public_key))
        key.verify(signature, said)
    except _UNREADABLE:
        raise PartnerFileAltered from None
    if manifest.values_sha256 != _digest(_chunks_of(values)) or manifest.format != FORMAT:
        raise PartnerFileAltered
    with copy.open("wb") as target:
        _put_together(target, said, signature, values)
    if _digest(_chunks_of(copy)) != _digest(_chunks_of(path)):
        raise PartnerFileAltered
    return manifest


def _taken_apart(path: Path, values: Path) -> tuple[bytes, bytes]:
    """The manifest and the signature as bytes; the values go to a file."""
    if not zipfile.is_zipfile(path):
        raise NoPartnerFile
    try:
        with zipfile.ZipFile(path) as archive:
            _check_members(archive)
            said = archive.read(MANIFEST)
            signature = archive.read(SIGNATURE)
            with archive.open(VALUES) as packed, values.open("wb") as target:
                while chunk := packed.read(_CHUNK):
                    target.write(chunk)
    except _MANGLED:
        raise PartnerFileAltered from None
    except OSError as error:
        # A mangled directory points before the beginning of the file; the disk is not at fault.
        if error.errno not in {None, errno.EINVAL}:
            raise
        raise PartnerFileAltered from None
    return said, signature


def _check_members(archive: zipfile.ZipFile) -> None:
    """Stored members alone: nothing unpacks to more than the file holds."""
    members = archive.infolist()
    if tuple(member.filename for member in members) != MEMBERS:
        raise NoPartnerFile
    is_plain = all(member.compress_type == zipfile.ZIP_STORED for member in members)
    is_small = all(member.file_size <= LARGEST_MANIFEST for member in members[:2])
    if not (is_plain and is_small):
        raise PartnerFileAltered


def _put_together(target: IO[bytes], said: bytes, signature: bytes, values: Path) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, content in ((MANIFEST, said), (SIGNATURE, signature)):
            archive.writestr(_member(name), content)
        member = _member(VALUES)
        member.file_size = values.stat().st_size
        with archive.open(member, "w") as packed:
            for chunk in _chunks_of(values):
                packed.write(chunk)


def _member(name: str) -> zipfile.ZipInfo:
    """A member that says nothing of the machine or the hour that it was written on."""
    member = zipfile.ZipInfo(name, _EARLIEST)
    member.create_system = 3
    member.external_attr = 0o644 << 16
    return member


def _chunks_of(path: Path) -> Iterator[bytes]:
    with path.open("rb") as source:
        while chunk := source.read(_CHUNK):
            yield chunk


def _digest(chunks: Iterator[bytes]) -> str:
    digest = hashlib.sha256()
    for chunk in chunks:
        digest.update(chunk)
    return digest.hexdigest()


def _digits(fingerprint: str) -> str:
    return "".join(fingerprint.split()).casefold()
